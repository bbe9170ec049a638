using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Engines;

/// <summary>The triggers that make ledger and audit rows insert-only. They are written again after every migration,
/// since SQLite drops a table's triggers when EF rebuilds it, and <c>verify</c> checks that each exists.</summary>
public static class LedgerTriggers
{
    /// <summary>Tables that no statement may change or delete a row of; a paper's end, once, is the exception.</summary>
    public static IEnumerable<string> Tables => InsertOnlyTables.Names;

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
            SELECT t.tgname || ' ' || t.tgtype || ' ' || p.proname || '(' || replace(encode(t.tgargs, 'escape'), '\000', '') || ')' AS "Value"
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr::text = ''
              AND (t.tgname = c.relname || '_insert_only' OR t.tgname = c.relname || '_no_truncate')
              AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND (p.proname = 'refuse_change' AND p.prosrc = {RefuseChange}
                OR p.proname = 'refuse_all_but_end' AND p.prosrc = {RefuseAllButEnd})
            """).ToListAsync();
        return
        [
            .. Tables.SelectMany(table => new[]
                {
                    (Name: $"{table}_insert_only", Sound: $"{RowUpdateDelete} {RefusalOf(table)}"),
                    (Name: $"{table}_no_truncate", Sound: $"{Truncate} refuse_change()"),
                })
                .Where(trigger => !sound.Contains($"{trigger.Name} {trigger.Sound}"))
                .Select(trigger => trigger.Name),
        ];
    }

    private static IEnumerable<string> ForSqlite() =>
    [
        .. InsertOnlyTables.Whole.SelectMany(row => ForSqlite(row.Table, row.Keys, allowed: null)),
        .. InsertOnlyTables.EndedOnce.SelectMany(row => ForSqlite(row.Table, ["facility_id, id"], allowed: IsEndOf(row))),
    ];

    /// <summary>Whether an update fills in the end of a paper that had none, and changes nothing besides.</summary>
    private static string IsEndOf((string Table, string End, string[] Others) row) => string.Join(" AND ",
        row.Others.Select(column => $"NEW.{column} IS OLD.{column}")
            .Prepend($"OLD.{row.End} IS NULL AND NEW.{row.End} IS NOT NULL"));

    private static IEnumerable<string> ForSqlite(string table, string[] keys, string? allowed)
    {
        var refusal = $"SELECT RAISE(ABORT, '{table} is insert-only');";
        yield return $"DROP TRIGGER IF EXISTS {table}_no_update";
        yield return $"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
            + $"{(allowed is null ? "" : $"WHEN NOT ({allowed}) ")}BEGIN {refusal} END";
        yield return $"DROP TRIGGER IF EXISTS {table}_no_delete";
        yield return $"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refusal} END";
        yield return $"DROP TRIGGER IF EXISTS {table}_no_replace";
        // Every key by which REPLACE finds a row to delete, the hidden rowid included; a rowid that the statement
        // does not name reads as -1 here.
        var taken = string.Join(" OR ",
            keys.Append("rowid").Select(key => $"EXISTS (SELECT 1 FROM {table} WHERE {Matches(key)})"));
        yield return $"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} BEGIN {refusal} END";
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

    // A paper is ended by naming the posting that ends it, once; the argument is the column that does.
    private const string RefuseAllButEnd =
        " BEGIN IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) ->> TG_ARGV[0]) IS NULL AND (to_jsonb(NEW) ->> TG_ARGV[0]) IS NOT NULL "
        + "AND (to_jsonb(NEW) - TG_ARGV[0]) = (to_jsonb(OLD) - TG_ARGV[0]) THEN RETURN NEW; END IF; "
        + "RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END ";

    private const int RowUpdateDelete = 1 + 2 + 8 + 16;
    private const int Truncate = 2 + 32;

    private static string RefusalOf(string table) =>
        InsertOnlyTables.EndOf(table) is { } end ? $"refuse_all_but_end({end})" : "refuse_change()";

    private static IEnumerable<string> ForPostgres()
    {
        yield return $"CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $${RefuseChange}$$";
        yield return $"CREATE OR REPLACE FUNCTION refuse_all_but_end() RETURNS trigger LANGUAGE plpgsql AS $${RefuseAllButEnd}$$";
        foreach (var table in Tables)
        {
            yield return $"CREATE OR REPLACE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table} "
                + $"FOR EACH ROW EXECUTE FUNCTION {RefusalOf(table)}";
            yield return $"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()";
        }
    }
}
