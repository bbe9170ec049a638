using System.Globalization;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>After missed doses the ordered one may be too much: what the table of the medicine asks for is done first.</summary>
public static class MissedDosesCleared
{
    private const int MostDaysSaid = 6;

    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Holds is not { Missed: { } missed, Row: { } row } holds)
            yield break;
        const string Code = "missed-doses";
        var what = $"{missed.Say()} missed in a row.";
        var fact = Fact(holds, facts.Ordered, facts.Clock);
        if (holds.Decided is { } word)
        {
            yield return Finding.Note(Code, what,
                $"{fact} {word.By} {(word.IsVersion ? "changed the order" : "decided that it goes on")} {facts.Clock.Say(word.At, facts.Now)}{(word.Words.Length > 0 ? $": {word.Words}" : ".")}");
            yield break;
        }

        yield return (row.Step, facts.IsLateEntry) switch
        {
            (MissedDoseStep.GoOn, _) or (MissedDoseStep.LookFirst, true) => Finding.Note(Code, what, fact),
            (MissedDoseStep.LookFirst, false) => Finding.Reason("missed-doses-look", what, fact,
                "Look at the client before you give it: awake, speaks clearly, not intoxicated? Write what you saw."),
            (MissedDoseStep.AskPrescriber, false) => Finding.Stop(Code, what, fact,
                "Do not give it. The prescriber decides whether it goes on, or changes the order."),
            (MissedDoseStep.BeginAnew, false) => Finding.Stop(Code, what, fact,
                "Do not give it. After so long the prescriber orders a new start."),
            (MissedDoseStep.AskPrescriber or MissedDoseStep.BeginAnew, true) => Finding.Reason(Code, what, fact,
                "Say what happened; a prescriber must hear of it."),
        };
    }

    /// <summary>Which days, the last dose before them, and what the table proposes.</summary>
    /// <param name="holds">With a run.</param>
    /// <param name="ordered">The medicine.</param>
    /// <param name="clock">Of the house.</param>
    public static string Fact(OrderHolds holds, Medicine ordered, FacilityClock clock)
    {
        ArgumentNullException.ThrowIfNull(holds);
        var missed = holds.Missed ?? throw new ArgumentException("There is no run.", nameof(holds));
        List<string> days = [.. missed.Days.TakeLast(MostDaysSaid).Select(day => day.ToString("ddd d MMM", CultureInfo.InvariantCulture))];
        var listed = days.Count == 1 ? days[0] : $"{string.Join(", ", days.SkipLast(1))} and {days[^1]}";
        var last = missed.Last is { } dose
            ? $"Last dose: {dose.Medicine.SayInFull(dose.Amount)}, {clock.SayFully(dose.At)}."
            : $"No dose of {ordered.Name} is on record.";
        var proposal = holds.Decided is null && holds.Proposal() is { } proposed ? $" For the prescriber to consider: {proposed}." : "";
        return $"Missed: {(missed.Days.Count > MostDaysSaid ? "… " : "")}{listed}. {last}{proposal}";
    }
}
