using NodaTime;
using NodaTime.TimeZones;

namespace MedDispense.Domain.Schedules;

/// <summary>What the clocks of a zone do with a local date and time.</summary>
public enum Showing
{
    Once,

    /// <summary>The clocks are put forward over it.</summary>
    Never,

    /// <summary>The clocks are put back over it.</summary>
    Twice,
}

/// <summary>From local dates and times to moments and back, as every schedule counts them.</summary>
public static class WallClock
{
    // A day that begins in a gap begins where the gap ends.
    private static readonly ZoneLocalMappingResolver DayStart =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>How often the clocks show a local date and time.</summary>
    public static Showing Shows(LocalDateTime local, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.MapLocal(local).Count switch
        {
            0 => Showing.Never,
            1 => Showing.Once,
            _ => Showing.Twice,
        };
    }

    /// <summary>The moment of a local date and time: forward by what the clocks skip; where they show it twice, the first
    /// or with ordinal 2 the second.</summary>
    public static Instant Moment(LocalDateTime local, int ordinal, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return ordinal == 2 && zone.MapLocal(local) is { Count: 2 } twice
            ? twice.Last().ToInstant()
            : zone.AtLeniently(local).ToInstant();
    }

    /// <summary>What the clocks show at a moment, and whether for the first time or the second.</summary>
    public static (LocalDateTime Local, int Ordinal) KeyOf(Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone).LocalDateTime;
        return (local, zone.MapLocal(local) is { Count: 2 } twice && twice.Last().ToInstant() == moment ? 2 : 1);
    }

    /// <summary>Where a local day begins and ends; both are the same moment for a day that the zone leaves out.</summary>
    public static (Instant Begins, Instant Ends) BoundsOf(LocalDate day, DateTimeZone zone) =>
        (StartOf(day, zone), StartOf(day.PlusDays(1), zone));

    internal static bool HasDay(LocalDate day, DateTimeZone zone)
    {
        var (begins, ends) = BoundsOf(day, zone);
        return begins < ends;
    }

    private static Instant StartOf(LocalDate day, DateTimeZone zone) =>
        zone.ResolveLocal(day.AtMidnight(), DayStart).ToInstant();
}
