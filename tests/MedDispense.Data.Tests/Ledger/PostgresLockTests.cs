using MedDispense.Data.Ledger;
using MedDispense.Data.Tests.Ground;
using MedDispense.Data.Tests.Verifying;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>Postings that meet on PostgreSQL wait for one another in one order; none has to be broken off.</summary>
public sealed class PostgresLockTests
{
    private const DatabaseKind Postgres = DatabaseKind.PostgreSQL;

    [PostgresFact]
    public async Task Packs_taken_in_opposite_orders_do_not_lock_each_other_out()
    {
        await using var house = await House.BuildAsync(Postgres);
        var packs = new[] { await house.StockAsync(200), await house.StockAsync(200), await house.StockAsync(200) };
        var plans = 0;

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => house.Store.PostAsync(
            house.ActOf(house.Nurse), PostingKind.Quarantined, new { i }, _ =>
            {
                Interlocked.Increment(ref plans);
                var order = i % 2 == 0 ? packs : packs.Reverse();
                var (from, to) = i % 3 == 0 ? (house.Cart, house.Safe) : (house.Safe, house.Cart);
                return Task.FromResult(new PostingPlan { Movements = [.. order.Select(pack => new PlannedMovement(pack, 1, from, to, to.Name))] });
            })));

        Assert.Equal(60, plans);
        Assert.True(results.Count(result => result.IsPosted) >= 40);
        await house.AssertWholeAsync();
    }

    [PostgresFact]
    public async Task A_burst_of_removals_of_packs_that_were_never_there_before_does_not_lock_itself_out()
    {
        await using var house = await House.BuildAsync(Postgres);
        var plans = 0;

        // The cart's id may lie before or after the safe's: the row that is new sorts before the one that is there in
        // one direction.
        foreach (var (from, to) in new[] { (house.Safe, house.Cart), (house.Cart, house.Safe) })
        {
            for (var round = 0; round < 2; round++)
            {
                var pack = house.NewPack();
                await house.Acts.ReceiveAsync(house.ActOf(house.Nurse, witness: house.OtherNurse), pack, 100, from);
                var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => house.Store.PostAsync(
                    house.ActOf(house.Nurse), PostingKind.Quarantined, new { i }, async scope =>
                    {
                        Interlocked.Increment(ref plans);
                        await scope.LockHoldingsAsync([pack.Id]);
                        return new PostingPlan { Movements = [new(pack, 1, from, to, to.Name)] };
                    })));
                Assert.All(results, result => Assert.Equal(PostingOutcome.Posted, result.Outcome));
            }
        }

        Assert.Equal(4 * 60, plans);
        await house.AssertWholeAsync();
    }

    [PostgresFact]
    public async Task A_locked_client_does_not_hold_up_a_posting_that_only_names_the_client()
    {
        await using var house = await House.BuildAsync(Postgres);
        var client = await AddClientAsync(house);
        var pack = await house.StockAsync(30);
        var plans = 0;
        var locked = new TaskCompletionSource();
        var named = new TaskCompletionSource();

        // Both end at the chain. If the lock on the client kept its name from being used, each would wait for the other.
        var locking = house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.ReturnedToClient, new { x = 1 }, async scope =>
        {
            Interlocked.Increment(ref plans);
            await scope.LockClientAsync(client.Id);
            locked.TrySetResult();
            await Task.WhenAny(named.Task, SomebodyWaitsAsync(house));
            return new PostingPlan { ClientId = client.Id, Movements = [new(pack, 1, house.Safe, house.Cart, "Cart")] };
        });
        await locked.Task;
        var naming = await house.Store.PostAsync(house.ActOf(house.OtherNurse), PostingKind.Quarantined, new { x = 2 }, _ =>
        {
            Interlocked.Increment(ref plans);
            return Task.FromResult(new PostingPlan { ClientId = client.Id });
        });
        named.SetResult();

        Assert.True(naming.IsPosted);
        Assert.Equal(3, (await locking).Receipt!.Number);
        Assert.Equal(2, naming.Receipt!.Number);
        Assert.Equal(2, plans);
    }

    [PostgresFact]
    public async Task A_recall_waits_for_those_who_looked_before_it_so_that_nothing_leaves_after_it()
    {
        await using var house = await House.BuildAsync(Postgres);
        var pack = await house.StockAsync(30);
        Task<PostingResult> recall = null!;

        var taking = await house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            Assert.Empty(await scope.StandingRecallsAsync(pack.MedicineId));
            recall = house.Acts.RecallAsync(house.ActOf(house.OtherNurse), "A1");
            await Task.WhenAny(recall, SomebodyWaitsAsync(house));
            return new PostingPlan { Movements = [new(pack, 1, house.Safe, house.Cart, "Cart")] };
        });

        Assert.Equal(taking.Receipt!.Number + 1, (await recall).Receipt!.Number);
        var late = await house.Acts.TakeOutAsync(house.ActOf(house.Nurse), pack, 1, house.Safe);
        Assert.Equal("pack-recalled", Assert.Single(late.Findings).Code);
    }

    [PostgresFact]
    public async Task A_connection_that_the_server_ends_is_answered_by_running_the_posting_again()
    {
        await using var house = await House.BuildAsync(Postgres);
        var pack = await house.StockAsync(30);
        var plans = 0;

        var result = await house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, async scope =>
        {
            if (Interlocked.Increment(ref plans) == 1)
                await EndConnectionAsync(house, scope);
            return new PostingPlan { Movements = [new(pack, 1, house.Safe, house.Cart, "Cart")] };
        });

        Assert.Equal((PostingOutcome.Posted, 2), (result.Outcome, plans));
        Assert.Equal(1, await house.AmountAsync(pack, house.Cart));
    }

    [PostgresTheory]
    [InlineData("40001", 2)]
    [InlineData("40P01", 2)]
    [InlineData("57P01", 2)]
    [InlineData("57P02", 2)]
    [InlineData("57P03", 2)]
    [InlineData("23505", 2)]
    [InlineData("23503", 1)]
    [InlineData("23514", 1)]
    [InlineData("42501", 1)]
    [InlineData("22001", 1)]
    public async Task What_the_server_breaks_off_is_run_again_and_what_it_refuses_is_not(string code, int runs)
    {
        await using var house = await House.BuildAsync(Postgres);
        var plans = 0;

        // Raised while EF saves, since EF wraps what it thinks will pass.
        await house.AsOwnerAsync(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = NEW.name; END $$",
            "CREATE TRIGGER fail BEFORE INSERT ON suppliers FOR EACH ROW EXECUTE FUNCTION fail()");
        var posting = house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, scope =>
        {
            if (++plans == 1)
                scope.Db.Suppliers.Add(NewSupplier(house, code));
            return Task.FromResult(new PostingPlan());
        });

        if (runs == 1)
            Assert.Equal(code, ((PostgresException)(await Assert.ThrowsAsync<DbUpdateException>(() => posting)).InnerException!).SqlState);
        else
            Assert.Equal(PostingOutcome.Posted, (await posting).Outcome);
        Assert.Equal(runs, plans);
    }

    [PostgresFact]
    public async Task What_fails_again_and_again_is_told_after_three_runs()
    {
        await using var house = await House.BuildAsync(Postgres);
        var plans = 0;

        await Assert.ThrowsAnyAsync<Exception>(() => house.Store.PostAsync(
            house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, async scope =>
            {
                plans++;
                await EndConnectionAsync(house, scope);
                return new PostingPlan();
            }));

        Assert.Equal(3, plans);
    }

    private static async Task EndConnectionAsync(House house, LedgerScope scope)
    {
        var id = await scope.Db.Database.SqlQueryRaw<int>("SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
        await Sql.RunAsync(Postgres, await AdministratorAsync(house), $"SELECT pg_terminate_backend({id}, 5000)");
    }

    /// <summary>The role that may see and end other roles' connections.</summary>
    private static async Task<string> AdministratorAsync(House house)
    {
        var server = await PostgresServer.RunningAsync();
        return server.ConnectionString(new NpgsqlConnectionStringBuilder(house.ConnectionString).Database!, "postgres");
    }

    /// <summary>Ends when a connection to the house's database waits for a lock.</summary>
    private static async Task SomebodyWaitsAsync(House house)
    {
        const string Waiting =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        var administrator = await AdministratorAsync(house);
        while (await Sql.RunAsync(Postgres, administrator, Waiting) == "0")
            await Task.Yield();
    }

    private static Supplier NewSupplier(House house, string name) => new()
    {
        FacilityId = house.FacilityId,
        Id = Guid.CreateVersion7(),
        Name = name,
        Kind = SupplierKind.Wholesaler,
        Address = "",
    };

    private static async Task<Client> AddClientAsync(House house)
    {
        await using var db = house.OpenDb();
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            FamilyName = "Example",
            GivenNames = "Alex",
            BornOn = new DateOnly(1990, 4, 2),
            AdmittedAt = house.Now,
            CardCode = "C-1",
        };
        db.Clients.Add(client);
        await db.SaveChangesAsync();
        return client;
    }
}
