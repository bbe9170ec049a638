using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>One count with its lines. While it is open no line carries a figure, not even the one that was counted.</summary>
public sealed class SeeCount(MedDispenseDb db, BlindPlaces blindPlaces)
{
    /// <summary>A count.</summary>
    /// <param name="Session">The count.</param>
    /// <param name="Place">Its place.</param>
    /// <param name="Lines">Controlled ones first.</param>
    public sealed record View(CountSession Session, Place Place, IReadOnlyList<SheetLine> Lines)
    {
        public int Counted => Lines.Count(line => line.Entry is not null);

        /// <summary>The line that is asked for, or the first that is to be counted.</summary>
        public SheetLine? Active(Guid? medicineId, Guid? ownerId) => medicineId is null
            ? Lines.FirstOrDefault(line => line.Entry is null)
            : Lines.FirstOrDefault(line => line.Medicine.Id == medicineId && line.Owner?.Id == ownerId);
    }

    /// <summary>A line of a count that has ended.</summary>
    /// <param name="Medicine">Its name.</param>
    /// <param name="Owner">Whose it is; null for the house.</param>
    /// <param name="Counted">In words; hidden while another person is to count it again.</param>
    /// <param name="Expected">What the book said, for managers.</param>
    /// <param name="At">When the figure was entered, UTC.</param>
    public sealed record EndedLine(string Medicine, string? Owner, string Counted, string? Expected, DateTime At);

    /// <summary>A count that has ended.</summary>
    public sealed record EndedView(
        CountSession Session, Place Place, Posting? Posting, Handover? Handover, IReadOnlyList<EndedLine> Lines, IReadOnlyList<long> Opened);

    /// <summary>Null when there is no such count in this facility.</summary>
    public async Task<View?> AskAsync(Guid id)
    {
        var session = await db.CountSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (session is null)
            return null;
        var place = await db.Places.AsNoTracking().SingleAsync(row => row.Id == session.PlaceId);
        return new View(session, place, session.ClosedAt is null ? await CountSheet.ReadAsync(db, session) : []);
    }

    /// <summary>The line of a medicine and owner, also when it is not on the sheet: a pack in the hand that the book does not
    /// have here. Null when either is not known.</summary>
    public async Task<SheetLine?> LineAsync(Guid medicineId, Guid? ownerId)
    {
        var medicine = await db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == medicineId);
        var owner = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ownerId);
        return medicine is null || (ownerId is not null && owner is null) ? null : new SheetLine(medicine, owner, null);
    }

    /// <summary>The number that a form carries, and nothing else: the newest line of the register page.</summary>
    public Task<long> NewestLineAsync(SheetLine line) => BookInPlace.NewestLineAsync(db, line.Medicine.Id, line.Owner?.Id);

    /// <summary>What is open in the house, for the incoming shift.</summary>
    public Task<IReadOnlyList<OpenMatter>> MattersAsync(DateTime now) => HandoverMatters.ReadAsync(db, now);

    /// <summary>A count that has ended, with what may be told of it.</summary>
    public async Task<EndedView> EndedAsync(View count, Actor actor)
    {
        var blind = await blindPlaces.AskAsync();
        var lines = await (
            from line in db.CountLines.AsNoTracking().Where(row => row.SessionId == count.Session.Id)
            join medicine in db.Medicines on line.MedicineId equals medicine.Id
            join client in db.Clients on line.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby line.Ordinal
            select new { Line = line, Medicine = medicine, Owner = owner }).ToListAsync();
        var postingId = lines.FirstOrDefault()?.Line.PostingId;
        var seesAll = BlindCounts.SeesAll(actor);
        return new EndedView(count.Session, count.Place,
            await db.Postings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == postingId),
            await db.Handovers.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == postingId),
            [
                .. lines.Select(row => new EndedLine(Stock.MedicineWords.Of(row.Medicine), row.Owner?.DisplayName,
                    blind.HidesPage(row.Line.MedicineId, row.Line.OwnerClientId) ? Blind.Words : Domain.Medicines.MedicineAmounts.Say(row.Medicine, row.Line.Counted),
                    seesAll ? Domain.Medicines.MedicineAmounts.Say(row.Medicine, row.Line.Expected) : null, row.Line.CountedAt)),
            ],
            await db.Discrepancies.Where(row => postingId != null && row.OpenedByPostingId == postingId)
                .OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
    }
}
