using MedDispense.Domain.Doses;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What is written down after the fact keeps three times (due, happened, recorded) and says why it is late; a
/// manager approves it afterwards.</summary>
public static class LateEntry
{
    /// <summary>Up to this long after the fact it is an act at the bedside.</summary>
    public static readonly TimeSpan AtTheBedside = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static bool Is(DateTime? happenedAt, DateTime now) => happenedAt is { } at && now - at > AtTheBedside;

    /// <param name="isLate">Whether it is written down after the fact.</param>
    /// <param name="happenedAt">When it happened, UTC; null for now.</param>
    /// <param name="now">UTC.</param>
    /// <param name="reasonCode">Why it is late.</param>
    public static IEnumerable<Finding> Check(bool isLate, DateTime? happenedAt, DateTime now, string? reasonCode)
    {
        if (!isLate)
            yield break;
        if (DoseReasons.LateEntry.All(choice => choice.Code != reasonCode))
        {
            yield return Finding.Stop("late-entry-without-reason", "A late entry says why it is late.",
                "It is recorded after the fact.", "Choose the reason from the list.", "LateEntryReason");
        }

        if (now - happenedAt > Longest)
        {
            yield return Finding.Stop("late-entry-too-old", "This is too long ago for a late entry.",
                $"It is more than {Longest.TotalDays:0} days ago.", "Tell a manager; they record it as a correction.", "HappenedAt");
        }
    }
}
