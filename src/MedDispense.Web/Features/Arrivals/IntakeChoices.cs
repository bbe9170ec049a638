using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>What the forms of the ways in offer to choose from: places, suppliers, clients, and the names of the
/// medicines that stand on the form.</summary>
public sealed class IntakeChoices(MedDispenseDb db)
{
    private const int Most = 500;

    /// <summary>What a view needs besides the form.</summary>
    /// <param name="Places">Open places that people set up.</param>
    /// <param name="Suppliers">Those in use.</param>
    /// <param name="Pharmacies">The pharmacies among them.</param>
    /// <param name="Clients">Those who are here.</param>
    /// <param name="Medicines">The medicines of the form's lines, by id.</param>
    public sealed record View(
        IReadOnlyList<SelectListItem> Places, IReadOnlyList<SelectListItem> Suppliers, IReadOnlyList<SelectListItem> Pharmacies,
        IReadOnlyList<SelectListItem> Clients, IReadOnlyDictionary<Guid, Medicine> Medicines)
    {
        /// <summary>What the last step said; empty at first.</summary>
        public string Said { get; init; } = "";

        public bool IsTrouble { get; init; }

        /// <summary>Medicines to choose from after the last step.</summary>
        public IReadOnlyList<Medicine> Choices { get; init; } = [];

        /// <summary>What one line of the form has besides medicine, lot and expiry.</summary>
        public LineParts Parts { get; init; }
    }

    public async Task<View> AskAsync(IEnumerable<Guid?> medicineIds)
    {
        var ids = medicineIds.OfType<Guid>().Distinct().Take(PackLinesForm.MostLines).ToList();
        var places = await db.Places.AsNoTracking()
            .Where(row => PlaceKinds.SetUpByPeople.Contains(row.Kind) && row.ClosedAt == null)
            .OrderBy(row => row.House).ThenBy(row => row.Name).ThenBy(row => row.Id).Take(Most).ToListAsync();
        var suppliers = await db.Suppliers.AsNoTracking().Where(row => row.ClosedAt == null && row.Kind != SupplierKind.ReverseDistributor)
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(Most).ToListAsync();
        var clients = await db.Clients.AsNoTracking().Where(row => row.LeftAt == null)
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenNames).ThenBy(row => row.Id).Take(Most).ToListAsync();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return new(
            [.. places.Select(row => Item(row.Id, row.House.Length == 0 ? row.Name : $"{row.House}, {row.Name}"))],
            [.. suppliers.Select(row => Item(row.Id, row.Name))],
            [.. suppliers.Where(row => row.Kind == SupplierKind.Pharmacy).Select(row => Item(row.Id, row.Name))],
            [.. clients.Select(row => Item(row.Id, $"{row.DisplayName}, born {ArrivalWords.Day(row.BornOn)}"))],
            medicines);
    }

    private static SelectListItem Item(Guid id, string words) => new(words, id.ToString());
}

/// <summary>What a line of a form asks besides medicine, lot, expiry, serial and the count.</summary>
[Flags]
public enum LineParts
{
    None = 0,
    Noted = 1,
    DispensedLabel = 2,
    BroughtIn = 4,
    Owner = 8,

    /// <summary>An order asks the medicine and the amount alone.</summary>
    AmountOnly = 16,
}
