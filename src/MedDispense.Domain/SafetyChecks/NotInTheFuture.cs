namespace MedDispense.Domain.SafetyChecks;

/// <summary>What is recorded has happened: a moment beyond a small tolerance into the future is refused.</summary>
public static class NotInTheFuture
{
    /// <summary>Clocks differ a little; a station may be this much ahead.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    public static IEnumerable<Finding> Check(DateTime happenedAt, DateTime now)
    {
        if (happenedAt > now + Tolerance)
        {
            yield return Finding.Stop("happened-in-the-future", "The time is in the future.",
                "Only what has happened can be recorded.", "Check the date and time, then send again.", "HappenedAt");
        }
    }
}
