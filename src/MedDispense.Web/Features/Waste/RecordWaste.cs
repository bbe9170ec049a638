using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Waste;

/// <summary>Takes an amount of a pack out of the house's care because it cannot be used any more: wasted, spilled,
/// broken or contaminated. A second person has seen it.</summary>
public sealed class RecordWaste(LedgerStore ledger)
{
    /// <param name="PackId">The pack.</param>
    /// <param name="PlaceId">Where it was.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="ReasonCode">From <see cref="WasteReasons"/>.</param>
    /// <param name="Reason">What happened, and what became of the residue.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    public sealed record Command(Guid PackId, Guid PlaceId, long Amount, string ReasonCode, string? Reason, DateTime? HappenedAt);

    public Task<PostingResult> RunAsync(Act act, Command command)
    {
        var kind = WasteReasons.IsAccident(command.ReasonCode) ? PostingKind.SpilledOrBroken : PostingKind.Wasted;
        return ledger.PostAsync(act, kind, command, scope => PlanAsync(scope, command));
    }

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        var pack = await scope.Db.Packs.SingleOrDefaultAsync(row => row.Id == command.PackId);
        var place = await scope.Db.Places.SingleOrDefaultAsync(row => row.Id == command.PlaceId);
        if (pack is null || place is null || !place.Kind.IsPhysical() || place.Kind.MustBeSettled())
        {
            return PostingPlan.Refuse(Finding.Stop("pack-not-here", "This pack is not known here.",
                "It may have been moved or belong to another house.", "Scan the pack again.", "Pack"));
        }

        var wasted = await scope.TheAsync(PlaceKind.Wasted);
        return new PostingPlan
        {
            Movements = [new(pack, command.Amount, place, wasted, WasteReasons.Say(command.ReasonCode), Note: command.Reason)],
            WitnessRequired = true,
            HappenedAt = command.HappenedAt,
            ReasonCode = command.ReasonCode,
            Reason = command.Reason,
        };
    }
}
