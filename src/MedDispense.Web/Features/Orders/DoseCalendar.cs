using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Orders;

/// <summary>One day, or several in a row that are alike.</summary>
/// <param name="Days"><c>Mon 1 Mar 2027</c>, <c>Mon 1 Mar to Wed 3 Mar 2027, 3 days</c>.</param>
/// <param name="Doses"><c>08:00</c>, or with its amount <c>08:00 20 mg = 2 tablets</c>; none on days without.</param>
public sealed record DoseDays(string Days, IReadOnlyList<string> Doses);

/// <summary>The days to come with the doses that an order lists on them, alike days together: what was understood, to be
/// looked at before it is signed.</summary>
public static class DoseCalendar
{
    private const int MostDays = 26 * 7;
    private const int MostRows = 14;
    private const string BeforeNow = " (before now)";

    /// <param name="order">The order as it would be.</param>
    /// <param name="medicine">What it orders.</param>
    /// <param name="from">When the order or its change begins, UTC: what lies before now is due at once, and said so.</param>
    /// <param name="now">UTC.</param>
    /// <param name="time">The house's own time.</param>
    /// <returns>Up to half a year, no more than fourteen rows; none for an as-needed order.</returns>
    public static IReadOnlyList<DoseDays> Of(OrderHistory order, Medicine medicine, DateTime from, DateTime now, FacilityTime time)
    {
        var rows = new List<(DateOnly First, DateOnly Last, IReadOnlyList<string> Doses)>();
        var schedule = order.Schedule(time.Zone);
        var begins = schedule.Next(from, 1).FirstOrDefault();
        if (begins is null)
            return [];
        for (var i = 0; i < MostDays; i++)
        {
            var day = begins.Day.AddDays(i);
            IReadOnlyList<string> doses = [.. schedule.On(day).Where(dose => dose.DueAt >= from).Select(dose => Say(order, dose, medicine) + (dose.DueAt < now ? BeforeNow : ""))];
            if (rows.Count > 0 && rows[^1].Doses.SequenceEqual(doses))
                rows[^1] = rows[^1] with { Last = day };
            else if (rows.Count == MostRows)
                break;
            else
                rows.Add((day, day, doses));
        }

        // What comes after the last dose, or lasts beyond the last day looked at, has no end to tell.
        return [.. rows.Select((row, i) => new DoseDays(Say(row.First, row.Last, i == rows.Count - 1 && row.Last == begins.Day.AddDays(MostDays - 1)), row.Doses))];
    }

    private static string Say(DateOnly first, DateOnly last, bool goesOn)
    {
        if (goesOn)
            return $"From {Day(first)} on";
        return first == last ? Day(first) : $"{Day(first)} to {Day(last)}, {last.DayNumber - first.DayNumber + 1} days";
    }

    private static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Say(OrderHistory order, Occurrence dose, Medicine medicine)
    {
        var again = dose.Ordinal == 2 ? " (again, after the clocks go back)" : "";
        var at = dose.Time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) + again;
        var version = order.VersionAt(dose.DueAt);
        return version.When.Unit is not null && version.DoseOf(dose) is { } ordered ? $"{at} {ordered.SayBoth(medicine)}" : at;
    }
}
