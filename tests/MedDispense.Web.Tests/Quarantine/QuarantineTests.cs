using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Tests.Stock;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Quarantine;

public sealed class QuarantineTests
{
    [Fact]
    public async Task The_page_says_why_a_pack_is_there_and_what_waits_to_be_destroyed_is_left_alone()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("safe", 10, "R1");
        StockHouse.Posted(await house.WithAsync((QuarantineStock set) => set.RunAsync(house.Act("nurse"),
            new(pack.Id, house.Places["safe"].Id, house.Places["quarantine"].Id, 4, "damaged", "Seal torn"))));
        using var nurse = await house.SignInAsync("nurse");

        var page = await nurse.GetAsync("/quarantine");
        Assert.Contains("Damaged or seal broken: Seal torn", page.Text, StringComparison.Ordinal);
        Assert.Contains("Return to supplier", page.Text, StringComparison.Ordinal);

        var request = await nurse.SubmitAsync(
            await nurse.GetAsync($"/destructions/new?pack={pack.Id}&place={house.Places["quarantine"].Id}"), ("Amount", "4"), ("MethodCode", "incinerated"));
        var waiting = await nurse.GetAsync("/quarantine");
        Assert.Contains("waits to be destroyed", waiting.Text, StringComparison.Ordinal);
        Assert.NotNull(waiting.Page.QuerySelector($"main a[href='{request.Location}']"));
        Assert.DoesNotContain("Return to supplier", waiting.Text, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task Stock_is_set_aside_by_anyone_and_released_by_somebody_who_may_decide(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        Posted(await AsideAsync(house, pack, 10));

        Assert.Equal(10, await house.AmountAsync(pack, "quarantine"));
        Refused(await ReleaseAsync(house, "nurse", pack, 10), "no-right-to-release");
        Refused(await ReleaseAsync(house, "pharmacist", pack, 10, " "), "reason-missing");
        Refused(await ReleaseAsync(house, "pharmacist", pack, 11), "not-enough-here");
        Refused(await ReleaseAsync(house, "pharmacist", pack, 1, to: "quarantine"), "destination-unknown");
        Posted(await ReleaseAsync(house, "pharmacist", pack, 10));
        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
    }

    [BothDatabases]
    public async Task Stock_out_of_date_never_comes_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10, "OLD", new DateOnly(2026, 6, 9));
        Posted(await AsideAsync(house, pack, 10));

        Refused(await ReleaseAsync(house, "pharmacist", pack, 1), "pack-expired");
    }

    [Fact]
    public async Task Only_a_quarantine_place_takes_it_and_only_once()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 10);
        var aside = await house.StockAsync("quarantine", 10, "Q1");

        Refused(await AsideAsync(house, pack, 1, to: "safe"), "not-a-quarantine-place");
        Refused(await AsideAsync(house, aside, 1, from: "quarantine"), "in-quarantine-already");
        Refused(await AsideAsync(house, pack, 0), "amount-out-of-range");
        await house.ClosePlaceAsync("quarantine");
        Refused(await AsideAsync(house, pack, 1), "place-closed");
    }

    private static Task<PostingResult> AsideAsync(WebHouse house, Pack pack, long amount, string from = "cart", string to = "quarantine") =>
        house.WithAsync((QuarantineStock aside) => aside.RunAsync(house.Act("nurse"),
            new(pack.Id, house.Places[from].Id, house.Places[to].Id, amount, "damaged", "Foil torn.")));

    private static Task<PostingResult> ReleaseAsync(
        WebHouse house, string who, Pack pack, long amount, string reason = "Checked.", string to = "cart") =>
        house.WithAsync((ReleaseStock release) => release.RunAsync(house.Act(who),
            new(pack.Id, house.Places["quarantine"].Id, house.Places[to].Id, amount, reason)));
}
