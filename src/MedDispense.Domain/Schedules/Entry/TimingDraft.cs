using NodaTime;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>What the words of an entered timing have said so far. The first thing that must be asked back stops it.</summary>
internal sealed class TimingDraft(TimingContext context)
{
    private readonly List<string> _remarks = [];
    private string? _days;
    private int _weeks = 1;
    private List<IsoDayOfWeek> _weekdays = [];

    public TimingContext Context => context;

    public StandardTimes House => context.Times;

    /// <summary>What must be asked back.</summary>
    public TimingNotUnderstood? Question { get; private set; }

    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>From the days' rule and their doses to a timing.</summary>
    public Func<DayPlan, DoseTiming>? Days { get; private set; }

    public int? PerDay { get; private set; }

    public int? EveryMinutes { get; private set; }

    /// <summary>Times that were written.</summary>
    public List<TimeOnly> Times { get; } = [];

    /// <summary>Times that the house means by words such as bedtime.</summary>
    public List<TimeOnly> Events { get; } = [];

    public bool HasMidnightAtTheEnd { get; set; }

    public bool IsAsNeeded { get; set; }

    public bool IsOnce { get; set; }

    public bool IsNow { get; set; }

    public DateOnly? From { get; set; }

    public TimeOnly? FromTime { get; set; }

    public DateOnly? Until { get; set; }

    public int? ForDays { get; set; }

    public int? ForDoses { get; set; }

    /// <summary>Whether all of the first day's doses are over when the order begins.</summary>
    public bool BeginsAfterTheDaysDoses { get; set; }

    /// <summary>The first day that counts: the one that was said, or the first with a dose ahead.</summary>
    public DateOnly First => From ?? (BeginsAfterTheDaysDoses ? context.Day.AddDays(1) : context.Day);

    public void Remark(string sentence) => _remarks.Add(sentence);

    public void Ask(string why, params IReadOnlyList<string> writeInstead) => Question ??= new TimingNotUnderstood(why, writeInstead);

    /// <summary>Says which days; every day gives way to any other rule.</summary>
    public void SetDays(string words, Func<DayPlan, DoseTiming> rule, bool givesWay = false)
    {
        if (_days is not null && givesWay)
            return;
        if (_days is not null && _days != words && _days != EveryDay)
            Ask($"It says both {_days} and {words}.", _days, words);
        (_days, Days) = (words, rule);
    }

    public const string EveryDay = "every day";

    public void SetEveryDay() => SetDays(EveryDay, plan => new TimesOfDay(plan.Doses.Select(dose => dose.Time)), givesWay: true);

    /// <summary>Days of the week; a second list adds to the first, and every so many weeks may stand beside it.</summary>
    public void SetWeekdays(IEnumerable<IsoDayOfWeek> days, int weeks = 1)
    {
        _weekdays = [.. _weekdays.Concat(days).Distinct().Order()];
        SetWeeks(weeks);
    }

    /// <summary>Every so many weeks; without days of the week, on the one of the first day.</summary>
    public void SetWeeks(int weeks)
    {
        _weeks = Math.Max(_weeks, weeks);
        SetDays("days of the week", plan => new Weekdays(
            _weekdays.Count > 0 ? _weekdays : [LocalDate.FromDateOnly(First).DayOfWeek], plan, _weeks, _weeks == 1 ? null : First));
    }

    public void SetEveryDays(int days)
    {
        if (days == 1)
            SetEveryDay();
        else
            SetDays(TimingWords.Every(days, "day"), plan => new EveryDays(days, First, plan));
    }

    public void SetEveryMonths(int months, int? dayOfMonth = null) => SetDays(
        TimingWords.Every(months, "month"), plan => new EveryMonths(months, dayOfMonth is { } day ? NextWith(day) : First, plan));

    public void SetCycle(int on, int off) =>
        SetDays($"{on} days on, {off} days off", plan => new Cycle(on, off, First, plan));

    public void SetPerDay(int count)
    {
        if (PerDay is { } other && other != count)
            Ask($"It says both {Said(other)} and {Said(count)} a day.", $"{Said(count)} a day");
        PerDay = count;
    }

    public void SetEveryMinutes(int minutes)
    {
        if (EveryMinutes is { } other && other != minutes)
            Ask("It says two different intervals.", "every 6 hours");
        EveryMinutes = minutes;
    }

    private static string Said(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => $"{count} times",
    };

    // The first such day from the first day on; a month without it does not begin the row.
    private DateOnly NextWith(int dayOfMonth)
    {
        var month = new DateOnly(First.Year, First.Month, 1);
        while (DateTime.DaysInMonth(month.Year, month.Month) < dayOfMonth || new DateOnly(month.Year, month.Month, dayOfMonth) < First)
            month = month.AddMonths(1);
        return new DateOnly(month.Year, month.Month, dayOfMonth);
    }
}
