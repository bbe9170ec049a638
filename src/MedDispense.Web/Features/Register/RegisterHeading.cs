using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>What stands at the head of every page of the register, on screen, on paper and in files: class, name,
/// form and strength, whose it is, and where.</summary>
public sealed record RegisterHeading
{
    public required Guid PageId { get; init; }

    public required Guid MedicineId { get; init; }

    public required Facility Facility { get; init; }

    /// <summary>The class in words, such as <c>Schedule II (C-II)</c>.</summary>
    public required string Class { get; init; }

    public required string Name { get; init; }

    public required string Strength { get; init; }

    public required string Form { get; init; }

    /// <summary>Name with tall-man letters, strength and form in one line.</summary>
    public required string Title { get; init; }

    public required bool IsControlled { get; init; }

    /// <summary>Whose it is: <c>Stock of the house</c>, or the client as every page shows them.</summary>
    public required string Owner { get; init; }

    public required Guid? OwnerClientId { get; init; }

    public required Figures Figures { get; init; }

    public required long LastNumber { get; init; }

    /// <summary>In the medicine's smallest amount; null while it is hidden.</summary>
    public required long? Balance { get; init; }

    /// <summary>Whether amounts of the page are hidden, since somebody counts what is there.</summary>
    public bool IsHidden => Balance is null;

    public string BalanceWords => Balance is { } balance ? Figures.Words(balance) : Blind.Words;

    public FacilityTime Time => FacilityTime.Of(Facility);

    /// <summary>The headings of all pages of the facility, or of one; controlled medicines first, then by name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="blind">What is hidden from whoever reads.</param>
    /// <param name="pageId">One page; null for all.</param>
    internal static async Task<List<RegisterHeading>> ListAsync(MedDispenseDb db, Blind blind, Guid? pageId = null)
    {
        var facility = await FacilityAsync(db);
        var pages = db.RegisterPages.AsNoTracking();
        if (pageId is { } id)
            pages = pages.Where(page => page.Id == id);
        var rows = await (
            from page in pages
            join medicine in db.Medicines.AsNoTracking() on page.MedicineId equals medicine.Id
            join owner in db.Clients.AsNoTracking() on page.OwnerClientId equals (Guid?)owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new { Page = page, Medicine = medicine, Owner = owner }).ToListAsync();
        return
        [
            .. rows.Select(row => Of(row.Page, row.Medicine, row.Owner?.DisplayName, facility, blind))
                .OrderByDescending(heading => heading.IsControlled)
                .ThenBy(heading => heading.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(heading => heading.OwnerClientId is not null)
                .ThenBy(heading => heading.Owner, StringComparer.OrdinalIgnoreCase)
                .ThenBy(heading => heading.PageId),
        ];
    }

    /// <summary>The facility that the context looks at.</summary>
    internal static Task<Facility> FacilityAsync(MedDispenseDb db)
    {
        var facilityId = db.FacilityId;
        return db.Facilities.AsNoTracking().SingleAsync(facility => facility.Id == facilityId);
    }

    private static RegisterHeading Of(
        Domain.Ledger.RegisterPage page, Medicine medicine, string? owner, Facility facility, Blind blind)
    {
        return new RegisterHeading
        {
            PageId = page.Id,
            MedicineId = medicine.Id,
            Facility = facility,
            Class = ScheduleWords.Of(medicine, facility.Jurisdiction),
            Name = medicine.Name,
            Strength = medicine.Strength,
            Form = medicine.Form,
            Title = medicine.ShownTitle(),
            IsControlled = medicine.IsControlled,
            Owner = owner ?? "Stock of the house",
            OwnerClientId = page.OwnerClientId,
            Figures = new Figures(medicine),
            LastNumber = page.LastNumber,
            Balance = blind.HidesPage(medicine.Id, page.OwnerClientId) ? null : page.Balance,
        };
    }
}
