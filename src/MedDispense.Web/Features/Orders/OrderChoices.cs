using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>What the form of an order offers for one medicine and one person.</summary>
public sealed record OrderChoices
{
    public required Medicine Medicine { get; init; }

    public required IReadOnlyList<SelectListItem> Units { get; init; }

    public required IReadOnlyList<SelectListItem> Routes { get; init; }

    public required CallChoices Calls { get; init; }

    public IReadOnlyList<SelectListItem> Kinds { get; } =

    [
        new("At set times", OrderFields.AtTimes), new("As needed", OrderFields.WhenNeeded),
        new("Step by step: a taper or titration", OrderFields.InSteps), new("Days that differ, in turn", OrderFields.InPattern),
    ];

    public IReadOnlyList<SelectListItem> Ways { get; } =
        [.. Enum.GetValues<DoseWay>().Select(way => new SelectListItem(way.Say(), way.ToString()))];
}

/// <summary>On what a person may decide: with their own signature, or on a call.</summary>
/// <param name="MaySign">Whether they are a prescriber.</param>
/// <param name="MayWrite">Whether they may write down what was said.</param>
/// <param name="Items">The calls about the client that can still ground something.</param>
public sealed record CallChoices(bool MaySign, bool MayWrite, IReadOnlyList<SelectListItem> Items);

/// <summary>Finds what the forms of orders offer.</summary>
public sealed class FindOrderChoices(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    private const int MostCalls = 20;

    /// <summary>Null when the medicine is not in this house's formulary.</summary>
    public async Task<OrderChoices?> AskAsync(Guid clientId, Guid medicineId)
    {
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleOrDefaultAsync(row => row.Id == medicineId);
        if (medicine is null)
            return null;
        var routes = OrderDefaults.Routes(medicine);
        return new OrderChoices
        {
            Medicine = medicine,
            Units = [.. OrderDefaults.Units(medicine).Select(unit => new SelectListItem(OrderWords.Say(unit, medicine), unit.Code))],
            Routes = [.. (routes.Count > 0 ? routes : RouteWords.All).Select(route => new SelectListItem(SayBoth(route), route))],
            Calls = await CallsAsync(clientId),
        };
    }

    /// <summary>The calls about a client on which this person may act.</summary>
    public async Task<CallChoices> CallsAsync(Guid clientId)
    {
        var (maySign, mayWrite) = (May(Policies.Prescribe), May(Policies.WriteVerbalOrder));
        if (!mayWrite)
            return new(maySign, mayWrite, []);
        var from = clock.GetUtcNow().UtcDateTime.AddHours(-OrderAuthority.CallLastsHours);
        var calls = await db.PrescriberCalls.AsNoTracking()
            .Where(row => row.ClientId == clientId && row.ReadBack && row.SpokeAt >= from && row.PrescriberId != current.Actor.MembershipId)
            .OrderByDescending(row => row.SpokeAt).ThenBy(row => row.PostingId).Take(MostCalls).ToListAsync();
        return new(maySign, mayWrite,
            [.. calls.Select(call => new SelectListItem($"{current.Time.DayAndClock(call.SpokeAt)}, {call.PrescriberName}: {Short(call.Said)}", call.PostingId.ToString()))]);
    }

    private static string SayBoth(string route) => RouteWords.Say(route) is var words && words == route ? route : $"{words} ({route})";

    private static string Short(string said) => said.Length <= 80 ? said : said[..80] + "…";

    private bool May(string policy) => Policies.Rules[policy].Allows(current.Actor);
}
