using MedDispense.Domain.DoseLimits;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A dose above what is usual at once or in a day, and a treatment that begins higher than is usual, are signed only
/// with the prescriber's reason. None is a stop: there are good reasons, and what was typed wrong is seen when it is
/// asked for.</summary>
public static class DoseWithinLimits
{
    /// <summary>The field of the one reason for all of them.</summary>
    public const string Field = "DoseReason";

    private const int OlderFrom = 65;

    private static readonly string[] Asking = ["dose-at-once", "dose-a-day", "first-dose", "first-day", "cautious-start"];

    // Beside these a treatment begins lower; an opioid beside itself is a second order.
    private static readonly IngredientGroup Sedating = IngredientGroup.Joined("what sedates", IngredientGroups.Opioids, IngredientGroups.Sedatives, IngredientGroups.Gabapentinoids);

    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return FieldDoseLimits.Of(facts.Medicine, facts.Terms.Route)
            .SelectMany(row => SubstancePlan.Of(facts, row) is { } plan ? new Signing(facts, row, plan).Findings() : []);
    }

    /// <summary>Whether a reason is asked for, or was given, for what a check found.</summary>
    public static bool NeedsReason(IEnumerable<Finding> findings) => findings.Any(finding => Asking.Contains(finding.Code));

    /// <summary>One substance of the order against its row.</summary>
    private sealed class Signing(SigningFacts facts, FieldDoseLimit row, SubstancePlan plan)
    {
        private const string Begin = "Begin lower, or say what the client is used to and who confirmed it.";

        private readonly UcumUnit _unit = UnitOf(facts, row);

        public IEnumerable<Finding> Findings() => [.. AtOnce(), .. ADay(), .. FirstDays()];

        private IEnumerable<Finding> AtOnce()
        {
            if (row.Exceeded(DoseLimitKind.MostAtOnce, plan.Largest) is not { } limit)
                yield break;
            var what = plan.Largest > limit.Amount * new ExactNumber(10) ? "This is more than ten times the usual most at once; check the unit."
                : plan.Largest > limit.Amount * new ExactNumber(2) ? "This is more than twice the usual most at once; check the figure and the unit."
                : "More than the usual most at once.";
            yield return Over("dose-at-once", what, $"Ordered: {Say(plan.Largest)} of {row.Substance} at once; the usual most is {Say(limit)}.", "Check the figure and the unit.");
        }

        private IEnumerable<Finding> ADay()
        {
            var (own, whole) = (plan.OwnDay, plan.WholeDay);
            if (row.Exceeded(DoseLimitKind.MostADay, own) is { } limit)
            {
                // One dose a day that is too much at once is said once.
                if (own != plan.Largest || row.Exceeded(DoseLimitKind.MostAtOnce, plan.Largest) is null)
                    yield return Over("dose-a-day", "More than the usual most in a day.", $"Ordered: {Say(own)} of {row.Substance} in a day; the usual most is {Say(limit)}.", "Check the dose and the times.");
            }
            else if (row.Exceeded(DoseLimitKind.MostADay, whole) is { } together)
            {
                yield return Over("dose-a-day", "More than the usual most in a day, together with what is ordered or was taken already.",
                    $"{Together(own, whole)}; the usual most is {Say(together)}.", "Lower one of the doses, or end the other order.");
            }
            else if (plan.OtherNumbers.Count > 0)
            {
                yield return Finding.Note("dose-together", $"The client has {row.Substance} under another order too.", $"{Together(own, whole)}.");
            }
        }

        private IEnumerable<Finding> FirstDays()
        {
            if (plan.First is not { } first)
                yield break;
            if (row.Exceeded(DoseLimitKind.FirstAtOnce, first.Largest) is { } single)
                yield return Over("first-dose", "More than a first dose.", $"Ordered: {Say(first.Largest)} of {row.Substance} at once; a first dose is at most {Say(single)}. {Since(first)}", Begin);
            if (row.Exceeded(DoseLimitKind.FirstDayTotal, first.Total) is { } total)
                yield return Over("first-day", "More than the total of a first day.", $"Together {Say(first.Total)} of {row.Substance} on the first day; at most {Say(total)}. {Since(first)}", Begin);
            var (who, why) = Careful();
            var careful = row.Limits.Where(limit => limit.Kind == DoseLimitKind.CautiousAtOnce && (limit.For & who) != Caution.None).MinBy(limit => limit.Amount);
            if (careful is null)
                yield break;
            if (first.Largest > careful.Amount)
                yield return Over("cautious-start", "This client begins lower than others.", $"Ordered: {Say(first.Largest)} of {row.Substance} at once; at most {Say(careful)}, since {why}. {Since(first)}", Begin);
            else
                yield return Finding.Note("begin-low", "This client begins lower than others.", $"At most {Say(careful)} of {row.Substance} at once, since {why}.");
        }

        /// <summary>Why it is a first day.</summary>
        private string Since(FirstDay first) => (first.HasBegun, plan.LastTaken) switch
        {
            (true, { } last) => $"It began that day: {facts.Clock.SayFully(last)}.",
            (true, null) => "It begins that day with another order.",
            (false, { } last) => $"No dose is on record since {facts.Clock.SayFully(last)}.",
            (false, null) => $"No dose is on record in the {SigningFacts.TakenDays} days before.",
        };

        private string Together(ExactNumber own, ExactNumber whole)
        {
            var beside = plan.OtherNumbers.Count switch
            {
                0 => "With what was taken that day",
                1 => $"With order {plan.OtherNumbers[0]}",
                _ => $"With orders {string.Join(" and ", plan.OtherNumbers)}",
            };
            return $"Ordered: {Say(own)} of {row.Substance} in a day. {beside} it comes to {Say(whole)}";
        }

        /// <summary>Why this client begins lower, as the end of a sentence.</summary>
        private (Caution Who, string Why) Careful()
        {
            var day = facts.Clock.Day(plan.From);
            var age = day.Year - facts.Client.BornOn.Year - (day < facts.Client.BornOn.AddYears(day.Year - facts.Client.BornOn.Year) ? 1 : 0);
            var beside = facts.Others.Select(other => (other.Order.Order.Number, Names: InteractingIngredients.Of(new(other.Medicine, other.Order.Newest.IsAsNeeded))
                .Where(name => Sedating.Has(name) && name != row.Substance).ToList())).Where(other => other.Names.Count > 0)
                .Select(other => $"{string.Join(" and ", other.Names)} is ordered too (order {other.Number})").ToList();
            var who = (age >= OlderFrom ? Caution.Older : Caution.None) | (beside.Count > 0 ? Caution.Sedated : Caution.None);
            return (who, string.Join(" and ", (IEnumerable<string>)[.. age >= OlderFrom ? new[] { $"the client is {age}" } : [], .. beside]));
        }

        private Finding Over(string code, string what, string fact, string next) => string.IsNullOrWhiteSpace(facts.Terms.DoseReason)
            ? new Finding(FindingTier.Reason, code, what, fact, $"{next} To sign it all the same, enter the prescriber's reason.", Field)
            : Finding.Note(code, what, fact);

        private string Say(DoseLimit limit) => $"{Say(limit.Amount)} ({limit.Source})";

        private string Say(ExactNumber amount) =>
            ExactNumber.TryMultiply(amount, row.Unit.InBase, out var inBase) && ExactNumber.TryDivide(inBase, _unit.InBase, out var said)
                ? $"{said}\u00A0{_unit.OnScreen}"
                : $"{amount}\u00A0{row.Unit.OnScreen}";

        /// <summary>As it was typed, or as the label says it.</summary>
        private static UcumUnit UnitOf(SigningFacts facts, FieldDoseLimit row)
        {
            var typed = UcumUnit.OfCode(facts.Terms.DoseUnit);
            return typed.ConvertsTo(row.Unit) && facts.Medicine.CountedIn != CountedIn.Gram
                ? typed
                : UcumUnit.OfCode(facts.Medicine.Ingredients.First(ingredient => SubstanceName.Of(ingredient.Name) == row.Substance).Unit);
        }
    }
}
