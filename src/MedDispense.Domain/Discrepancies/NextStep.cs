namespace MedDispense.Domain.Discrepancies;

/// <summary>What has to be done next with an open discrepancy.</summary>
public enum NextStep
{
    /// <summary>Another person counts again without seeing the figure.</summary>
    CountAgain,

    /// <summary>Find what explains it, or move what stays unexplained to lost or found.</summary>
    Explain,

    /// <summary>Everything is explained: an approver closes it.</summary>
    Close,
}

/// <summary>Says what is next, and until when; the deadlines run from the opening.</summary>
public static class NextSteps
{
    public static readonly TimeSpan CountAgainWithin = TimeSpan.FromHours(12);
    public static readonly TimeSpan ExplainWithin = TimeSpan.FromHours(24);
    public static readonly TimeSpan DecideWithin = TimeSpan.FromHours(72);

    /// <param name="rule">What opened it.</param>
    /// <param name="remainder">What is not explained.</param>
    /// <param name="isCountedAgain">Whether another person has counted again.</param>
    public static NextStep Of(DiscrepancyRule rule, long remainder, bool isCountedAgain)
    {
        if (remainder != 0 && rule.AsksForRecount() && !isCountedAgain)
            return NextStep.CountAgain;
        return remainder != 0 && rule.NeedsMovement() ? NextStep.Explain : NextStep.Close;
    }

    /// <summary>When it should be done at the latest, UTC.</summary>
    public static DateTime Until(this NextStep next, DateTime openedAt) => openedAt + next switch
    {
        NextStep.CountAgain => CountAgainWithin,
        NextStep.Explain => ExplainWithin,
        NextStep.Close => DecideWithin,
    };
}
