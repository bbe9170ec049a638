using MedDispense.Data;
using MedDispense.Web.Features.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>The pages of the register: one for each medicine and owner, controlled medicines first.</summary>
public sealed class FindRegisterPages(MedDispenseDb db, BlindPlaces blindPlaces)
{
    /// <summary>How many pages one list shows; a search narrows it.</summary>
    public const int Most = 200;

    /// <param name="Heading">The page.</param>
    /// <param name="LastWrittenAt">When its newest line was written, UTC.</param>
    public sealed record Row(RegisterHeading Heading, DateTime LastWrittenAt);

    /// <param name="Rows">At most <see cref="Most"/>.</param>
    /// <param name="All">How many pages fit the search.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int All);

    /// <param name="search">Words that all occur in name, strength, form, class or owner; null for every page.</param>
    public async Task<View> AskAsync(string? search)
    {
        var words = (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = (await RegisterHeading.ListAsync(db, await blindPlaces.AskAsync())).Where(heading => words.All(word => Holds(heading, word))).ToList();
        var shown = found.Take(Most).ToList();
        var ids = shown.Select(heading => heading.PageId).ToList();
        var written = await (
            from page in db.RegisterPages.AsNoTracking()
            join line in db.RegisterLines.AsNoTracking()
                on new { PageId = page.Id, Number = page.LastNumber } equals new { line.PageId, line.Number }
            join posting in db.Postings.AsNoTracking() on line.PostingId equals posting.Id
            where ids.Contains(page.Id)
            select new { page.Id, posting.RecordedAt }).ToDictionaryAsync(row => row.Id, row => row.RecordedAt);
        // A page is made with its first line, in one transaction.
        return new([.. shown.Select(heading => new Row(heading, written[heading.PageId]))], found.Count);
    }

    private static bool Holds(RegisterHeading heading, string word) =>
        $"{heading.Title} {heading.Class} {heading.Owner}".Contains(word, StringComparison.OrdinalIgnoreCase);
}
