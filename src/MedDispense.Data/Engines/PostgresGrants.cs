using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>Gives the role that the program runs as on PostgreSQL just what it needs: it owns nothing, empties nothing, and
/// changes or deletes no row of the record, also where a trigger would refuse it anyway.</summary>
public static class PostgresGrants
{
    /// <summary>The only rows that the program ever deletes: the ingredients of a medicine that an import brings anew.</summary>
    private const string DeletedFrom = "medicine_ingredients";

    /// <summary>A row lock needs the right to change some column; of an order's head it is one that a trigger guards.</summary>
    private static readonly (string Table, string Column)[] LockedOnly = [("medication_orders", "created_at")];

    /// <summary>Takes everything away from the role that it had been given in this schema, and gives it what it needs. To be
    /// run again after a migration that brought a table.</summary>
    /// <returns>Null when it is done; otherwise why not, in one sentence.</returns>
    public static async Task<string?> GrantAsync(MedDispenseDb db, string role)
    {
        if (await WhyNotAsync(db, role) is { } why)
            return why;
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var statement in Statements(db, Quoted(role)))
            await db.Database.ExecuteSqlRawAsync(statement);
        await transaction.CommitAsync();
        return null;
    }

    private static async Task<string?> WhyNotAsync(MedDispenseDb db, string role)
    {
        var roles = await db.Database.SqlQuery<bool>(
            $"SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = {role}").ToListAsync();
        if (roles.Count == 0)
            return $"There is no role {role}. Make it first: CREATE ROLE … LOGIN PASSWORD …";
        if (roles[0])
            return $"{role} may do everything in this server. Make a role of its own for the program.";
        var owned = await db.Database.SqlQuery<long>(
            $"SELECT count(*) AS \"Value\" FROM pg_tables WHERE schemaname = current_schema() AND tableowner = {role}").SingleAsync();
        return owned > 0 ? $"{role} owns tables of this database and could undo any grant. Make a role of its own for the program." : null;
    }

    private static IEnumerable<string> Statements(MedDispenseDb db, string role)
    {
        yield return $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}";
        yield return $"GRANT USAGE ON SCHEMA public TO {role}";
        // The program looks which migrations there are, and makes none.
        yield return $"GRANT SELECT ON \"__EFMigrationsHistory\" TO {role}";
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            yield return $"GRANT SELECT, INSERT ON {table} TO {role}";
            if (InsertOnlyTables.EndOf(table) is { } end)
                yield return $"GRANT UPDATE ({end}) ON {table} TO {role}";
            else if (!InsertOnlyTables.Names.Contains(table))
                yield return $"GRANT UPDATE ON {table} TO {role}";
        }

        yield return $"GRANT DELETE ON {DeletedFrom} TO {role}";
        foreach (var (table, column) in LockedOnly)
            yield return $"GRANT UPDATE ({column}) ON {table} TO {role}";
    }

    private static string Quoted(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}\"";
}
