using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What is open in the house when a shift hands over, as the program finds it: what is in somebody's hands, on
/// the way, unexplained, or waits to be destroyed. No balance of a place is among it.</summary>
internal static class HandoverMatters
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<string>> ReadAsync(MedDispenseDb db)
    {
        var open = await (
            from row in db.UnsettledMovements.AsNoTracking().Where(row => row.Remaining > 0)
            join place in db.Places on row.PlaceId equals place.Id
            join pack in db.Packs on row.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join posting in db.Postings on row.PostingId equals posting.Id
            orderby posting.Number, row.Ordinal
            select new { place.Kind, place.Name, Medicine = medicine, row.Remaining, posting.Number, PostingKind = posting.Kind })
            .Take(Most).ToListAsync();
        var discrepancies = await DiscrepancyStates.Open(db).OrderBy(row => row.Number).Take(Most)
            .Join(db.Medicines, row => row.MedicineId, medicine => medicine.Id, (row, medicine) => new { row.Number, Medicine = medicine })
            .ToListAsync();
        var toDestroy = await db.DestructionRequests.CountAsync(row => row.EndedByPostingId == null);
        List<string> matters =
        [
            // What waits for a second person to see it wasted is in the giver's hands after a dose.
            .. open.Where(row => row.Kind == PlaceKind.SignedOut).Select(row =>
                $"Signed out, entry {row.Number}: {row.Medicine.Say(row.Remaining)} of {row.Medicine.Title}"
                + (row.PostingKind == PostingKind.TakenOut ? "" : ", waits for a second person")),
            .. open.Where(row => row.Kind == PlaceKind.InTransit).Select(row => $"{row.Name}: {row.Medicine.Title}, entry {row.Number}"),
            .. discrepancies.OrderBy(row => row.Number).Select(row => $"Discrepancy {row.Number}: {row.Medicine.Title}"),
        ];
        if (toDestroy > 0)
            matters.Add(toDestroy == 1 ? "1 destruction waits for two people" : $"{toDestroy} destructions wait for two people");
        return matters;
    }
}
