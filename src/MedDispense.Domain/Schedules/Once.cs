using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>One dose, at a local date and time.</summary>
/// <param name="day">The day.</param>
/// <param name="time">The time, whole minutes.</param>
public sealed class Once(DateOnly day, TimeOnly time) : CalendarTiming
{
    private readonly DayPlan _plan = DayPlan.At([time]);

    public DateOnly Day => day;

    public TimeOnly Time => time;

    public override string Text => $"once {Occurrence.NominalOf(day.ToDateTime(time))}";

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) =>
        $"once, on {TimingWords.Day(day)} at {DayPlan.Say(time)}";

    public override DayPlan? PlanOf(DateOnly day) => day == Day ? _plan : null;

    internal static Once? Read(string text)
    {
        var words = new TimingText(text);
        if (!words.Take("once") || !words.TakeWord(out var nominal) || !Occurrence.IsNominal(nominal) || words.Rest.Count > 0)
            return null;
        var listed = Occurrence.Listed(nominal);
        return new Once(DateOnly.FromDateTime(listed), TimeOnly.FromDateTime(listed));
    }
}
