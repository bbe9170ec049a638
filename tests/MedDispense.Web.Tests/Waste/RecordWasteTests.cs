using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Waste;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Waste;

public sealed class RecordWasteTests
{
    [BothDatabases]
    public async Task A_spilled_film_leaves_the_house_with_a_witness(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        var result = await RunAsync(house, "nurse", "nurse2", new(pack.Id, house.Places["cart"].Id, 1, "spilled", "Fell into the sink.", null));

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        Assert.Equal(9, await house.AmountAsync(pack, "cart"));
        var posting = await house.AskAsync(db => db.Postings.SingleAsync(row => row.Kind == PostingKind.SpilledOrBroken));
        Assert.Equal(house.People["nurse2"].Id, posting.WitnessId);
    }

    [BothDatabases]
    public async Task Waste_without_a_second_person_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        var result = await RunAsync(house, "nurse", null, new(pack.Id, house.Places["cart"].Id, 1, "spilled", null, null));

        Assert.Equal(PostingOutcome.Refused, result.Outcome);
        Assert.Contains(result.Findings, finding => finding.Code == "witness-missing");
        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
    }

    [BothDatabases]
    public async Task More_than_is_there_is_refused_with_both_figures(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 3);

        var result = await RunAsync(house, "nurse", "nurse2", new(pack.Id, house.Places["cart"].Id, 4, "broken", null, null));

        var finding = Assert.Single(result.Findings);
        Assert.Equal("not-enough-here", finding.Code);
        Assert.Contains("3", finding.Fact, StringComparison.Ordinal);
        Assert.Contains("4", finding.Fact, StringComparison.Ordinal);
    }

    private static Task<PostingResult> RunAsync(WebHouse house, string who, string? witness, RecordWaste.Command command) =>
        house.WithAsync((RecordWaste waste) => waste.RunAsync(house.Act(who, witness), command));
}
