namespace MedDispense.Domain.Schedules;

/// <summary>Time that must pass between two doses. It is real time: an hour of it passes while the clocks go back and
/// show the same hour again.</summary>
public static class MinimumInterval
{
    /// <summary>The earliest moment of the next dose, UTC.</summary>
    public static DateTime NextAfter(DateTime last, TimeSpan interval) => last + interval;

    /// <summary>Whether two doses (UTC) lie at least so far apart, whichever came first.</summary>
    public static bool IsKept(DateTime one, DateTime other, TimeSpan interval) => (one - other).Duration() >= interval;
}
