using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>The discrepancies of the house: open ones first, what weighs most and is oldest on top, then the closed ones,
/// newest first.</summary>
public sealed class FindDiscrepancies(MedDispenseDb db, BlindPlaces blindPlaces)
{
    public const int OnPage = 50;

    /// <summary>What is asked of the list.</summary>
    /// <param name="OpenOnly">Leaves out what is closed.</param>
    /// <param name="Severity">Only those of one weight.</param>
    public sealed record Filter(bool OpenOnly = false, DiscrepancySeverity? Severity = null);

    /// <summary>A discrepancy in the list; difference and remainder are found minus expected, in words with their sign,
    /// the remainder without what has been explained.</summary>
    public sealed record Row(
        Guid Id, long Number, bool IsOpen, DiscrepancyRule Rule, DiscrepancySeverity Severity, string Medicine,
        string Owner, string Place, string Difference, string Remainder, DateTime OpenedAt)
    {
        /// <summary>What has to be done next; null for a closed one.</summary>
        public NextStep? Next { get; init; }
    }

    /// <param name="Time">The facility's time.</param>
    /// <param name="Rows">One page of the list.</param>
    /// <param name="Open">How many are open.</param>
    /// <param name="All">How many there are.</param>
    public sealed record View(FacilityTime Time, IReadOnlyList<Row> Rows, int Open, int All)
    {
        public int Pages => Math.Max(1, (All + OnPage - 1) / OnPage);
    }

    /// <param name="page">Which page of the list, from 1.</param>
    /// <param name="filter">Null for all.</param>
    public async Task<View> AskAsync(int page, Filter? filter = null)
    {
        var blind = await blindPlaces.AskAsync();
        var facility = await RegisterHeading.FacilityAsync(db);
        var open = DiscrepancyStates.Open(db);
        var openCount = await open.CountAsync();
        var asked = filter?.OpenOnly == true ? open : db.Discrepancies;
        if (filter?.Severity is { } severity)
            asked = asked.Where(row => row.Severity == severity);
        var all = await asked.CountAsync();
        var due = BlindCounts.RecountsDue(db);
        var rows = await (
            from row in asked.AsNoTracking()
            join medicine in db.Medicines on row.MedicineId equals medicine.Id
            join client in db.Clients on row.OwnerClientId equals (Guid?)client.Id into clients
            from client in clients.DefaultIfEmpty()
            join place in db.Places on row.PlaceId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            let isOpen = open.Any(other => other.Id == row.Id)
            let weight = row.Severity == DiscrepancySeverity.High ? 0 : row.Severity == DiscrepancySeverity.Medium ? 1 : 2
            // One key that counts up for open ones and down for closed ones.
            orderby isOpen descending, isOpen ? weight : 0, isOpen ? row.Number : -row.Number
            select new
            {
                Row = row,
                IsOpen = isOpen,
                IsDue = due.Any(other => other.Id == row.Id),
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
                    Headline(found.Row, found.Medicine),
                    Say(found.Row, found.Medicine, found.Row.Difference - found.Explained), found.Row.OpenedAt)
                {
                    Next = found.IsOpen
                        ? NextSteps.Of(found.Row.Rule, found.Row.Difference - found.Explained, isCountedAgain: !found.IsDue)
                        : null,
                }),
            ],
            openCount, all);

        string Headline(Discrepancy row, Medicine medicine) =>
            blind.HidesPage(row.MedicineId, row.OwnerClientId) ? Blind.Words : Signed.Headline(medicine, row.Difference);

        string Say(Discrepancy row, Medicine medicine, long amount) =>
            blind.HidesPage(row.MedicineId, row.OwnerClientId) ? Blind.Words : Signed.Say(medicine, amount);
    }
}
