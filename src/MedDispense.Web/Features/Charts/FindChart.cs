using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Charts;

/// <summary>What a client was given, when and by whom, and what was not given and why: by day, corrections visible beside
/// what they correct.</summary>
public sealed class FindChart(MedDispenseDb db, FindRound findRound)
{
    public const int MostDays = 31;

    /// <summary>One row of the chart.</summary>
    public sealed record Row
    {
        public required Guid PostingId { get; init; }

        public required long Entry { get; init; }

        public required DateTime? DueAt { get; init; }

        public required DateTime HappenedAt { get; init; }

        public required DateTime RecordedAt { get; init; }

        public required string Medicine { get; init; }

        public required DoseOutcome Outcome { get; init; }

        /// <summary>"2 films".</summary>
        public required string Taken { get; init; }

        public required string ToWaste { get; init; }

        public required string By { get; init; }

        public required string? Witness { get; init; }

        /// <summary>Reason in words, answers to findings, what was seen.</summary>
        public required IReadOnlyList<string> Notes { get; init; }

        public required bool IsLateEntry { get; init; }

        public required bool IsApproved { get; init; }

        /// <summary>The entry that took it back or replaced it; null when it stands.</summary>
        public required string? CorrectedBy { get; init; }

        public bool Stands => CorrectedBy is null;
    }

    public sealed record Day(DateOnly Date, IReadOnlyList<Row> Rows, IReadOnlyList<RoundDose> Unanswered);

    /// <summary>Newest day first.</summary>
    public async Task<IReadOnlyList<Day>> AskAsync(Guid clientId, Facility facility, FacilityLimits limits, DateTime now, DateOnly first, DateOnly last)
    {
        var clock = FacilityClock.Of(facility);
        var (since, until) = (clock.StartOf(first), clock.StartOf(last.AddDays(1)));
        var doses = await (
            from dose in db.Doses.AsNoTracking()
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines.Include(row => row.Ingredients) on dose.MedicineId equals medicine.Id
            // A missed dose is found after midnight and stands on the day on which it was due.
            let at = dose.Outcome == DoseOutcome.Missed && dose.DueAt != null ? dose.DueAt.Value : dose.HappenedAt
            where dose.ClientId == clientId && at >= since && at < until
            select new { dose, posting, medicine }).ToListAsync();
        var ids = doses.Select(row => row.posting.Id).ToList();
        var about = await db.Postings.AsNoTracking()
            .Where(row => (row.CorrectsPostingId != null && ids.Contains(row.CorrectsPostingId.Value)) || (row.AboutPostingId != null && ids.Contains(row.AboutPostingId.Value)))
            .ToListAsync();
        var rows = doses.OrderBy(row => row.dose.HappenedAt).ThenBy(row => row.posting.Number).Select(row => RowOf(
            row.dose, row.posting, row.medicine, [.. about.Where(other => other.CorrectsPostingId == row.posting.Id || other.AboutPostingId == row.posting.Id)]))
            // What was observed tells more than that it was prepared.
            .Where(row => !(row.Outcome == DoseOutcome.Prepared && doses.Any(other => other.dose.PreparedPostingId == row.PostingId)))
            .ToLookup(row => clock.Day(row.Outcome == DoseOutcome.Missed ? row.DueAt ?? row.HappenedAt : row.HappenedAt));
        var days = new List<Day>();
        for (var day = last; day >= first; day = day.AddDays(-1))
        {
            var round = await findRound.AskAsync(facility, limits, now, clientId: clientId, on: day);
            days.Add(new Day(day, [.. rows[day]], [.. round.Rows.SelectMany(row => row.Doses).Where(dose => dose.Status is DueStatus.Overdue or DueStatus.Due or DueStatus.Coming)]));
        }

        return days;
    }

    private static Row RowOf(Dose dose, Posting posting, Medicine medicine, IReadOnlyList<Posting> about)
    {
        var correction = about.FirstOrDefault(other => other.CorrectsPostingId == posting.Id);
        return new Row
        {
            PostingId = posting.Id,
            Entry = posting.Number,
            DueAt = dose.DueAt,
            HappenedAt = dose.HappenedAt,
            RecordedAt = posting.RecordedAt,
            Medicine = MedicineWords.Of(medicine),
            Outcome = dose.Outcome,
            Taken = dose.AmountTaken > 0 ? medicine.SayInFull(dose.AmountTaken) : "",
            ToWaste = dose.AmountToWaste > 0 ? medicine.Say(dose.AmountToWaste) : "",
            By = posting.ActorName,
            Witness = posting.WitnessName,
            Notes = [.. Notes(dose, posting, about)],
            IsLateEntry = dose.IsLateEntry,
            IsApproved = about.Any(other => other.Kind == PostingKind.LateEntryApproved),
            CorrectedBy = correction is null ? null
                : $"{(correction.Kind == PostingKind.RecordedInError ? "Recorded in error" : "Happened differently")}, entry {correction.Number} by {correction.ActorName}",
        };
    }

    private static IEnumerable<string> Notes(Dose dose, Posting posting, IReadOnlyList<Posting> about)
    {
        if (posting.ReasonCode is { } code)
            yield return DoseReasons.Say(dose.Outcome, code);
        if (posting.Reason is { Length: > 0 } reason)
            yield return reason;
        foreach (var answer in dose.Answers?.Split('\n') ?? [])
            yield return AnswerWords.Say(answer);
        if (dose.Observed is { Length: > 0 } seen)
            yield return $"Seen: {seen}";
        if (dose.CardNotScannedReason is { } card)
            yield return $"Card not scanned: {DoseReasons.Say(DoseReasons.CardNotScanned, card)}";
        if (dose.PackNotScannedReason is { } pack)
            yield return $"Pack not scanned: {DoseReasons.Say(DoseReasons.PackNotScanned, pack)}";
        foreach (var after in about.Where(other => other.Kind == PostingKind.DoseAftermath))
            yield return $"Afterwards: {RecordAftermath.Kinds.FirstOrDefault(kind => kind.Code == after.ReasonCode)?.Words}. {after.Reason}";
    }
}
