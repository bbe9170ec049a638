namespace MedDispense.Domain.SafetyChecks;

/// <summary>A day with open matters can be closed, with a word on them.</summary>
public static class OpenMattersExplained
{
    /// <param name="openMatters">What is open, in words; empty when nothing is.</param>
    /// <param name="remarks">What the two who sign say about it.</param>
    public static IEnumerable<Finding> Check(IReadOnlyList<string> openMatters, string? remarks)
    {
        if (openMatters.Count > 0 && string.IsNullOrWhiteSpace(remarks))
        {
            yield return Finding.Stop("open-matters-without-remark", "Something is still open.",
                $"{string.Join(". ", openMatters)}.",
                "Settle it first, or write what is known about it.", "Remarks");
        }
    }
}
