using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Staff;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Discrepancies;

public sealed class OpenOverdueTests
{
    [BothDatabases]
    public async Task What_is_overdue_opens_one_discrepancy_a_movement_and_a_second_look_opens_none(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var (first, second) = (await house.StockAsync("safe", 10), await house.StockAsync("safe", 5, "B2"));
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (first, 4), (second, 1)));
        var taken = Posted(await house.TakeOutAsync("nurse", first, "safe", 2));
        Assert.Equal(0, await LookAsync(house));

        house.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await LookAsync(house));
        house.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(2, await LookAsync(house));
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await LookAsync(house));

        var opened = await house.AskAsync(db => db.Discrepancies.Join(db.Postings, row => row.OpenedByPostingId, posting => posting.Id,
            (row, posting) => new { row.Rule, row.Difference, posting.ActorName, posting.AboutPostingId }).OrderBy(row => row.Rule).ToListAsync());
        Assert.Equal(
            [DiscrepancyRule.SignedOutNotSettledInTime, DiscrepancyRule.TransferNotReceivedInTime, DiscrepancyRule.TransferNotReceivedInTime],
            opened.Select(row => row.Rule));
        Assert.Equal([taken, sent, sent], opened.Select(row => row.AboutPostingId!.Value));
        Assert.All(opened, row => Assert.Equal((0L, ProgramActor.Name), (row.Difference, row.ActorName)));
        await AssertWholeAsync(house);

        // It is received after all: that its time ran out makes no form stale and no amount missing.
        Posted(await house.ReceiveAsync("nurse", sent, (1, 4), (2, 1)));
        Assert.Equal(3, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task What_was_settled_in_time_opens_none(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 4)));
        var taken = Posted(await house.TakeOutAsync("nurse", pack, "safe", 2));
        house.Clock.Advance(TimeSpan.FromHours(11));
        Posted(await house.ReceiveAsync("nurse", sent, (1, 4)));
        Posted(await house.WithAsync((BringBackStock bringBack) => bringBack.RunAsync(
            house.Act("nurse", "nurse2"), new(taken, 1, 2, house.Places["safe"].Id, true, "Not needed"))));

        house.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await LookAsync(house));
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.Equal(0, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.ActorName == ProgramActor.Name)));
    }

    [BothDatabases]
    public async Task What_arrived_short_has_its_discrepancy_and_gets_no_second_one(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 4)));
        Posted(await house.ReceiveAsync("nurse", sent, (1, 3)));
        house.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await LookAsync(house));

        Assert.Equal(DiscrepancyRule.TransferShort, (await house.AskAsync(db => db.Discrepancies.SingleAsync())).Rule);
    }

    [BothDatabases]
    public async Task Several_nodes_that_look_at_once_have_one_effect_also_in_a_house_that_the_program_had_not_joined(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.AsOwnerAsync(db => db.Staff.Where(row => row.UserId == ProgramActor.UserId).ExecuteDeleteAsync());
        var pack = await house.StockAsync("safe", 10);
        Posted(await house.TakeOutAsync("nurse", pack, "safe", 2));
        Posted(await house.SendAsync("stock", "safe", "cart", (pack, 4)));
        house.Clock.Advance(TimeSpan.FromDays(2));

        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LookAsync(house)));

        Assert.Equal(2, opened.Sum());
        Assert.Equal(2, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.Equal(1, await house.AskAsync(db => db.Staff.CountAsync(row => row.UserId == ProgramActor.UserId)));
        await AssertWholeAsync(house);
    }

    [Fact]
    public async Task The_program_looks_by_itself_once_at_start_and_every_minute()
    {
        await using var house = await WebHouse.OpenAsync(watched: true);
        var pack = await house.StockAsync("safe", 10);
        Posted(await house.TakeOutAsync("nurse", pack, "safe", 2));

        house.Clock.Advance(TimeSpan.FromHours(13));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await house.AskAsync(db => db.Discrepancies.CountAsync(patience.Token)) == 0)
        {
            // The look runs on its own; another minute of the house's clock asks for another one.
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task The_program_is_not_among_the_staff_and_cannot_be_changed_or_witness()
    {
        await using var house = await WebHouse.OpenAsync();
        var id = ProgramActor.MembershipIdOf(house.FacilityId);
        var administrator = await house.SignInAsync("administrator");

        Assert.True(await house.AskAsync(db => db.Staff.AnyAsync(row => row.Id == id)));
        Assert.DoesNotContain(ProgramActor.UserName, (await administrator.GetAsync("/staff?closed=true")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await administrator.GetAsync($"/staff/{id}")).Status);
        Assert.True((await house.WithAsync((CloseStaff close) => close.RunAsync(house.Act("administrator"), new(id, true)))).IsUnknown);
        Assert.True((await house.WithAsync((IssueBadge issue) => issue.RunAsync(house.Act("administrator"), new(id, 0)))).IsUnknown);
        var signIn = house.Visit();
        var door = await signIn.GetAsync("/sign-in");
        var answer = await signIn.SubmitAsync(door, ("Name", ProgramActor.UserName), ("Password", WebHouse.Password));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    private static Task<int> LookAsync(WebHouse house) =>
        house.WithAsync((OpenOverdue look) => look.RunAsync(house.FacilityId, house.Now()));

    private static async Task AssertWholeAsync(WebHouse house)
    {
        var report = await house.AskAsync(db => new Data.Ledger.LedgerVerifier(db).VerifyAsync());
        Assert.True(report.IsWhole, string.Join('\n', report.Problems.Select(problem => problem.Text)));
    }
}
