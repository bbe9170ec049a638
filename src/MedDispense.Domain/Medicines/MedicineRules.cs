using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Medicines;

/// <summary>What must be true of a medicine that a person adds or changes by hand.</summary>
public static class MedicineRules
{
    private static readonly string[] NeverSplit = ["extended", "delayed", "modified", "enteric", "sustained", "gastro"];

    /// <summary>What speaks against a product as a whole.</summary>
    /// <param name="product">As entered.</param>
    /// <param name="treatAsControlled">The house's own choice.</param>
    /// <param name="jurisdiction">The law the house works under.</param>
    public static IEnumerable<Finding> Check(FormularyProduct product, bool treatAsControlled, Jurisdiction jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (StrengthFitsCount.Problem(product.CountedIn, product.Ingredients, product.IsControlled) is { } misfit)
        {
            yield return Finding.Stop("strength-does-not-fit", "Strength and count do not belong together.", misfit,
                "Write the strength per what is counted, such as 10 mg for a tablet or 10 mg/mL for a liquid.", "Ingredients");
        }

        if (SmallestProblem(product.CountedIn, product.SmallestPerUnit, product.Form) is { } smallest)
        {
            yield return Finding.Stop("smallest-does-not-fit", "The smallest amount does not fit.", smallest,
                "Choose another smallest amount.", "SmallestPerCounted");
        }

        foreach (var finding in CheckSchedules(
            product.Ingredients.Select(ingredient => ingredient.Base), product.UsSchedule ?? UsSchedule.NotScheduled,
            product.UkSchedule ?? UkSchedule.NotScheduled, product.IsControlled || treatAsControlled, jurisdiction))
        {
            yield return finding;
        }
    }

    /// <summary>What speaks against schedules: one without medical use, or none for what the law always schedules.</summary>
    /// <param name="substances">The active substances without their salts.</param>
    /// <param name="us">As chosen.</param>
    /// <param name="uk">As chosen.</param>
    /// <param name="isControlled">Whether anything makes it controlled, the house's own choice too.</param>
    /// <param name="jurisdiction">The law the house works under.</param>
    public static IEnumerable<Finding> CheckSchedules(
        IEnumerable<string> substances, UsSchedule us, UkSchedule uk, bool isControlled, Jurisdiction jurisdiction)
    {
        if (us == UsSchedule.I || uk == UkSchedule.One)
        {
            yield return Finding.Stop("schedule-one", "It is in schedule I.", "Schedule I has no accepted medical use.",
                "Choose the schedule on the label.", us == UsSchedule.I ? "UsSchedule" : "UkSchedule");
        }

        var lacksSchedule = jurisdiction switch
        {
            Jurisdiction.UnitedStates => us == UsSchedule.NotScheduled,
            Jurisdiction.UnitedKingdom => !isControlled,
        };
        if (lacksSchedule && AlwaysControlled.FirstOf(substances) is { } substance)
        {
            yield return Finding.Stop("schedule-missing", "It is a controlled medicine.",
                $"The law schedules every medicine that holds {substance}.", "Choose the schedule on the label.",
                jurisdiction == Jurisdiction.UnitedStates ? "UsSchedule" : "UkSchedule");
        }
    }

    /// <summary>A change of schedules: stricter always; looser never, since the register would end where the law wants
    /// it to go on.</summary>
    public static IEnumerable<Finding> CheckChange(Medicine medicine, UsSchedule us, UkSchedule uk, bool treatAsControlled)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        const string Next = "Keep it, or choose a stricter one. Where it was entered wrongly, withdraw the medicine and add it again.";
        if (LegalScheduleWords.IsLower(medicine.UsSchedule, us))
        {
            yield return Finding.Stop("schedule-lowered", "The schedule is not lowered.",
                $"It is recorded as {medicine.UsSchedule.Words()}.", Next, "UsSchedule");
        }

        if (LegalScheduleWords.IsLower(medicine.UkSchedule, uk))
        {
            yield return Finding.Stop("schedule-lowered", "The schedule is not lowered.",
                $"It is recorded as {medicine.UkSchedule.Words()}.", Next, "UkSchedule");
        }

        if (medicine.LegalClass.Length > 0 && !treatAsControlled)
        {
            yield return Finding.Stop("controlled-by-law", "It stays controlled.",
                $"Its legal class is {medicine.LegalClass}.", "Leave it marked as controlled.", "TreatAsControlled");
        }
    }

    /// <summary>Why a medicine cannot be counted in parts of this size, or null when it can.</summary>
    public static string? SmallestProblem(CountedIn countedIn, int smallestPerCounted, string form)
    {
        if (countedIn.IsMeasured())
        {
            return smallestPerCounted is 1 or 10 or 100 or 1000 ? null
                : $"What is measured in {countedIn.Plural()} is measured to 1, 0.1, 0.01 or 0.001 {countedIn.Plural()}.";
        }

        if (smallestPerCounted == 1)
            return null;
        if (countedIn != CountedIn.Tablet)
            return $"A {countedIn.Singular()} is never divided.";
        if (smallestPerCounted is not (2 or 4))
            return "A scored tablet is divided into halves or quarters.";
        return NeverSplit.Any(word => form.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? $"A tablet of this form ({form}) is never divided."
            : null;
    }
}
