using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Shared;

/// <summary>One finding as a page shows it.</summary>
/// <param name="Severity">Sign, word and colour.</param>
/// <param name="What">What is wrong, after the word: "another strength", "72 minutes late".</param>
/// <param name="Fact">The fact behind it, or null.</param>
/// <param name="Do">What to do now, in order; may be empty.</param>
/// <param name="Word">The word before it, where that of the severity does not fit: a transfer is not "given".</param>
public sealed record FindingView(Severity Severity, string What, string? Fact, IReadOnlyList<string> Do, string? Word = null)
{
    public FindingView(Severity severity, string what, string? fact = null)
        : this(severity, what, fact, [])
    {
    }

    /// <summary>A finding of an act on stock, which was not recorded because of it.</summary>
    public static FindingView Of(Finding finding) => new(
        SeverityOf(finding.Tier), finding.What, finding.Fact, finding.Next.Length > 0 ? [finding.Next] : [],
        finding.Tier == FindingTier.Stop ? "Not recorded" : null);

    private static Severity SeverityOf(FindingTier tier) => tier switch
    {
        FindingTier.Stop => Severity.Stop,
        FindingTier.ReasonAndSecondPerson => Severity.ReasonAndPerson,
        FindingTier.Reason => Severity.Reason,
        FindingTier.Note => Severity.Note,
    };
}
