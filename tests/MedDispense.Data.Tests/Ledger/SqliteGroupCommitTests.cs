using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>Postings that are committed together share the commit and nothing else.</summary>
public sealed class SqliteGroupCommitTests
{
    private static Task<House> BuildAsync() => House.BuildAsync(DatabaseKind.SQLite);

    [Fact]
    public async Task One_that_fails_is_told_and_the_others_of_its_batch_are_kept()
    {
        await using var house = await BuildAsync();
        var pack = await house.StockAsync(30);

        var (before, failing, after) = await TogetherAsync(house,
            () => house.MoveAsync(pack, 1, house.Safe, house.Cart),
            () => PostAsync(house, scope =>
            {
                var again = new Place { FacilityId = house.FacilityId, Id = house.Safe.Id, Kind = PlaceKind.Room, Name = "Again" };
                scope.Db.Places.Add(again);
                return Task.FromResult(new PostingPlan());
            }),
            () => house.MoveAsync(pack, 2, house.Safe, house.Cart));

        Assert.True((await before).IsPosted);
        await Assert.ThrowsAsync<DbUpdateException>(() => failing);
        Assert.True((await after).IsPosted);
        Assert.Equal(3, await house.AmountAsync(pack, house.Cart));
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task One_that_is_cancelled_in_its_plan_undoes_only_itself()
    {
        await using var house = await BuildAsync();
        var pack = await house.StockAsync(30);

        var (before, cancelled, after) = await TogetherAsync(house,
            () => house.MoveAsync(pack, 1, house.Safe, house.Cart),
            () => PostAsync(house, async scope =>
            {
                scope.Db.Packs.Add(house.NewPack());
                await scope.Db.SaveChangesAsync();
                throw new OperationCanceledException("The person went away.");
            }),
            () => house.MoveAsync(pack, 2, house.Safe, house.Cart));

        Assert.True((await before).IsPosted);
        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled);
        Assert.True((await after).IsPosted);
        await using var db = house.OpenDb();
        Assert.Equal(1, await db.Packs.CountAsync());
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task When_the_commit_fails_every_one_is_told_and_nothing_is_kept()
    {
        await using var house = await BuildAsync();
        var pack = await house.StockAsync(30);

        // A reference that is checked at the commit alone stands for a disk that is full at the commit.
        var (before, culprit, after) = await TogetherAsync(house,
            () => house.MoveAsync(pack, 1, house.Safe, house.Cart),
            () => house.Engine.RunAsync<PostingResult>(async (_, connection, transaction) =>
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "PRAGMA defer_foreign_keys=ON; UPDATE holdings SET pack_id = 'nowhere'";
                await command.ExecuteNonQueryAsync();
                return new(new PostingResult(PostingOutcome.Posted, null, []), Keep: true);
            }),
            () => house.MoveAsync(pack, 2, house.Safe, house.Cart));

        foreach (var one in (Task<PostingResult>[])[before, culprit, after])
            await Assert.ThrowsAsync<SqliteException>(() => one);
        Assert.Equal(0, await house.AmountAsync(pack, house.Cart));
        Assert.True((await house.MoveAsync(pack, 3, house.Safe, house.Cart)).IsPosted);
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task When_SQLite_itself_rolls_everything_back_every_one_is_told_and_the_next_batch_works()
    {
        await using var house = await BuildAsync();
        var pack = await house.StockAsync(30);

        // SQLite does the same of its own accord when the disk is full or fails.
        var (before, culprit, after) = await TogetherAsync(house,
            () => house.MoveAsync(pack, 1, house.Safe, house.Cart),
            () => PostAsync(house, async scope =>
            {
                await scope.Db.Database.ExecuteSqlRawAsync(
                    "INSERT OR ROLLBACK INTO places SELECT * FROM places WHERE kind = 'Safe'");
                return new PostingPlan();
            }),
            () => house.MoveAsync(pack, 2, house.Safe, house.Cart));

        foreach (var one in (Task<PostingResult>[])[before, culprit, after])
            Assert.NotNull(await Record.ExceptionAsync(() => one));
        Assert.Equal(0, await house.AmountAsync(pack, house.Cart));
        Assert.True((await house.MoveAsync(pack, 3, house.Safe, house.Cart)).IsPosted);
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_to_everyone_every_time()
    {
        using var gate = new WriteGate(oneAtATime: true);
        await using var engine = new SqliteLedgerEngine("Data Source=/nowhere/at/all.db", gate);

        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<SqliteException>(() => engine.RunAsync<int>((_, _, _) => Task.FromResult(new WorkResult<int>(1, true))));
    }

    [Fact]
    public async Task Ending_the_program_writes_what_waits_and_refuses_what_comes_after()
    {
        await using var house = await BuildAsync();
        var pack = await house.StockAsync(300);
        var turn = await house.Gate.EnterAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, 200).Select(_ => house.MoveAsync(pack, 1, house.Safe, house.Cart)).ToList();

        var ending = ((SqliteLedgerEngine)house.Engine).DisposeAsync();
        turn!.Dispose();
        await ending;

        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.IsPosted));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => house.MoveAsync(pack, 1, house.Safe, house.Cart));
        Assert.Equal(200, await house.AmountAsync(pack, house.Cart));
        await house.AssertWholeAsync();
    }

    [Fact]
    public async Task A_gate_that_is_gone_is_told_to_everyone_who_waits()
    {
        using var gate = new WriteGate(oneAtATime: true);
        gate.Dispose();
        await using var engine = new SqliteLedgerEngine("Data Source=:memory:", gate);

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => engine.RunAsync<int>((_, _, _) => Task.FromResult(new WorkResult<int>(1, true))).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static Task<PostingResult> PostAsync(House house, Func<LedgerScope, Task<PostingPlan>> plan) =>
        house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, plan);

    /// <summary>Sends three while the writer waits for its turn, so that they are written in one batch.</summary>
    private static async Task<(Task<PostingResult>, Task<PostingResult>, Task<PostingResult>)> TogetherAsync(
        House house, Func<Task<PostingResult>> first, Func<Task<PostingResult>> second, Func<Task<PostingResult>> third)
    {
        var turn = await house.Gate.EnterAsync(CancellationToken.None);
        var sent = (first(), second(), third());
        turn!.Dispose();
        await Task.WhenAny(Task.WhenAll(sent.Item1, sent.Item2, sent.Item3));
        return sent;
    }
}
