using NodaTime;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>From all that was said to one timing, or to the question that is left.</summary>
internal static class TimingResolution
{
    private const int DayMinutes = 24 * 60;

    public static TimingReading Of(TimingDraft draft)
    {
        DoseTiming? timing = draft switch
        {
            { IsAsNeeded: true } => WhenNeeded(draft),
            { IsNow: true } => Now(draft),
            { IsOnce: true } => OneTime(draft),
            { EveryMinutes: { } minutes } => ByRealTime(draft, minutes),
            _ => ByCalendar(draft),
        };
        return draft.Question is { } question ? question : Understood(draft, timing!); // Null only with a question.
    }

    private static AsNeeded WhenNeeded(TimingDraft draft)
    {
        var hasTimes = draft.Times.Count + draft.Events.Count > 0 || draft.FromTime is not null;
        if (hasTimes || (draft.Days is not null && draft.PerDay is null) || draft.IsNow || draft.IsOnce)
            draft.Ask("As needed has no times and no days.", "as needed every 6 hours", "twice a day");
        return new AsNeeded();
    }

    private static OnceNow Now(TimingDraft draft)
    {
        if (draft.Times.Count + draft.Events.Count > 0 || draft.Days is not null || draft.EveryMinutes is not null || draft.From is not null)
            draft.Ask("A dose now and a schedule are two orders.", "once now", "every 6 hours");
        return new OnceNow();
    }

    private static Once? OneTime(TimingDraft draft)
    {
        List<TimeOnly> times = [.. draft.Times, .. draft.Events, .. draft.FromTime is { } from ? [from] : Array.Empty<TimeOnly>()];
        if (times.Count > 1 || draft.Days is not null || draft.EveryMinutes is not null)
        {
            draft.Ask("Once is one dose at one time.", "once on 2 Mar 2027 at 14:30", "08:00 20:00");
            return null;
        }

        if (draft.HasMidnightAtTheEnd)
            draft.Ask("Midnight ends one day and begins the next.", "00:00 of the day that it begins", "23:59");
        if (times.Count == 1)
            return new Once(draft.First, times[0]);
        var begins = draft.Context.Local.PlusMinutes(draft.Context.Local.TimeOfDay.TickOfSecond == 0 && draft.Context.Local.Second == 0 ? 0 : 1);
        return draft.From is { } day && day != begins.Date.ToDateOnly()
            ? new Once(day, draft.House.Once[0])
            : new Once(begins.Date.ToDateOnly(), new TimeOnly(begins.Hour, begins.Minute));
    }

    private static DoseTiming? ByRealTime(TimingDraft draft, int minutes)
    {
        if (draft.Days is not null || draft.PerDay is not null || draft.Events.Count > 0)
        {
            draft.Ask("It says both an interval and days or times a day.", "every 6 hours", "06:00 12:00 18:00 00:00");
            return null;
        }

        if (draft.Times.Count > 1)
            return Listed(draft, minutes);
        draft.Remark("Counted in real hours: when the clocks change, the times of the clock shift. To keep them, write the times.");
        return new EveryInterval(minutes, Anchor(draft, minutes).ToDateTimeUtc());
    }

    // 06:00 12:00 18:00 00:00 beside every 6 hours: the times are what is meant, if they are such times.
    private static TimesOfDay? Listed(TimingDraft draft, int minutes)
    {
        var times = new TimesOfDay(draft.Times);
        var isEven = times.Times.Count * minutes == DayMinutes && times.ShortestInterval == TimeSpan.FromMinutes(minutes);
        if (!isEven)
            draft.Ask($"The times do not lie {TimingWords.Count(minutes, "minute")} apart.", times.Text["daily ".Length..], "every 6 hours");
        return isEven ? times : null;
    }

    private static Instant Anchor(TimingDraft draft, int minutes)
    {
        var zone = draft.Context.Zone;
        var begins = Instant.FromDateTimeUtc(draft.Context.Starts);
        var first = draft.Times is [var one] ? one : draft.FromTime;
        if (first is { } said)
            return At(draft.First, said, zone);
        if (draft.From is null && (minutes % 60 != 0 || !draft.House.EveryHours.ContainsKey(minutes / 60)))
            return WholeMinute(begins);
        var standard = minutes % 60 == 0 && draft.House.EveryHours.TryGetValue(minutes / 60, out var of) ? of : draft.House.Once[0];
        var anchor = At(draft.First, standard, zone);
        if (draft.From is not null)
            return anchor;
        // The next of the standard times, not the first of the day that is over; nor a whole interval later than need be.
        var step = Duration.FromMinutes(minutes);
        while (anchor - step >= begins)
            anchor -= step;
        while (anchor < begins)
            anchor += step;
        return anchor;
    }

