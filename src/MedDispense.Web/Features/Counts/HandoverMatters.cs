using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What is open in the house when a shift hands over, as the program finds it: doses and orders that wait, what is
/// in somebody's hands, on the way, unexplained, or waits to be destroyed. No balance of a place is among it.</summary>
internal static class HandoverMatters
{
    private const int Most = 100;

    /// <summary>A line each, as many as fit, and how many more there are: what is kept of a handover has its length.</summary>
    /// <param name="matters">What is open.</param>
    /// <param name="most">Characters.</param>
    public static string Fitting(IReadOnlyList<OpenMatter> matters, int most)
    {
        var all = string.Join('\n', matters.Select(matter => matter.Words));
        for (var kept = matters.Count; all.Length > most; kept--)
            all = string.Join('\n', matters.Take(kept - 1).Select(matter => matter.Words).Append($"and {matters.Count - kept + 1} more"));
        return all;
    }

    /// <param name="db">Sees this house.</param>
    /// <param name="now">UTC.</param>
    public static async Task<IReadOnlyList<OpenMatter>> ReadAsync(MedDispenseDb db, DateTime now)
    {
        var care = await CareMatters.ReadAsync(db, now);
        // A dose in hands is told with its client, once.
        var open = await (
            from row in db.UnsettledMovements.AsNoTracking().Where(row => row.Remaining > 0)
            where !db.DosesInHands().Any(dose => dose.PostingId == row.PostingId)
            join place in db.Places on row.PlaceId equals place.Id
            join pack in db.Packs on row.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join posting in db.Postings on row.PostingId equals posting.Id
            orderby posting.Number, row.Ordinal
            select new { place.Kind, place.Name, Medicine = medicine, row.Remaining, posting.Number, PostingKind = posting.Kind })
            .Take(Most).ToListAsync();
        var discrepancies = await DiscrepancyStates.Open(db).OrderBy(row => row.Number).Take(Most)
            .Join(db.Medicines, row => row.MedicineId, medicine => medicine.Id, (row, medicine) => new { row.Id, row.Number, row.Rule, row.PlaceId, Medicine = medicine })
            .ToListAsync();
        var recounts = await BlindCounts.RecountsDue(db).Select(row => row.Id).ToListAsync();
        var toDestroy = await db.DestructionRequests.CountAsync(row => row.EndedByPostingId == null);
        List<OpenMatter> matters =
        [
            .. care.All,
            // What waits for a second person to see it wasted is in the giver's hands after a dose.
            .. open.Where(row => row.Kind == PlaceKind.SignedOut).Select(row => new OpenMatter(
                $"Signed out, entry {row.Number}: {row.Medicine.Say(row.Remaining)} of {row.Medicine.Title}"
                + (row.PostingKind == PostingKind.TakenOut ? "" : ", waits for a second person"))
            {
                Links = [(Policies.TakeOut, "/take-outs")],
            }),
            .. open.Where(row => row.Kind == PlaceKind.InTransit).Select(row => new OpenMatter($"{row.Name}: {row.Medicine.Title}, entry {row.Number}")
            {
                Links = [(Policies.MoveStock, "/transfers")],
            }),
            .. discrepancies.OrderBy(row => row.Number).Select(row => new OpenMatter($"Discrepancy {row.Number}: {row.Medicine.Title}")
            {
                // Whoever gave a dose and did not record it need not see the discrepancy to write it down.
                Links =
                [
                    (Policies.SeeDiscrepancies, $"/discrepancies/{row.Id}"),
                    .. row.Rule.NeedsMovement() && row.PlaceId is not null && !recounts.Contains(row.Id)
                        ? new[] { (Policies.GiveDoses, $"/late-entries/explain/{row.Id}") } : [],
                ],
            }),
        ];
        if (toDestroy > 0)
        {
            matters.Add(new(toDestroy == 1 ? "1 destruction waits for two people" : $"{toDestroy} destructions wait for two people")
            {
                Links = [(Policies.DestroyStock, "/destructions")],
            });
        }

        return matters;
    }
}
