using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using NodaTime;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>An order's timing as it was entered or came from elsewhere: words on one side, fields on the other.</summary>
public sealed record EnteredTiming
{
    /// <summary>The words; null where only fields were filled in.</summary>
    public string? Text { get; init; }

    /// <summary>The first moment in the fields, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>The end in the fields: no dose from then on, UTC.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>How many doses the fields say.</summary>
    public int? Doses { get; init; }

    /// <summary>How many days the fields say.</summary>
    public int? Days { get; init; }

    /// <summary>The timing in the fields, where there is one beside the words.</summary>
    public DoseTiming? Timing { get; init; }
}

/// <summary>Holds an order's words against its dates and numbers. What disagrees stays a draft: which of the two is right
/// is known to a person, never to the program.</summary>
public static class TextAndDates
{
    private const int MostDays = 400;
    private const int ComparedDays = 28;

    public static IReadOnlyList<Finding> Check(EnteredTiming entered, TimingContext context)
    {
        ArgumentNullException.ThrowIfNull(entered);
        ArgumentNullException.ThrowIfNull(context);
        context = context with { Starts = entered.StartsAt };
        var reading = entered is { Text: null, Timing: { } only } ? new TimingUnderstood(only, only.Sentence(context.Zone)) : TimingEntry.Read(entered.Text, context);
        return reading switch
        {
            TimingUnderstood text => [.. Timings(entered, text, context), .. FirstDay(text, context), .. Ends(entered, text, context)],
            TimingNotUnderstood asked =>
            [
                Finding.Stop("timing-not-understood", asked.Why, $"Entered: “{entered.Text}”.", $"Write for example: {string.Join("; ", asked.WriteInstead)}.", "Times"),
            ],
            _ => throw new InvalidOperationException("A timing is understood or not."),
        };
    }

    private static IEnumerable<Finding> Timings(EnteredTiming entered, TimingUnderstood text, TimingContext context)
    {
        if (entered.Timing is not { } timing || timing.Equals(text.Timing))
            yield break;
        // Words without times leave them to the fields; how often they say themselves.
        if (text.TimesAreTheHouses && PerDay(timing, context).SequenceEqual(PerDay(text.Timing, context)))
            yield break;
        yield return Disagree("text-and-times-disagree", "The words and the times do not say the same.",
            $"In words: {text.Timing.Sentence(context.Zone)}. In the fields: {timing.Sentence(context.Zone)}.", "Times");
    }

    private static IEnumerable<Finding> FirstDay(TimingUnderstood text, TimingContext context)
    {
        if (text.From is not { } from)
            yield break;
        if (from != context.Day)
        {
            yield return Disagree("text-and-start-disagree", "The words and the first day do not say the same.",
                $"In words: from {TimingWords.Day(from)}. In the fields: {TimingWords.Day(context.Day)}.", "StartsAt");
        }

        if (text.Timing is CalendarTiming calendar && calendar.PlanOf(from) is null)
        {
            yield return Disagree("first-day-without-dose", "The first day is none of the days with doses.",
                $"{TimingWords.Day(from)} is a {from.DayOfWeek}. The doses are {text.Timing.Sentence(context.Zone)}.", "StartsAt");
        }
    }

    private static IEnumerable<Finding> Ends(EnteredTiming entered, TimingUnderstood text, TimingContext context)
    {
        var ends = Sources(entered, text, context).ToList();
        foreach (var (one, other) in ends.SelectMany((one, i) => ends.Skip(i + 1).Select(other => (one, other))).Where(pair => !pair.one.Doses.Intersect(pair.other.Doses).Any()))
        {
            var what = text.Timing is AsNeeded ? "day" : "dose";
            yield return Disagree("text-and-dates-disagree", "The order ends at two different times.",
                $"{one.Said}: {Count(one)}. {other.Said}: {Count(other)}.", "EndsAt");

            string Count(End end) => string.Join(" or ", end.Doses.Distinct().Order().Select(count => TimingWords.Count(count, what)));
        }

        if (entered.EndsAt is { } endsAt && text.Timing is not AsNeeded && Doses(text.Timing, context, Instant.FromDateTimeUtc(endsAt)) == 0)
        {
            yield return Disagree("no-dose-between", "No dose falls between start and end.",
                $"{text.Words}, from {new FacilityClock(context.Zone).SayFully(context.Starts)} until {new FacilityClock(context.Zone).SayFully(endsAt)}.", "EndsAt");
        }
    }

    // Each way in which the end is said, with the doses up to it. Seven days can be days of the calendar or of 24 hours.
    private static IEnumerable<End> Sources(EnteredTiming entered, TimingUnderstood text, TimingContext context)
    {
        if (text.ForDays is { } days)
            yield return new($"In words, for {TimingWords.Count(days, "day")}", OfDays(days));
        if (text.Until is { } until)
            yield return new($"In words, until {TimingWords.Day(until)}", [Until(until)]);
        if (text.ForDoses is { } doses && text.Timing is not AsNeeded)
            yield return new($"In words, {TimingWords.Count(doses, "dose")}", [doses]);
        if (text.Timing is OnceNow or Once)
            yield return new("In words, once", [1]);
        if (text.Timing is Steps { Last: { } last })
            yield return new($"The steps end on {TimingWords.Day(last)}", [Until(last)]);
        if (entered.Days is { } fieldDays)
            yield return new($"In the fields, {TimingWords.Count(fieldDays, "day")}", OfDays(fieldDays));
        if (entered.Doses is { } fieldDoses && text.Timing is not AsNeeded)
            yield return new($"In the fields, {TimingWords.Count(fieldDoses, "dose")}", [fieldDoses]);
        if (entered.EndsAt is { } ends)
            yield return new($"In the fields, until {new FacilityClock(context.Zone).SayFully(ends)}", [Doses(text.Timing, context, Instant.FromDateTimeUtc(ends))]);

        int[] OfDays(int count) => [Until(context.Day.AddDays(count - 1)), Doses(text.Timing, context, Instant.FromDateTimeUtc(context.Starts) + Duration.FromDays(count))];

        int Until(DateOnly day) => Doses(text.Timing, context, WallClock.BoundsOf(LocalDate.FromDateOnly(day), context.Zone).Ends);
    }

    private static int Doses(DoseTiming timing, TimingContext context, Instant end)
    {
        // As needed has no doses to count; its days are.
        var counted = timing is AsNeeded ? new TimesOfDay(new TimeOnly(23, 59)) : timing;
        var latest = Instant.FromDateTimeUtc(context.Starts) + Duration.FromDays(MostDays);
        return Schedule(counted, context).Between(context.Starts, (end < latest ? end : latest).ToDateTimeUtc()).Count;
    }

    private static IEnumerable<int> PerDay(DoseTiming timing, TimingContext context) =>
        Enumerable.Range(1, ComparedDays).Select(i => Schedule(timing, context).On(context.Day.AddDays(i)).Count);

    private static DoseSchedule Schedule(DoseTiming timing, TimingContext context) =>
        new(Guid.Empty, [new ScheduleVersion(context.Starts, context.Starts, null, timing)], [], context.Zone);

    private static Finding Disagree(string code, string what, string fact, string field) =>
        Finding.Stop(code, what, fact, "Ask whoever wrote it, and make both say the same. Until then it stays a draft.", field);

    private sealed record End(string Said, IReadOnlyList<int> Doses);
}
