using MedDispense.Data.Engines;
using MedDispense.Data.Tests.Ground;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests;

public sealed class SchemaTests
{
    [BothDatabases]
    public async Task The_migrations_make_just_the_schema_that_the_program_has(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var db = house.OpenDb();

        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/add-migration: the model has changed since the last one.");
        Assert.False(await DatabaseSetup.NeedsMigrationAsync(db));
    }

    [BothDatabases]
    public async Task A_database_of_a_newer_program_is_left_alone(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        const string Later = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0.0')";
        await Sql.RunAsync(kind, house.OwnerConnectionString, Later);
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using var db = House.Context(kind, house.OwnerConnectionString, gate);

        var refusal = await Assert.ThrowsAsync<NewerDatabaseException>(() => DatabaseSetup.MigrateAsync(db));

        Assert.Contains("99990101000000_Later", refusal.Message, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task The_data_itself_refuses_what_no_rule_allows(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(5);

        foreach (var statement in (string[])
            [
                "UPDATE holdings SET amount = -1",
                "UPDATE register_pages SET balance = -1",
                "INSERT INTO movements (facility_id, posting_id, ordinal, pack_id, amount, from_place_id, to_place_id, salt) "
                    + "SELECT facility_id, posting_id, 2, pack_id, 0, from_place_id, to_place_id, salt FROM movements",
                "INSERT INTO movements (facility_id, posting_id, ordinal, pack_id, amount, from_place_id, to_place_id, salt) "
                    + "SELECT facility_id, posting_id, 2, pack_id, 1, to_place_id, to_place_id, salt FROM movements",
                "DELETE FROM packs",
                "DELETE FROM staff_memberships",
            ])
        {
            Assert.NotNull(await Record.ExceptionAsync(() => Sql.RunAsync(kind, house.OwnerConnectionString, statement)));
        }

        Assert.Equal(5, await house.AmountAsync(pack, house.Safe));
        await house.AssertWholeAsync();
    }
}
