using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.LateEntries;

/// <summary>Doses written down after the fact that nobody has approved yet.</summary>
public sealed class FindLateEntries(MedDispenseDb db)
{
    private const int Most = 200;

    public sealed record Row(Guid PostingId, long Entry, Guid? ClientId, string Client, string Medicine, string What, DateTime HappenedAt, DateTime RecordedAt, string By, Guid ById, string Why);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Row>> AskAsync()
    {
        var rows = await (
            from dose in db.LateEntriesToApprove()
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            orderby posting.Number
            select new { dose, posting, medicine }).Take(Most).ToListAsync();
        var ids = rows.Select(row => row.dose.ClientId).OfType<Guid>().Distinct().ToList();
        var clients = await db.Clients.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. rows.Select(row => new Row(row.posting.Id, row.posting.Number, row.dose.ClientId,
                row.dose.ClientId is { } id ? clients[id].DisplayName : "Somebody not named", MedicineWords.Of(row.medicine),
                row.dose.Outcome.Say() + (row.dose.AmountTaken > 0 ? $" {row.medicine.Say(row.dose.AmountTaken)}" : ""),
                row.dose.HappenedAt, row.posting.RecordedAt, row.posting.ActorName, row.posting.ActorId,
                AnswerWords.LateEntryOf(row.dose.Answers) ?? (row.posting.ReasonCode is { } code ? DoseReasons.SayLate(code) : row.posting.Reason ?? ""))),
        ];
    }
}
