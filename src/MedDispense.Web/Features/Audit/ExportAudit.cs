using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Audit;

/// <summary>The audit as a file for a spreadsheet, oldest first. Apart from the line that says who took it away and
/// when, the same rows make the same file.</summary>
public sealed class ExportAudit(MedDispenseDb db, ReadAudit readAudit)
{
    /// <summary>As many rows as one file holds; a longer time is taken away in parts.</summary>
    public const int Most = 50_000;

    /// <summary>The file; null when more rows were asked for than one file holds.</summary>
    /// <param name="facility">Whose audit.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="by">Who takes it away.</param>
    /// <param name="now">When, UTC; later rows are left out, this reading among them.</param>
    public async Task<byte[]?> AskAsync(Facility facility, AuditFilter filter, string by, DateTime now)
    {
        var time = FacilityTime.Of(facility);
        var wanted = filter.Apply(db.AuditEntries.AsNoTracking(), time).Where(row => row.At < now)
            .OrderBy(row => row.At).ThenBy(row => row.Id).Take(Most + 1);
        var rows = await readAudit.WithStations(wanted).ToListAsync();
        if (rows.Count > Most)
            return null;
        var sheet = new CsvSheet()
            .Row("MedDispense", "Audit").Row("Facility", facility.Name).Row("Registration number", facility.RegistrationNumber)
            .Row("Times in", time.ZoneId).Row("Rows", filter.ToString())
            .Row("Exported", $"{time.Iso(now)} by {by}").EndRow()
            .Row("When", "What", "By", "Station", "Subject", "Id of the subject", "Detail", "Id");
        foreach (var row in rows)
        {
            sheet.Row(time.Iso(row.At), row.Kind.Say(), row.By, row.Station, row.Subject,
                row.SubjectId?.ToString(), row.Detail, row.Id.ToString());
        }

        return sheet.ToBytes();
    }
}
