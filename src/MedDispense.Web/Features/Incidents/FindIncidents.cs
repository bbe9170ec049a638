using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Incidents;

/// <summary>What a client swallowed that was meant for somebody else, and what was meant for the client and somebody else
/// swallowed: both sides read the same report.</summary>
public sealed class FindIncidents(MedDispenseDb db)
{
    private const int Most = 50;

    public sealed record Row
    {
        public required long Entry { get; init; }

        public required DateTime HappenedAt { get; init; }

        /// <summary>This client swallowed it; otherwise it was meant for this client.</summary>
        public required bool IsWhoSwallowed { get; init; }

        /// <summary>The other side; null when it was meant for nobody. Never named on this client's pages.</summary>
        public required Guid? OtherClientId { get; init; }

        /// <summary>"buprenorphine 8 mg sublingual tablet, 1 tablet".</summary>
        public required string What { get; init; }

        public required string WhatHappened { get; init; }

        public required string WhatWasDone { get; init; }

        public required string WhoWasTold { get; init; }

        public required string By { get; init; }

        public required string? Witness { get; init; }

        /// <summary>The entry that took it back; null while it stands.</summary>
        public required long? TakenBackBy { get; init; }
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Row>> AskAsync(Guid clientId)
    {
        var found = await (
            from incident in db.Incidents.AsNoTracking()
            where incident.ClientId == clientId || incident.MeantForClientId == clientId
            join posting in db.Postings on incident.PostingId equals posting.Id
            join dose in db.Doses on incident.PostingId equals dose.PostingId
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            orderby posting.Number descending
            select new
            {
                incident,
                posting,
                dose,
                medicine,
                TakenBackBy = db.Postings.Where(other => other.CorrectsPostingId == posting.Id && other.Kind == PostingKind.RecordedInError)
                    .Select(other => (long?)other.Number).FirstOrDefault(),
            }).Take(Most).ToListAsync();
        return
        [
            .. found.Select(row => new Row
            {
                Entry = row.posting.Number,
                HappenedAt = row.dose.HappenedAt,
                IsWhoSwallowed = row.incident.ClientId == clientId,
                OtherClientId = row.incident.ClientId == clientId ? row.incident.MeantForClientId : row.incident.ClientId,
                What = $"{MedicineWords.Of(row.medicine)}, {row.medicine.Say(row.dose.AmountTaken)}",
                WhatHappened = row.incident.WhatHappened,
                WhatWasDone = row.incident.WhatWasDone,
                WhoWasTold = row.incident.WhoWasTold,
                By = row.posting.ActorName,
                Witness = row.posting.WitnessName,
                TakenBackBy = row.TakenBackBy,
            }),
        ];
    }
}
