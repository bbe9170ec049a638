using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.Transfers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Corrections;

/// <summary>An entry as the pages of corrections show it.</summary>
/// <param name="Id">The posting.</param>
/// <param name="Number">Its number.</param>
/// <param name="What">What it is.</param>
/// <param name="HappenedAt">UTC.</param>
/// <param name="By">Who acted.</param>
/// <param name="Witness">The second person.</param>
/// <param name="Reason">What was said then.</param>
/// <param name="Instead">What is done instead when it cannot be corrected this way.</param>
/// <param name="CorrectedBy">Number of the entry that corrected it.</param>
/// <param name="IsControlled">Whether a second person is needed.</param>
/// <param name="Lines">What it moved, in words.</param>
public sealed record EntryView(
    Guid Id, long Number, string What, DateTime HappenedAt, string By, string? Witness, string? Reason, string? Instead,
    long? CorrectedBy, bool IsControlled, IReadOnlyList<string> Lines);

/// <summary>Finds the entries that somebody may want to correct.</summary>
public sealed class FindEntries(MedDispenseDb db, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    private const int Most = 50;

    /// <summary>The newest entries, or the one with a number.</summary>
    /// <param name="number">The number; null for the newest.</param>
    /// <param name="actorId">Only what this person recorded; null for everybody.</param>
    public Task<IReadOnlyList<EntryView>> AskAsync(long? number, Guid? actorId)
    {
        var postings = db.Postings.AsNoTracking();
        if (number is { } exact)
            postings = postings.Where(row => row.Number == exact);
        if (actorId is { } actor)
            postings = postings.Where(row => row.ActorId == actor);
        return ReadAsync(postings);
    }

    public async Task<EntryView?> OneAsync(Guid postingId) =>
        (await ReadAsync(db.Postings.AsNoTracking().Where(row => row.Id == postingId))).SingleOrDefault();

    private async Task<IReadOnlyList<EntryView>> ReadAsync(IQueryable<Posting> which)
    {
        var postings = await which.OrderByDescending(row => row.Number).Take(Most).ToListAsync();
        var ids = postings.Select(row => row.Id).ToList();
        var corrected = await db.Postings.AsNoTracking()
            .Where(row => row.Kind == PostingKind.RecordedInError && row.CorrectsPostingId != null && ids.Contains(row.CorrectsPostingId.Value))
            .ToDictionaryAsync(row => row.CorrectsPostingId!.Value, row => row.Number); // Filtered just above.
        var moved = await (
            from movement in db.Movements.AsNoTracking().Where(row => ids.Contains(row.PostingId))
            join pack in db.Packs.AsNoTracking() on movement.PackId equals pack.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join origin in db.Places.AsNoTracking() on movement.FromPlaceId equals origin.Id
            join to in db.Places.AsNoTracking() on movement.ToPlaceId equals to.Id
            orderby movement.PostingId, movement.Ordinal
            select new { Movement = movement, pack.Lot, pack.OwnerClientId, Medicine = medicine, From = origin, To = to }).ToListAsync();
        var hidden = await blindTransit.AskAsync();
        var blind = await blindPlaces.AskAsync();
        var lines = moved.ToLookup(row => row.Movement.PostingId);
        return
        [
            .. postings.Select(row => new EntryView(
                row.Id, row.Number, PostingWords.Of(row.Kind), row.HappenedAt, row.ActorName, row.WitnessName, row.Reason,
                CorrectableKinds.Instead(row.Kind), corrected.TryGetValue(row.Id, out var by) ? by : null,
                lines[row.Id].Any(line => line.Medicine.IsControlled),
                [
                    .. lines[row.Id].Select(line =>
                        $"{(!hidden.Hides(line.To.Id) && !blind.HidesPage(line.Medicine.Id, line.OwnerClientId) ? line.Medicine.Say(line.Movement.Amount) : "An amount to be counted")} of {MedicineWords.Of(line.Medicine)}, lot {line.Lot ?? "not known"}: "
                        + $"{line.From.Name} → {line.To.Name}"),
                ])),
        ];
    }
}
