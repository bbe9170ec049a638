using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>The triggers that make ledger and audit rows insert-only. They are written again after every migration,
/// since SQLite drops a table's triggers when EF rebuilds it, and <c>verify</c> checks that each exists.</summary>
public static class LedgerTriggers
{
    // Once a posting is corrected as recorded in error, no second one may do it.
    private const string InErrorOnce = "facility_id, corrects_posting_id WHERE kind = 'RecordedInError'";

    /// <summary>Insert-only tables with the unique keys by which SQLite's INSERT OR REPLACE could replace a row.</summary>
    private static readonly (string Table, string[] Keys)[] InsertOnly =
    [
        ("postings", ["facility_id, id", "facility_id, number", InErrorOnce]),
        ("movements", ["facility_id, posting_id, ordinal"]),
        ("register_lines", ["facility_id, posting_id, ordinal", "facility_id, page_id, number"]),
        ("receipt_lines", ["facility_id, posting_id, ordinal"]),
        ("discrepancies", ["facility_id, id", "facility_id, number"]),
        ("discrepancy_steps", ["facility_id, posting_id, ordinal"]),
        ("daily_closes", ["facility_id, posting_id", "facility_id, business_date"]),
        ("doses", ["facility_id, posting_id"]),
        ("order_versions", ["facility_id, order_id, version"]),
        ("order_steps", ["facility_id, posting_id, ordinal"]),
        ("medication_orders", ["facility_id, id", "facility_id, number"]),
        ("prescriber_calls", ["facility_id, posting_id"]),
        ("incidents", ["facility_id, posting_id"]),
        ("count_entries", ["facility_id, id"]),
        ("count_tries", ["facility_id, id"]),
        ("count_lines", ["facility_id, posting_id, ordinal"]),
        ("handovers", ["facility_id, posting_id"]),
        ("stay_events", ["facility_id, id"]),
        ("client_photos", ["facility_id, id"]),
        ("audit_entries", ["facility_id, id"]),
        ("facility_settings", ["facility_id, id"]),
    ];

    /// <summary>Tables that no statement may change or delete a row of.</summary>
    public static IEnumerable<string> Tables => InsertOnly.Select(table => table.Table);

    /// <summary>Writes all triggers, replacing those that exist, at one blow: at no moment is there a table without.</summary>
    public static async Task CreateAsync(MedDispenseDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var statement in db.Database.IsSqlite() ? ForSqlite() : ForPostgres())
            await db.Database.ExecuteSqlRawAsync(statement);
        await transaction.CommitAsync();
    }

    /// <summary>Name of each trigger that should exist and does not, is disabled, or does something else.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(MedDispenseDb db)
    {
        if (db.Database.IsSqlite())
        {
            var there = await db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
            return [.. ForSqlite().Where(sql => sql.StartsWith("CREATE", StringComparison.Ordinal))
                .Where(sql => !there.Contains(sql)).Select(NameIn)];
        }

        var sound = await db.Database.SqlQuery<string>(
            $"""
            SELECT t.tgname || ' ' || t.tgtype AS "Value"
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr::text = ''
              AND (t.tgname = c.relname || '_insert_only' OR t.tgname = c.relname || '_no_truncate')
              AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND p.proname = 'refuse_change' AND p.prosrc = {RefuseChange}
            """).ToListAsync();
        return
        [
            .. Tables.SelectMany(table => new[] { ($"{table}_insert_only", RowUpdateDelete), ($"{table}_no_truncate", Truncate) })
                .Where(((string Name, int Type) trigger) => !sound.Contains($"{trigger.Name} {trigger.Type}"))
                .Select(((string Name, int Type) trigger) => trigger.Name),
        ];
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
            // Every key by which REPLACE finds a row to delete, the hidden rowid included; a rowid that the statement
            // does not name reads as -1 here.
            var taken = string.Join(" OR ",
                keys.Append("rowid").Select(key => $"EXISTS (SELECT 1 FROM {table} WHERE {Matches(key)})"));
            yield return $"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} BEGIN {refusal} END";
        }
    }

    private static string Matches(string key)
    {
        var (columns, filter) = key.Split(" WHERE ") is [var some, var condition] ? (some, condition) : (key, null);
        var same = string.Join(" AND ", columns.Split(", ").Select(column => $"{column} = NEW.{column}"));
        return filter is null ? same : $"{same} AND {filter} AND NEW.{filter}";
    }

    private static string NameIn(string createTrigger) => createTrigger.Split(' ')[2];

    // The body of the function, and the kinds of trigger as PostgreSQL's catalogue numbers them (pg_trigger.tgtype).
    private const string RefuseChange =
        " BEGIN RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END ";

    private const int RowUpdateDelete = 1 + 2 + 8 + 16;
    private const int Truncate = 2 + 32;

    private static IEnumerable<string> ForPostgres()
    {
        yield return $"CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $${RefuseChange}$$";
        foreach (var table in Tables)
        {
            yield return $"CREATE OR REPLACE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table} "
                + "FOR EACH ROW EXECUTE FUNCTION refuse_change()";
            yield return $"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()";
        }
    }
}
