using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;

namespace MedDispense.Web.Features.Orders;

/// <summary>When and how much, as it was understood.</summary>
/// <param name="Timing">As it is stored; empty where it was not understood.</param>
/// <param name="Dose">In the order's unit; of several amounts the largest.</param>
/// <param name="EndsAt">UTC: from the field, or from words such as <c>for 7 days</c>.</param>
/// <param name="Remarks">What the person should know before signing.</param>
internal sealed record OrderTiming(string Timing, ExactNumber Dose, DateTime? EndsAt, IReadOnlyList<string> Remarks);

/// <summary>Understands when and how much; what has two readings is asked back, beside its field.</summary>
internal static class OrderTimingReader
{
    /// <param name="form">What was typed.</param>
    /// <param name="state">Where problems are said.</param>
    /// <param name="medicine">The product.</param>
    /// <param name="context">When the order or its change begins, and the house's times.</param>
    /// <param name="isStartEntered">Whether somebody entered that beginning; otherwise it is now, and words may say a later day.</param>
    /// <param name="endsAt">The end in its field, UTC.</param>
    public static OrderTiming Read(
        OrderFields form, ModelStateDictionary state, Medicine medicine, TimingContext context, bool isStartEntered, DateTime? endsAt)
    {
        switch (form.Kind)
        {
            case OrderFields.WhenNeeded:
                return new(new AsNeeded().Text, OneDose(form, state, medicine), endsAt, []);
            case OrderFields.InSteps or OrderFields.InPattern:
                return StepRows.Read(form, state, medicine, context) is { } timing
                    ? new(timing.Text, timing.Amounts.Max(), endsAt, [])
                    : new("", ExactNumber.Zero, endsAt, []);
            case OrderFields.AtTimes:
                return AtTimes(form, state, medicine, context, isStartEntered, endsAt);
            default:
                if (!string.IsNullOrEmpty(form.Kind))
                    state.AddModelError(nameof(form.Kind), "Choose one of these.");
                return new("", OneDose(form, state, medicine), endsAt, []);
        }
    }

    private static ExactNumber OneDose(OrderFields form, ModelStateDictionary state, Medicine medicine)
    {
        if (string.IsNullOrWhiteSpace(form.Dose))
            state.AddModelError(nameof(form.Dose), "Enter the dose.");
        return OrderAmounts.One(form.Dose, form.DoseUnit, medicine, state, nameof(form.Dose)) ?? ExactNumber.Zero;
    }

    private static OrderTiming AtTimes(
        OrderFields form, ModelStateDictionary state, Medicine medicine, TimingContext context, bool isStartEntered, DateTime? endsAt)
    {
        var amounts = OrderAmounts.All(form.Dose, form.DoseUnit, medicine, state, nameof(form.Dose));
        if (string.IsNullOrWhiteSpace(form.Dose))
            state.AddModelError(nameof(form.Dose), "Enter the dose.");
        var none = new OrderTiming("", amounts.Count > 0 ? amounts.Max() : ExactNumber.Zero, endsAt, []);
        var reading = ReadText(form.Times, context);
        if (reading is TimingNotUnderstood asked)
        {
            state.AddModelError(nameof(form.Times), $"{asked.Why} Write for example: {string.Join("; ", asked.WriteInstead)}.");
            return none;
        }

        var understood = (TimingUnderstood)reading; // The other of the two.
        if (understood.Timing is AsNeeded)
        {
            state.AddModelError(nameof(form.Times), "This is as needed. Choose “As needed”, and enter how far apart and how much at most.");
            return none;
        }

        if (!isStartEntered && understood.From is { } from && from > context.Day)
            context = context with { Starts = WallClock.BoundsOf(LocalDate.FromDateOnly(from), context.Zone).Begins.ToDateTimeUtc() };
        // An end before the beginning is refused by the order's own check.
        if (endsAt <= context.Starts)
            return none with { Timing = understood.Timing.Text };
        var entered = new EnteredTiming
        {
            Text = DoseTiming.TryRead(form.Times, out _) ? null : form.Times,
            Timing = DoseTiming.TryRead(form.Times, out var stored) ? stored : null,
            StartsAt = context.Starts,
            EndsAt = endsAt,
        };
        foreach (var finding in TextAndDates.Check(entered, context))
            state.AddModelError(finding.Field ?? nameof(form.Times), $"{finding.What} {finding.Fact}");
        if (amounts.Count == 0 || SplitOrPlain(understood.Timing, amounts, form, state) is not { } timing)
            return none;
        return new(timing.Text, amounts.Max(), endsAt ?? EndOf(understood, context), understood.Remarks);
    }

    /// <summary>Words, or the text by which a timing is stored, as the form of a change shows it where words would not do.</summary>
    private static TimingReading ReadText(string? text, TimingContext context) =>
        DoseTiming.TryRead(text, out var stored) && stored.Unit is null
            ? new TimingUnderstood(stored, stored.Sentence(context.Zone))
            : TimingEntry.Read(text, context);

    private static DoseTiming? SplitOrPlain(DoseTiming timing, IReadOnlyList<ExactNumber> amounts, OrderFields form, ModelStateDictionary state)
    {
        if (amounts.Count == 1)
            return timing;
        if (timing is TimesOfDay daily && daily.Times.Count == amounts.Count && amounts.All(amount => !amount.IsZero))
            return new SplitDoses(new DayPlan(daily.Times.Select((time, i) => new PlannedDose(time, amounts[i]))), form.DoseUnit ?? "");
        state.AddModelError(nameof(form.Dose), timing is TimesOfDay times
            ? $"{amounts.Count} doses are written for {times.Times.Count} {(times.Times.Count == 1 ? "time" : "times")}. Write one for each time, or one for all."
            : "One dose for each time goes with times of every day. Choose steps or a pattern of days instead.");
        return null;
    }

    // So many days are as many times around the clock from the first dose, so that none of them is cut off.
    private static DateTime? EndOf(TimingUnderstood text, TimingContext context)
    {
        var schedule = new DoseSchedule(Guid.Empty, [new ScheduleVersion(context.Starts, context.Starts, null, text.Timing)], [], context.Zone);
        if (text.Until is { } until)
            return WallClock.BoundsOf(LocalDate.FromDateOnly(until), context.Zone).Ends.ToDateTimeUtc();
        if (text.ForDoses is { } doses)
            return schedule.Next(context.Starts, doses).Skip(doses - 1).FirstOrDefault()?.DueAt.AddMinutes(1);
        return text.ForDays is { } days && schedule.Next(context.Starts, 1).FirstOrDefault() is { } first
            ? WallClock.Moment(Instant.FromDateTimeUtc(first.DueAt).InZone(context.Zone).LocalDateTime.PlusDays(days), 1, context.Zone).ToDateTimeUtc()
            : null;
    }
}