    private static Instant At(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        WallClock.Moment(LocalDateTime.FromDateTime(day.ToDateTime(time)), 1, zone);

    private static Instant WholeMinute(Instant moment)
    {
        var over = moment.ToUnixTimeTicks() % NodaConstants.TicksPerMinute;
        return over == 0 ? moment : moment.PlusTicks(NodaConstants.TicksPerMinute - over);
    }

    private static DoseTiming? ByCalendar(TimingDraft draft)
    {
        if (draft.Days is null && draft.PerDay is null && draft.Times.Count + draft.Events.Count == 0)
        {
            draft.Ask("It is not said when.", "08:00 20:00", "twice a day");
            return null;
        }

        var isDaily = draft.Days is null;
        draft.SetEveryDay();
        var times = TimesOf(draft);
        draft.BeginsAfterTheDaysDoses = times.Count > 0 && times.Max() < TimeOnly.FromTimeSpan(TimeSpan.FromTicks(draft.Context.Local.TimeOfDay.TickOfDay));
        if (draft.HasMidnightAtTheEnd && !isDaily && draft.Days!(DayPlan.At([TimeOnly.MinValue])) is not TimesOfDay) // Every day at least.
            draft.Ask("Midnight ends one day and begins the next.", "00:00 of the day that it begins", "23:59");
        else if (draft.HasMidnightAtTheEnd)
            draft.Remark("24:00 is the 00:00 with which the next day begins.");
        return draft.Question is null ? draft.Days!(DayPlan.At(times)) : null;
    }

    private static IReadOnlyList<TimeOnly> TimesOf(TimingDraft draft)
    {
        List<TimeOnly> written = [.. draft.Times.Concat(draft.FromTime is { } from ? [from] : Array.Empty<TimeOnly>()).Concat(draft.Events).Distinct().Order()];
        if (written.Count > DayPlan.Most)
            draft.Ask($"There are more than {DayPlan.Most} times.", "08:00 20:00");
        if (written.Count > 0)
        {
            if (draft.PerDay is { } count && count != written.Count)
                draft.Ask($"It says {count} a day and {TimingWords.Count(written.Count, "time")}: {TimingWords.List(written.Select(DayPlan.Say))}.", string.Join(' ', written.Select(DayPlan.Say)));
            if (draft.Events.Count > 0)
                draft.Remark($"The house's times: {TimingWords.List(draft.Events.Distinct().Order().Select(DayPlan.Say))}.");
            return written;
        }

        var standard = draft.House.PerDay(draft.PerDay ?? 1);
        if (standard is null)
            draft.Ask($"For {draft.PerDay} doses a day the times must be written.", "06:00 10:00 14:00 18:00 22:00");
        else
            draft.Remark($"The house's {(standard.Count == 1 ? "time" : "times")}: {TimingWords.List(standard.Select(DayPlan.Say))}.");
        return standard ?? [];
    }

    private static TimingUnderstood Understood(TimingDraft draft, DoseTiming timing) => new(timing, timing.Sentence(draft.Context.Zone) + Bounds(draft))
    {
        Remarks = draft.Remarks,
        TimesAreTheHouses = draft.Times.Count == 0 && draft.FromTime is null && !draft.IsNow,
        MinimumGapMinutes = draft.IsAsNeeded ? draft.EveryMinutes : null,
        MostDosesADay = draft.IsAsNeeded ? draft.PerDay : null,
        ForDays = draft.ForDays,
        ForDoses = draft.ForDoses,
        From = draft.From,
        Until = draft.Until,
    };

    private static string Bounds(TimingDraft draft) =>
        (draft.IsAsNeeded && draft.EveryMinutes is { } gap ? $", at least {Facilities.FacilityClock.Say(TimeSpan.FromMinutes(gap))} apart" : "")
        + (draft.IsAsNeeded && draft.PerDay is { } most ? $", at most {TimingWords.Count(most, "dose")} a day" : "")
        + (draft.ForDays is { } days ? $", for {TimingWords.Count(days, "day")}" : "")
        + (draft.ForDoses is { } doses ? $", {TimingWords.Count(doses, "dose")} and no more" : "")
        + (draft.Until is { } until ? $", until {TimingWords.Day(until)}" : "");
}
