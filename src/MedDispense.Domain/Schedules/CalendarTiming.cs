using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>A timing that says which local days have doses, and at what times of those days. Each day is asked for
/// itself, so that no day costs more than another.</summary>
public abstract class CalendarTiming : DoseTiming
{
    private protected CalendarTiming()
    {
    }

    /// <summary>What a day has; null when it has none.</summary>
    public abstract DayPlan? PlanOf(DateOnly day);

    internal sealed override IEnumerable<ListedDose> On(LocalDate day, Instant begins, DateTimeZone zone)
    {
        if (PlanOf(day.ToDateOnly()) is not { } plan || !WallClock.HasDay(day, zone))
            return [];
        return plan.Doses.Select(dose => (Local: day.At(LocalTime.FromTimeOnly(dose.Time)), dose.Amount))
            .Select(dose => new ListedDose(dose.Local, 1, WallClock.Moment(dose.Local, 1, zone), dose.Amount));
    }

    public sealed override ExactNumber? AmountAt(DateTime nominal) =>
        PlanOf(DateOnly.FromDateTime(nominal))?.At(TimeOnly.FromDateTime(nominal))?.Amount;

    // A dose can fall on the day after its own where a gap lies over midnight, and a clock put back over midnight shows
    // the day before again.
    internal sealed override IEnumerable<ListedDose> Between(Instant from, Instant to, Instant begins, DateTimeZone zone)
    {
        var last = to.InZone(zone).Date.PlusDays(1);
        for (var day = from.InZone(zone).Date.PlusDays(-1); day <= last; day = day.PlusDays(1))
        {
            foreach (var dose in On(day, begins, zone).Where(dose => dose.Due >= from && dose.Due < to))
                yield return dose;
        }
    }

    private protected sealed override bool Lists(DateTime nominal, int ordinal, Instant due, Instant begins) =>
        ordinal == 1 && PlanOf(DateOnly.FromDateTime(nominal))?.At(TimeOnly.FromDateTime(nominal)) is not null;
}
