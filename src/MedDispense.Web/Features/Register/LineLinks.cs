using MedDispense.Data;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>Which lines of a page name one another: corrections with what they correct, and discrepancies with the
/// postings that revealed them.</summary>
internal sealed class LineLinks
{
    private readonly Dictionary<Guid, Undoing> _undoneBy = [];
    private readonly Dictionary<Guid, List<long>> _numbers = [];
    private readonly Dictionary<Guid, DateTime> _happened = [];
    private ILookup<Guid, long> _opened = Array.Empty<(Guid, long)>().ToLookup(pair => pair.Item1, pair => pair.Item2);
    private Dictionary<Guid, long> _discrepancies = [];

    /// <summary>The lines that say of a posting that it never happened, and when they were written.</summary>
    public sealed record Undoing(DateTime RecordedAt, List<long> Numbers);

    public Undoing? UndoneBy(Guid postingId) => _undoneBy.GetValueOrDefault(postingId);

    public IReadOnlyList<long> NumbersOf(Guid postingId) => _numbers.GetValueOrDefault(postingId) ?? [];

    public DateTime? HappenedAt(Guid postingId) => _happened.TryGetValue(postingId, out var at) ? at : null;

    public IEnumerable<long> OpenedBy(Guid postingId) => _opened[postingId];

    public long? DiscrepancyNumber(Guid discrepancyId) =>
        _discrepancies.TryGetValue(discrepancyId, out var number) ? number : null;

    /// <param name="db">The database.</param>
    /// <param name="heading">The page.</param>
    /// <param name="knownAt">What was recorded later is not known yet.</param>
    public static async Task<LineLinks> AskAsync(MedDispenseDb db, RegisterHeading heading, DateTime? knownAt)
    {
        var links = new LineLinks();
        var lines = db.LinesOf(heading.PageId).KnownAt(knownAt);
        var corrections = await lines.Where(line => line.Posting.CorrectsPostingId != null)
            .OrderBy(line => line.Line.Number)
            .Select(line => new
            {
                line.Line.Number,
                Corrects = line.Posting.CorrectsPostingId!.Value,
                line.Posting.Kind,
                line.Posting.RecordedAt,
            }).ToListAsync();
        foreach (var correction in corrections.Where(correction => correction.Kind == PostingKind.RecordedInError))
        {
            if (!links._undoneBy.TryGetValue(correction.Corrects, out var undoing))
                links._undoneBy[correction.Corrects] = undoing = new(correction.RecordedAt, []);
            undoing.Numbers.Add(correction.Number);
        }

        if (corrections.Count > 0)
        {
            var corrected = await lines
                .Where(line => db.Postings.Any(posting => posting.CorrectsPostingId == line.Line.PostingId))
                .OrderBy(line => line.Line.Number)
                .Select(line => new { line.Line.PostingId, line.Line.Number, line.Posting.HappenedAt }).ToListAsync();
            foreach (var line in corrected)
            {
                if (!links._numbers.TryGetValue(line.PostingId, out var numbers))
                    links._numbers[line.PostingId] = numbers = [];
                numbers.Add(line.Number);
                links._happened[line.PostingId] = line.HappenedAt;
            }
        }

        var discrepancies = await db.Discrepancies.AsNoTracking()
            .Where(row => row.MedicineId == heading.MedicineId && row.OwnerClientId == heading.OwnerClientId)
            .Where(row => knownAt == null || row.OpenedAt <= knownAt)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Id, row.Number, row.OpenedByPostingId }).ToListAsync();
        links._opened = discrepancies.ToLookup(row => row.OpenedByPostingId, row => row.Number);
        links._discrepancies = discrepancies.ToDictionary(row => row.Id, row => row.Number);
        return links;
    }
}
