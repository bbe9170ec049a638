using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What is being counted, what another person is to count again, when each place was counted last, and the
/// counts that ended lately.</summary>
public sealed class FindCounts(MedDispenseDb db)
{
    private const int MostEnded = 20;
    private const int MostDue = 50;

    /// <summary>A count that is open.</summary>
    public sealed record OpenRow(Guid Id, CountKind Kind, string Place, string OpenedBy, DateTime OpenedAt, int Counted, int Lines);

    /// <summary>A line that another person is to count again; says no figure.</summary>
    /// <param name="DiscrepancyId">The discrepancy.</param>
    /// <param name="Medicine">What.</param>
    /// <param name="Owner">Whose; null for the house.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Since">When it differed, UTC.</param>
    /// <param name="IsForOthers">Whether this person took part in the count that differed.</param>
    public sealed record DueRow(
        Guid DiscrepancyId, string Medicine, string? Owner, string Place, DateTime Since, bool IsForOthers);

    /// <summary>A place and its last whole count.</summary>
    public sealed record PlaceRow(Guid Id, string Name, DateTime? CountedAt, string? By, string? Second, Guid? OpenCountId);

    /// <summary>A count that has ended.</summary>
    public sealed record EndedRow(Guid Id, CountKind Kind, string Place, DateTime EndedAt, string OpenedBy, string? GivenUpReason);

    public sealed record View(
        IReadOnlyList<OpenRow> Open, IReadOnlyList<DueRow> Due, IReadOnlyList<PlaceRow> Places, IReadOnlyList<EndedRow> Ended);

    /// <param name="personId">Who looks.</param>
    public async Task<View> AskAsync(Guid personId)
    {
        var open = await OpenAsync();
        return new View(open, await DueAsync(personId), await PlacesAsync(), await EndedAsync());
    }

    private async Task<IReadOnlyList<OpenRow>> OpenAsync()
    {
        var sessions = await db.CountSessions.AsNoTracking().Where(row => row.ClosedAt == null)
            .Join(db.Places, row => row.PlaceId, place => place.Id, (row, place) => new { Session = row, place.Name }).ToListAsync();
        var rows = new List<OpenRow>();
        foreach (var row in sessions.OrderBy(row => row.Session.OpenedAt).ThenBy(row => row.Session.Id))
        {
            var sheet = await CountSheet.ReadAsync(db, row.Session);
            rows.Add(new(row.Session.Id, row.Session.Kind, row.Name, row.Session.OpenedByName, row.Session.OpenedAt,
                sheet.Count(line => line.Entry is not null), sheet.Count));
        }

        return rows;
    }

    private async Task<IReadOnlyList<DueRow>> DueAsync(Guid personId)
    {
        var due = await (
            from row in BlindCounts.RecountsDue(db).AsNoTracking()
            join medicine in db.Medicines on row.MedicineId equals medicine.Id
            join place in db.Places on row.PlaceId equals (Guid?)place.Id
            join client in db.Clients on row.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            orderby row.Number
            select new { Row = row, Medicine = medicine, Place = place.Name, Owner = owner }).Take(MostDue).ToListAsync();
        var rows = new List<DueRow>();
        foreach (var row in due)
        {
            var persons = await CountPersons.OfAsync(db, row.Row);
            rows.Add(new(row.Row.Id, MedicineWords.Of(row.Medicine), row.Owner?.DisplayName, row.Place, row.Row.OpenedAt, persons.Contains(personId)));
        }

        return rows;
    }

    private async Task<IReadOnlyList<PlaceRow>> PlacesAsync()
    {
        var places = await db.Places.AsNoTracking()
            .Where(row => PlaceKinds.SetUpByPeople.Contains(row.Kind) && row.ClosedAt == null).ToListAsync();
        var open = await db.CountSessions.Where(row => row.ClosedAt == null).ToDictionaryAsync(row => row.PlaceId, row => row.Id);
        var rows = new List<PlaceRow>();
        foreach (var place in places.OrderBy(row => row.Kind).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id))
        {
            var last = await CountSheet.CountsOf(db, place.Id).AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync();
            rows.Add(new(place.Id, place.Name, last?.HappenedAt, last?.ActorName, last?.WitnessName,
                open.TryGetValue(place.Id, out var id) ? id : null));
        }

        return rows;
    }

    private async Task<IReadOnlyList<EndedRow>> EndedAsync()
    {
        var rows = await db.CountSessions.AsNoTracking().Where(row => row.ClosedAt != null)
            .OrderByDescending(row => row.ClosedAt).ThenBy(row => row.Id).Take(MostEnded)
            .Join(db.Places, row => row.PlaceId, place => place.Id, (row, place) => new { Session = row, place.Name }).ToListAsync();
        return
        [
            .. rows.OrderByDescending(row => row.Session.ClosedAt).ThenBy(row => row.Session.Id).Select(row => new EndedRow(
                row.Session.Id, row.Session.Kind, row.Name, row.Session.ClosedAt!.Value, row.Session.OpenedByName, row.Session.GivenUpReason)),
        ];
    }
}
