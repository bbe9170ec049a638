using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>Writes the rows of a taper or titration from a percentage, for the prescriber to read, change and sign. No
/// percentage is ever stored, and nobody works one out at the bedside.</summary>
internal static class FillSteps
{
    /// <summary>The rows; null with what is wrong beside its field.</summary>
    /// <param name="form">The first row says the first dose and the times.</param>
    /// <param name="state">Where problems are said.</param>
    /// <param name="medicine">The product.</param>
    /// <param name="context">When the order begins, and the house's times.</param>
    public static List<StepRow>? Rows(OrderFields form, ModelStateDictionary state, Medicine medicine, TimingContext context)
    {
        var first = form.Steps.FirstOrDefault() ?? new StepRow();
        var start = OrderAmounts.One(first.Dose, form.DoseUnit, medicine, state, "Steps[0].Dose");
        if (string.IsNullOrWhiteSpace(first.Dose))
            state.AddModelError("Steps[0].Dose", "Enter the first dose here.");
        var target = OrderAmounts.IsNothing(form.FillTo) || string.IsNullOrWhiteSpace(form.FillTo)
            ? ExactNumber.Zero
            : OrderAmounts.One(form.FillTo, form.DoseUnit, medicine, state, nameof(form.FillTo));
        if (form.FillPercent is null && state.GetFieldValidationState(nameof(form.FillPercent)) != ModelValidationState.Invalid)
            state.AddModelError(nameof(form.FillPercent), "Enter by how many percent.");
        if (form.FillDays is null && state.GetFieldValidationState(nameof(form.FillDays)) != ModelValidationState.Invalid)
            state.AddModelError(nameof(form.FillDays), "Enter for how many days.");
        var times = StepRows.TimesOf(first, "Steps[0]", [], state, context);
        if (start is null || target is null || form is not { FillPercent: { } percent, FillDays: { } days }
            || !state.IsValid || Smallest(form, state, medicine) is not { } finest || Rounding(form, state, medicine, finest) is not { } smallest)
        {
            return null;
        }

        var plan = new PercentPlan(context.Day, times, start.Value, target.Value, percent, form.FillOfFirst, days, smallest, form.DoseUnit!); // Smallest is known.
        if (StepsByPercent.TryWrite(plan, out var steps, out var why))
            return StepRows.Of(steps, Say(form.DoseUnit!, medicine));
        state.AddModelError(nameof(form.FillPercent), why);
        return null;
    }

    /// <summary>How an amount stands in a field: pieces as the ward writes them, anything else as a number of its unit.</summary>
    public static Func<ExactNumber, string> Say(string unit, Medicine medicine) => amount =>
        unit == UcumUnit.Item.Code && amount.TryCountParts(medicine.SmallestPerCounted, out var parts)
            ? AmountText.FormatNumber(parts, medicine.CountedIn, medicine.SmallestPerCounted)
            : amount.ToString();

    /// <summary>What was asked for, in whole smallest amounts; otherwise the smallest.</summary>
    private static ExactNumber? Rounding(OrderFields form, ModelStateDictionary state, Medicine medicine, ExactNumber finest)
    {
        if (string.IsNullOrWhiteSpace(form.FillRound))
            return finest;
        var wanted = OrderAmounts.One(form.FillRound, form.DoseUnit, medicine, state, nameof(form.FillRound));
        if (wanted is null)
            return null;
        if (!wanted.Value.IsZero && ExactNumber.TryDivide(wanted.Value, finest, out var count) && count.IsWhole)
            return wanted;
        state.AddModelError(nameof(form.FillRound), $"Enter a whole number of {finest}, which is what can be picked up.");
        return null;
    }

    private static ExactNumber? Smallest(OrderFields form, ModelStateDictionary state, Medicine medicine)
    {
        if (UcumUnit.IsCode(form.DoseUnit ?? "") && MeasurableDose.TrySmallest(medicine, UcumUnit.OfCode(form.DoseUnit!), out var smallest, out var why))
            return smallest;
        state.AddModelError(nameof(form.DoseUnit), "Choose a unit from the list.");
        return null;
    }
}
