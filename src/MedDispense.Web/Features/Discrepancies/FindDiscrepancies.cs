using MedDispense.Data;
using MedDispense.Domain.Discrepancies;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>The discrepancies of the house: open ones first, the oldest on top, then the closed ones, newest first.</summary>
public sealed class FindDiscrepancies(MedDispenseDb db)
{
    public const int OnPage = 50;

    /// <summary>A discrepancy in the list; difference and remainder are found minus expected, in words with their sign,
    /// the remainder without what has been explained.</summary>
    public sealed record Row(
        Guid Id, long Number, bool IsOpen, DiscrepancyRule Rule, DiscrepancySeverity Severity, string Medicine,
        string Owner, string Place, string Difference, string Remainder, DateTime OpenedAt);

    /// <param name="Time">The facility's time.</param>
    /// <param name="Rows">One page of the list.</param>
    /// <param name="Open">How many are open.</param>
    /// <param name="All">How many there are.</param>
    public sealed record View(FacilityTime Time, IReadOnlyList<Row> Rows, int Open, int All)
    {
        public int Pages => Math.Max(1, (All + OnPage - 1) / OnPage);
    }

    /// <param name="page">Which page of the list, from 1.</param>
    public async Task<View> AskAsync(int page)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        var open = DiscrepancyStates.Open(db);
        var openCount = await open.CountAsync();
        var all = await db.Discrepancies.CountAsync();
        var rows = await (
            from row in db.Discrepancies.AsNoTracking()
            join medicine in db.Medicines on row.MedicineId equals medicine.Id
            join client in db.Clients on row.OwnerClientId equals (Guid?)client.Id into clients
            from client in clients.DefaultIfEmpty()
            join place in db.Places on row.PlaceId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            let isOpen = open.Any(other => other.Id == row.Id)
            // One key that counts up for open ones and down for closed ones.
            orderby isOpen descending, isOpen ? row.Number : -row.Number
            select new
            {
                Row = row,
                IsOpen = isOpen,
                Medicine = medicine,
                Client = client,
                Place = (string?)place!.Name,
                Explained = db.DiscrepancySteps.Where(step => step.DiscrepancyId == row.Id).Sum(step => (long?)step.ExplainedAmount) ?? 0,
            }).Skip((page - 1) * OnPage).Take(OnPage).ToListAsync();
        return new View(FacilityTime.Of(facility),
            [
                .. rows.Select(found => new Row(
                    found.Row.Id, found.Row.Number, found.IsOpen, found.Row.Rule, found.Row.Severity, found.Medicine.ShownTitle(),
                    found.Client?.DisplayName ?? "House", found.Place ?? "",
                    Signed.Headline(found.Medicine, found.Row.Difference),
                    Signed.Say(found.Medicine, found.Row.Difference - found.Explained), found.Row.OpenedAt)),
            ],
            openCount, all);
    }
}
