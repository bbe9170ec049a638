using System.Net;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.TakeOuts;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>A dose in two acts: drawn into hands, then seen to be taken or not.</summary>
public sealed class PreparedDoseTests
{
    [BothDatabases]
    public Task What_is_prepared_is_in_hands_and_what_is_observed_is_with_the_client(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, prepared) = await PreparedAsync(ward);
        Assert.Equal((8, 2, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(order, ClaimState.Prepared, prepared);
        Assert.Equal((DoseOutcome.Prepared, 0L, 0L), await OutcomeAsync(ward, prepared));

        Refused(await ward.ObserveAsync("nurse2", prepared, 2), "prepared-by-another");
        Refused(await ward.ObserveAsync("nurse", prepared, 1), "amounts-do-not-fit");
        Refused(await ward.ObserveAsync("nurse", prepared, 3), "amounts-do-not-fit");
        Refused(await ward.ObserveAsync("nurse", prepared, 2, DoseOutcome.GivenInPart, "client-took-part"), "amounts-do-not-fit");
        Refused(await ward.ObserveAsync("nurse", Guid.CreateVersion7(), 2), "dose-not-known");
        var observed = Posted(await ward.ObserveAsync("nurse", prepared, 2));

        Assert.Equal((8, 0, 2), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(order, ClaimState.Final, observed);
        Assert.Equal(prepared, (await ward.DoseAsync(observed)).PreparedPostingId);
        Assert.Equal(prepared, (await ward.PostingAsync(observed)).AboutPostingId);
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "observed-already");
    });

