using MedDispense.Data;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

/// <summary>A recall as lists show it.</summary>
public sealed record RecallRow(
    Guid Id, long Number, Guid MedicineId, string Medicine, string Lot, string Reference, string Reason, DateTime OpenedAt,
    string OpenedBy, bool Stands);

/// <summary>Lists the recalls, newest first.</summary>
public sealed class FindRecalls(MedDispenseDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<RecallRow>> AskAsync(bool standingOnly = false, Guid? recallId = null)
    {
        var recalls = db.Recalls.AsNoTracking();
        if (standingOnly)
            recalls = recalls.Where(row => row.LiftedByPostingId == null);
        if (recallId is { } id)
            recalls = recalls.Where(row => row.Id == id);
        var rows = await (
            from recall in recalls
            join posting in db.Postings.AsNoTracking() on recall.Id equals posting.Id
            join medicine in db.Medicines.AsNoTracking() on recall.MedicineId equals medicine.Id
            orderby posting.Number descending
            select new { Recall = recall, Posting = posting, Medicine = medicine }).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row => new RecallRow(
                row.Recall.Id, row.Posting.Number, row.Medicine.Id, MedicineWords.Of(row.Medicine), row.Recall.Lot,
                row.Recall.Reference, row.Recall.Reason, row.Recall.OpenedAt, row.Posting.ActorName,
                row.Recall.LiftedByPostingId is null)),
        ];
    }
}
