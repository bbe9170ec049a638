using System.Globalization;
using System.Text.RegularExpressions;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Orders;

namespace MedDispense.Web.Tests.Scenarios;

public sealed partial class StorySteps
{
    private const string DoseReason = "DoseReason";

    /// <summary>Enters an order, reads what was understood, signs it. A reason is entered once it is asked for.</summary>
    private async Task<StoryOutcome> SignAsync(StoryPerson person, Match words, Clauses clauses)
    {
        var (key, clientKey) = (words.Groups[1].Value, words.Groups[2].Value);
        var all = new Clauses([words.Groups[3].Value, .. Rest(clauses)]);
        var reason = all.After("because");
        var order = given.ReadOrder(all, null);
        all.Done();
        await person.GoAsync($"/orders/new?client={ClientOf(clientKey).Id}&medicine={order.Medicine.Id}");
        var entered = await person.SendAsync(Main, false, EnteredAs(order));
        if (entered.End == StoryEnd.Refused && reason is not null && person.HasField(Main, DoseReason))
            entered = await person.SendAsync(Main, false, (DoseReason, reason));
        if (entered.End != StoryEnd.Shown)
            return entered;
        var signed = await person.SendAsync(Main, false, ("Step", OrderFields.SignStep), ("Signature", WebHouse.Pin));
        if (signed.End != StoryEnd.Recorded)
            return signed;
        house.Orders[key] = Guid.Parse(signed.Answer.Url.Segments[^1]);
        given.Orders[key] = (clientKey, order);
        return signed;
    }

    private static (string Name, string? Value)[] EnteredAs(StoryHouse.OrderWords order)
    {
        (string, string?)[] dose = [("Dose", order.Dose.ToString()), ("DoseUnit", order.Unit.Code), .. order.Route is { } route ? new[] { ("Route", (string?)route) } : []];
        return order.Timing switch
        {
            TimesOfDay times => [.. dose, ("Kind", OrderFields.AtTimes), ("Times", string.Join(' ', times.Times.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture))))],
            AsNeeded =>
            [
                .. dose, ("Kind", OrderFields.WhenNeeded), ("Indication", order.Indication), ("GapHours", new ExactNumber(order.GapMinutes, 60).ToString()),
                ("Maximum", Most(order)),
            ],
            _ => throw new StoryMistakeException("An order is entered daily at its times, or as needed."),
        };
    }

    /// <summary>The most in 24 hours in the unit of the dose.</summary>
    private static string? Most(StoryHouse.OrderWords order) =>
        order.Most is { } most && Domain.Orders.MeasurableDose.TrySmallest(order.Medicine, order.Unit, out var smallest, out _)
            ? (smallest * new ExactNumber(most)).ToString() : null;
}
