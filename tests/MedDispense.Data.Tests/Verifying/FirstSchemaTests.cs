using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Testing;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>Entries of format 1 stay valid after every schema change that came since.</summary>
public sealed class FirstSchemaTests
{
    [BothDatabases]
    public async Task A_database_of_the_first_schema_verifies_after_it_was_migrated(DatabaseKind kind)
    {
        await using var database = await MigratedAsync(kind);

        var report = await VerifyAsync(database);

        Assert.Empty(report.Problems);
        Assert.Equal(FirstSchema.Anchor, $"{report.LastNumber}:{report.LastHash}");
    }

    [BothDatabases]
    [InlineData("paper-differs", 15L, "UPDATE recalls SET lifted_by_posting_id = NULL")]
    [InlineData("paper-differs", 13L, "UPDATE recalls SET lifted_by_posting_id = (SELECT id FROM postings WHERE number = 16) WHERE lot = 'B2'")]
    [InlineData("paper-differs", 13L, "DELETE FROM recalls WHERE lot = 'B2'")]
    [InlineData("paper-differs", 19L, "UPDATE destruction_requests SET ended_by_posting_id = NULL WHERE ended_by_posting_id = (SELECT id FROM postings WHERE number = 19)")]
    [InlineData("paper-differs", 20L, "DELETE FROM destruction_requests WHERE ended_by_posting_id IS NULL")]
    [InlineData("entry-changed", 3L, "UPDATE movements SET amount = 3 WHERE posting_id = (SELECT id FROM postings WHERE number = 3)")]
    [InlineData("entry-changed", 13L, "UPDATE postings SET format_version = 2 WHERE number = 13")]
    public async Task What_was_changed_in_it_by_hand_is_named(DatabaseKind kind, string code, long number, string statement)
    {
        await using var database = await MigratedAsync(kind);
        await Tampering.TamperAsync(database, statement);

        var report = await VerifyAsync(database);

        Assert.Contains(report.Problems, problem => problem.Code == code && problem.Number == number);
        Assert.DoesNotContain(report.Problems, problem => problem.Number < number);
        Assert.DoesNotContain(report.Problems, problem => problem.Code == "trigger-missing");
    }

    private static async Task<TestDatabase> MigratedAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await FirstSchema.MakeAsync(kind, database.OwnerConnectionString);
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using var db = House.Context(kind, database.OwnerConnectionString, gate);
        Assert.Empty(await DatabaseSetup.MigrateAsync(db));
        return database;
    }

    private static async Task<VerifyReport> VerifyAsync(TestDatabase database)
    {
        using var gate = new WriteGate(oneAtATime: database.Kind == DatabaseKind.SQLite);
        await using var db = House.Context(database.Kind, database.ConnectionString, gate);
        db.LookAt(FirstSchema.FacilityId);
        return await new LedgerVerifier(db, pieceSize: 5).VerifyAsync();
    }
}
