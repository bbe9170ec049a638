using MedDispense.Testing;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Tests.Verbs;

/// <summary>A house that the first version of the program kept goes on with this one, and its printed close still holds.</summary>
public sealed class FirstSchemaTests
{
    [Fact]
    public async Task A_database_of_the_first_version_is_copied_aside_and_migrated_at_start_and_verifies_afterwards()
    {
        var data = Scratch.NewFolder("data");
        var file = Path.Combine(data, "meddispense.db");
        await FirstSchema.MakeAsync(DatabaseKind.SQLite, $"{SqliteFile.ConnectionString(file)};Pooling=False");

        RefusedAsOlder(await ProgramProcess.RunAsync("verify", "--data", data));
        await using (var server = await ProgramProcess.ServeAsync([], "--empty", "--data", data, "--urls", "http://127.0.0.1:0"))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            Assert.True((await http.GetAsync("/health/ready")).IsSuccessStatusCode);
        }

        var backup = Assert.Single(Directory.GetFiles(Path.Combine(data, "backups"), "*-before-migration-*.db"));
        var verified = await ProgramProcess.RunAsync("verify", "--data", data, "--anchor", FirstSchema.Anchor);
        Assert.True(verified.ExitCode == ExitCode.Done, verified.Said + verified.Complained);
        Assert.Contains("20 entries recomputed, nothing differs", verified.Said, StringComparison.Ordinal);

        // The copy is the database as it was: restoring it and starting again comes to the same.
        var restored = await ProgramProcess.RunAsync("restore", backup, "--data", data);
        Assert.True(restored.ExitCode == ExitCode.Done, restored.Complained);
        Assert.Equal(ExitCode.Done, (await ProgramProcess.RunAsync("verify", "--data", data, "--anchor", FirstSchema.Anchor)).ExitCode);
    }

    [PostgresFact]
    public async Task A_database_of_the_first_version_is_migrated_by_the_verb_on_PostgreSQL_and_verifies_afterwards()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSQL);
        await FirstSchema.MakeAsync(DatabaseKind.PostgreSQL, database.OwnerConnectionString);

        RefusedAsOlder(await ProgramProcess.RunAsync("verify", "--postgres", database.OwnerConnectionString));
        var migrated = await ProgramProcess.RunAsync("migrate", "--postgres", database.OwnerConnectionString);
        var verified = await ProgramProcess.RunAsync("verify", "--postgres", database.ConnectionString, "--anchor", FirstSchema.Anchor);

        Assert.True(migrated.ExitCode == ExitCode.Done, migrated.Complained);
        Assert.True(verified.ExitCode == ExitCode.Done, verified.Said + verified.Complained);
        Assert.Contains("20 entries recomputed, nothing differs", verified.Said, StringComparison.Ordinal);
    }

    private static void RefusedAsOlder(Ended ended) => ServeTests.RefusedWith(ended, "older version");
}
