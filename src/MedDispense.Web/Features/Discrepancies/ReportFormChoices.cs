using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Arrivals;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>What a report of something lost or found can name.</summary>
public sealed class ReportFormChoices(MedDispenseDb db)
{
    public sealed record View(IReadOnlyList<(Guid Id, string Title)> Medicines, IReadOnlyList<(Guid Id, string Name)> Places);

    public async Task<View> AskAsync()
    {
        // What was withdrawn may still be found under a bed; only what the house never had is left out.
        var medicines = await db.Medicines.AsNoTracking()
            .Where(row => row.WithdrawnAt == null || db.Packs.Any(pack => pack.MedicineId == row.Id)).ToListAsync();
        var places = await db.Places.AsNoTracking()
            .Where(row => PlaceKinds.SetUpByPeople.Contains(row.Kind) && row.ClosedAt == null).ToListAsync();
        return new(
            [.. medicines.Select(row => (row.Id, Title: row.ShownTitle())).OrderBy(row => row.Title, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)],
            [.. places.Select(row => (row.Id, row.Name)).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)]);
    }

    /// <summary>Number of the discrepancy that a report opened, for the person who reported it; null for others.</summary>
    public async Task<long?> AskNumberAsync(Guid postingId, Guid actorId) =>
        await db.Discrepancies.Join(db.Postings, row => row.OpenedByPostingId, posting => posting.Id, (row, posting) => new { row, posting })
            .Where(found => found.posting.Id == postingId && found.posting.ActorId == actorId)
            .Select(found => (long?)found.row.Number).SingleOrDefaultAsync();
}
