using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.OpeningBalance;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.OpeningBalance;

public sealed class OpeningBalanceTests
{
    [BothDatabases]
    public async Task Two_people_record_what_is_there_and_then_the_house_goes_live_once(DatabaseKind kind)
    {
        await using var house = await OpenAsync(kind);
        var client = await house.AddClientAsync();

        var opened = await house.OpenWithAsync(day: new DateOnly(2026, 6, 9), lines:
        [
            new(house.Pack(30, containers: 2), house.Places["safe"].Id, null),
            new(house.Pack(12, lot: "C1"), house.Places["cart"].Id, client.Id),
        ]);
        var live = await GoLiveAsync(house, "manager", "nurse");
        var again = await GoLiveAsync(house, "manager", "nurse");
        var late = await house.OpenWithAsync(lines: [new(house.Pack(30), house.Places["safe"].Id, null)]);

        Assert.True(opened.IsPosted);
        Assert.Equal(72, await house.HeldAsync());
        var posting = await house.AskAsync(db => db.Postings.OrderBy(row => row.Number).FirstAsync());
        Assert.Equal((PostingKind.OpeningBalance, "opening-of-business", "Inventory of 9 Jun 2026, opening of business"),
            (posting.Kind, posting.ReasonCode, posting.Reference));
        Assert.Equal(new DateTime(2026, 6, 9, 4, 0, 0, DateTimeKind.Utc), posting.HappenedAt);
        Assert.True(live.IsPosted);
        Assert.Equal("already-live", Assert.Single(again.Findings).Code);
        Assert.Equal("already-live", Assert.Single(late.Findings).Code);
        Assert.NotNull((await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync(row => row.Id == house.FacilityId))).WentLiveAt);
    }

    [BothDatabases]
    public async Task An_opening_balance_is_refused_alone_for_a_far_day_or_for_nothing(DatabaseKind kind)
    {
        await using var house = await OpenAsync(kind);
        RecordOpeningBalance.Line line = new(house.Pack(30), house.Places["safe"].Id, null);

        Assert.Equal("witness-missing", Code(await house.OpenWithAsync(witness: null, lines: [line])));
        Assert.Equal("inventory-day", Code(await house.OpenWithAsync(day: new DateOnly(2026, 6, 11), lines: [line])));
        Assert.Equal("inventory-day", Code(await house.OpenWithAsync(day: new DateOnly(2026, 5, 9), lines: [line])));
        Assert.Equal("nothing-there", Code(await house.OpenWithAsync(lines: [line with { Pack = house.Pack(0) }])));
        Assert.Equal("client-not-here", Code(await house.OpenWithAsync(lines: [line with { OwnerClientId = Guid.CreateVersion7() }])));
        Assert.Equal("place-not-here", Code(await house.OpenWithAsync(lines: [line with { PlaceId = Guid.CreateVersion7() }])));
        Assert.Equal("no-packs", Code(await house.OpenWithAsync()));
        Assert.Equal("serial-taken", Code(await house.OpenWithAsync(lines:
        [
            line with { Pack = house.Pack(30, serial: "S1") },
            new(house.Pack(30, serial: "S1"), house.Places["cart"].Id, null),
        ])));
        Assert.Equal("not-a-manager", Code(await GoLiveAsync(house, "administrator", "nurse")));
        Assert.Equal("witness-missing", Code(await GoLiveAsync(house, "manager", null)));
        Assert.Equal(0, await house.HeldAsync());

        static string Code(PostingResult result) => Assert.Single(result.Findings).Code;
    }

    [BothDatabases]
    public async Task Going_live_and_an_opening_balance_at_once_are_one_after_the_other(DatabaseKind kind)
    {
        await using var house = await OpenAsync(kind);

        var opening = house.OpenWithAsync(lines: [new(house.Pack(30), house.Places["safe"].Id, null)]);
        var live = GoLiveAsync(house, "manager", "nurse2");
        await Task.WhenAll(opening, live);

        Assert.True((await live).IsPosted);
        var postings = await house.AskAsync(db => db.Postings.AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        Assert.Equal((await opening).IsPosted ? [PostingKind.OpeningBalance, PostingKind.WentLive] : [PostingKind.WentLive],
            postings.Select(row => row.Kind));
        Assert.Equal((await opening).IsPosted ? 30 : 0, await house.HeldAsync());
    }

    private static async Task<WebHouse> OpenAsync(DatabaseKind kind)
    {
        var house = await WebHouse.OpenAsync(kind);
        await house.SetFacilityAsync(facility => facility.WentLiveAt = null);
        return house;
    }

    private static Task<PostingResult> GoLiveAsync(WebHouse house, string who, string? witness) =>
        house.WithAsync((GoLive goLive) => goLive.RunAsync(house.Act(who, witness), new()));
}
