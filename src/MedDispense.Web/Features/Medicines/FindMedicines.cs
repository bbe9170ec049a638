using AutoMapper;
using AutoMapper.QueryableExtensions;
using MedDispense.Data;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>Finds medicines by words in any order (name, brand, strength, form, labeler) or by a code.</summary>
public sealed class FindMedicines(MedDispenseDb db, IMapper mapper, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="Rows">One page, by name, size of the strength, form.</param>
    /// <param name="Total">How many there are on all pages.</param>
    /// <param name="Page">The page shown, from 1.</param>
    /// <param name="InStock">Those of the page of which the house has something.</param>
    public sealed record Found(IReadOnlyList<MedicineRow> Rows, int Total, int Page, IReadOnlySet<Guid> InStock)
    {
        public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    }

    public async Task<Found> AskAsync(MedicineFilter filter)
    {
        var query = Narrow(filter);
        var total = await query.CountAsync();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await query
            .OrderBy(row => row.SortText).ThenBy(row => row.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .ProjectTo<MedicineRow>(mapper.ConfigurationProvider)
            .ToListAsync();
        var ids = rows.Select(row => row.Id).ToList();
        var inStock = await HavingStock(db.Medicines.Where(row => ids.Contains(row.Id))).Select(row => row.Id).ToListAsync();
        return new(rows, total, page, inStock.ToHashSet());
    }

    private IQueryable<Medicine> Narrow(MedicineFilter filter)
    {
        var query = db.Medicines.AsNoTracking();
        query = filter.State switch
        {
            MedicineState.Current => query.Where(row => row.WithdrawnAt == null),
            MedicineState.Withdrawn => query.Where(row => row.WithdrawnAt != null),
            MedicineState.All => query,
        };
        if (filter.Controlled)
        {
            query = query.Where(row => row.TreatAsControlled || row.UsSchedule != UsSchedule.NotScheduled
                || row.UkSchedule != UkSchedule.NotScheduled || row.LegalClass != "");
        }

        if (filter.Emergency)
            query = query.Where(row => row.IsEmergency);
        if (filter.InStock)
            query = HavingStock(query);
        if (CodeSearch.Of(filter.Find, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } code)
        {
            var named = code.In(db.MedicineCodes).Select(row => row.MedicineId);
            return query.Where(row => named.Contains(row.Id)
                || row.SourceKey.StartsWith(code.First) || row.SourceKey.StartsWith(code.Third));
        }

        // Words hold letters, figures and points only, so they need no escaping.
        return MedicineSearch.WordsOf(filter.Find).Select(word => $"% {word}%")
            .Aggregate(query, (narrowed, pattern) => narrowed.Where(row => EF.Functions.Like(row.SearchText, pattern)));
    }

    private IQueryable<Medicine> HavingStock(IQueryable<Medicine> medicines) => medicines.Where(row =>
        db.Packs.Any(pack => pack.MedicineId == row.Id && db.Holdings.Any(here => here.PackId == pack.Id && here.Amount > 0)));
}
