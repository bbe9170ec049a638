using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>What is asked of the stock.</summary>
public sealed record StockQuestion
{
    /// <summary>Part of a medicine's name, a lot or the code of a label.</summary>
    public string? Text { get; init; }

    public Guid? PlaceId { get; init; }

    public Guid? MedicineId { get; init; }

    public Guid? PackId { get; init; }

    /// <summary>True for the house's stock only, false for that of clients only.</summary>
    public bool? OfHouse { get; init; }

    /// <summary>Only places of these kinds; empty for all.</summary>
    public IReadOnlyList<PlaceKind> Kinds { get; init; } = [];
}

/// <summary>Rows in the order in which they are best used, and whether there were more than are shown.</summary>
public sealed record StockFound(IReadOnlyList<StockRow> Rows, bool HasMore);

/// <summary>Lists the packs of the house that are somewhere, first expiring first.</summary>
public sealed class FindStock(MedDispenseDb db, CurrentStaff current, BlindTransit blindTransit, BlindPlaces blindPlaces, TimeProvider clock)
{
    /// <summary>The most rows on a page; whoever wants them all exports them.</summary>
    public const int Most = 1000;

    public async Task<StockFound> AskAsync(StockQuestion question, int most = Most)
    {
        var marks = await PackMarks.LoadAsync(db, current.Facility, clock.GetUtcNow().UtcDateTime);
        var hidden = await blindTransit.AskAsync();
        var blind = await blindPlaces.AskAsync();
        var holdings = db.Holdings.AsNoTracking().Where(row => row.Amount > 0);
        if (question.PlaceId is { } placeId)
            holdings = holdings.Where(row => row.PlaceId == placeId);
        if (question.PackId is { } packId)
            holdings = holdings.Where(row => row.PackId == packId);
        var packs = db.Packs.AsNoTracking();
        if (question.MedicineId is { } medicineId)
            packs = packs.Where(row => row.MedicineId == medicineId);
        if (question.OfHouse is { } ofHouse)
            packs = packs.Where(row => row.OwnerClientId == null == ofHouse);
        var places = db.Places.AsNoTracking();
        if (question.Kinds.Count > 0)
            places = places.Where(row => question.Kinds.Contains(row.Kind));

        var found = await (
            from holding in holdings
            join pack in packs on holding.PackId equals pack.Id
            join place in places on holding.PlaceId equals place.Id
            join medicine in db.Medicines.AsNoTracking() on pack.MedicineId equals medicine.Id
            join client in db.Clients.AsNoTracking() on pack.OwnerClientId equals (Guid?)client.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new { holding.Amount, Pack = pack, Place = place, Medicine = medicine, Owner = owner }).ToListAsync();

        // The databases fold letters and sort text differently, so both are done here, on what is in the house now.
        var rows = found
            .Select(row => StockRow.Of(row.Pack, row.Medicine, row.Place, row.Owner, Seen(row.Place, row.Pack, row.Amount, hidden, blind), marks))
            .Where(row => IsAbout(row, question.Text))
            .OrderBy(row => row.Medicine, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.MedicineId)
            .ThenBy(row => row.Expiry ?? DateOnly.MaxValue).ThenBy(row => row.Lot, StringComparer.Ordinal)
            .ThenBy(row => row.PlaceName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.PackId).ThenBy(row => row.PlaceId)
            .Take(most + 1).ToList();
        return new StockFound([.. rows.Take(most)], rows.Count > most);
    }

    /// <summary>Whether a person may see how much is on the way: whoever is to count it in must not. Pages ask
    /// <see cref="BlindTransit"/>, which knows what is on the way now.</summary>
    public static bool MaySeeTransit(Actor actor) =>
        actor.IsAny(StaffRoles.Manager | StaffRoles.Pharmacist | StaffRoles.Inspector);

    private static long? Seen(Place place, Pack pack, long amount, HiddenTransit hidden, Blind blind) =>
        hidden.Hides(place.Id) || blind.Hides(place.Id, pack.MedicineId, pack.OwnerClientId) ? null : amount;

    private static bool IsAbout(StockRow row, string? text) =>
        string.IsNullOrWhiteSpace(text) || new[] { row.Medicine, row.Lot ?? "", row.LabelCode, row.Serial ?? "" }
            .Any(words => words.Replace('\u00A0', ' ').Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
}
