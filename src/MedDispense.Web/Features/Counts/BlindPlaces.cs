using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What is hidden from a person since somebody counts it, or is to count it again. Queries ask this before they
/// hand a figure out, so that it is not on the page, in the file, or anywhere else.</summary>
/// <param name="Places">Places that are being counted.</param>
/// <param name="Lines">Single lines that another person is to count again.</param>
/// <param name="Pages">Medicines and owners of which the register would tell what is there.</param>
public sealed record Blind(
    IReadOnlySet<Guid> Places, IReadOnlySet<(Guid PlaceId, Guid MedicineId, Guid? OwnerId)> Lines,
    IReadOnlySet<(Guid MedicineId, Guid? OwnerId)> Pages)
{
    /// <summary>Said instead of a figure.</summary>
    public const string Words = "hidden: being counted";

    /// <summary>Nothing is hidden.</summary>
    public static readonly Blind Nothing = new(
        new HashSet<Guid>(), new HashSet<(Guid, Guid, Guid?)>(), new HashSet<(Guid, Guid?)>());

    public bool IsNothing => Places.Count == 0 && Lines.Count == 0;

    /// <summary>Whether what a place holds of a medicine is hidden.</summary>
    public bool Hides(Guid placeId, Guid medicineId, Guid? ownerId) =>
        Places.Contains(placeId) || Lines.Contains((placeId, medicineId, ownerId));

    /// <summary>Whether the amounts of a page are hidden: its balance, less what lies elsewhere, is what is counted.</summary>
    public bool HidesPage(Guid medicineId, Guid? ownerId) => Pages.Contains((medicineId, ownerId));

    /// <summary>Whether sums over all owners of a medicine are hidden.</summary>
    public bool HidesMedicine(Guid medicineId) => Pages.Any(page => page.MedicineId == medicineId);
}

/// <summary>Says what is hidden from whoever is signed in. Nobody signed in is the program itself.</summary>
public sealed class BlindPlaces(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    public async Task<Blind> AskAsync()
    {
        if (!current.IsSignedIn || BlindCounts.SeesAll(current.Actor))
            return Blind.Nothing;
        var places = await BlindCounts.OpenPlaces(db).ToListAsync();
        var now = clock.GetUtcNow().UtcDateTime;
        List<BlindLine> lines =
        [
            .. (await BlindCounts.LinesDueAsync(db, now)).Select(row => new BlindLine(row.PlaceId, row.MedicineId, row.OwnerClientId)),
            .. await BlindCounts.CountBacksDueAsync(db, now),
        ];
        if (places.Count == 0 && lines.Count == 0)
            return Blind.Nothing;
        // A holding that is empty now was there once: its page tells of the place as well.
        var pages = await db.Holdings.Where(row => places.Contains(row.PlaceId))
            .Join(db.Packs, row => row.PackId, pack => pack.Id, (_, pack) => new { pack.MedicineId, pack.OwnerClientId })
            .Distinct().ToListAsync();
        return new Blind(
            places.ToHashSet(),
            lines.Select(row => (row.PlaceId, row.MedicineId, row.OwnerClientId)).ToHashSet(),
            pages.Select(row => (row.MedicineId, row.OwnerClientId))
                .Concat(lines.Select(row => (row.MedicineId, row.OwnerClientId))).ToHashSet());
    }
}
