using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>One row of a taper, titration or pattern, as typed.</summary>
public sealed record StepRow
{
    [StringLength(10, ErrorMessage = "A number of days.")]
    [Display(Name = "Days")]
    public string? Days { get; init; }

    [StringLength(200, ErrorMessage = "Up to 24 times a day.")]
    [Display(Name = "Times of day")]
    public string? Times { get; init; }

    [StringLength(200, ErrorMessage = "Up to 200 characters.")]
    [Display(Name = "Dose")]
    public string? Dose { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Days) && string.IsNullOrWhiteSpace(Times) && string.IsNullOrWhiteSpace(Dose);
}

/// <summary>From the rows of the form to the timing of a taper, titration or pattern, and back.</summary>
internal static class StepRows
{
    public const int Most = 60;
    private const int MostDays = 366;

    /// <summary>A row as it was understood; no plan for days without a dose.</summary>
    private sealed record Row(int? Days, DayPlan? Plan);

    /// <summary>Null where a row cannot be read; what is wrong stands beside it.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="state">Where problems are said.</param>
    /// <param name="medicine">The product.</param>
    /// <param name="context">When the order begins, and the house's times.</param>
    public static DoseTiming? Read(OrderFields form, ModelStateDictionary state, Medicine medicine, TimingContext context)
    {
        var isPattern = form.Kind == OrderFields.InPattern;
        var typed = form.Steps.Select((row, i) => (Row: row, At: $"{nameof(form.Steps)}[{i}]")).Where(one => !one.Row.IsEmpty).ToList();
        if (typed.Count == 0)
            state.AddModelError($"{nameof(form.Steps)}[0].{nameof(StepRow.Dose)}", "Enter the first row: for how many days, when and how much.");
        var rows = new List<Row>();
        IReadOnlyList<TimeOnly> times = [];
        foreach (var (row, at) in typed)
        {
            times = TimesOf(row, at, times, state, context);
            var days = DaysOf(row, at, isLast: !isPattern && at == typed[^1].At, isPattern, state);
            var isOff = isPattern && OrderAmounts.IsNothing(row.Dose);
            var plan = isOff || times.Count == 0 ? null : PlanOf(row, at, times, form.DoseUnit, medicine, state);
            rows.Add(new Row(days, plan));
        }

        if (!state.IsValid)
            return null;
        try
        {
            var first = FirstDay(rows[0].Plan, context);
            return isPattern
                ? new DayPattern(first, rows.SelectMany(row => Enumerable.Repeat(row.Plan, row.Days ?? 1)), form.DoseUnit)
                : new Steps(first, rows.Select(row => new DoseStep(row.Days, row.Plan!)), form.DoseUnit ?? ""); // Only a pattern has days without.
        }
        catch (ArgumentException)
        {
            state.AddModelError($"{nameof(form.Steps)}[0].{nameof(StepRow.Dose)}", isPattern
                ? "A pattern has two to 56 days, and a dose on one of them at least. Write it shorter."
                : "This is more than one order can hold. Sign the first part of it, and the rest as a change from a later day.");
            return null;
        }
    }

    /// <summary>The rows of a timing as they would be typed; none of any other kind.</summary>
    public static List<StepRow> Of(DoseTiming timing, Func<ExactNumber, string> amount) => timing switch
    {
        Steps steps => [.. steps.List.Select(step => RowOf(step.Days, step.Plan, amount))],
        DayPattern { Unit: not null } pattern => [.. pattern.Days.Select(plan => RowOf(1, plan, amount))],
        _ => [],
    };

    /// <summary>The day on which the first step begins: that of the order, or the next when all doses of that day are over.</summary>
    public static DateOnly FirstDay(DayPlan? plan, TimingContext context)
    {
        var day = context.Day;
        return plan is not null && context.Local.TimeOfDay.ToTimeOnly() > plan.Doses[^1].Time ? day.AddDays(1) : day;
    }

    private static StepRow RowOf(int? days, DayPlan? plan, Func<ExactNumber, string> amount)
    {
        var amounts = plan?.Doses.Select(dose => amount(dose.Amount!.Value)).ToList() ?? ["off"]; // Of such timings all have one.
        return new StepRow
        {
            Days = days?.ToString(CultureInfo.InvariantCulture),
            Times = plan is null ? null : string.Join(", ", plan.Doses.Select(dose => dose.Time.ToString("HH:mm", CultureInfo.InvariantCulture))),
            Dose = string.Join("; ", amounts.Distinct().Count() == 1 ? amounts.Take(1) : amounts),
        };
    }

    /// <summary>The times of a row: its own, or those of the row above, or the house's; what cannot be read is said.</summary>
    public static IReadOnlyList<TimeOnly> TimesOf(StepRow row, string at, IReadOnlyList<TimeOnly> before, ModelStateDictionary state, TimingContext context)
    {
        if (string.IsNullOrWhiteSpace(row.Times))
            return before.Count > 0 ? before : context.Times.Once;
        if (TimingEntry.Read(row.Times, context) is TimingUnderstood { Timing: TimesOfDay daily })
            return daily.Times;
        state.AddModelError($"{at}.{nameof(row.Times)}", "Enter times of the day such as 08:00, 20:00.");
        return before;
    }

    private static int? DaysOf(StepRow row, string at, bool isLast, bool isPattern, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(row.Days) && (isLast || isPattern))
            return isPattern ? 1 : null;
        if (int.TryParse(row.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays)
            return days;
        state.AddModelError($"{at}.{nameof(row.Days)}", string.IsNullOrWhiteSpace(row.Days) ? "Say for how many days; only the last row may go on." : $"Enter 1 to {MostDays} days.");
        return null;
    }

    private static DayPlan? PlanOf(StepRow row, string at, IReadOnlyList<TimeOnly> times, string? unit, Medicine medicine, ModelStateDictionary state)
    {
        var field = $"{at}.{nameof(row.Dose)}";
        var amounts = OrderAmounts.All(row.Dose, unit, medicine, state, field);
        if (string.IsNullOrWhiteSpace(row.Dose))
            state.AddModelError(field, "Enter the dose.");
        else if (amounts.Any(amount => amount.IsZero))
            state.AddModelError(field, "The dose is nothing. End the steps before it instead.");
        else if (amounts.Count > 1 && amounts.Count != times.Count)
            state.AddModelError(field, $"{amounts.Count} doses are written for {times.Count} {(times.Count == 1 ? "time" : "times")}. Write one for each, or one for all.");
        else if (amounts.Count > 0)
            return new DayPlan(times.Select((time, i) => new PlannedDose(time, amounts.Count == 1 ? amounts[0] : amounts[i])));
        return null;
    }
}
