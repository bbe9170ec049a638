using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Recalls;
using static MedDispense.Web.Tests.Stock.StockHouse;
using GiveDoseCommand = MedDispense.Web.Features.Doses.GiveDose.Command;

namespace MedDispense.Web.Tests.Doses;

/// <summary>What a dose from a pack does to stock, hands, register, claim and chart, and that it does so once.</summary>
public sealed class GiveDoseTests
{
    [BothDatabases]
    public Task A_dose_is_one_act_in_stock_register_claim_and_chart(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);

        var given = Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Observed = "mouth empty" }));

        Assert.Equal((8, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
        var line = Assert.Single(await ward.LinesAsync(given));
        Assert.Equal((2L, 8L, "OKONKWO, Sam"), (line.AmountOut, line.PageBalance, line.Counterparty));
        Assert.Contains("due 09:00", line.Note, StringComparison.Ordinal);
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
        var dose = Assert.Single(await ward.ChartAsync(ward.Client));
        Assert.Equal((DoseOutcome.Given, 2L, 2L, 0L), (dose.Outcome, dose.AmountOrdered, dose.AmountTaken, dose.AmountToWaste));
        Assert.Equal((DoseHouse.Due, DoseHouse.At(DoseHouse.Due), "mouth empty", false), (dose.Nominal, dose.DueAt!.Value, dose.Observed, dose.IsLateEntry));
        Assert.Equal(ward.Client.Id, (await ward.PostingAsync(given)).ClientId);
    });

    [BothDatabases]
    public Task A_half_tablet_and_a_measured_liquid_are_exact(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (scored, liquid) = (await ward.PackAsync(ward.Scored, 20), await ward.PackAsync(ward.Liquid, 10_000));
        var second = await ward.ClientAsync("Ferreira");
        Posted(await ward.GiveAsync("nurse", await ward.OrderAsync(ward.Client, ward.Scored, 3), scored));
        Posted(await ward.GiveAsync("nurse", await ward.OrderAsync(second, ward.Liquid, 1_234), liquid, witness: "nurse2"));
        Assert.Equal((17, 8_766), (await ward.InCartAsync(scored), await ward.InCartAsync(liquid)));
    });

    [BothDatabases]
    public Task The_rest_of_a_part_dose_is_wasted_before_a_witness(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        Refused(await ward.GiveAsync("nurse", order, pack, Part, "nurse2"), "reason-missing");

        var given = Posted(await ward.GiveAsync("nurse", order, pack, PartWithReason, "nurse2"));

        Assert.Equal((8, 0, 1, 1), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient), await ward.WentToAsync(pack, PlaceKind.Wasted)));
        Assert.Equal([1L, 1L], (await ward.LinesAsync(given)).Select(line => line.AmountOut));
        var dose = await ward.DoseAsync(given);
        Assert.Equal((DoseOutcome.GivenInPart, 1L, 1L), (dose.Outcome, dose.AmountTaken, dose.AmountToWaste));
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
    });

    [BothDatabases]
    public Task Alone_at_night_the_rest_stays_signed_out_until_somebody_sees_it_wasted(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);

        var given = Posted(await ward.GiveAsync("nurse", order, pack, PartWithReason));

        Assert.Equal((8, 1, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted)));
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
        Refused(await ward.WasteAsync("nurse", null, pack, given, 2, 1), "witness-missing");
        Posted(await ward.WasteAsync("nurse", "nurse2", pack, given, 2, 1));
        Assert.Equal((8, 0, 1), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted)));
        Assert.Equal(PostingOutcome.Refused, (await ward.WasteAsync("nurse", "nurse2", pack, given, 2, 1)).Outcome);
    });

    [BothDatabases]
    [InlineData(DoseOutcome.RefusedAfterOpening, "changed-mind", ClaimState.CanBeSuperseded)]
    [InlineData(DoseOutcome.CouldNotSwallow, "choking", ClaimState.CanBeSuperseded)]
    [InlineData(DoseOutcome.SpatOut, "hidden", ClaimState.Final)]
    public Task What_was_opened_and_not_swallowed_is_wasted_or_in_hands(DatabaseKind kind, DoseOutcome outcome, string reason, ClaimState state) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var (witnessed, alone) = (await ward.OrderAsync(ward.Client, ward.Eight, 2), await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 2));
        Refused(await ward.GiveAsync("nurse", witnessed, pack, give => give with { Outcome = outcome, ReasonCode = reason }), "amounts-do-not-fit");
        Refused(await ward.GiveAsync("nurse", witnessed, pack, give => give with { Outcome = outcome, ReasonCode = "other", Taken = 0 }), "reason-missing");

        var first = Posted(await ward.GiveAsync("nurse", witnessed, pack, give => give with { Outcome = outcome, ReasonCode = reason, Taken = 0 }, "nurse2"));
        var second = Posted(await ward.GiveAsync("nurse", alone, pack, give => give with { Outcome = outcome, ReasonCode = reason, Taken = 0 }));

        Assert.Equal((6, 2, 2, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(witnessed, state, first);
        await ward.ClaimIsAsync(alone, state, second);
        var dose = await ward.DoseAsync(second);
        Assert.Equal((outcome, 0L, 2L), (dose.Outcome, dose.AmountTaken, dose.AmountToWaste));
        Posted(await ward.WasteAsync("nurse", "nurse2", pack, second, 1, 2));
        Assert.Equal(0, await ward.InHandsAsync(pack));

        // A change of mind is answered anew; what was spat out is never repeated on the spot.
        var again = await ward.GiveAsync("nurse", witnessed, pack);
        Assert.Equal(state == ClaimState.CanBeSuperseded, again.IsPosted);
    });

    [BothDatabases]
    public Task A_form_that_is_sent_twice_gives_once_and_other_content_is_a_named_conflict(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 2);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        var id = Guid.CreateVersion7();
        var first = await ward.GiveAsync("nurse", order, pack, id: id);
        var second = await ward.GiveAsync("nurse", order, pack, id: id);
        var other = await ward.GiveAsync("nurse", order, pack, PartWithReason, id: id);
        Assert.Equal((PostingOutcome.Posted, PostingOutcome.AlreadyPosted, PostingOutcome.ConflictingReplay), (first.Outcome, second.Outcome, other.Outcome));
        Assert.Equal(first.Receipt!.Hash, second.Receipt!.Hash);
        Assert.Single(await ward.ChartAsync(ward.Client));
        Assert.Equal(0, await ward.InCartAsync(pack));
    });

    [BothDatabases]
    public Task Two_sends_of_one_form_in_the_same_moment_give_once(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 2);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        var id = Guid.CreateVersion7();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ward.GiveAsync("nurse", order, pack, id: id)));
        Assert.All(results, result => Posted(result));
        Assert.Single(results, result => result.Outcome == PostingOutcome.Posted);
        Assert.Single(await ward.ChartAsync(ward.Client));
    });

    [BothDatabases]
    public Task Of_two_nurses_who_give_one_dose_in_the_same_moment_one_does(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (one, other) = (await ward.PackAsync(ward.Film, 5), await ward.PackAsync(ward.Film, 5, lot: "B2"));
        var order = await ward.OrderAsync(ward.Client, ward.Film, 1, terms => terms with { GapMinutes = 0 });
        var results = await Task.WhenAll(
            ward.GiveAsync("nurse", order, one), ward.GiveAsync("nurse2", order, other), ward.PrepareAsync("nurse2", order, one), ward.GiveAsync("manager", order, other));
        Assert.Single(results, result => result.IsPosted);
        Assert.All(results.Where(result => !result.IsPosted), result =>
            Assert.Contains(result.Findings, finding => finding.Code is "given-already" or "prepared-already"));
        Assert.Single(await ward.ChartAsync(ward.Client));
    });

    [BothDatabases]
    public Task Of_two_nurses_who_reach_for_the_last_tablet_one_has_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 1);
        var (one, other) = (await ward.OrderAsync(ward.Client, ward.Eight, 1), await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 1));
        var results = await Task.WhenAll(ward.GiveAsync("nurse", one, pack), ward.GiveAsync("nurse2", other, pack));
        Assert.Single(results, result => result.IsPosted);
        Refused(results.Single(result => !result.IsPosted), "not-enough-here");
        Assert.Equal((0, 1), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
    });

    [BothDatabases]
    public Task Two_as_needed_doses_in_the_same_moment_are_one(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 10);
        var order = await ward.AsNeededAsync(ward.Client, ward.Plain, 1, gapMinutes: 240, maximum: 4);
        var results = await Task.WhenAll(ward.GiveAsync("nurse", order, pack), ward.GiveAsync("nurse2", order, pack), ward.GiveAsync("manager", order, pack));
        Assert.Single(results, result => result.IsPosted);
        Assert.All(results.Where(result => !result.IsPosted), result => Refused(result, "as-needed-interval"));
    });

    [BothDatabases]
    public Task A_recall_that_is_opened_in_between_stops_the_dose_or_comes_after_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10, lot: "R1");
        var (one, other) = (await ward.OrderAsync(ward.Client, ward.Eight, 1), await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 1));
        var results = await Task.WhenAll(
            ward.GiveAsync("nurse", one, pack),
            ward.House.WithAsync((OpenRecall open) => open.RunAsync(ward.House.Act("pharmacist"), new(ward.Eight.Id, "R1", "FDA-1", "Particles."))));
        Posted(results[1]);
        if (results[0].IsPosted)
            Assert.True(results[0].Receipt!.Number < results[1].Receipt!.Number);
        else
            Refused(results[0], "pack-recalled");
        Refused(await ward.GiveAsync("nurse2", other, pack), "pack-recalled");
    });

    private static GiveDoseCommand Part(GiveDoseCommand give) => give with { Outcome = DoseOutcome.GivenInPart, Taken = 1 };

    private static GiveDoseCommand PartWithReason(GiveDoseCommand give) => Part(give) with { ReasonCode = "client-took-part" };
}
