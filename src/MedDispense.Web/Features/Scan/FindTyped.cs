using MedDispense.Data;
using MedDispense.Web.Features.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Scan;

/// <summary>What a text means that is no code of ours: a card or badge from elsewhere, a client's family name, words of
/// a medicine, the number of an order. Short words are looked for whole, so that three letters list nobody's clients.</summary>
public sealed class FindTyped(MedDispenseDb db, MedicinesByName medicines, FindLabelled labelled)
{
    private const int MostClients = 12;
    private const int ShortestStart = 3;

    public async Task<IReadOnlyList<ScanTarget>> AskAsync(string text)
    {
        var typed = text.Trim();
        if (typed.Length is 0 or > 100)
            return [];
        var orders = await db.StockOrders.AsNoTracking().Where(row => row.Number == typed).ToListAsync();
        return
        [
            .. await labelled.ClientAsync(typed),
            .. await labelled.PersonAsync(typed),
            .. await ClientsAsync(typed),
            .. (await medicines.AskAsync(typed)).Select(row => new ScanTarget(ScanTargetKind.Medicine, row.Id, row.Title, row.BrandName)),
            .. orders.Select(row => new ScanTarget(ScanTargetKind.StockOrder, row.Id, $"Order {row.Number}", "")),
        ];
    }

    private async Task<IEnumerable<ScanTarget>> ClientsAsync(string typed)
    {
        // Compared here, since the two databases fold case differently beyond ASCII; a house has few clients.
        var here = await db.Clients.AsNoTracking().Where(row => row.LeftAt == null).ToListAsync();
        var clients = here
            .Where(row => row.FamilyName.Equals(typed, StringComparison.OrdinalIgnoreCase)
                || (typed.Length >= ShortestStart && row.FamilyName.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(row => row.FamilyName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.GivenNames, StringComparer.Ordinal)
            .ThenBy(row => row.Id).Take(MostClients);
        return clients.Select(FindLabelled.Target);
    }
}
