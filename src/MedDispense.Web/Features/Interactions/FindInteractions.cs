using MedDispense.Data;
using MedDispense.Domain.Interactions;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Interactions;

/// <summary>What orders are checked against: the imported table that holds, and those before it.</summary>
public sealed class FindInteractions(MedDispenseDb db)
{
    private const int MostTables = 20;

    /// <param name="Tables">The newest first; that one holds.</param>
    /// <param name="Pairs">Of the one that holds, in the order of its file.</param>
    public sealed record Found(IReadOnlyList<InteractionTable> Tables, IReadOnlyList<InteractionPair> Pairs);

    public async Task<Found> AskAsync()
    {
        var tables = await db.TablesByAge().Take(MostTables).ToListAsync();
        return new(tables, tables is [var holds, ..]
            ? await db.InteractionPairs.AsNoTracking().Where(row => row.TableId == holds.Id).OrderBy(row => row.Ordinal).ToListAsync()
            : []);
    }
}
