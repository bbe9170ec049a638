using System.Globalization;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;

namespace MedDispense.Web.Features.Orders;

/// <summary>When and how much of a version, as a prescriber would have typed it.</summary>
/// <param name="Kind">One of the kinds of <see cref="OrderFields"/>.</param>
/// <param name="Dose">Empty where the rows say it.</param>
/// <param name="Times">Empty for as needed and where the rows say it.</param>
/// <param name="Steps">The rows of a taper, titration or pattern.</param>
/// <param name="Maximum">For as needed.</param>
internal sealed record OrderRows(string Kind, string? Dose, string? Times, List<StepRow> Steps, string? Maximum)
{
    private const int MoreRows = 3;

    /// <summary>What a version says, for the form that changes it. Read again it gives the same timing.</summary>
    public static OrderRows Of(OrderVersion version, Medicine medicine, DateTimeZone zone)
    {
        var say = FillSteps.Say(version.DoseUnit, medicine);
        var dose = say(version.Dose);
        return version.When switch
        {
            AsNeeded => new(OrderFields.WhenNeeded, dose, null, [],
                version.MaximumIn24Hours is { } most ? say(version.Dose * new ExactNumber(most, version.DoseAmount)) : null),
            Steps steps => new(OrderFields.InSteps, null, null, StepRows.Of(steps, say), null),
            DayPattern { Unit: not null } pattern => new(OrderFields.InPattern, null, null, StepRows.Of(pattern, say), null),
            SplitDoses split => new(OrderFields.AtTimes,
                string.Join("; ", Plan(split).Doses.Select(one => say(one.Amount!.Value))), // Each has one.
                string.Join(", ", Plan(split).Doses.Select(one => one.Time.ToString("HH:mm", CultureInfo.InvariantCulture))), [], null),
            TimesOfDay times => new(OrderFields.AtTimes, dose, string.Join(", ", times.Text.Split(' ').Skip(1)), [], null),
            var other => new(OrderFields.AtTimes, dose, InWords(other, version, zone), [], null),
        };
    }

    /// <summary>The form with more rows, or with its rows filled in; nothing else of it is judged yet.</summary>
    public static (TForm Form, bool IsRight) Edit<TForm>(TForm form, ModelStateDictionary state, Medicine medicine, TimingContext context)
        where TForm : OrderFields
    {
        state.Clear();
        if (form.Step == OrderFields.RowStep)
            return (form with { Steps = [.. form.Steps.Take(StepRows.Most - MoreRows), .. Enumerable.Repeat(new StepRow(), MoreRows)] }, true);
        if (form.Step != OrderFields.FillStep)
            return (form, true);
        return FillSteps.Rows(form, state, medicine, context) is { } rows ? (form with { Steps = rows }, true) : (form, false);
    }

    private static DayPlan Plan(SplitDoses split) => split.PlanOf(DateOnly.MinValue);

    // In words where they are read as the same again; otherwise as it is stored, which is read too.
    private static string InWords(DoseTiming timing, OrderVersion version, DateTimeZone zone)
    {
        var words = timing.Sentence(zone);
        return TimingEntry.Read(words, new TimingContext(version.StartsAt, zone, new StandardTimes())) is TimingUnderstood read && read.Timing.Equals(timing)
            ? words
            : timing.Text;
    }
}
