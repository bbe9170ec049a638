using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>The state of the house before a day is closed.</summary>
public sealed class SeeDay(MedDispenseDb db, BlindTransit blindTransit)
{
    /// <summary>How many open rows of one sort are listed; the count says when there are more.</summary>
    public const int Most = 50;

    /// <summary>An amount that somebody or nobody has in hand.</summary>
    /// <param name="PostingId">The posting that took it out or sent it.</param>
    /// <param name="Entry">That posting's number.</param>
    /// <param name="Where">Whose hands, or which way.</param>
    /// <param name="Medicine">What.</param>
    /// <param name="Amount">What is still open, in words.</param>
    /// <param name="Since">When it was taken or sent, UTC.</param>
    public sealed record OpenRow(Guid PostingId, long Entry, string Where, string Medicine, string Amount, DateTime Since);

    /// <param name="Time">The facility's time.</param>
    /// <param name="Now">When this was read, UTC.</param>
    /// <param name="Today">The facility's local day.</param>
    /// <param name="Day">The day that is proposed: the first that is not closed.</param>
    /// <param name="LastClosed">The newest closed day.</param>
    /// <param name="NotClosed">Days that could be closed: since the newest closed day, up to today.</param>
    /// <param name="Open">What is open.</param>
    /// <param name="InHands">Signed out to people, oldest first.</param>
    /// <param name="InTransit">On the way, oldest first.</param>
    /// <param name="ToDestroy">Destruction requests, oldest first.</param>
    /// <param name="EntriesSinceClose">Postings since the close before.</param>
    /// <param name="EntriesToday">Postings of today.</param>
    /// <param name="OpenDiscrepancies">Discrepancies that are not closed.</param>
    /// <param name="Discrepancies">These, oldest first.</param>
    /// <param name="Care">Doses and orders that wait.</param>
    /// <param name="IsEarly">Whether today still has its afternoon before it.</param>
    public sealed record View(
        FacilityTime Time, DateTime Now, DateOnly Today, DateOnly Day, DateOnly? LastClosed, IReadOnlyList<DateOnly> NotClosed,
        OpenMatters Open, IReadOnlyList<OpenRow> InHands, IReadOnlyList<OpenRow> InTransit, IReadOnlyList<OpenRow> ToDestroy,
        long EntriesSinceClose, int EntriesToday, int OpenDiscrepancies, IReadOnlyList<OpenDiscrepancy> Discrepancies,
        CareMatters Care, bool IsEarly);

    /// <param name="now">The request's reading of the clock, UTC.</param>
    public async Task<View> AskAsync(DateTime now)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        var time = FacilityTime.Of(facility);
        var today = time.Day(now);
        var last = await db.DailyCloses.MaxAsync(row => (DateOnly?)row.BusinessDate);
        IReadOnlyList<DateOnly> notClosed = last is null ? [today] : DaysClosedInOrder.LeftOut(today.AddDays(1), last);
        var head = await db.ChainHeads.AsNoTracking().SingleAsync();
        var lastClose = await db.Postings.Where(row => row.Kind == PostingKind.DailyClose).MaxAsync(row => (long?)row.Number) ?? 0;
        var startOfToday = time.StartOf(today);
        return new View(
            time, now, today, notClosed.Count > 0 ? notClosed[0] : today, last, notClosed,
            await OpenMatters.CountAsync(db),
            await OpenRowsAsync(PlaceKind.SignedOut), await OpenRowsAsync(PlaceKind.InTransit), await ToDestroyAsync(),
            head.LastNumber - lastClose,
            await db.Postings.CountAsync(row => row.RecordedAt >= startOfToday),
            await DiscrepancyStates.Open(db).CountAsync(),
            await OpenDiscrepancy.ListAsync(db, DiscrepancyStates.Open(db), Most),
            await CareMatters.ReadAsync(db, now),
            DayIsOver.IsEarly(today, time.ToLocal(now)));
    }

    private async Task<IReadOnlyList<OpenRow>> OpenRowsAsync(PlaceKind kind)
    {
        var rows = await (
            from open in db.UnsettledMovements.AsNoTracking().Where(row => row.Remaining > 0)
            join place in db.Places on open.PlaceId equals place.Id
            where place.Kind == kind
            join pack in db.Packs on open.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join posting in db.Postings on open.PostingId equals posting.Id
            orderby posting.HappenedAt, posting.Number, open.Ordinal
            select new { open.PostingId, open.PlaceId, posting.Number, place.Name, Medicine = medicine, open.Remaining, posting.HappenedAt })
            .Take(Most).ToListAsync();
        var hidden = await blindTransit.AskAsync();
        return
        [
            .. rows.Select(row => new OpenRow(row.PostingId, row.Number, row.Name, row.Medicine.ShownTitle(),
                hidden.Hides(row.PlaceId) ? HiddenTransit.Words : new Figures(row.Medicine).Words(row.Remaining), row.HappenedAt)),
        ];
    }

    private async Task<IReadOnlyList<OpenRow>> ToDestroyAsync()
    {
        var rows = await (
            from request in db.DestructionRequests.AsNoTracking().Where(row => row.EndedByPostingId == null)
            join place in db.Places on request.PlaceId equals place.Id
            join pack in db.Packs on request.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join posting in db.Postings on request.Id equals posting.Id
            orderby posting.Number
            select new { request.Id, posting.Number, place.Name, Medicine = medicine, request.Amount, request.RequestedAt })
            .Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row => new OpenRow(row.Id, row.Number, row.Name, row.Medicine.ShownTitle(),
                new Figures(row.Medicine).Words(row.Amount), row.RequestedAt)),
        ];
    }
}
