using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>Reads what was typed into values; what cannot be read is said beside its field.</summary>
public static class OrderTermsReader
{
    private static readonly char[] BetweenTimes = [',', ';', ' ', '\n', '\r', '\t'];

    /// <param name="form">What was typed.</param>
    /// <param name="state">Where problems are said.</param>
    /// <param name="medicine">The product.</param>
    /// <param name="time">The house's own time.</param>
    /// <param name="startsAt">For a new order: its first moment, local; null for now.</param>
    public static OrderTerms Read(OrderFields form, ModelStateDictionary state, Medicine medicine, FacilityTime time, DateTime? startsAt)
    {
        var asNeeded = form.Kind == OrderFields.WhenNeeded;
        if (form.Kind is not (null or OrderFields.AtTimes or OrderFields.WhenNeeded))
            state.AddModelError(nameof(form.Kind), "Choose one of the two.");
        if (form.Way is { Length: > 0 } && !Enum.TryParse<DoseWay>(form.Way, out _))
            state.AddModelError(nameof(form.Way), "Choose from the list.");
        return new OrderTerms
        {
            MedicineId = medicine.Id,
            Dose = Amount(form.Dose, form.DoseUnit, medicine, state, nameof(form.Dose)) ?? ExactNumber.Zero,
            DoseUnit = form.DoseUnit ?? "",
            Route = FormText.Line(form.Route).ToLowerInvariant(),
            Timing = asNeeded ? new AsNeeded().Text : Times(form, state),
            Way = Enum.TryParse<DoseWay>(form.Way, out var way) ? way : null,
            Indication = Text(form.Indication),
            Directions = Text(form.Directions),
            MinimumGapMinutes = Minutes(form.GapHours, state),
            Maximum = asNeeded ? Amount(form.Maximum, form.DoseUnit, medicine, state, nameof(form.Maximum)) : null,
            StartsAt = startsAt is { } starts ? time.ToUtc(starts) : null,
            EndsAt = form.EndsAt is { } ends ? time.ToUtc(ends) : null,
            AllergyReason = Text(form.AllergyReason),
            DuplicateReason = Text(form.DuplicateReason),
        };
    }

    /// <summary>One line, or null where nothing was typed.</summary>
    public static string? Text(string? typed) => FormText.Line(typed) is { Length: > 0 } line ? line : null;

    private static ExactNumber? Amount(string? typed, string? unit, Medicine medicine, ModelStateDictionary state, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var number = ExactNumber.Zero;
        string? why;
        // Pieces are read as the ward writes them, halves too; anything else is a plain number of its unit.
        if (unit == UcumUnit.Item.Code)
        {
            if (medicine.TryReadAmount(typed, out var amount, out why))
                return new(amount, medicine.SmallestPerCounted);
        }
        else if (ExactNumber.TryParse(typed, out number, out why))
        {
            return number;
        }

        state.AddModelError(field, why);
        return null;
    }

    private static string Times(OrderFields form, ModelStateDictionary state)
    {
        var words = (form.Times ?? "").Split(BetweenTimes, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "and");
        if (TimesOfDay.TryReadTimes(words, out var times))
            return new TimesOfDay(times).Text;
        if (form.Kind == OrderFields.AtTimes)
            state.AddModelError(nameof(form.Times), "Enter times of the day such as 08:00, 20:00.");
        return "";
    }

    private static int? Minutes(string? hours, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(hours))
            return null;
        if (ExactNumber.TryParse(hours, out var number, out _) && number.TryCountParts(60, out var minutes) && minutes is > 0 and < int.MaxValue)
            return (int)minutes;
        state.AddModelError("GapHours", "Enter hours such as 4 or 6.5.");
        return null;
    }
}
