using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Web.Features.Orders;

/// <summary>The doses that an order lists next.</summary>
public static class NextDoses
{
    /// <summary>Far enough for any order that lists a dose a day.</summary>
    private const int MostDays = 40;

    /// <param name="order">The order.</param>
    /// <param name="from">The first moment of interest, UTC.</param>
    /// <param name="zone">The house's zone.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<Occurrence> Of(OrderHistory order, DateTime from, DateTimeZone zone, int count)
    {
        var newest = order.Newest;
        var first = new[] { from, newest.StartsAt, newest.EffectiveFrom }.Max();
        var day = Instant.FromDateTimeUtc(first).InZone(zone).Date.ToDateOnly();
        return [.. Enumerable.Range(0, MostDays).SelectMany(i => order.On(day.AddDays(i), zone)).Where(dose => dose.DueAt >= first).Take(count)];
    }
}
