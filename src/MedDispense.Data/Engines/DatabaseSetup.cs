using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>Brings a database to the program's schema.</summary>
public static class DatabaseSetup
{
    /// <summary>Applies what is missing and writes the triggers again.</summary>
    /// <returns>The triggers that were missing or altered although no migration had touched their tables: somebody had
    /// taken them away, which whoever runs the program must be told, since verify no longer sees it.</returns>
    /// <exception cref="NewerDatabaseException">The database was made by a newer program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(MedDispenseDb db)
    {
        await RefuseNewerAsync(db);
        IReadOnlyList<string> takenAway = await NeedsMigrationAsync(db) ? [] : await LedgerTriggers.MissingAsync(db);
        await db.Database.MigrateAsync();
        await LedgerTriggers.CreateAsync(db);
        return takenAway;
    }

    /// <summary>Whether the schema lacks something that this program needs.</summary>
    public static async Task<bool> NeedsMigrationAsync(MedDispenseDb db) =>
        (await db.Database.GetPendingMigrationsAsync()).Any();

    /// <summary>Passes for a database that this program knows all of, or that is not there yet.</summary>
    /// <exception cref="NewerDatabaseException">The database was made by a newer program.</exception>
    public static async Task RefuseNewerAsync(MedDispenseDb db)
    {
        if (!await db.Database.CanConnectAsync())
            return;
        var known = db.Database.GetMigrations().ToHashSet();
        var newer = (await db.Database.GetAppliedMigrationsAsync()).Where(applied => !known.Contains(applied)).ToList();
        if (newer.Count > 0)
            throw new NewerDatabaseException(newer[^1]);
    }
}

/// <summary>The database holds a schema change that this program does not know.</summary>
public sealed class NewerDatabaseException(string migration)
    : Exception($"The database was made by a newer MedDispense (schema {migration}). Start that version, or restore an older backup.");
