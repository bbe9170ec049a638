using System.Globalization;

namespace MedDispense.Domain.Schedules;

/// <summary>How timings are said.</summary>
internal static class TimingWords
{
    private static readonly string[] Ordinals = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary><c>08:00, 14:00 and 20:00</c>.</summary>
    public static string List(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary><c>2 Mar 2027</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>every day</c>, <c>every third day</c>, <c>every 14 days</c>.</summary>
    public static string Every(int count, string what) =>
        count == 1 ? $"every {what}" : count < Ordinals.Length ? $"every {Ordinals[count]} {what}" : $"every {count} {what}s";

    /// <summary><c>1 day</c>, <c>21 days</c>.</summary>
    public static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary><c>31st</c>.</summary>
    public static string OfMonth(int day) => (day % 10, day is > 10 and < 14) switch
    {
        (1, false) => $"{day}st",
        (2, false) => $"{day}nd",
        (3, false) => $"{day}rd",
        _ => $"{day}th",
    };
}
