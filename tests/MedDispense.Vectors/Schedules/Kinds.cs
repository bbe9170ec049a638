using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>What the clocks do with a local time, in the words of the cases.</summary>
internal static class Kinds
{
    public static string Of(LocalDateTime local, DateTimeZone zone) => WallClock.Shows(local, zone) switch
    {
        Showing.Once => "normal",
        Showing.Never => "gap",
        Showing.Twice => "overlap",
    };

    public static string Said(string kind) => kind.ToLowerInvariant() switch
    {
        "missing" or "skipped" => "gap",
        "repeated" or "ambiguous" => "overlap",
        var other => other,
    };
}
