using MedDispense.Domain.Medicines;
using NodaTime;
using NodaTime.Text;

namespace MedDispense.Domain.Schedules;

/// <summary>Every so many hours or minutes of real time from a moment: the clock's time shifts when the clocks change,
/// the time between two doses never does.</summary>
public sealed class EveryInterval : DoseTiming
{
    /// <summary>Nobody gives doses closer together by hand.</summary>
    public const int LeastMinutes = 5;

    private const int MostMinutes = 31 * 24 * 60;
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    // A local day lies within its bounds, but for what a clock put back over midnight shows again.
    private static readonly Duration ShownAgain = Duration.FromHours(24);
    private readonly Instant _anchor;

    /// <param name="minutes">From 5 minutes to 31 days.</param>
    /// <param name="anchor">The first dose, UTC, a whole minute.</param>
    public EveryInterval(int minutes, DateTime anchor)
    {
        _anchor = Instant.FromDateTimeUtc(anchor);
        if (minutes is < LeastMinutes or > MostMinutes || _anchor.ToUnixTimeTicks() % NodaConstants.TicksPerMinute != 0)
            throw new ArgumentException($"Every {LeastMinutes} minutes to 31 days from a whole minute.", nameof(minutes));
        Minutes = minutes;
    }

    public int Minutes { get; }

    /// <summary>The first dose, UTC.</summary>
    public DateTime Anchor => _anchor.ToDateTimeUtc();

    public override string Text => $"every {Interval(false)} from {Pattern.Format(_anchor)}";

    public override TimeSpan? Closest => TimeSpan.FromMinutes(Minutes);

    private Duration Step => Duration.FromMinutes(Minutes);

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null)
    {
        var (first, ordinal) = WallClock.KeyOf(_anchor, zone);
        var which = WallClock.Shows(first, zone) != Showing.Twice ? "" : ordinal == 1 ? ", before the clocks go back" : ", after the clocks went back";
        return $"every {Interval(true)} from {DayPlan.Say(first.TimeOfDay.ToTimeOnly())} on {TimingWords.Day(first.Date.ToDateOnly())}{which}";
    }

    internal static EveryInterval? Read(string text)
    {
        var words = new TimingText(text);
        if (!words.Take("every") || !words.TakeNumber(1, MostMinutes, out var count) || !words.TakeWord(out var unit)
            || unit is not ("hours" or "minutes") || !words.Take("from") || !words.TakeWord(out var anchor) || words.Rest.Count > 0)
        {
            return null;
        }

        var minutes = unit == "hours" ? (long)count * 60 : count;
        return minutes is >= LeastMinutes and <= MostMinutes && Pattern.Parse(anchor).TryGetValue(default, out var first)
            ? new EveryInterval((int)minutes, first.ToDateTimeUtc())
            : null;
    }

    internal override IEnumerable<ListedDose> On(LocalDate day, Instant begins, DateTimeZone zone)
    {
        var (from, to) = WallClock.BoundsOf(day, zone);
        return Between(from, to + ShownAgain, begins, zone).Where(dose => dose.Nominal.Date == day);
    }

    internal override IEnumerable<ListedDose> Between(Instant from, Instant to, Instant begins, DateTimeZone zone)
    {
        var whole = from <= _anchor ? 0 : (from - _anchor).BclCompatibleTicks / Step.BclCompatibleTicks;
        var first = _anchor + Step * whole;
        for (var due = first < from && from > _anchor ? first + Step : first; due < to; due += Step)
        {
            var (nominal, ordinal) = WallClock.KeyOf(due, zone);
            yield return new ListedDose(nominal, ordinal, due);
        }
    }

    private protected override bool Lists(DateTime nominal, int ordinal, Instant due, Instant begins) =>
        due >= _anchor && (due - _anchor).BclCompatibleTicks % Step.BclCompatibleTicks == 0;

    private string Interval(bool said) => (Minutes % 60, Minutes / 60) switch
    {
        (0, 1) when said => "hour",
        (0, var hours) => $"{hours} hours",
        _ => $"{Minutes} minutes",
    };
}
