using MedDispense.Data;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels;

/// <summary>What the labels of packs say.</summary>
public sealed class LabelPacks(MedDispenseDb db)
{
    /// <summary>The most labels of one print.</summary>
    public const int Most = 500;

    /// <param name="PackId">The pack.</param>
    /// <param name="Name">With tall-man letters.</param>
    /// <param name="Strength">As shown.</param>
    /// <param name="Form">As shown.</param>
    /// <param name="Lot">Null when the pack carries none.</param>
    /// <param name="Expiry">Null when the pack carries none.</param>
    /// <param name="Owner">The client's name; null for the house.</param>
    /// <param name="Code">What the symbol says.</param>
    /// <param name="IsControlled">Whether law or house treat it as controlled.</param>
    public sealed record Label(
        Guid PackId, string Name, string Strength, string Form, string? Lot, DateOnly? Expiry, string? Owner, string Code,
        bool IsControlled);

    /// <summary>Those that came in by one entry, in its order.</summary>
    public async Task<IReadOnlyList<Label>> AskAsync(Guid postingId)
    {
        var ids = await db.Movements.AsNoTracking().Where(row => row.PostingId == postingId).OrderBy(row => row.Ordinal)
            .Select(row => row.PackId).Take(Most * 2).ToListAsync();
        return await AskAsync([.. ids.Distinct()]);
    }

    /// <summary>Those of these packs that the house has, in this order.</summary>
    public async Task<IReadOnlyList<Label>> AskAsync(IReadOnlyList<Guid> packIds)
    {
        var ids = packIds.Distinct().Take(Most).ToList();
        var rows = await db.Packs.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Join(db.Medicines, pack => pack.MedicineId, medicine => medicine.Id, (pack, medicine) => new { Pack = pack, Medicine = medicine })
            .ToListAsync();
        var ownerIds = rows.Select(row => row.Pack.OwnerClientId).OfType<Guid>().Distinct().ToList();
        var owners = await db.Clients.AsNoTracking().Where(row => ownerIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. rows.OrderBy(row => ids.IndexOf(row.Pack.Id)).Select(row => new Label(
                row.Pack.Id, TallManNames.Write(row.Medicine.Name), row.Medicine.Strength, row.Medicine.Form, row.Pack.Lot,
                row.Pack.Expiry, row.Pack.OwnerClientId is { } owner ? owners[owner].DisplayName : null, row.Pack.LabelCode,
                row.Medicine.IsControlled)),
        ];
    }
}
