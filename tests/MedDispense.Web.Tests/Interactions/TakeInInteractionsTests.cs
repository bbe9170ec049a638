using MedDispense.Domain.Interactions;
using MedDispense.Testing;
using MedDispense.Web.Features.Interactions;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Interactions;

public sealed class TakeInInteractionsTests
{
    [BothDatabases]
    public async Task A_table_comes_in_whole_once_and_the_newest_holds(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("manager");

        var first = await house.ImportInteractionsAsync(InteractionHouse.Statins, act: act);
        var doubled = await house.ImportInteractionsAsync(InteractionHouse.Statins, act: act);
        var again = await house.ImportInteractionsAsync(InteractionHouse.Statins);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await house.ImportInteractionsAsync(InteractionHouse.Header + "25,,Lovastatin,,Itraconazole,serious\n");
        var late = await house.ImportInteractionsAsync(InteractionHouse.Statins, act: act);

        Assert.All([first, doubled, again, other, late], outcome => Assert.True(outcome.Result.IsDone));
        Assert.StartsWith("Taken in: 2 pairs", first.Words, StringComparison.Ordinal);
        Assert.All([doubled, again], outcome => Assert.StartsWith("Nothing changed", outcome.Words, StringComparison.Ordinal));
        Assert.Equal((2, 3), await house.AskAsync(async db => (await db.InteractionTables.CountAsync(), await db.InteractionPairs.CountAsync())));
        var holds = await house.AskAsync(db => db.SharedInteractionsAsync());
        Assert.Equal(InteractionSeverity.Serious, holds.Of("itraconazole", "lovastatin")?.Severity);
        Assert.Null(holds.Of("simvastatin", "itraconazole"));
        var audit = await house.AskAsync(db => db.AuditEntries.Where(row => row.Subject == "interactions").OrderBy(row => row.Id).Select(row => row.Detail).ToListAsync());
        Assert.Equal(2, audit.Count);
        Assert.Contains("before it 2 pairs of table.csv", audit[1], StringComparison.Ordinal);

        // The table before may be brought back by importing it anew.
        Assert.StartsWith("Taken in", (await house.ImportInteractionsAsync(InteractionHouse.Statins)).Words, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task A_file_with_one_wrong_row_changes_nothing_and_says_which(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.ImportInteractionsAsync(InteractionHouse.Statins);

        var refused = await house.ImportInteractionsAsync(InteractionHouse.Header + "25,,Lovastatin,,Itraconazole,serious\n25,,Lovastatin,,,serious\n");

        var problem = Assert.Single(refused.Result.Problems);
        Assert.Equal("File", problem.Field);
        Assert.StartsWith("Row 3: A name of an ingredient or the rule is missing.", problem.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(1, await house.AskAsync(db => db.InteractionTables.CountAsync()));
        Assert.NotNull((await house.AskAsync(db => db.SharedInteractionsAsync())).Of("simvastatin", "itraconazole"));
    }

    [BothDatabases]
    public async Task A_house_has_its_own_table_and_no_other(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();

        await other.ImportInteractionsAsync(InteractionHouse.Statins);

        Assert.Null((await house.AskAsync(db => db.SharedInteractionsAsync())).Of("simvastatin", "itraconazole"));
        Assert.Empty((await house.WithAsync((FindInteractions find) => find.AskAsync())).Tables);
        Assert.Equal(2, (await other.WithAsync((FindInteractions find) => find.AskAsync())).Pairs.Count);
    }

    [SharedFact]
    public async Task The_shared_table_comes_in_with_all_its_394_pairs()
    {
        await using var house = await WebHouse.OpenAsync();

        var outcome = await house.ImportInteractionsAsync(await File.ReadAllTextAsync(SharedMaterial.PathOf("drugdata", "interactions_onc_high_priority.csv")));

        Assert.StartsWith("Taken in: 394 pairs", outcome.Words, StringComparison.Ordinal);
        Assert.Equal(394, await house.AskAsync(db => db.InteractionPairs.CountAsync()));
    }
}