    [BothDatabases]
    public Task A_part_is_wasted_before_a_witness_or_stays_in_hands(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, witnessed) = await PreparedAsync(ward);
        var alone = Posted(await ward.PrepareAsync("nurse", await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Film, 2), pack));

        Posted(await ward.ObserveAsync("nurse", witnessed, 1, DoseOutcome.GivenInPart, "client-took-part", "nurse2"));
        Posted(await ward.ObserveAsync("nurse", alone, 1, DoseOutcome.GivenInPart, "client-took-part"));

        Assert.Equal((6, 1, 2, 1), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient), await ward.WentToAsync(pack, PlaceKind.Wasted)));
        Refused(await ward.ObserveAsync("nurse", alone, 1, DoseOutcome.GivenInPart, "client-took-part"), "observed-already");
        Posted(await ward.WasteAsync("nurse", "nurse2", pack, alone, 1, 1));
        Assert.Equal(0, await ward.InHandsAsync(pack));
    });

    [BothDatabases]
    public Task A_client_who_sleeps_leaves_it_in_hands_and_gets_it_anew_once_it_is_back(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, prepared) = await PreparedAsync(ward);
        var asleep = Posted(await ward.ObserveAsync("nurse", prepared, 0, DoseOutcome.Asleep, "asleep"));
        await ward.ClaimIsAsync(order, ClaimState.CanBeSuperseded, asleep);
        Assert.Equal((2, (DoseOutcome.Asleep, 0L, 0L)), (await ward.InHandsAsync(pack), await OutcomeAsync(ward, asleep)));
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "observed-already");
        Posted(await BringBackAsync(ward, prepared, 2));
        await ward.ClaimIsAsync(order, ClaimState.Final, Posted(await ward.GiveAsync("nurse2", order, pack)));
        Assert.Equal((8, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
    });

    [BothDatabases]
    [InlineData(DoseOutcome.RefusedAfterOpening, "changed-mind")]
    [InlineData(DoseOutcome.CouldNotSwallow, "choking")]
    [InlineData(DoseOutcome.SpatOut, "hidden")]
    public Task What_was_in_the_mouth_or_opened_is_wasted_or_waits_for_a_witness(DatabaseKind kind, DoseOutcome outcome, string reason) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, witnessed) = await PreparedAsync(ward);
        var alone = Posted(await ward.PrepareAsync("nurse", await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Film, 2), pack));
        Posted(await ward.ObserveAsync("nurse", witnessed, 0, outcome, reason, "nurse2"));
        var second = Posted(await ward.ObserveAsync("nurse", alone, 0, outcome, reason));
        Assert.Equal((2, 2), (await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted)));
        Assert.Equal((outcome, 0L, 2L), await OutcomeAsync(ward, second));
        Posted(await ward.WasteAsync("nurse", "nurse2", pack, alone, 1, 2));
        Assert.Equal(0, await ward.InHandsAsync(pack));
    });

    [BothDatabases]
    public Task A_dose_whose_observation_was_a_mistake_waits_to_be_observed_again(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (_, _, prepared) = await PreparedAsync(ward);
        var mistaken = Posted(await ward.ObserveAsync("nurse", prepared, 1, DoseOutcome.GivenInPart, "client-took-part"));
        Assert.Equal(0, await ToObserveAsync(ward));

        Posted(await ward.NeverHappenedAsync(mistaken));

        Assert.Equal(1, await ToObserveAsync(ward));
        Posted(await ward.ObserveAsync("nurse", prepared, 2));
        Assert.Equal(0, await ToObserveAsync(ward));
    });

    [BothDatabases]
    public Task An_observation_sent_again_after_a_quarter_of_an_hour_is_the_same_entry(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (_, order, prepared) = await PreparedAsync(ward);
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 1 });
        Posted(await BringBackAsync(ward, prepared, 1));
        using var nurse = await ward.House.SignInAsync("nurse");
        var ticket = ward.House.Services.GetRequiredService<ScanTickets>().Write(ward.House.Act("nurse").Actor, ward.Client.Id, IdentifiedHow.Scanned);
        var page = await nurse.GetAsync($"/doses/{prepared}/observe?t={Uri.EscapeDataString(ticket)}");
        for (var minutes = 0; minutes <= ScanTickets.Lasts.TotalMinutes; minutes += 4)
        {
            ward.House.Clock.Advance(TimeSpan.FromMinutes(4));
            await nurse.GetAsync("/round");
        }

        var first = await nurse.SubmitAsync(page, "#observe");
        var second = await nurse.SubmitAsync(page, "#observe");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        var seen = Assert.Single(await ward.House.AskAsync(db => db.Doses.AsNoTracking().Where(dose => dose.PreparedPostingId == prepared).ToListAsync()));
        Assert.Equal((1L, IdentifiedHow.Scanned), (seen.AmountTaken, seen.ClientIdentified));
    });

    private static Task<int> ToObserveAsync(DoseHouse ward) => ward.House.AskAsync(db => db.DosesToObserve().CountAsync());

    [BothDatabases]
    public Task An_as_needed_dose_that_was_prepared_is_answered_once(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 10);
        var order = await ward.AsNeededAsync(ward.Client, ward.Plain, 1, gapMinutes: 0, maximum: null);
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        Posted(await ward.ObserveAsync("nurse", prepared, 0, DoseOutcome.RefusedAfterOpening, "changed-mind"));
        Refused(await ward.ObserveAsync("nurse", prepared, 1), "observed-already");
        Assert.Equal(0, await ward.WentToAsync(pack, PlaceKind.GivenToClient));
    });

    [BothDatabases]
    public Task After_a_change_of_the_order_the_difference_is_brought_back_and_the_rest_is_given(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, prepared) = await PreparedAsync(ward);
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 1 });

        var refusal = await ward.ObserveAsync("nurse", prepared, 2);
        Refused(refusal, "order-changed-since-prepared");
        var fact = refusal.Findings.Single(finding => finding.Code == "order-changed-since-prepared").Fact.Replace('\u00a0', ' ');
        Assert.Contains("2 films", fact, StringComparison.Ordinal);
        Assert.Contains("1 film", fact, StringComparison.Ordinal);

        Posted(await BringBackAsync(ward, prepared, 1));
        var observed = Posted(await ward.ObserveAsync("nurse", prepared, 1));
        var dose = await ward.DoseAsync(observed);
        Assert.Equal((DoseOutcome.Given, 1L, 1L, 2), (dose.Outcome, dose.AmountOrdered, dose.AmountTaken, dose.OrderVersion));
        Assert.Equal((9, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
    });

    [Fact]
    public Task After_a_larger_dose_another_medicine_or_a_stop_what_was_drawn_is_not_given() => DoseHouse.RunAsync(async ward =>
    {
        var (pack, order, prepared) = await PreparedAsync(ward);
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 3 });
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "order-changed-since-prepared");
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 2 });
        await ward.ChangeOrderAsync(order, terms => terms with { Medicine = ward.Eight });
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "order-changed-since-prepared");
        await ward.ChangeOrderAsync(order, terms => terms with { Medicine = ward.Film });
        await ward.StepAsync(order, OrderStepKind.Discontinued);
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "order-ended-since-prepared");
        Posted(await ward.ObserveAsync("nurse", prepared, 0, DoseOutcome.WithheldByPrescriber, "prescriber-said-so"));
        Posted(await BringBackAsync(ward, prepared, 2));
        Assert.Equal(10, await ward.InCartAsync(pack));
    });

    [Fact]
    public Task A_change_of_the_times_alone_does_not_hold_up_what_was_drawn() => DoseHouse.RunAsync(async ward =>
    {
        var (_, order, prepared) = await PreparedAsync(ward);
        await ward.ChangeOrderAsync(order, terms => terms with { Timing = "daily 09:00 20:00" });
        Posted(await ward.ObserveAsync("nurse", prepared, 2));
    });

    [Fact]
    public Task Less_in_the_hand_than_is_ordered_is_a_part() => DoseHouse.RunAsync(async ward =>
    {
        var (_, _, prepared) = await PreparedAsync(ward);
        Posted(await BringBackAsync(ward, prepared, 1));
        Refused(await ward.ObserveAsync("nurse", prepared, 1), "amounts-do-not-fit");
        var part = Posted(await ward.ObserveAsync("nurse", prepared, 1, DoseOutcome.GivenInPart, "dropped"));
        Assert.Equal((DoseOutcome.GivenInPart, 1L, 0L), await OutcomeAsync(ward, part));
    });

    [BothDatabases]
    public Task Two_devices_that_observe_one_dose_in_the_same_moment_record_it_once(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, prepared) = await PreparedAsync(ward);
        var results = await Task.WhenAll(ward.ObserveAsync("nurse", prepared, 2), ward.ObserveAsync("nurse", prepared, 1, DoseOutcome.GivenInPart, "dropped"), ward.ObserveAsync("nurse", prepared, 2));
        Assert.Single(results, result => result.IsPosted);
        Assert.Equal(2, await ward.WentToAsync(pack, PlaceKind.GivenToClient) + await ward.InHandsAsync(pack));
    });

    private static async Task<(Pack Pack, Guid Order, Guid Prepared)> PreparedAsync(DoseHouse ward)
    {
        var pack = await ward.PackAsync(ward.Film, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2, terms => terms with { Way = DoseWay.PrepareThenObserve });
        return (pack, order, Posted(await ward.PrepareAsync("nurse", order, pack)));
    }

    private static async Task<(DoseOutcome, long, long)> OutcomeAsync(DoseHouse ward, Guid posting)
    {
        var dose = await ward.DoseAsync(posting);
        return (dose.Outcome, dose.AmountTaken, dose.AmountToWaste);
    }

    private static Task<Data.Ledger.PostingResult> BringBackAsync(DoseHouse ward, Guid posting, long amount) =>
        ward.House.WithAsync((BringBackStock back) => back.RunAsync(ward.House.Act("nurse", "nurse2"), new(posting, 1, amount, ward.House.Places["cart"].Id, true, null)));
}
