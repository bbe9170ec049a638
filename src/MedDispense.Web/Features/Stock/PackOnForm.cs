using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>What a form about one pack shows, and how it reads what was typed.</summary>
public sealed class PackOnForm(MedDispenseDb db, CurrentStaff current, BlindTransit blindTransit, BlindPlaces blindPlaces, TimeProvider clock)
{
    /// <summary>The pack in the place, also when nothing of it is left there: a form that was already recorded must be
    /// readable when it is sent again. Null for a pack or place that is not of this house.</summary>
    public async Task<StockRow?> AskAsync(Guid? packId, Guid? placeId)
    {
        var pack = await db.Packs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == packId);
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == placeId);
        if (pack is null || place is null || !place.Kind.IsPhysical())
            return null;
        var medicine = await db.Medicines.AsNoTracking().SingleAsync(row => row.Id == pack.MedicineId);
        var owner = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == pack.OwnerClientId);
        var hidden = await blindTransit.AskAsync();
        var blind = await blindPlaces.AskAsync();
        long? amount = hidden.Hides(place.Id) || blind.Hides(place.Id, pack.MedicineId, pack.OwnerClientId)
            ? null
            : await db.Holdings.Where(row => row.PackId == packId && row.PlaceId == placeId)
                .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0;
        var marks = await PackMarks.LoadAsync(db, current.Facility, clock.GetUtcNow().UtcDateTime);
        return StockRow.Of(pack, medicine, place, owner, amount, marks);
    }

    /// <summary>The typed amount, or nothing and the reason in the page's model state.</summary>
    /// <param name="page">The page.</param>
    /// <param name="field">Name of the form's field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="pack">The pack; when it is not known the field is not judged.</param>
    /// <param name="orNothing">Whether nothing is an answer too, as in a count.</param>
    public static long ReadAmount(Controller page, string field, string? text, StockRow? pack, bool orNothing = false)
    {
        if (pack is null)
            page.ModelState.AddModelError("PackId", "This pack is not known here. Scan it again.");
        else if (string.IsNullOrWhiteSpace(text))
            page.ModelState.AddModelError(field, $"Type the amount in {pack.Unit}.");
        else if (!AmountText.TryParse(text, pack.CountedIn, pack.SmallestPerCounted, out var amount, out var why))
            page.ModelState.AddModelError(field, why);
        else if (amount == 0 && !orNothing)
            page.ModelState.AddModelError(field, "The amount is more than nothing.");
        else
            return amount;
        return 0;
    }

    /// <summary>The open places of these kinds, for a list to choose from.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PlacesAsync(params IReadOnlyList<PlaceKind> kinds)
    {
        var places = await db.Places.AsNoTracking().Where(row => kinds.Contains(row.Kind) && row.ClosedAt == null).ToListAsync();
        return
        [
            .. places.OrderBy(row => row.Kind).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)
                .Select(row => new SelectListItem(row.Name, row.Id.ToString())),
        ];
    }

    /// <summary>Cupboards, carts, fridges and rooms.</summary>
    public static readonly IReadOnlyList<PlaceKind> InUse = [PlaceKind.Safe, PlaceKind.Cart, PlaceKind.Fridge, PlaceKind.Room];
}
