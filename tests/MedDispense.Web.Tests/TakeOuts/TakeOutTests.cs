using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Tests.Stock;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.TakeOuts;

public sealed class TakeOutTests
{
    [BothDatabases]
    public async Task What_is_taken_out_is_signed_out_and_comes_back_within_the_limit(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        var taken = Posted(await house.TakeOutAsync("nurse", pack, "cart", 4));

        Assert.Equal(6, await house.AmountAsync(pack, "cart"));
        Assert.Equal(4, await house.SignedOutAsync(pack, "nurse"));
        house.Clock.Advance(TimeSpan.FromHours(11));
        Posted(await BringBackAsync(house, "nurse", "nurse2", taken, 3));
        Assert.Equal(9, await house.AmountAsync(pack, "cart"));
        Assert.Equal(1, await house.SignedOutAsync(pack, "nurse"));
        Refused(await BringBackAsync(house, "nurse", "nurse2", taken, 2), "already-settled");
        Refused(await BringBackAsync(house, "nurse", null, taken, 1), "witness-missing");
        Refused(await BringBackAsync(house, "nurse", "nurse2", Guid.CreateVersion7(), 1), "take-out-unknown");
        Refused(await BringBackAsync(house, "nurse", "nurse2", taken, 0), "amount-out-of-range");
    }

    [BothDatabases]
    public async Task Two_people_take_the_last_film_and_one_of_them_has_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 1);

        var results = await Task.WhenAll(
            house.TakeOutAsync("nurse", pack, "cart", 1), house.TakeOutAsync("nurse2", pack, "cart", 1),
            house.TakeOutAsync("stock", pack, "cart", 1));

        Assert.Single(results, result => result.IsPosted);
        Assert.Equal(0, await house.AmountAsync(pack, "cart"));
        Assert.Equal(1, await house.AllOfAsync(pack));
    }

    [BothDatabases]
    public async Task The_first_two_take_outs_of_one_person_at_once_share_one_pair_of_hands(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var first = await house.StockAsync("cart", 5, "A1");
        var second = await house.StockAsync("cart", 5, "B2");

        var results = await Task.WhenAll(
            house.TakeOutAsync("nurse", first, "cart", 2), house.TakeOutAsync("nurse", second, "cart", 3));

        Assert.All(results, result => Posted(result));
        Assert.Equal(2, await house.SignedOutAsync(first, "nurse"));
        Assert.Equal(3, await house.SignedOutAsync(second, "nurse"));
    }

    [BothDatabases]
    public async Task A_second_send_of_the_form_takes_nothing_more(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 1);
        var id = Guid.CreateVersion7();

        var first = await house.TakeOutAsync("nurse", pack, "cart", 1, id);
        var second = await house.TakeOutAsync("nurse", pack, "cart", 1, id);
        var other = await house.TakeOutAsync("nurse", pack, "cart", 2, id);

        Assert.Equal(PostingOutcome.Posted, first.Outcome);
        Assert.Equal(PostingOutcome.AlreadyPosted, second.Outcome);
        Assert.Equal(first.Receipt!.Number, second.Receipt!.Number);
        Assert.Equal(PostingOutcome.ConflictingReplay, other.Outcome);
    }

    [Fact]
    public async Task Stock_out_of_date_in_quarantine_elsewhere_closed_or_beyond_the_persons_right_is_not_taken_out()
    {
        await using var house = await WebHouse.OpenAsync();
        var expired = await house.StockAsync("cart", 5, "OLD", new DateOnly(2026, 6, 9));
        var lastDay = await house.StockAsync("cart", 5, "TODAY", new DateOnly(2026, 6, 10));
        var aside = await house.StockAsync("quarantine", 5, "Q1");
        var elsewhere = await house.StockAsync("safe", 5, "S1");

        Refused(await house.TakeOutAsync("nurse", expired, "cart", 1), "pack-expired");
        Posted(await house.TakeOutAsync("nurse", lastDay, "cart", 1));
        Refused(await house.TakeOutAsync("nurse", aside, "quarantine", 1), "place-is-quarantine");
        var refusal = await house.TakeOutAsync("nurse", elsewhere, "cart", 1);
        Refused(refusal, "pack-elsewhere");
        Assert.Contains(refusal.Findings, finding => finding.Fact.Contains("Controlled cupboard", StringComparison.Ordinal));
        Refused(await house.TakeOutAsync("support", lastDay, "cart", 1), "no-right-to-controlled");
        Refused(await house.TakeOutAsync("nurse", lastDay, "cart", long.MaxValue), "amount-out-of-range");
        Refused(await house.TakeOutAsync("nurse", lastDay, "cart", -1), "amount-out-of-range");
        Refused(await house.TakeOutAsync("nurse", lastDay, "cart", 5), "not-enough-here");
        await house.ClosePlaceAsync("cart");
        Refused(await house.TakeOutAsync("nurse", lastDay, "cart", 1), "place-closed");
    }

    [BothDatabases]
    public async Task Late_or_opened_stock_is_wasted_or_a_manager_decides(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        var taken = Posted(await house.TakeOutAsync("nurse", pack, "cart", 4));

        Refused(await BringBackAsync(house, "nurse", "nurse2", taken, 1, isSealed: false), "opened");
        Refused(await BringBackAsync(house, "nurse2", "nurse", taken, 1), "signed-out-to-another");
        Refused(await BringBackAsync(house, "nurse", "nurse2", taken, 1, place: "safe"), "other-place");
        house.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1));
        Refused(await BringBackAsync(house, "nurse", "nurse2", taken, 1), "return-limit-passed");
        Refused(await BringBackAsync(house, "manager", "nurse", taken, 1), "reason-missing");
        Posted(await BringBackAsync(house, "manager", "nurse", taken, 1, reason: "Sealed, seen by both."));
        Posted(await BringBackAsync(house, "manager", "nurse", taken, 1, isSealed: false, place: "quarantine", reason: "Opened."));
        Posted(await WasteAsync(house, "nurse", "nurse2", pack, taken, 2));

        Assert.Equal(0, await house.SignedOutAsync(pack, "nurse"));
        Assert.Equal(7, await house.AmountAsync(pack, "cart"));
        Assert.Equal(1, await house.AmountAsync(pack, "quarantine"));
        Refused(await WasteAsync(house, "nurse", "nurse2", pack, taken, 1), "not-enough-here");
    }

    [BothDatabases]
    public async Task Waste_out_of_anothers_hands_or_of_another_pack_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        var other = await house.StockAsync("cart", 10, "B2");
        var taken = Posted(await house.TakeOutAsync("nurse", pack, "cart", 4));

        Refused(await WasteAsync(house, "nurse2", "nurse", pack, taken, 1), "signed-out-to-another");
        Refused(await WasteAsync(house, "nurse", "nurse2", other, taken, 1), "pack-not-here");
        Assert.Equal(4, await house.SignedOutAsync(pack, "nurse"));
    }

    private static Task<PostingResult> BringBackAsync(
        WebHouse house, string who, string? witness, Guid taken, long amount, bool isSealed = true, string place = "cart",
        string? reason = null) =>
        house.WithAsync((BringBackStock back) => back.RunAsync(house.Act(who, witness),
            new(taken, 1, amount, house.Places[place].Id, isSealed, reason)));

    private static Task<PostingResult> WasteAsync(
        WebHouse house, string who, string witness, Pack pack, Guid taken, long amount) =>
        house.WithAsync((RecordWaste waste) => waste.RunAsync(house.Act(who, witness),
            new(pack.Id, Guid.Empty, amount, "opened-not-used", null, null, new MovementKey(taken, 1))));
}
