using System.Globalization;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A business day is closed once, not before it has begun, and after the days before it; days that are left
/// out need a reason and stay left out.</summary>
public static class DaysClosedInOrder
{
    /// <summary>More days than this are told by their number, not by name.</summary>
    private const int MostNamed = 7;

    /// <param name="day">The day that is to be closed.</param>
    /// <param name="today">The facility's local day.</param>
    /// <param name="firstDay">The local day on which the house began.</param>
    /// <param name="lastClosed">The newest day that is closed; null when none is.</param>
    /// <param name="isClosed">Whether the day itself is closed.</param>
    /// <param name="reason">Why the days between were not closed.</param>
    public static IEnumerable<Finding> Check(
        DateOnly day, DateOnly today, DateOnly firstDay, DateOnly? lastClosed, bool isClosed, string? reason)
    {
        if (day > today)
        {
            yield return Finding.Stop("day-in-the-future", "This day has not begun.", $"Today is {Say(today)}.",
                "Choose today or an earlier day.", "BusinessDate");
        }
        else if (day < firstDay)
        {
            yield return Finding.Stop("day-before-the-house", "The house did not keep a register on this day.",
                $"It began on {Say(firstDay)}.", "Choose a later day.", "BusinessDate");
        }
        else if (isClosed)
        {
            yield return Finding.Stop("day-closed-already", "This day is closed already.",
                $"{Say(day)} was closed and signed by two.", "Look at it in the list of closed days.", "BusinessDate");
        }
        else if (day < lastClosed)
        {
            yield return Finding.Stop("day-left-out", "A later day is closed already.",
                $"{Say(lastClosed.Value)} is closed; {Say(day)} was left out then, with a reason.",
                "Choose a day after it.", "BusinessDate");
        }
        else if (string.IsNullOrWhiteSpace(reason) && LeftOut(day, lastClosed) is { Count: > 0 } days)
        {
            yield return Finding.Stop("days-left-out-without-reason", "Earlier days are not closed yet.",
                days.Count <= MostNamed
                    ? $"Not closed: {string.Join(", ", days.Select(Say))}."
                    : $"{days.Count} days from {Say(days[0])} to {Say(days[^1])} are not closed.",
                "Close them first, or write why they are left out.", "SkippedReason");
        }
    }

    /// <summary>The days between the newest closed day and the one that is to be closed.</summary>
    public static IReadOnlyList<DateOnly> LeftOut(DateOnly day, DateOnly? lastClosed) => lastClosed is { } last
        ? [.. Enumerable.Range(1, Math.Max(0, day.DayNumber - last.DayNumber - 1)).Select(last.AddDays)]
        : [];

    private static string Say(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
