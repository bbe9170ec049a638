using System.Text.RegularExpressions;
using MedDispense.Testing;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Tests.Verbs;

public sealed partial class VerbTests
{
    [Fact]
    public async Task Verify_says_that_nothing_differs_and_names_the_last_entry_as_an_anchor()
    {
        var data = await ServeTests.OfHouseAsync();

        var plain = await ProgramProcess.RunAsync("verify", "--data", data);
        var anchor = AnchorIn().Match(plain.Said).Value;
        var held = await ProgramProcess.RunAsync("verify", "--data", data, "--anchor", Spaced(anchor).ToUpperInvariant());
        // Typed without quotes, the groups are words of their own.
        var inGroups = await ProgramProcess.RunAsync(["verify", "--data", data, "--anchor", .. Spaced(anchor).Split(' ')]);
        var other = await ProgramProcess.RunAsync("verify", "--data", data, "--anchor", $"1:{new string('a', 64)}");

        Assert.Equal(ExitCode.Done, plain.ExitCode);
        Assert.Contains("1 entry recomputed, nothing differs", plain.Said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, held.ExitCode);
        Assert.Contains("is the one on the printed close", held.Said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, inGroups.ExitCode);
        Assert.Equal(ExitCode.Refused, other.ExitCode);
    }

    [Fact]
    public async Task Verify_names_the_entry_that_was_changed()
    {
        var data = await ServeTests.OfHouseAsync();
        await ServeTests.ExecuteAsync(data, "DROP TRIGGER movements_no_update; UPDATE movements SET amount = 9");

        var ended = await ProgramProcess.RunAsync("verify", "--data", data);

        Assert.Equal(ExitCode.Refused, ended.ExitCode);
        Assert.Contains("the first at entry 1", ended.Said, StringComparison.Ordinal);
        Assert.Contains("movements_no_update", ended.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_names_the_triggers_that_were_taken_away_and_writes_them_again()
    {
        var data = await ServeTests.OfHouseAsync();
        await ServeTests.ExecuteAsync(data, "DROP TRIGGER movements_no_update");

        string complaints;
        await using (var server = await ProgramProcess.ServeAsync([], "--data", data, "--urls", "http://127.0.0.1:0"))
            complaints = await server.StopAsync();

        Assert.Contains("movements_no_update", complaints, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await ProgramProcess.RunAsync("verify", "--data", data)).ExitCode);
    }

    [Fact]
    public async Task A_backup_can_be_restored_and_keeps_what_was_there_aside()
    {
        var data = await ServeTests.OfHouseAsync();
        var copy = Path.Combine(data, "copy", "night.db");

        var backup = await ProgramProcess.RunAsync("backup", copy, "--data", data);
        var again = await ProgramProcess.RunAsync("backup", copy, "--data", data);
        await ServeTests.ExecuteAsync(data, "DROP TRIGGER movements_no_update; UPDATE movements SET amount = 9");
        var restore = await ProgramProcess.RunAsync("restore", copy, "--data", data);
        var verify = await ProgramProcess.RunAsync("verify", "--data", data);

        Assert.True(backup.ExitCode == ExitCode.Done, backup.Complained);
        ServeTests.RefusedWith(again, "is there already");
        Assert.True(restore.ExitCode == ExitCode.Done, restore.Complained);
        Assert.Contains("is kept as", restore.Said, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, verify.ExitCode);
    }

    [Fact]
    public async Task A_restore_of_what_is_no_backup_replaces_nothing()
    {
        var data = await ServeTests.OfHouseAsync();
        var file = Path.Combine(data, "letter.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));

        ServeTests.RefusedWith(await ProgramProcess.RunAsync("restore", file, "--data", data), "Nothing was replaced");
        ServeTests.RefusedWith(await ProgramProcess.RunAsync("restore", file + "-missing", "--data", data), "Nothing was replaced");
        Assert.Equal(ExitCode.Done, (await ProgramProcess.RunAsync("verify", "--data", data)).ExitCode);
    }

    [Fact]
    public async Task Verbs_on_a_folder_without_a_database_say_so_and_migrate_makes_one()
    {
        var data = Scratch.NewFolder("data");

        ServeTests.RefusedWith(await ProgramProcess.RunAsync("verify", "--data", data), "There is no database at");
        ServeTests.RefusedWith(await ProgramProcess.RunAsync("backup", Path.Combine(data, "copy.db"), "--data", data), "There is no database at");
        Assert.Equal(ExitCode.Done, (await ProgramProcess.RunAsync("migrate", "--data", data)).ExitCode);
        var verify = await ProgramProcess.RunAsync("verify", "--data", data);
        Assert.Equal(ExitCode.Done, verify.ExitCode);
        Assert.Contains("no house yet", verify.Said, StringComparison.Ordinal);
    }

    /// <summary>An anchor as the paper shows it, in groups of four.</summary>
    private static string Spaced(string anchor)
    {
        var parts = anchor.Split(':');
        return $"{parts[0]}:{string.Join(' ', parts[1].Chunk(4).Select(group => new string(group)))}";
    }

    [GeneratedRegex("[0-9]+:[0-9a-f]{64}")]
    private static partial Regex AnchorIn();
}
