using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Audit;

/// <summary>Reads the audit newest first, page by page: each page begins below the last row of the one before, so that
/// rows which arrive meanwhile shift nothing.</summary>
public sealed class ReadAudit(MedDispenseDb db)
{
    public const int PageSize = 100;
    private const int MostPeople = 1000;

    public sealed record Row(
        Guid Id, DateTime At, AuditKind Kind, string By, string? Station, string Subject, Guid? SubjectId, string Detail);

    /// <summary>The row below which the next page begins.</summary>
    public sealed record Key(DateTime At, Guid Id);

    public sealed record PersonChoice(Guid Id, string Name);

    public sealed record View(
        IReadOnlyList<Row> Rows, Key? Next, IReadOnlyList<PersonChoice> People, AuditFilter Filter, FacilityTime Time);

    public async Task<View> AskAsync(Facility facility, AuditFilter filter, Key? below)
    {
        var time = FacilityTime.Of(facility);
        var rows = filter.Apply(db.AuditEntries.AsNoTracking(), time);
        if (below is { } key)
            rows = rows.Where(row => row.At < key.At || (row.At == key.At && row.Id.CompareTo(key.Id) < 0));
        var shown = await WithStations(rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(PageSize + 1)).ToListAsync();
        var people = await db.Staff.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).Take(MostPeople)
            .Select(row => new PersonChoice(row.Id, row.Name)).ToListAsync();
        var last = shown.Count > PageSize ? shown[PageSize - 1] : null;
        return new([.. shown.Take(PageSize)], last is null ? null : new(last.At, last.Id), people, filter, time);
    }

    /// <summary>Adds the name of the station to each row; the order stays.</summary>
    internal IQueryable<Row> WithStations(IQueryable<AuditEntry> rows) => rows.Select(row => new Row(
        row.Id, row.At, row.Kind, row.ActorName,
        db.Stations.Where(station => station.Id == row.StationId).Select(station => station.Name).SingleOrDefault(),
        row.Subject, row.SubjectId, row.Detail));
}
