using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Places;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Places;

/// <summary>Of closing a place and bringing stock there at the same moment one succeeds, never both.</summary>
public sealed class ClosePlaceRaceTests
{
    [BothDatabases]
    public async Task A_place_that_was_closed_since_the_act_was_planned_takes_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        ChangeResult? closed = null;

        var result = await MoveAsync(house, pack, async scope =>
        {
            if (kind == DatabaseKind.PostgreSQL)
                closed = await CloseAsync(house);
            else
                (await scope.Db.Places.SingleAsync(row => row.Id == house.Places["cart"].Id)).ClosedAt = house.Now();
        });

        Refused(result, "place-closed");
        Assert.Equal(0, await house.AmountAsync(pack, "cart"));
        Assert.Equal(kind == DatabaseKind.PostgreSQL, closed?.IsDone ?? false);
    }

    [PostgresFact]
    public async Task Closing_waits_for_a_posting_in_flight_and_then_sees_what_it_brought()
    {
        await using var house = await WebHouse.OpenAsync(DatabaseKind.PostgreSQL);
        var pack = await house.StockAsync("safe", 10);
        var source = house.Services.GetRequiredService<NpgsqlDataSource>();
        await using var connection = await source.OpenConnectionAsync();
        // What others wait for is shown as of the beginning of a transaction, so the looking needs none.
        await using var looking = await source.OpenConnectionAsync();
        // Whoever holds the end of the chain keeps a posting that has changed its holdings from its commit.
        await using var holder = await connection.BeginTransactionAsync();
        await RunAsync(connection, "SELECT 1 FROM chain_heads FOR NO KEY UPDATE");

        var moving = MoveAsync(house, pack, _ => Task.CompletedTask);
        await WaitingAsync(looking, 1);
        var closing = CloseAsync(house);
        await WaitingAsync(looking, 2, closing);
        await holder.CommitAsync();

        Posted(await moving);
        Assert.False((await closing).IsDone);
        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
        Assert.Null(await house.AskAsync(db => db.Places.Where(row => row.Id == house.Places["cart"].Id).Select(row => row.ClosedAt).SingleAsync()));
    }

    private static Task<PostingResult> MoveAsync(WebHouse house, Pack pack, Func<LedgerScope, Task> planned) =>
        house.Services.GetRequiredService<LedgerStore>().PostAsync(house.Act("stock"), PostingKind.Quarantined, new { pack.Id }, async scope =>
        {
            await planned(scope);
            return new PostingPlan { Movements = [new(pack, 10, house.Places["safe"], house.Places["cart"], "Cart A")] };
        });

    private static Task<ChangeResult> CloseAsync(WebHouse house) =>
        house.WithAsync((ClosePlace close) => close.RunAsync(house.Act("manager"), new(house.Places["cart"].Id, 0, true)));

    /// <summary>Until so many statements of this database wait for a lock, or what should wait has gone through.</summary>
    private static async Task WaitingAsync(NpgsqlConnection connection, int count, Task? orDone = null)
    {
        const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (orDone?.IsCompleted != true && await RunAsync(connection, Waiting) is long waiting && waiting < count)
            patience.Token.ThrowIfCancellationRequested();
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
