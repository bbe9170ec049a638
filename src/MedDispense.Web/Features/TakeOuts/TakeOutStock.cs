using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.TakeOuts;

/// <summary>Signs an amount of a pack out to the person who acts. It stays theirs until it is given, brought back or
/// wasted.</summary>
public sealed class TakeOutStock(LedgerStore ledger)
{
    /// <param name="PackId">The pack.</param>
    /// <param name="PlaceId">Where it is.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="Reason">What for, in the person's words; may be missing.</param>
    public sealed record Command(Guid PackId, Guid PlaceId, long Amount, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.TakenOut, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.PlaceId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        List<Finding> findings =
        [
            .. scope.ChecksOf(here, command.Amount),
            .. PlaceUsable.Check(here.Place),
            .. await StationPlaceAsync(scope, here.Place),
            .. await ElsewhereAsync(scope, here),
            .. await scope.CheckUsableAsync(here.Pack),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var actor = scope.Act.Actor;
        var hands = await scope.HandsOfAsync(actor.MembershipId, actor.Name);
        return new PostingPlan
        {
            Movements = [new(here.Pack, command.Amount, here.Place, hands, actor.Name, Note: command.Reason)],
            Reason = command.Reason,
        };
    }

    /// <summary>A device that is bound to a place moves that place's stock only.</summary>
    private static async Task<IEnumerable<Finding>> StationPlaceAsync(LedgerScope scope, Place place)
    {
        if (scope.Act.StationId is not { } stationId)
            return [];
        var station = await scope.Db.Stations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == stationId);
        if (station is null || station.PlaceId == place.Id)
            return [];
        var bound = await scope.Db.Places.AsNoTracking().SingleAsync(row => row.Id == station.PlaceId);
        return
        [
            Finding.Stop("station-of-another-place", "This station belongs to another place.",
                $"It takes stock out of {bound.Name}; the pack is booked in {place.Name}.",
                $"Go to the station of {place.Name}, or transfer the pack first.", "Place"),
        ];
    }

    private static async Task<IEnumerable<Finding>> ElsewhereAsync(LedgerScope scope, PackHere here)
    {
        if (await scope.AmountAsync(here.Pack.Id, here.Place.Id) > 0)
            return [];
        var places = await scope.Db.Holdings.AsNoTracking().Where(row => row.PackId == here.Pack.Id && row.Amount > 0)
            .Join(scope.Db.Places, row => row.PlaceId, place => place.Id, (_, place) => place.Name)
            .Order().Take(5).ToListAsync();
        return places.Count == 0
            ? [Finding.Stop("pack-empty", "Nothing of this pack is left.", "The book says that it is used up.",
                "Scan the pack again. If something is in it, tell a manager.", "Pack")]
            : [Finding.Stop("pack-elsewhere", "This pack is booked somewhere else.", $"It is in: {string.Join(", ", places)}.",
                "Take it there, or transfer it here first.", "Place")];
    }
}
