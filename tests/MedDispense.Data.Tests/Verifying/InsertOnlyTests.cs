using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Data.Tests.Ground;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>What is recorded cannot be changed, deleted or replaced, neither by the program nor by its owner's role;
/// whoever takes the triggers away is seen by verify.</summary>
public sealed class InsertOnlyTests
{
    [BothDatabases]
    public async Task No_statement_changes_or_deletes_a_row_of_the_ledger(DatabaseKind kind)
    {
        await using var house = await FullHouseAsync(kind);

        foreach (var table in LedgerTriggers.Tables)
        {
            foreach (var connectionString in new[] { house.ConnectionString, house.OwnerConnectionString })
            {
                await RefusedAsync(house, connectionString, $"UPDATE {table} SET facility_id = facility_id");
                await RefusedAsync(house, connectionString, $"DELETE FROM {table}");
            }
        }

        await house.AssertWholeAsync();
    }

    [PostgresFact]
    public async Task No_role_empties_a_table_of_the_ledger_at_once()
    {
        await using var house = await FullHouseAsync(DatabaseKind.PostgreSQL);

        foreach (var table in LedgerTriggers.Tables)
        {
            await RefusedAsync(house, house.OwnerConnectionString, $"TRUNCATE {table} CASCADE");
            var refusal = await Assert.ThrowsAsync<PostgresException>(
                () => Sql.RunAsync(house.Kind, house.ConnectionString, $"TRUNCATE {table} CASCADE"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }

        await house.AssertWholeAsync();
    }

    [PostgresFact]
    public async Task The_program_may_not_touch_the_triggers()
    {
        await using var house = await House.BuildAsync(DatabaseKind.PostgreSQL);

        foreach (var statement in (string[])
            [
                "ALTER TABLE postings DISABLE TRIGGER ALL", "DROP TRIGGER postings_insert_only ON postings",
                "DROP FUNCTION refuse_change CASCADE", "SET session_replication_role = replica",
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            ])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(house.Kind, house.ConnectionString, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Theory]
    [InlineData("ON")]
    [InlineData("OFF")]
    public async Task No_row_is_replaced_by_any_of_its_keys_on_SQLite(string recursiveTriggers)
    {
        await using var house = await FullHouseAsync(DatabaseKind.SQLite);
        var tried = 0;
        foreach (var table in LedgerTriggers.Tables)
        {
            var columns = await ListAsync(house, $"SELECT name FROM pragma_table_info('{table}')");
            var keys = new List<(string? Filter, List<string> Columns)>();
            foreach (var index in await ListAsync(house, $"SELECT name FROM pragma_index_list('{table}') WHERE \"unique\" = 1"))
            {
                var filter = await Sql.RunAsync(house.Kind, house.ConnectionString,
                    $"SELECT substr(sql, instr(sql, ' WHERE ')) FROM sqlite_master WHERE name = '{index}' AND instr(sql, ' WHERE ') > 0");
                keys.Add((filter is { Length: > 0 } ? filter : null, await ListAsync(house, $"SELECT name FROM pragma_index_info('{index}')")));
            }

            keys.Add((null, ["rowid"]));
            foreach (var (filter, key) in keys)
            {
                // The same in this key alone, new in every other.
                var values = columns.Append("rowid").Select(column =>
                    key.Contains(column) || !keys.Any(other => other.Columns.Contains(column)) ? $"\"{column}\""
                    : column is "number" or "ordinal" or "rowid" ? "abs(random() % 1000000) + 1000" : "hex(randomblob(16))");
                var named = string.Join(", ", columns.Append("rowid").Select(column => $"\"{column}\""));
                var statement = $"INSERT OR REPLACE INTO {table} ({named}) SELECT {string.Join(", ", values)} FROM {table}{filter} LIMIT 1";
                await RefusedAsync(house, house.ConnectionString,
                    $"PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers={recursiveTriggers}; {statement}");
                tried++;
            }
        }

        Assert.True(tried > 20);
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task No_row_is_changed_by_an_upsert_on_SQLite()
    {
        await using var house = await FullHouseAsync(DatabaseKind.SQLite);

        foreach (var table in LedgerTriggers.Tables)
        {
            await RefusedAsync(house, house.ConnectionString,
                $"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET facility_id = 'x'");
        }
    }

    [BothDatabases]
    public async Task Every_table_of_a_hashed_part_is_insert_only(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var db = house.OpenDb();

        var hashed = db.Model.GetEntityTypes().Where(type => typeof(IHashedPart).IsAssignableFrom(type.ClrType))
            .Select(type => type.GetTableName()).ToList();

        Assert.Equal(17, hashed.Count);
        Assert.Empty(hashed.Except(LedgerTriggers.Tables));
    }

    [BothDatabases]
    [InlineData(
        "DROP TRIGGER postings_no_update",
        "DROP TRIGGER postings_insert_only ON postings", "postings")]
    [InlineData(
        "DROP TRIGGER movements_no_replace",
        "DROP TRIGGER movements_no_truncate ON movements", "movements")]
    [InlineData(
        "DROP TRIGGER audit_entries_no_delete; CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END",
        "CREATE OR REPLACE TRIGGER audit_entries_insert_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW WHEN (false) EXECUTE FUNCTION refuse_change()",
        "audit_entries")]
    [InlineData(
        "DROP TRIGGER register_lines_no_update; CREATE TRIGGER register_lines_no_update BEFORE UPDATE OF salt ON register_lines BEGIN SELECT RAISE(ABORT, 'x'); END",
        "CREATE OR REPLACE TRIGGER register_lines_insert_only BEFORE UPDATE OF salt OR DELETE ON register_lines FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        "register_lines")]
    [InlineData(
        "DROP TRIGGER daily_closes_no_update",
        "CREATE OR REPLACE TRIGGER daily_closes_insert_only BEFORE DELETE ON daily_closes FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        "daily_closes")]
    [InlineData(
        "DROP TRIGGER discrepancies_no_update",
        "ALTER TABLE discrepancies DISABLE TRIGGER discrepancies_insert_only", "discrepancies")]
    public async Task A_trigger_that_is_gone_or_altered_is_named_and_setting_up_again_puts_it_back(
        DatabaseKind kind, string onSqlite, string onPostgres, string table)
    {
        await using var house = await FullHouseAsync(kind);
        await house.AsOwnerAsync(kind switch { DatabaseKind.SQLite => onSqlite, DatabaseKind.PostgreSQL => onPostgres });

        var problem = Assert.Single((await house.VerifyAsync()).Problems);
        Assert.Equal("trigger-missing", problem.Code);
        Assert.Contains($"The trigger {table}_", problem.Text, StringComparison.Ordinal);

        Assert.StartsWith($"{table}_", Assert.Single(await SetUpAgainAsync(house)), StringComparison.Ordinal);
        await house.AssertWholeAsync();
        await RefusedAsync(house, house.OwnerConnectionString, $"UPDATE {table} SET facility_id = facility_id");
    }

    [PostgresFact]
    public async Task A_function_that_no_longer_refuses_is_named_for_every_trigger_and_setting_up_again_puts_it_back()
    {
        await using var house = await FullHouseAsync(DatabaseKind.PostgreSQL);
        await house.AsOwnerAsync(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$");

        var problems = (await house.VerifyAsync()).Problems;
        // The guard of papers that end once is a function of its own.
        Assert.Equal(2 * LedgerTriggers.Tables.Count() - InsertOnlyTables.EndedOnce.Length,
            problems.Count(problem => problem.Code == "trigger-missing"));

        await SetUpAgainAsync(house);
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task A_migration_that_rebuilds_a_table_on_SQLite_loses_its_triggers_and_setting_up_puts_them_back()
    {
        await using var house = await FullHouseAsync(DatabaseKind.SQLite);
        await using (var db = house.OpenDb())
        {
            await db.Database.OpenConnectionAsync();
            var rebuild = new DropCheckConstraintOperation { Table = "postings", Name = "ck_postings_number" };
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate([rebuild], db.GetService<IDesignTimeModel>().Model))
                await db.Database.ExecuteSqlRawAsync(command.CommandText);
        }

        Assert.Equal(3, (await house.VerifyAsync()).Problems.Count(problem => problem.Text.Contains("postings_no_", StringComparison.Ordinal)));

        await SetUpAgainAsync(house);
        await house.AssertWholeAsync();
        await RefusedAsync(house, house.ConnectionString, "DELETE FROM postings");
    }

    [BothDatabases]
    public async Task Setting_up_twice_changes_nothing(DatabaseKind kind)
    {
        await using var house = await FullHouseAsync(kind);

        Assert.Empty(await SetUpAgainAsync(house));
        Assert.Empty(await SetUpAgainAsync(house));

        await house.AssertWholeAsync();
    }

    /// <summary>A house with a row in every insert-only table.</summary>
    private static async Task<House> FullHouseAsync(DatabaseKind kind)
    {
        var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);
        await CareStory.TellAsync(house);
        var pack = await house.StockAsync(1);
        Assert.False((await house.Acts.QuarantineAsync(house.ActOf(house.Nurse), pack, 2, house.Safe)).IsPosted);
        Assert.True((await house.Acts.RecallAsync(house.ActOf(house.Nurse), "Z9")).IsPosted);
        Assert.True((await house.Acts.AskToDestroyAsync(house.ActOf(house.Nurse), pack, 1)).IsPosted);
        await using var db = house.OpenDb();
        var orderId = await db.MedicationOrders.Select(row => row.Id).FirstAsync();
        Assert.True((await new CareActs(house).DecideAsync(house.ActOf(house.Nurse), orderId)).IsPosted);
        db.FacilitySettings.Add(new FacilitySetting
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            Key = FacilityLimits.ReturnLimitHoursKey,
            Value = "4",
            From = house.Now,
            SetById = house.Nurse.MembershipId,
        });
        db.CountBacksAsked.Add(new Domain.Counts.CountBackAsked
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            PackId = pack.Id,
            PlaceId = house.Safe.Id,
            OrderId = orderId,
            AskedOfId = house.Nurse.MembershipId,
            AskedAt = house.Now,
        });
        db.ClientScans.Add(new Domain.Clients.ClientScan
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            ClientId = await db.Clients.Select(row => row.Id).FirstAsync(),
            ScannedById = house.Nurse.MembershipId,
            ScannedAt = house.Now,
        });
        var imported = new Domain.Interactions.InteractionTable
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            Source = "A panel",
            FileName = "table.csv",
            FileHash = new string('0', 64),
            PairCount = 1,
            ImportedAt = house.Now,
            ImportedById = house.Nurse.MembershipId,
            ImportedByName = house.Nurse.Name,
        };
        db.InteractionTables.Add(imported);
        db.InteractionPairs.Add(new Domain.Interactions.InteractionPair
        {
            FacilityId = house.FacilityId,
            TableId = imported.Id,
            Ordinal = 1,
            FirstName = "Lithium",
            FirstClass = "",
            SecondName = "Ibuprofen",
            SecondClass = "NSAIDs",
            Rule = "1",
            Severity = Domain.Interactions.InteractionSeverity.Serious,
        });
        await db.SaveChangesAsync();
        foreach (var table in LedgerTriggers.Tables)
            Assert.NotEqual("0", await Sql.RunAsync(kind, house.ConnectionString, $"SELECT COUNT(*) FROM {table}"));
        return house;
    }

    private static async Task<IReadOnlyList<string>> SetUpAgainAsync(House house)
    {
        using var gate = new WriteGate(oneAtATime: house.Kind == DatabaseKind.SQLite);
        await using var db = House.Context(house.Kind, house.OwnerConnectionString, gate);
        return await DatabaseSetup.MigrateAsync(db);
    }

    private static async Task RefusedAsync(House house, string connectionString, string statement)
    {
        var refusal = await Record.ExceptionAsync(() => Sql.RunAsync(house.Kind, connectionString, statement));
        Assert.True(refusal is DbException, $"Not refused: {statement}");
        Assert.Contains("insert-only", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ListAsync(House house, string query)
    {
        var list = new List<string>();
        await using var connection = new SqliteConnection(house.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            list.Add(reader.GetString(0));
        return list;
    }
}
