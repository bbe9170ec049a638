using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using MedDispense.Web.Features.Corrections;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Recalls;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Corrections;

public sealed class CorrectEntryTests
{
    [BothDatabases]
    public async Task An_entry_is_mirrored_once_with_a_witness_and_the_line_names_the_line(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        var waste = Posted(await WasteAsync(house, pack, 3));

        Refused(await CorrectAsync(house, waste, witness: null), "witness-missing");
        Refused(await CorrectAsync(house, waste, reason: " "), "reason-missing");
        var correction = Posted(await CorrectAsync(house, waste));

        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
        var wasted = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.PostingId == waste));
        var line = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.PostingId == correction));
        Assert.Equal((3L, 0L, 10L), (line.AmountIn, line.AmountOut, line.PageBalance));
        Assert.Contains($"line {wasted.Number} ", line.Note, StringComparison.Ordinal);
        Refused(await CorrectAsync(house, waste), "corrected-already");
        Refused(await CorrectAsync(house, correction), "not-correctable");
        Refused(await CorrectAsync(house, Guid.CreateVersion7()), "entry-unknown");
    }

    [BothDatabases]
    public async Task Two_who_correct_the_same_entry_at_once_mirror_it_once(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        var waste = Posted(await WasteAsync(house, pack, 3));

        var results = await Task.WhenAll(CorrectAsync(house, waste), CorrectAsync(house, waste), CorrectAsync(house, waste));

        Assert.Single(results, result => result.IsPosted);
        Assert.All(results.Where(result => !result.IsPosted), result => Refused(result, "corrected-already"));
        Assert.Equal(10, await house.AllOfAsync(pack));
    }

    [BothDatabases]
    public async Task When_the_stock_has_moved_on_the_entry_to_correct_first_is_named(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 6)));
        var received = await house.ReceiveAsync("nurse", sent, (1, 6));
        var taken = await house.TakeOutAsync("nurse", pack, "cart", 2);

        var refusal = await CorrectAsync(house, Posted(received));
        Refused(refusal, "moved-on");
        Assert.Contains($"entry {taken.Receipt!.Number} ", Next(refusal), StringComparison.Ordinal);
        refusal = await CorrectAsync(house, sent);
        Refused(refusal, "moved-on");
        Assert.Contains($"entry {received.Receipt!.Number} ", Next(refusal), StringComparison.Ordinal);

        Posted(await CorrectAsync(house, Posted(taken)));
        Posted(await CorrectAsync(house, Posted(received)));
        Posted(await CorrectAsync(house, sent));
        Assert.Equal(10, await house.AmountAsync(pack, "safe"));
        Assert.All(await house.AskAsync(db => db.UnsettledMovements.ToListAsync()), row => Assert.Equal(0, row.Remaining));
    }

    [BothDatabases]
    public async Task A_take_out_that_was_brought_back_in_part_is_corrected_after_the_bringing_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        var taken = Posted(await house.TakeOutAsync("nurse", pack, "cart", 4));
        var back = Posted(await house.WithAsync((BringBackStock bring) => bring.RunAsync(house.Act("nurse", "nurse2"),
            new(taken, 1, 1, house.Places["cart"].Id, true, null))));

        Refused(await CorrectAsync(house, taken), "moved-on");
        Posted(await CorrectAsync(house, back));
        Assert.Equal(4, await house.SignedOutAsync(pack, "nurse"));
        Posted(await CorrectAsync(house, taken));
        Assert.Equal(0, await house.SignedOutAsync(pack, "nurse"));
        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
    }

    [BothDatabases]
    public async Task A_receipt_of_a_transfer_recorded_in_error_tells_the_discrepancy_that_it_opened(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 6)));
        var received = Posted(await house.ReceiveAsync("nurse", sent, (1, 5)));

        var correction = Posted(await CorrectAsync(house, received));

        var step = await house.AskAsync(db => db.DiscrepancySteps.SingleAsync(row => row.PostingId == correction));
        Assert.Equal(DiscrepancyStepKind.Note, step.Kind);
        Assert.Equal(0, await house.AmountAsync(pack, "cart"));
        Posted(await house.ReceiveAsync("nurse", sent, (1, 6)));
        Assert.Equal(6, await house.AmountAsync(pack, "cart"));
    }

    [BothDatabases]
    public async Task Recalled_stock_does_not_leave_quarantine_by_way_of_a_correction(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10, "R1");
        var aside = Posted(await house.WithAsync((QuarantineStock quarantine) => quarantine.RunAsync(house.Act("nurse"),
            new(pack.Id, house.Places["cart"].Id, house.Places["quarantine"].Id, 10, "recalled", null))));
        var recall = Posted(await house.WithAsync((OpenRecall open) =>
            open.RunAsync(house.Act("pharmacist"), new(house.Films.Id, "R1", "FDA-1", "Particles."))));

        Refused(await CorrectAsync(house, aside), "pack-recalled");
        Refused(await CorrectAsync(house, recall), "not-correctable");
    }

    [Fact]
    public async Task What_is_not_controlled_is_corrected_alone_and_a_closed_place_takes_nothing_back()
    {
        await using var house = await WebHouse.OpenAsync();
        var plain = await house.AddMedicineAsync("sertraline");
        var pack = await house.StockOfAsync(plain, "cart", 10);
        var waste = Posted(await WasteAsync(house, pack, 3));
        Posted(await CorrectAsync(house, waste, witness: null));
        var taken = Posted(await house.TakeOutAsync("nurse", pack, "cart", 10));
        await house.ClosePlaceAsync("cart");

        Refused(await CorrectAsync(house, taken, witness: null), "place-closed");
        Assert.Equal(10, await house.SignedOutAsync(pack, "nurse"));
    }

    [Theory]
    [InlineData(PostingKind.DailyClose, false)]
    [InlineData(PostingKind.WentLive, false)]
    [InlineData(PostingKind.RecordedInError, false)]
    [InlineData(PostingKind.DestructionRequested, false)]
    [InlineData(PostingKind.Received, true)]
    [InlineData(PostingKind.Destroyed, true)]
    public void Only_entries_that_moved_stock_are_corrected(PostingKind kind, bool correctable) =>
        Assert.Equal(correctable, CorrectableKinds.Instead(kind) is null);

    private static string Next(PostingResult result) =>
        result.Findings.First(finding => finding.Tier == FindingTier.Stop).Next;

    private static Task<PostingResult> CorrectAsync(
        WebHouse house, Guid posting, string? witness = "manager", string reason = "Wrong pack.") =>
        house.WithAsync((CorrectEntry correct) => correct.RunAsync(house.Act("pharmacist", witness), new(posting, reason)));

    private static Task<PostingResult> WasteAsync(WebHouse house, Pack pack, long amount) =>
        house.WithAsync((RecordWaste waste) => waste.RunAsync(house.Act("nurse", "nurse2"),
            new(pack.Id, house.Places["cart"].Id, amount, "broken", null, null)));
}
