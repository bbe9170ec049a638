using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Records an emergency medicine that was given first. Nothing gates it: no order, no time, no right, no second
/// person; where the book has none, the dose stands and a discrepancy is open.</summary>
public sealed class GiveInEmergency(LedgerStore ledger)
{
    /// <param name="MedicineId">On the house's emergency list.</param>
    /// <param name="PackId">The pack, when its label is at hand; otherwise the book takes it from what expires first.</param>
    /// <param name="ClientId">Null for somebody who is no client.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="Reason">What happened, and who got it when it was no client.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    public sealed record Command(Guid MedicineId, Guid? PackId, Guid? ClientId, long Amount, string? Reason, DateTime? HappenedAt);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.EmergencyGiven, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (command.ClientId is { } id)
            await scope.LockClientAsync(id);
        var client = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ClientId);
        var medicine = await scope.Db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.MedicineId);
        if (medicine is null || (command.ClientId is not null && client is null))
            return PostingPlan.Refuse(DoseActs.NotKnown);
        List<Finding> findings = [.. AmountMovable.Check(command.Amount)];
        if (!medicine.IsEmergency)
        {
            findings.Add(Finding.Stop("not-an-emergency-medicine", "This is not on the house's emergency list.",
                medicine.Title, "Give it under an order. A pharmacist or manager keeps the list.", "MedicineId"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var taken = await StockAsync(scope, command);
        var missing = command.Amount - taken.Sum(row => row.Amount);
        var given = await scope.TheAsync(PlaceKind.GivenToClient);
        var name = client?.DisplayName ?? "Somebody not named";
        return new PostingPlan
        {
            Movements = [.. taken.Select(row => new PlannedMovement(row.Pack, row.Amount, row.Place, given, name, Note: "Emergency"))],
            Discrepancies = missing > 0 ? [BookDiffers.GivenWithoutStock(medicine, null, null, missing)] : [],
            Notes = missing > 0 ? [new(medicine.Id, null, $"{medicine.Say(missing)} given in an emergency beyond what the book has.", name)] : [],
            Parts = [new(stamp => DoseOf(stamp, scope.Act, command))],
            HappenedAt = command.HappenedAt,
            Reason = command.Reason,
            ClientId = command.ClientId,
        };
    }

    private sealed record Portion(Pack Pack, Place Place, long Amount);

    /// <summary>From the named pack, or from what expires first at this station, then anywhere usable; a client's own only
    /// when it is the one that was named.</summary>
    private static async Task<List<Portion>> StockAsync(LedgerScope scope, Command command)
    {
        var stationPlace = await scope.Db.Stations.Where(row => row.Id == scope.Act.StationId).Select(row => (Guid?)row.PlaceId).SingleOrDefaultAsync();
        var query = scope.Db.Packs.Where(pack => pack.MedicineId == command.MedicineId
            && (command.PackId == null ? pack.OwnerClientId == null : pack.Id == command.PackId));
        await scope.LockHoldingsAsync(await query.Select(pack => pack.Id).ToListAsync());
        var held = await (
            from pack in query
            join holding in scope.Db.Holdings on pack.Id equals holding.PackId
            join place in scope.Db.Places on holding.PlaceId equals place.Id
            where holding.Amount > 0
            select new { Pack = pack, Place = place, holding.Amount }).AsNoTracking().ToListAsync();
        var portions = new List<Portion>();
        var wanted = command.Amount;
        foreach (var row in held.Where(row => row.Place.Kind.IsUsable())
                     .OrderBy(row => row.Place.Id != stationPlace).ThenBy(row => row.Pack.Expiry ?? DateOnly.MaxValue).ThenBy(row => row.Pack.Id))
        {
            var amount = Math.Min(wanted, row.Amount);
            if (amount > 0)
                portions.Add(new Portion(row.Pack, row.Place, amount));
            wanted -= amount;
        }

        return portions;
    }

    private static Dose DoseOf(PartStamp stamp, Act act, Command command) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        ClientId = command.ClientId,
        Outcome = DoseOutcome.EmergencyGiven,
        HappenedAt = Moments.InStorage(command.HappenedAt ?? act.Now),
        MedicineId = command.MedicineId,
        AmountOrdered = 0,
        AmountTaken = command.Amount,
        AmountToWaste = 0,
        ClientIdentified = IdentifiedHow.NotAsked,
        PackIdentified = command.PackId is null ? IdentifiedHow.NotAsked : IdentifiedHow.Scanned,
        IsLateEntry = LateEntry.Is(command.HappenedAt, act.Now),
        Salt = stamp.Salt,
    };
}
