using System.Globalization;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A day is closed in the evening or later. Before, somebody says that it is meant so: what comes later that day
/// belongs to the next close, and a sheet that says "closed" would be read as the whole day.</summary>
public static class DayIsOver
{
    /// <summary>From this hour on a day may be closed without a word.</summary>
    public const int EveningFrom = 18;

    /// <summary>Whether the day that is to be closed still has its afternoon before it.</summary>
    public static bool IsEarly(DateOnly day, DateTime localNow) =>
        day == DateOnly.FromDateTime(localNow) && localNow.Hour < EveningFrom;

    /// <param name="day">The day that is to be closed.</param>
    /// <param name="localNow">The facility's local time.</param>
    /// <param name="isMeant">Whether the two who sign say that it is to be closed now.</param>
    public static IEnumerable<Finding> Check(DateOnly day, DateTime localNow, bool isMeant)
    {
        if (IsEarly(day, localNow) && !isMeant)
        {
            yield return Finding.Stop("day-not-over", "The day is not over.",
                $"It is {localNow.ToString("HH:mm", CultureInfo.InvariantCulture)}. What is recorded later today belongs to the next close.",
                $"Close it after {EveningFrom}:00, or tick that it is to be closed now.", "CloseNow");
        }
    }
}
