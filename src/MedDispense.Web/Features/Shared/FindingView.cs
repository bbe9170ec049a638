namespace MedDispense.Web.Features.Shared;

/// <summary>One finding as a page shows it.</summary>
/// <param name="Severity">Sign, word and colour.</param>
/// <param name="What">What is wrong, after the word: "another strength", "72 minutes late".</param>
/// <param name="Fact">The fact behind it, or null.</param>
/// <param name="Do">What to do now, in order; may be empty.</param>
public sealed record FindingView(Severity Severity, string What, string? Fact, IReadOnlyList<string> Do)
{
    public FindingView(Severity severity, string what, string? fact = null)
        : this(severity, what, fact, [])
    {
    }
}
