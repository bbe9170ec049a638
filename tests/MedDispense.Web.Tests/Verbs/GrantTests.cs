using MedDispense.Testing;
using MedDispense.Web.Hosting;
using Npgsql;

namespace MedDispense.Web.Tests.Verbs;

/// <summary>The role that the program runs as on PostgreSQL. Every house of these tests on PostgreSQL runs as it, with the
/// rights that <c>migrate --grant-to</c> gives.</summary>
public sealed class GrantTests
{
    [PostgresFact]
    public async Task The_program_works_as_the_role_and_the_role_changes_nothing_of_the_record()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSQL);
        var granted = await ProgramProcess.RunAsync(
            "migrate", "--postgres", database.OwnerConnectionString, "--grant-to", PostgresServer.App);
        Assert.True(granted.ExitCode == ExitCode.Done, granted.Complained);

        await using (var server = await ProgramProcess.ServeAsync([], "--empty", "--postgres", database.ConnectionString, "--urls", "http://127.0.0.1:0"))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            Assert.True((await http.GetAsync("/health/ready")).IsSuccessStatusCode);
        }

        foreach (var statement in (string[])
            [
                "UPDATE postings SET reason = 'x'", "DELETE FROM postings", "TRUNCATE postings CASCADE", "UPDATE movements SET amount = 1",
                "UPDATE audit_entries SET detail = 'x'", "DELETE FROM audit_entries", "UPDATE doses SET salt = 'x'",
                "UPDATE recalls SET lot = 'x'", "DELETE FROM recalls", "UPDATE medication_orders SET number = 2",
                "DELETE FROM holdings", "DELETE FROM staff_memberships", "DROP TABLE postings", "ALTER TABLE postings DISABLE TRIGGER ALL",
                "CREATE TABLE mine (id int)", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('x', 'y')",
            ])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database.ConnectionString, statement));
            Assert.True(refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege, $"{statement}: {refusal.MessageText}");
        }

        await RunAsync(database.ConnectionString, "UPDATE recalls SET lifted_by_posting_id = NULL");
    }

    [PostgresFact]
    public async Task A_role_that_is_not_there_or_owns_the_tables_is_refused_in_one_sentence()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSQL);

        ServeTests.RefusedWith(await GrantAsync("nobody\"; DROP TABLE postings; --"), "There is no role");
        ServeTests.RefusedWith(await GrantAsync(PostgresServer.Owner), "owns tables");
        ServeTests.RefusedWith(await GrantAsync("postgres"), "may do everything");
        Assert.Equal(ExitCode.Usage, (await ProgramProcess.RunAsync("migrate", "--data", Scratch.NewFolder("data"), "--grant-to", "app")).ExitCode);

        Task<Ended> GrantAsync(string role) =>
            ProgramProcess.RunAsync("migrate", "--postgres", database.OwnerConnectionString, "--grant-to", role);
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
