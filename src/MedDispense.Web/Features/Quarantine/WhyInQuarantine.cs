using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Quarantine;

/// <summary>Why each pack lies in quarantine, and which of them wait to be destroyed.</summary>
public sealed class WhyInQuarantine(MedDispenseDb db)
{
    /// <param name="Why">What was said when it was last set aside; null where nothing was.</param>
    /// <param name="RequestId">The destruction that it waits for.</param>
    public sealed record Answer(string? Why, Guid? RequestId);

    /// <summary>By pack and place.</summary>
    public async Task<IReadOnlyDictionary<(Guid PackId, Guid PlaceId), Answer>> AskAsync(IReadOnlyList<StockRow> rows)
    {
        var packIds = rows.Select(row => row.PackId).Distinct().ToList();
        var placeIds = rows.Select(row => row.PlaceId).Distinct().ToList();
        var came = await (
            from movement in db.Movements.AsNoTracking()
            where packIds.Contains(movement.PackId) && placeIds.Contains(movement.ToPlaceId)
            join posting in db.Postings.AsNoTracking() on movement.PostingId equals posting.Id
            join line in db.RegisterLines.AsNoTracking()
                on new { movement.PostingId, movement.Ordinal } equals new { line.PostingId, line.Ordinal }
            orderby posting.Number descending
            select new { movement.PackId, PlaceId = movement.ToPlaceId, posting.Kind, posting.ReasonCode, posting.Reason, line.Note }).ToListAsync();
        var waiting = await db.DestructionRequests.AsNoTracking()
            .Where(row => row.EndedByPostingId == null && packIds.Contains(row.PackId) && placeIds.Contains(row.PlaceId))
            .Select(row => new { row.Id, row.PackId, row.PlaceId }).ToListAsync();
        var why = came.GroupBy(row => (row.PackId, row.PlaceId)).ToDictionary(
            group => group.Key, group => Words(group.First().Kind, group.First().ReasonCode, group.First().Reason, group.First().Note));
        return rows.Select(row => (row.PackId, row.PlaceId)).Distinct().ToDictionary(key => key, key => new Answer(
            why.GetValueOrDefault(key),
            waiting.FirstOrDefault(row => (row.PackId, row.PlaceId) == key)?.Id));
    }

    private static string? Words(PostingKind kind, string? code, string? reason, string? note)
    {
        var words = kind == PostingKind.Quarantined && QuarantineReasons.IsKnown(code) ? QuarantineReasons.Say(code!) : null; // Known, so not null.
        var more = string.IsNullOrWhiteSpace(reason) ? note : reason;
        return (words, more) switch
        {
            (null, _) => more,
            (_, null or "") => words,
            _ => $"{words}: {more}",
        };
    }
}
