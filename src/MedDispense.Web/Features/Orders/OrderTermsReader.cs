using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules.Entry;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>What was entered, as it was understood.</summary>
/// <param name="Terms">What would be signed.</param>
/// <param name="Remarks">What the person should know before signing: an abbreviation that is misread, standard times.</param>
public sealed record EnteredOrder(OrderTerms Terms, IReadOnlyList<string> Remarks)
{
    /// <summary>What depends on when it is read: the page that is signed shows it and sends it back, so that nothing is
    /// signed that nobody has seen.</summary>
    public string Understood => $"{Terms.Timing}|{Terms.EndsAt:yyyy-MM-ddTHH:mm}";
}

/// <summary>Reads what was typed into values; what cannot be read is said beside its field.</summary>
public static class OrderTermsReader
{
    /// <param name="form">What was typed.</param>
    /// <param name="state">Where problems are said.</param>
    /// <param name="medicine">The product.</param>
    /// <param name="house">Its time and standard times.</param>
    /// <param name="now">UTC.</param>
    /// <param name="starts">The first moment of the order, or of its change, local; null for now.</param>
    /// <param name="startsField">The field of that moment.</param>
    public static EnteredOrder Read(
        OrderFields form, ModelStateDictionary state, Medicine medicine, CurrentStaff house, DateTime now, DateTime? starts, string startsField)
    {
        ForgetWhatIsNotShown(form, state);
        if (form.Way is { Length: > 0 } && !Enum.TryParse<DoseWay>(form.Way, out _))
            state.AddModelError(nameof(form.Way), "Choose from the list.");
        var startsAt = Moment(starts, startsField, house.Time, state);
        var context = Context(house, now, startsAt);
        var timing = OrderTimingReader.Read(form, state, medicine, context, startsAt is not null, Moment(form.EndsAt, nameof(form.EndsAt), house.Time, state));
        var terms = new OrderTerms
        {
            MedicineId = medicine.Id,
            Dose = timing.Dose,
            DoseUnit = form.DoseUnit ?? "",
            Route = FormText.Line(form.Route).ToLowerInvariant(),
            Timing = timing.Timing,
            Way = Enum.TryParse<DoseWay>(form.Way, out var way) ? way : null,
            Indication = Text(form.Indication),
            Directions = Text(form.Directions),
            MinimumGapMinutes = Minutes(form.GapHours, state),
            Maximum = form.Kind == OrderFields.WhenNeeded ? OrderAmounts.One(form.Maximum, form.DoseUnit, medicine, state, nameof(form.Maximum)) : null,
            StartsAt = startsAt,
            EndsAt = timing.EndsAt,
            AllergyReason = Text(form.AllergyReason),
            DuplicateReason = Text(form.DuplicateReason),
            InteractionReason = Text(form.InteractionReason),
            DoseReason = Text(form.DoseReason),
        };
        return new(terms, timing.Remarks);
    }

    /// <summary>What an entered timing is read against.</summary>
    public static TimingContext Context(CurrentStaff house, DateTime now, DateTime? startsAt) =>
        new(startsAt ?? now, house.Time.Zone, house.Limits.StandardTimes);

    /// <summary>What belongs to another way of ordering stands in no field that is shown, so nothing is said about it.</summary>
    private static void ForgetWhatIsNotShown(OrderFields form, ModelStateDictionary state)
    {
        var hasRows = form.Kind is OrderFields.InSteps or OrderFields.InPattern;
        foreach (var key in state.Keys.Where(key => key.StartsWith("Fill", StringComparison.Ordinal)
                     || (!hasRows && key.StartsWith($"{nameof(form.Steps)}[", StringComparison.Ordinal))
                     || (key == nameof(form.Dose) && hasRows) || (key == nameof(form.Times) && form.Kind != OrderFields.AtTimes)).ToList())
        {
            state.Remove(key);
        }
    }

    /// <summary>One line, or null where nothing was typed.</summary>
    public static string? Text(string? typed) => FormText.Line(typed) is { Length: > 0 } line ? line : null;

    /// <summary>The moment (UTC) of a local date and time; one that the clocks skip is asked back.</summary>
    private static DateTime? Moment(DateTime? local, string field, FacilityTime time, ModelStateDictionary state)
    {
        if (local is not { } typed)
            return null;
        if (time.IsSkipped(typed))
            state.AddModelError(field, $"The clocks skip {typed:HH:mm} on that day. Enter an hour earlier or later.");
        return time.ToUtc(typed);
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
