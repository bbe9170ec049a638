using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.TakeOuts;

/// <summary>One movement into a person's hands, read inside the write door with its pack's holdings locked.</summary>
public sealed record SignedOutStock(
    MovementKey Key, Pack Pack, Medicine Medicine, Place Hands, Guid FromPlaceId, DateTime TakenAt, string HolderName)
{
    /// <summary>Said when the entry does not exist here or took nothing into hands.</summary>
    public static readonly Finding NotKnown = Finding.Stop("take-out-unknown", "This is not signed out.",
        "No entry of this house took it out.", "Open the list again and choose from it.");

    public static async Task<SignedOutStock?> FindAsync(LedgerScope scope, Guid postingId, int ordinal)
    {
        var db = scope.Db;
        var packId = await db.Movements.Where(row => row.PostingId == postingId && row.Ordinal == ordinal)
            .Select(row => (Guid?)row.PackId).SingleOrDefaultAsync();
        if (packId is null)
            return null;
        await scope.LockHoldingsAsync([packId.Value]);
        var movement = await db.Movements.AsNoTracking()
            .SingleAsync(row => row.PostingId == postingId && row.Ordinal == ordinal);
        var hands = await db.Places.SingleAsync(row => row.Id == movement.ToPlaceId);
        if (hands.Kind != PlaceKind.SignedOut)
            return null;
        var posting = await db.Postings.AsNoTracking().SingleAsync(row => row.Id == postingId);
        var pack = await db.Packs.SingleAsync(row => row.Id == movement.PackId);
        var medicine = await db.Medicines.SingleAsync(row => row.Id == pack.MedicineId);
        var holder = await db.Staff.AsNoTracking().SingleAsync(row => row.Id == hands.PersonId);
        return new SignedOutStock(
            new(postingId, ordinal), pack, medicine, hands, movement.FromPlaceId, posting.HappenedAt, holder.Name);
    }
}
