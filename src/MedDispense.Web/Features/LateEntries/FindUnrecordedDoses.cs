using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.LateEntries;

/// <summary>The doses that could have been given and not recorded, where a count found less than the book: those listed of
/// the discrepancy's medicine since the last correct count that stand as not answered or not given, and as-needed orders
/// of it. No figure of the count is among them.</summary>
public sealed class FindUnrecordedDoses(MedDispenseDb db)
{
    private const int Most = 200;

    /// <summary>Older doses are no late entries any more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>A dose that was listed, or could be asked for.</summary>
    /// <param name="ClientId">The client.</param>
    /// <param name="Client">By name.</param>
    /// <param name="OrderId">The order.</param>
    /// <param name="Order">Its number.</param>
    /// <param name="Dose">"16 mg = 2 films".</param>
    /// <param name="At">The key of the occurrence; null for an as-needed order.</param>
    /// <param name="DueAt">UTC; null for an as-needed order.</param>
    public sealed record Row(Guid ClientId, string Client, Guid OrderId, long Order, string Dose, string? At, DateTime? DueAt);

    /// <summary>What a page about one discrepancy offers.</summary>
    /// <param name="DiscrepancyId">The discrepancy.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="IsOpen">Whether nobody has closed it.</param>
    /// <param name="Medicine">Of which medicine.</param>
    /// <param name="From">Since when, UTC: the last correct count.</param>
    /// <param name="Until">When it came to light, UTC.</param>
    /// <param name="Rows">The latest first, as needed last.</param>
    public sealed record View(Guid DiscrepancyId, long Number, bool IsOpen, string Medicine, DateTime From, DateTime Until, IReadOnlyList<Row> Rows);

    /// <summary>Null when this house has no such discrepancy.</summary>
    public async Task<View?> AskAsync(Guid discrepancyId, Facility facility, FacilityLimits limits)
    {
        var about = await db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == discrepancyId);
        if (about is null)
            return null;
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == about.MedicineId);
        var window = await DiscrepancyWindow.ReadAsync(db, about);
        var earliest = about.OpenedAt - Longest;
        var from = window.Agreed?.CountedAt is { } counted && counted > earliest ? counted : earliest;
        var orders = await OrdersAsync(about);
        var ids = orders.Select(order => order.Order.ClientId).Distinct().ToList();
        var clients = await db.Clients.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        // A dose may be given some time before or after it is due.
        var listed = await ListedAsync(orders, about.MedicineId, from.AddMinutes(-limits.DoseLateMinutes), about.OpenedAt.AddMinutes(limits.DoseEarlyMinutes), FacilityClock.Of(facility));
        var asNeeded = orders.Where(order => order.VersionAt(about.OpenedAt) is { IsAsNeeded: true } version && version.MedicineId == about.MedicineId
            && version.StartsAt < about.OpenedAt && order.LastsBeyond(from));
        return new View(about.Id, about.Number, await DiscrepancyStates.Open(db).AnyAsync(row => row.Id == about.Id), MedicineWords.Of(medicine), from, about.OpenedAt,
        [
            .. listed.OrderByDescending(row => row.Occurrence.DueAt).ThenBy(row => row.Order.Order.Number).Take(Most)
                .Select(row => RowOf(row.Order, row.Order.VersionAt(row.Occurrence.DueAt), medicine, clients, row.Occurrence)),
            .. asNeeded.Take(Most).Select(order => RowOf(order, order.VersionAt(about.OpenedAt), medicine, clients, null)),
        ]);
    }

    private Task<IReadOnlyList<OrderHistory>> OrdersAsync(Discrepancy about) => db.HistoriesAsync(db.MedicationOrders.Where(order =>
        (about.OwnerClientId == null || order.ClientId == about.OwnerClientId)
        && db.OrderVersions.Any(version => version.OrderId == order.Id && version.MedicineId == about.MedicineId)));

    private async Task<List<(OrderHistory Order, Occurrence Occurrence)>> ListedAsync(
        IReadOnlyList<OrderHistory> orders, Guid medicineId, DateTime from, DateTime until, FacilityClock clock)
    {
        var ids = orders.Select(order => order.Order.Id).ToList();
        var answered = (await db.OccurrenceClaims.AsNoTracking()
            .Where(claim => ids.Contains(claim.OrderId) && (claim.State == ClaimState.Final || claim.State == ClaimState.Prepared))
            .Select(claim => new { claim.OrderId, claim.Nominal, claim.Ordinal }).ToListAsync()).ToHashSet();
        var found = new List<(OrderHistory, Occurrence)>();
        for (var day = clock.Day(from); day <= clock.Day(until); day = day.AddDays(1))
        {
            found.AddRange(orders.SelectMany(order => order.On(day, clock.Zone)
                .Where(occurrence => occurrence.DueAt >= from && occurrence.DueAt <= until
                    && order.VersionAt(occurrence.DueAt).MedicineId == medicineId && !answered.Contains(new { occurrence.OrderId, occurrence.Nominal, occurrence.Ordinal }))
                .Select(occurrence => (order, occurrence))));
        }

        return found;
    }

    private static Row RowOf(OrderHistory order, OrderVersion version, Medicine medicine, Dictionary<Guid, Client> clients, Occurrence? occurrence) => new(
        order.Order.ClientId, clients[order.Order.ClientId].DisplayName, order.Order.Id, order.Order.Number,
        (version.DoseOf(occurrence) ?? version.FullDose).SayBoth(medicine), occurrence?.Key, occurrence?.DueAt);
}
