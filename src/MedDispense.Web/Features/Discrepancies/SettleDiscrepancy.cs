using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Moves what stays unexplained to lost, or from found into the book, and closes the discrepancy: by an approver
/// and a second person, neither of whom had a part in it.</summary>
public sealed class SettleDiscrepancy(LedgerStore ledger)
{
    /// <param name="DiscrepancyId">The discrepancy.</param>
    /// <param name="Reason">What was looked into, and why it ends here.</param>
    /// <param name="PackId">The pack that it is taken from or put into; null for the first that expires.</param>
    public sealed record Command(Guid DiscrepancyId, string? Reason, Guid? PackId);

    private sealed record PackThere(Pack Pack, long Here);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancySettled, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var row = await scope.Db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.DiscrepancyId);
        if (row is null)
            return PostingPlan.Refuse(DiscrepancyHere.NotKnown);
        var packs = await PacksAsync(scope, row);
        var here = (await DiscrepancyHere.FindAsync(scope, row.Id))!; // Read above, and never deleted.
        if (!here.IsOpen)
            return PostingPlan.Refuse(DiscrepancyHere.NotOpen);
        List<Finding> findings = [.. await here.ApproverAsync(scope), .. await here.ApprovedAsync(scope.Db), .. DiscrepancyHere.ReasonIsThere(command.Reason)];
        if (here.Remainder == 0 || here.Place is null || !row.Rule.NeedsMovement())
        {
            findings.Add(Finding.Stop("nothing-to-move", "There is nothing to move.",
                "Everything is explained, or the discrepancy is one of papers.", "Close it instead."));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var named = command.PackId ?? row.PackId;
        var movements = here.Remainder < 0
            ? await ToLostAsync(scope, here, packs, named)
            : await FromFoundAsync(scope, here, packs, named);
        if (movements.Sum(movement => movement.Amount) != Math.Abs(here.Remainder))
            return PostingPlan.Refuse(NotThere(here));
        var where = here.Remainder < 0 ? "lost" : "found";
        return new PostingPlan
        {
            Movements = [.. movements],
            Steps =
            [
                new(row.Id, DiscrepancyStepKind.Explained, $"{Signed.Say(here.Medicine, here.Remainder)} stay unexplained: moved to {where}.", here.Remainder),
                new(row.Id, DiscrepancyStepKind.Closed, command.Reason!.Trim(), 0),
            ],
            WitnessRequired = true,
            Reason = command.Reason,
            DiscrepancyId = row.Id,
        };
    }

    /// <summary>The packs of the medicine and owner that are or were there, locked.</summary>
    private static async Task<List<PackThere>> PacksAsync(LedgerScope scope, Discrepancy row)
    {
        var ids = await scope.Db.Holdings.Where(holding => holding.PlaceId == row.PlaceId)
            .Join(scope.Db.Packs.Where(pack => pack.MedicineId == row.MedicineId && pack.OwnerClientId == row.OwnerClientId),
                holding => holding.PackId, pack => pack.Id, (_, pack) => pack.Id).ToListAsync();
        await scope.LockHoldingsAsync(ids);
        return await scope.Db.Holdings.Where(holding => holding.PlaceId == row.PlaceId && ids.Contains(holding.PackId))
            .Join(scope.Db.Packs, holding => holding.PackId, pack => pack.Id, (holding, pack) => new PackThere(pack, holding.Amount))
            .ToListAsync();
    }

    private static async Task<List<PlannedMovement>> ToLostAsync(
        LedgerScope scope, DiscrepancyHere here, List<PackThere> packs, Guid? named)
    {
        var lost = await scope.TheAsync(PlaceKind.Lost);
        var isOnTheWay = here.Place!.Kind.MustBeSettled();
        var movements = new List<PlannedMovement>();
        var from = packs.Where(row => !isOnTheWay || row.Pack.Id == here.Row.PackId).Select(row => (row.Pack, row.Here));
        foreach (var (pack, amount) in Settlement.Take(-here.Remainder, [.. from], named))
        {
            var settles = isOnTheWay ? await OpenAsync(scope, here.Place.Id, pack.Id, amount) : null;
            if (isOnTheWay && settles is null)
                return [];
            movements.Add(new(pack, amount, here.Place, lost, "Lost", settles, $"Discrepancy {here.Row.Number}"));
        }

        return movements;
    }

    private static async Task<List<PlannedMovement>> FromFoundAsync(
        LedgerScope scope, DiscrepancyHere here, List<PackThere> packs, Guid? named)
    {
        if (Settlement.PutInto([.. packs.Select(row => (row.Pack, row.Here))], named) is not { } pack)
            return [];
        // What arrived beyond what was sent is where it arrived.
        var to = here.Place!.DestinationId is { } destination
            ? await scope.Db.Places.SingleAsync(place => place.Id == destination)
            : here.Place;
        return [new(pack, here.Remainder, await scope.TheAsync(PlaceKind.Found), to, "Found", Note: $"Discrepancy {here.Row.Number}")];
    }

    private static async Task<MovementKey?> OpenAsync(LedgerScope scope, Guid placeId, Guid packId, long amount)
    {
        var open = await scope.Db.UnsettledMovements.AsNoTracking()
            .Where(row => row.PlaceId == placeId && row.PackId == packId && row.Remaining >= amount)
            .OrderBy(row => row.Ordinal).FirstOrDefaultAsync();
        return open is null ? null : new MovementKey(open.PostingId, open.Ordinal);
    }

    private static Finding NotThere(DiscrepancyHere here) => Finding.Stop("pack-missing", "The book has no pack there to take it from.",
        $"{here.Place!.Name} has less of {here.Medicine.Title} in the book than is unexplained, or never had a pack of it.",
        "Receive or transfer the pack first, or look again at what explains it.", "PackId");
}
