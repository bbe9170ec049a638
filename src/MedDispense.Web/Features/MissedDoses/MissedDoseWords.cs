using MedDispense.Domain.Holds;

namespace MedDispense.Web.Features.MissedDoses;

/// <summary>What missed doses ask for, in the words of pages.</summary>
public static class MissedDoseWords
{
    /// <summary>"Ask the prescriber".</summary>
    public static string Say(this MissedDoseStep step) => step switch
    {
        MissedDoseStep.GoOn => "Go on as ordered",
        MissedDoseStep.LookFirst => "Look at the client first",
        MissedDoseStep.AskPrescriber => "Ask the prescriber",
        MissedDoseStep.BeginAnew => "The prescriber orders a new start",
    };

    /// <summary>"4 days or more: ask the prescriber, who is told the lower of 50 % of the last dose and 40 mg".</summary>
    /// <param name="row">The row.</param>
    /// <param name="next">The row after it; null for the last.</param>
    /// <param name="unit">What both count.</param>
    public static string Say(MissedDoseRow row, MissedDoseRow? next, MissedUnit unit)
    {
        ArgumentNullException.ThrowIfNull(row);
        var counted = unit == MissedUnit.Days ? (row.From == 1 && next is null or { From: 2 } ? "day" : "days") : "hours";
        var from = next is null ? $"{row.From} {counted} or more"
            : next.From == row.From + 1 ? $"{row.From} {counted}" : $"{row.From} to {next.From - 1} {counted}";
        var told = (row.SharePercent, row.Ceiling) switch
        {
            (null, null) => "",
            ({ } share, null) => $", who is told {share} % of the last dose",
            (null, { } most) => $", who is told {most.Say()} at most",
            ({ } share, { } most) => $", who is told the lower of {share} % of the last dose and {most.Say()}",
        };
        return $"{from}: {char.ToLowerInvariant(row.Step.Say()[0])}{row.Step.Say()[1..]}{told}";
    }

    /// <summary>Every row of a policy as a sentence.</summary>
    public static IEnumerable<string> Lines(MissedDosePolicy policy) =>
        policy.Rows.Select((row, index) => Say(row, policy.Rows.ElementAtOrDefault(index + 1), policy.Unit));
}
