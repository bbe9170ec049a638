using MedDispense.Data;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>What happened between the last correct count of a medicine in a place and the moment at which a discrepancy
/// came to light, and who had a part in it.</summary>
/// <param name="Agreed">The last correct count before; null when there was none.</param>
/// <param name="FirstLine">Where it begins on the register page: the line of that count, or the first of all.</param>
/// <param name="LastLine">The last line of the entry that opened the discrepancy; 0 when it wrote none.</param>
/// <param name="People">Everybody who had a part, with what they did.</param>
public sealed record DiscrepancyWindow(
    CountLine? Agreed, long FirstLine, long LastLine, IReadOnlyList<DiscrepancyWindow.Person> People)
{
    /// <summary>More lines than this are not looked through for people; a house counts every shift.</summary>
    private const int Most = 5_000;

    /// <param name="Id">The membership.</param>
    /// <param name="Name">As it was then.</param>
    /// <param name="Part">What they did, in words.</param>
    /// <param name="Lines">How many lines they had a part in.</param>
    public sealed record Person(Guid Id, string Name, string Part, int Lines);

    /// <summary>What each person did, in words.</summary>
    public IReadOnlyDictionary<Guid, string> Involved => People.ToDictionary(person => person.Id, person => person.Part);

    private sealed record Touch(Guid PersonId, string Name, bool IsSecond, string Where);

    public static async Task<DiscrepancyWindow> ReadAsync(MedDispenseDb db, Discrepancy discrepancy)
    {
        var opened = await db.Postings.AsNoTracking().SingleAsync(row => row.Id == discrepancy.OpenedByPostingId);
        var page = await db.RegisterPages.AsNoTracking().SingleOrDefaultAsync(row =>
            row.MedicineId == discrepancy.MedicineId && row.OwnerClientId == discrepancy.OwnerClientId);
        var agreed = await AgreedAsync(db, discrepancy, opened.Number);
        var lines = page is null ? [] : await LinesAsync(db, page.Id, discrepancy, opened, agreed?.Number ?? 0);
        var ofAgreed = agreed is null || page is null
            ? null
            : await db.RegisterLines.Where(row => row.PostingId == agreed.Line.PostingId && row.PageId == page.Id)
                .MinAsync(row => (long?)row.Number);
        var touches = lines.SelectMany(row => TouchesOf(row.Posting, $"line {row.Number}")).ToList();
        if (lines.TrueForAll(row => row.Posting.Id != opened.Id))
            touches.AddRange(TouchesOf(opened, $"entry {opened.Number}"));
        return new DiscrepancyWindow(agreed?.Line, ofAgreed ?? lines.Select(row => row.Number).DefaultIfEmpty(1).Min(),
            lines.Where(row => row.Posting.Id == opened.Id).Select(row => row.Number).DefaultIfEmpty(0).Max(),
            [
                .. touches.GroupBy(touch => touch.PersonId).Select(person =>
                    new Person(person.Key, person.First().Name, PartOf([.. person]), person.Count())),
            ]);
    }

    /// <summary>Approvers who had no part, by name.</summary>
    public async Task<IReadOnlyList<string>> CouldDecideAsync(MedDispenseDb db, DateTime now)
    {
        var involved = Involved;
        var staff = await db.Staff.AsNoTracking().Where(row => row.ClosedAt == null).OrderBy(row => row.Name).ToListAsync();
        return
        [
            .. staff.Where(row => row.IsActiveAt(now) && (row.Rights & StaffRights.Approve) != StaffRights.None
                && !involved.ContainsKey(row.Id)).Select(row => row.Name),
        ];
    }

    private sealed record AgreedCount(CountLine Line, long Number);

    private static async Task<AgreedCount?> AgreedAsync(MedDispenseDb db, Discrepancy discrepancy, long before) => await (
        from line in db.CountLines.AsNoTracking()
        join posting in db.Postings on line.PostingId equals posting.Id
        where line.PlaceId == discrepancy.PlaceId && line.MedicineId == discrepancy.MedicineId
            && line.OwnerClientId == discrepancy.OwnerClientId && line.PackId == null
            && line.Counted == line.Expected && posting.Number < before
        orderby posting.Number descending
        select new AgreedCount(line, posting.Number)).FirstOrDefaultAsync();

    private sealed record WindowLine(long Number, Posting Posting);

    private static async Task<List<WindowLine>> LinesAsync(
        MedDispenseDb db, Guid pageId, Discrepancy discrepancy, Posting opened, long after)
    {
        var place = discrepancy.Rule.NeedsMovement() ? discrepancy.PlaceId : null;
        return await (
            from line in db.RegisterLines.AsNoTracking().Where(row => row.PageId == pageId)
            join posting in db.Postings.AsNoTracking() on line.PostingId equals posting.Id
            where posting.Id == opened.Id || (place != null && (line.PlaceId == place || line.OtherPlaceId == place)
                && ((posting.Number > after && posting.Number < opened.Number)
                    // What explains it was written down later, but whoever did it had the medicine in their hands then.
                    || (posting.DiscrepancyId == discrepancy.Id && posting.HappenedAt < opened.HappenedAt)))
            orderby line.Number descending
            select new WindowLine(line.Number, posting)).Take(Most).ToListAsync();
    }

    private static IEnumerable<Touch> TouchesOf(Posting posting, string where)
    {
        yield return new(posting.ActorId, posting.ActorName, false, where);
        if (posting.WitnessId is { } witness)
            yield return new(witness, posting.WitnessName ?? "", true, where);
        if (posting.CoSignerId is { } coSigner)
            yield return new(coSigner, posting.CoSignerName ?? "", true, where);
    }

    private static string PartOf(IReadOnlyList<Touch> touches)
    {
        var parts = new List<string>();
        foreach (var (isSecond, words) in new[] { (false, "wrote"), (true, "second person at") })
        {
            var where = touches.Where(touch => touch.IsSecond == isSecond).Select(touch => touch.Where).ToList();
            if (where.Count > 0)
                parts.Add($"{words} {where[^1]}{(where.Count > 1 ? $" and {where.Count - 1} more" : "")}");
        }

        return string.Join(", ", parts);
    }
}
