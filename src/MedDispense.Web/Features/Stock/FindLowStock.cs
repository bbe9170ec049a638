using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>Medicines that run out: below the amount that the formulary watches, or with few days of supply.</summary>
public sealed class FindLowStock(MedDispenseDb db, CurrentStaff current, BlindPlaces blindPlaces, TimeProvider clock)
{
    /// <summary>Fewer days of supply than this are listed, whatever the formulary watches.</summary>
    public const int FewDays = 7;

    /// <param name="MedicineId">The medicine.</param>
    /// <param name="Title">Its name, strength and form.</param>
    /// <param name="Here">What can be used, in words.</param>
    /// <param name="WatchedBelow">Below this the formulary watches it, in words; null for no watch.</param>
    /// <param name="Left">What left in the last weeks, in words.</param>
    /// <param name="Days">Days that it lasts; null when nothing left.</param>
    /// <param name="IsBelow">Whether it is below what is watched.</param>
    public sealed record Row(
        Guid MedicineId, string Title, string Here, string? WatchedBelow, string Left, long? Days, bool IsBelow);

    public async Task<IReadOnlyList<Row>> AskAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var usable = await UsableAsync(now);
        var blind = await blindPlaces.AskAsync();
        var outflow = await OutflowAsync(now.AddDays(-DaysOfSupply.DaysBack));
        var medicines = await db.Medicines.AsNoTracking()
            .Where(row => row.WithdrawnAt == null && (row.LowStockBelow > 0 || outflow.Keys.Contains(row.Id))).ToListAsync();
        return
        [
            // What is being counted is left out: that it runs low tells how much is there.
            .. medicines.Where(medicine => !blind.HidesMedicine(medicine.Id))
                .Select(medicine => RowOf(medicine, usable.GetValueOrDefault(medicine.Id), outflow.GetValueOrDefault(medicine.Id)))
                .Where(row => row.IsBelow || row.Days < FewDays)
                .OrderBy(row => row.Days ?? long.MaxValue).ThenBy(row => row.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.MedicineId),
        ];
    }

    private static Row RowOf(Medicine medicine, long here, long left) => new(
        medicine.Id, MedicineWords.Of(medicine), medicine.Say(here),
        medicine.LowStockBelow > 0 ? medicine.Say(medicine.LowStockBelow) : null, medicine.Say(left),
        DaysOfSupply.Of(here, left), here < medicine.LowStockBelow);

    /// <summary>What stands in places in use, in date and not recalled, by medicine.</summary>
    private async Task<Dictionary<Guid, long>> UsableAsync(DateTime now)
    {
        var marks = await PackMarks.LoadAsync(db, current.Facility, now);
        var rows = await (
            from holding in db.Holdings.AsNoTracking().Where(row => row.Amount > 0)
            join place in db.Places.Where(row => PackOnForm.InUse.Contains(row.Kind)) on holding.PlaceId equals place.Id
            join pack in db.Packs.AsNoTracking() on holding.PackId equals pack.Id
            select new { holding.Amount, Pack = pack }).ToListAsync();
        return rows.Where(row => marks.Of(row.Pack) is PackMark.Usable or PackMark.ExpiresSoon)
            .GroupBy(row => row.Pack.MedicineId)
            .ToDictionary(group => group.Key, group => group.Aggregate(0L, (sum, row) => checked(sum + row.Amount)));
    }

    /// <summary>What was given, handed out or wasted since, less what of it was recorded in error, by medicine. What a
    /// client took back as their own is not used up by the house.</summary>
    private async Task<Dictionary<Guid, long>> OutflowAsync(DateTime since)
    {
        PlaceKind[] used = [PlaceKind.GivenToClient, PlaceKind.WithClient, PlaceKind.Wasted];
        var rows = await (
            from posting in db.Postings.AsNoTracking().Where(row => row.HappenedAt >= since && row.Kind != PostingKind.ReturnedToClient)
            join movement in db.Movements on posting.Id equals movement.PostingId
            join pack in db.Packs on movement.PackId equals pack.Id
            join to in db.Places on movement.ToPlaceId equals to.Id
            join origin in db.Places on movement.FromPlaceId equals origin.Id
            where used.Contains(to.Kind) || (posting.Kind == PostingKind.RecordedInError && used.Contains(origin.Kind))
            group used.Contains(to.Kind) ? movement.Amount : -movement.Amount by pack.MedicineId into medicine
            select new { medicine.Key, Amount = medicine.Sum() }).ToListAsync();
        return rows.Where(row => row.Amount > 0).ToDictionary(row => row.Key, row => row.Amount);
    }
}
