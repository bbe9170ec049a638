using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using NodaTime;

namespace MedDispense.Domain.Holds;

/// <summary>The days in a row before a dose on which its order listed one and the client took none of the substance.</summary>
/// <param name="Days">From early to late; at least one.</param>
/// <param name="LastDueAt">When the first dose of the last of them was due, UTC.</param>
/// <param name="LastTakenAt">When the client last took the substance, under any order, UTC; null when that is not known.</param>
public sealed record MissedRun(IReadOnlyList<DateOnly> Days, DateTime LastDueAt, DateTime? LastTakenAt)
{
    /// <summary>As far back as anybody looks; the last row of every policy begins at or below it.</summary>
    public const int LongestDays = 31;

    /// <summary>That last dose; null when none is known.</summary>
    public TakenDose? Last { get; init; }

    /// <summary>The run before a day; null when there is none. A day on which no dose is listed, or the service is closed,
    /// neither counts nor ends it.</summary>
    /// <param name="order">The order; one as needed lists nothing and misses nothing.</param>
    /// <param name="day">The facility's day of the dose; it does not count itself.</param>
    /// <param name="lastTakenAt">When the client last took the substance before, under any order, UTC; null when that is not
    /// known.</param>
    /// <param name="isClosed">Whether the service was closed on a day.</param>
    /// <param name="zone">The facility's.</param>
    public static MissedRun? Before(OrderHistory order, DateOnly day, DateTime? lastTakenAt, Func<DateOnly, bool> isClosed, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(isClosed);
        var schedule = order.Schedule(zone);
        var first = LocalDay(order.Order.CreatedAt, zone);
        if (lastTakenAt is { } taken && LocalDay(taken, zone).AddDays(1) is var after && after > first)
            first = after;
        if (day.AddDays(-LongestDays * 4) is var earliest && earliest > first)
            first = earliest;
        var missed = new List<DateOnly>();
        DateTime? dueAt = null;
        for (var one = day.AddDays(-1); one >= first && missed.Count < LongestDays; one = one.AddDays(-1))
        {
            if (isClosed(one) || schedule.On(one) is not [var listed, ..])
                continue;
            missed.Add(one);
            dueAt ??= listed.DueAt;
        }

        missed.Reverse();
        return dueAt is { } due ? new(missed, due, lastTakenAt) : null;
    }

    /// <summary>What this run asks for; null when it asks for nothing.</summary>
    /// <param name="policies">Of the house.</param>
    /// <param name="medicine">What is ordered.</param>
    /// <param name="order">Whose doses were missed.</param>
    /// <param name="at">When the dose is given, UTC.</param>
    public MissedDoseRow? Asks(MissedDosePolicies policies, Medicine medicine, OrderHistory order, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(order);
        if (policies.Of(medicine) is { } policy)
        {
            var row = policy.RowAt(policy.Unit == MissedUnit.Days ? Days.Count : Hours(at));
            return row?.Step == MissedDoseStep.GoOn ? null : row;
        }

        var enough = order.VersionAt(at).When.Closest >= TimeSpan.FromDays(6) ? 1 : policies.DaysWithout;
        return Days.Count >= enough ? new(enough, MissedDoseStep.AskPrescriber) : null;
    }

    /// <summary>Whether a prescriber who decided then knew of all of it.</summary>
    /// <param name="decidedAt">UTC.</param>
    public bool WasKnownAt(DateTime decidedAt) => decidedAt >= LastDueAt;

    /// <summary><c>1 day</c>, <c>3 days</c>, <c>31 days or more</c>.</summary>
    public string Say() => Days.Count switch
    {
        1 => "1 day",
        LongestDays => $"{LongestDays} days or more",
        var count => $"{count} days",
    };

    // Where no dose is known, what was missed first is as long ago as can be said.
    private int Hours(DateTime at) =>
        (int)Math.Min(720, (at - (LastTakenAt ?? LastDueAt.AddDays(1 - Days.Count))).TotalHours);

    private static DateOnly LocalDay(DateTime moment, DateTimeZone zone) => Instant.FromDateTimeUtc(moment).InZone(zone).Date.ToDateOnly();
}
