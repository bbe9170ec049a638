using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>The triggers that make ledger and audit rows insert-only. They are written again after every migration,
/// since SQLite drops a table's triggers when EF rebuilds it, and <c>verify</c> checks that each exists.</summary>
public static class LedgerTriggers
{
    /// <summary>Insert-only tables with the unique keys by which SQLite's INSERT OR REPLACE could replace a row.</summary>
    private static readonly (string Table, string[] Keys)[] InsertOnly =
    [
        ("postings", ["facility_id, id", "facility_id, number"]),
        ("movements", ["facility_id, posting_id, ordinal"]),
        ("register_lines", ["facility_id, posting_id, ordinal", "facility_id, page_id, number"]),
        ("receipt_lines", ["facility_id, posting_id, ordinal"]),
        ("discrepancies", ["facility_id, id", "facility_id, number"]),
        ("discrepancy_steps", ["facility_id, posting_id, ordinal"]),
        ("daily_closes", ["facility_id, posting_id", "facility_id, business_date"]),
        ("audit_entries", ["facility_id, id"]),
        ("facility_settings", ["facility_id, id"]),
    ];

    /// <summary>Tables that no statement may change or delete a row of.</summary>
    public static IEnumerable<string> Tables => InsertOnly.Select(table => table.Table);

    /// <summary>Writes all triggers, replacing those that exist.</summary>
    public static async Task CreateAsync(MedDispenseDb db)
    {
        foreach (var statement in db.Database.IsSqlite() ? ForSqlite() : ForPostgres())
            await db.Database.ExecuteSqlRawAsync(statement);
    }

    /// <summary>Name and definition of each trigger that should exist and does not, or differs.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(MedDispenseDb db)
    {
        if (db.Database.IsSqlite())
        {
            var there = await db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
            return [.. ForSqlite().Where(sql => sql.StartsWith("CREATE", StringComparison.Ordinal))
                .Where(sql => !there.Contains(sql)).Select(NameIn)];
        }

        var enabled = await db.Database.SqlQueryRaw<string>(
            "SELECT t.tgname AS \"Value\" FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')").ToListAsync();
        return [.. Tables.SelectMany(table => new[] { $"{table}_insert_only", $"{table}_no_truncate" }).Except(enabled)];
    }

    private static IEnumerable<string> ForSqlite()
    {
        foreach (var (table, keys) in InsertOnly)
        {
            var refusal = $"SELECT RAISE(ABORT, '{table} is insert-only');";
            yield return $"DROP TRIGGER IF EXISTS {table}_no_update";
            yield return $"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refusal} END";
            yield return $"DROP TRIGGER IF EXISTS {table}_no_delete";
            yield return $"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refusal} END";
            yield return $"DROP TRIGGER IF EXISTS {table}_no_replace";
            var taken = string.Join(" OR ", keys.Select(key => $"EXISTS (SELECT 1 FROM {table} WHERE {Matches(key)})"));
            yield return $"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} BEGIN {refusal} END";
        }
    }

    private static string Matches(string key) =>
        string.Join(" AND ", key.Split(", ").Select(column => $"{column} = NEW.{column}"));

    private static string NameIn(string createTrigger) => createTrigger.Split(' ')[2];

    private static IEnumerable<string> ForPostgres()
    {
        yield return """
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
            """;
        foreach (var table in Tables)
        {
            yield return $"CREATE OR REPLACE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table} "
                + "FOR EACH ROW EXECUTE FUNCTION refuse_change()";
            yield return $"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()";
        }
    }
}
