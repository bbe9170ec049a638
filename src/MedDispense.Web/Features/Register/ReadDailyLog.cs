using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>Everything that was recorded on one local day, over all pages of the register. It goes by the day of
/// recording, so that a log that was printed and initialled never changes afterwards: what is written later stands in
/// the log of the day on which it was written, with the day on which it happened.</summary>
public sealed class ReadDailyLog(MedDispenseDb db, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    /// <summary>More lines than this are not read for one day.</summary>
    public const int Most = 5_000;

    /// <summary>A line and the page on which it stands.</summary>
    public sealed record Row(RegisterHeading Heading, RegisterRow Line);

    /// <param name="Facility">The house.</param>
    /// <param name="Day">The local day.</param>
    /// <param name="Rows">In the order of recording.</param>
    /// <param name="HasMore">Whether there are more lines than were read.</param>
    /// <param name="Hidden">How many pages are left out, since somebody counts what is there.</param>
    public sealed record View(Facility Facility, DateOnly Day, IReadOnlyList<Row> Rows, bool HasMore, int Hidden)
    {
        public FacilityTime Time => FacilityTime.Of(Facility);

        /// <summary>Everybody who wrote a line, once each, for their initials.</summary>
        public IEnumerable<(string Name, string Initials)> People =>
            Rows.Select(row => (row.Line.By, row.Line.ByInitials)).Distinct().Order();
    }

    public async Task<View> AskAsync(DateOnly day)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        var range = new RegisterRange { From = day, To = day };
        var pageIds = await db.LinesOf(null).In(range, FacilityTime.Of(facility))
            .Select(line => line.Line.PageId).Distinct().ToListAsync();
        var transit = await blindTransit.AskAsync();
        var rows = new List<Row>();
        var hidden = 0;
        foreach (var heading in (await RegisterHeading.ListAsync(db, await blindPlaces.AskAsync())).Where(heading => pageIds.Contains(heading.PageId)))
        {
            if (heading.IsHidden)
            {
                hidden++;
                continue;
            }

            await foreach (var line in new RegisterReader(db, heading, range, transit).ReadAllAsync())
            {
                if (rows.Count == Most)
                    return new(facility, day, InOrder(rows), HasMore: true, hidden);
                rows.Add(new(heading, line));
            }
        }

        return new(facility, day, InOrder(rows), HasMore: false, hidden);
    }

    private static List<Row> InOrder(List<Row> rows) =>
        [.. rows.OrderBy(row => row.Line.Entry).ThenBy(row => row.Heading.Title, StringComparer.Ordinal).ThenBy(row => row.Line.Number)];
}
