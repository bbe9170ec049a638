using MedDispense.Data;
using MedDispense.Domain.Interactions;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Interactions;

/// <summary>The imported table of interactions that holds in the house: the newest.</summary>
public static class HouseInteractions
{
    /// <summary>The heads of all tables of the house, the newest first.</summary>
    public static IQueryable<InteractionTable> TablesByAge(this MedDispenseDb db) => db.InteractionTables.AsNoTracking()
        .OrderByDescending(row => row.ImportedAt).ThenByDescending(row => row.Id);

    /// <summary>For the checks; empty where the house has imported none.</summary>
    public static async Task<SharedInteractions> SharedInteractionsAsync(this MedDispenseDb db) =>
        await db.TablesByAge().FirstOrDefaultAsync() is { } table
            ? new(table.Source, await db.InteractionPairs.AsNoTracking().Where(row => row.TableId == table.Id).ToListAsync())
            : SharedInteractions.None;
}
