using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>Both corrections of a dose: it never happened, and it happened differently. After each, chart, stock and claim
/// say the same.</summary>
public sealed class DoseCorrectionTests
{
    [BothDatabases]
    public Task What_never_happened_is_back_in_its_container_and_due_again(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, given) = await GivenAsync(ward);
        Refused(await ward.NeverHappenedAsync(given, witness: null), "witness-missing");
        Refused(await ward.NeverHappenedAsync(given, who: "support"), "no-right-to-controlled");
        Refused(await ward.NeverHappenedAsync(Guid.CreateVersion7()), "dose-not-standing");
        var correction = Posted(await ward.NeverHappenedAsync(given));

        Assert.Equal((10, 0), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(order, ClaimState.Open, correction);
        Assert.Empty(await ward.ChartAsync(ward.Client));
        var line = Assert.Single(await ward.LinesAsync(correction));
        Assert.Equal((2L, 10L), (line.AmountIn, line.PageBalance));
        Refused(await ward.NeverHappenedAsync(given), "dose-not-standing");
        Refused(await ward.NeverHappenedAsync(correction), "dose-not-standing");
        Refused(await ward.DifferentlyAsync(given, 1), "dose-not-standing");
        await ward.ClaimIsAsync(order, ClaimState.Final, Posted(await ward.GiveAsync("nurse", order, pack)));
    });

    [BothDatabases]
    public Task What_never_happened_may_be_with_me_and_is_wasted_or_brought_back_from_there(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, given) = await GivenAsync(ward);
        var correction = Posted(await ward.NeverHappenedAsync(given, MedicineIsNow.WithMe));
        Assert.Equal((8, 2, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack, "nurse2"), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        Posted(await ward.WasteAsync("nurse2", "nurse", pack, correction, 2, 2));
        Assert.Equal((0, 2), (await ward.InHandsAsync(pack, "nurse2"), await ward.WentToAsync(pack, PlaceKind.Wasted)));
    });

    [BothDatabases]
    public Task What_never_happened_may_have_been_wasted(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, given) = await GivenAsync(ward);
        Posted(await ward.NeverHappenedAsync(given, MedicineIsNow.Wasted));
        Assert.Equal((8, 2, 0), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
    });

    [BothDatabases]
    public Task What_another_client_swallowed_is_an_incident_on_their_chart(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, given) = await GivenAsync(ward);
        var other = await ward.ClientAsync("Ferreira");
        Refused(await ward.NeverHappenedAsync(given, MedicineIsNow.SwallowedByAnother), "incident-incomplete");
        Refused(await ward.NeverHappenedAsync(given, MedicineIsNow.SwallowedByAnother, ward.Client), "incident-incomplete");
        var correction = Posted(await ward.NeverHappenedAsync(given, MedicineIsNow.SwallowedByAnother, other));

        Assert.Equal((8, 2), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        Assert.Empty(await ward.ChartAsync(ward.Client));
        var dose = Assert.Single(await ward.ChartAsync(other));
        Assert.Equal((DoseOutcome.WrongClient, 2L), (dose.Outcome, dose.AmountTaken));
        Assert.Equal(ward.Client.Id, (await ward.House.AskAsync(db => db.Incidents.SingleAsync())).MeantForClientId);
        await ward.ClaimIsAsync(order, ClaimState.Open, correction);
        Refused(await ward.NeverHappenedAsync(correction), "correction-stands");
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    [BothDatabases]
    public Task Of_a_part_dose_another_swallowed_only_what_was_swallowed(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var other = await ward.ClientAsync("Ferreira");
        var given = Posted(await PartAsync(ward, await ward.OrderAsync(ward.Client, ward.Eight, 2), pack, "nurse2"));
        Posted(await ward.NeverHappenedAsync(given, MedicineIsNow.SwallowedByAnother, other));
        Assert.Equal((8, 1, 1), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        Assert.Equal(1, Assert.Single(await ward.ChartAsync(other)).AmountTaken);
    });

    [BothDatabases]
    public Task A_part_dose_whose_rest_was_wasted_since_is_corrected_after_the_waste(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var given = Posted(await PartAsync(ward, await ward.OrderAsync(ward.Client, ward.Eight, 2), pack, null));
        var wasted = Posted(await ward.WasteAsync("nurse", "nurse2", pack, given, 2, 1));
        Refused(await ward.NeverHappenedAsync(given), "moved-on");
        Posted(await ward.House.WithAsync((Features.Corrections.CorrectEntry correct) => correct.RunAsync(ward.House.Act("nurse2", "nurse"), new(wasted, "Not wasted."))));
        Posted(await ward.NeverHappenedAsync(given));
        Assert.Equal((10, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
    });

    [BothDatabases]
    public Task An_observation_that_never_happened_leaves_it_in_hands_to_be_observed(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, prepared, observed) = await ObservedAsync(ward);
        Refused(await ward.NeverHappenedAsync(prepared), "answered-later");
        var correction = Posted(await ward.NeverHappenedAsync(observed));
        Assert.Equal((8, 2), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
        await ward.ClaimIsAsync(order, ClaimState.Open, correction);
        var again = Posted(await ward.ObserveAsync("nurse", prepared, 2));
        await ward.ClaimIsAsync(order, ClaimState.Final, again);
        Assert.Equal(0, await ward.InHandsAsync(pack));
    });

    [BothDatabases]
    public Task An_observation_and_then_its_preparation_never_happened(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, prepared, observed) = await ObservedAsync(ward);
        Posted(await ward.NeverHappenedAsync(observed));
        var correction = Posted(await ward.NeverHappenedAsync(prepared));
        await ward.ClaimIsAsync(order, ClaimState.Open, correction);
        Assert.Equal((10, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "nothing-in-hand");
    });

    [BothDatabases]
    [InlineData(MedicineIsNow.Wasted)]
    [InlineData(MedicineIsNow.WithMe)]
    [InlineData(MedicineIsNow.SwallowedByAnother)]
    public Task The_medicine_of_an_observation_goes_on_from_the_hands_that_had_it(DatabaseKind kind, MedicineIsNow now) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, _, observed) = await ObservedAsync(ward);
        var other = now == MedicineIsNow.SwallowedByAnother ? await ward.ClientAsync("Ferreira") : null;
        Posted(await ward.NeverHappenedAsync(observed, now, other));
        Assert.Equal(
            (8, 0, now == MedicineIsNow.WithMe ? 2 : 0, now == MedicineIsNow.Wasted ? 2 : 0, other is null ? 0 : 2),
            (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.InHandsAsync(pack, "nurse2"),
                await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
    });

    [BothDatabases]
    public Task An_answer_without_medicine_is_taken_back_alone_unless_a_later_one_stands(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        var asleep = Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Asleep, "asleep"));
        Refused(await ward.NeverHappenedAsync(asleep, MedicineIsNow.Wasted), "nothing-moved");
        await ward.ClaimIsAsync(order, ClaimState.Open, Posted(await ward.NeverHappenedAsync(asleep, witness: null)));
        var again = Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Asleep, "asleep"));
        var given = Posted(await ward.GiveAsync("nurse", order, pack));
        Refused(await ward.NeverHappenedAsync(again), "answered-later");
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
        Refused(await ward.DifferentlyAsync(again, 1), "dose-not-standing");
    });

    [BothDatabases]
    public Task What_a_late_entry_had_explained_is_open_again(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        var report = Posted(await ward.House.WithAsync((ReportLostOrFound lost) => lost.RunAsync(ward.House.Act("nurse2"), new(true, ward.Eight.Id, null, ward.House.Places["cart"].Id, "2", "Missing at the count.", null))));
        var open = await ward.House.AskAsync(db => db.Discrepancies.SingleAsync(row => row.OpenedByPostingId == report));
        var given = Posted(await ward.GiveAsync("nurse", order, pack, give => give with { DiscrepancyId = open.Id }));
        Posted(await ward.NeverHappenedAsync(given));
        var steps = await ward.House.AskAsync(db => db.DiscrepancySteps.Where(step => step.DiscrepancyId == open.Id).ToListAsync());
        Assert.Equal(0, steps.Sum(step => step.ExplainedAmount));
        Assert.Equal(-2, steps.Single(step => step.Kind == DiscrepancyStepKind.Explained).ExplainedAmount);
    });

    [BothDatabases]
    public Task Less_than_recorded_does_not_come_back_but_is_wasted(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, given) = await GivenAsync(ward);
        Refused(await ward.DifferentlyAsync(given, 1, witness: null), "witness-missing");
        Refused(await ward.DifferentlyAsync(given, 1, reason: " "), "reason-missing");
        Refused(await ward.DifferentlyAsync(given, 0), "amounts-do-not-fit");
        Refused(await ward.DifferentlyAsync(given, 2), "nothing-differs");
        Refused(await ward.DifferentlyAsync(given, 1, ward.House.Now().AddMinutes(3)), "happened-in-the-future");
        var differs = Posted(await ward.DifferentlyAsync(given, 1));

        Assert.Equal((8, 1, 1), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(order, ClaimState.Final, differs);
        var dose = Assert.Single(await ward.ChartAsync(ward.Client));
        Assert.Equal((DoseOutcome.GivenInPart, 1L, 1L, (Guid?)given, true), (dose.Outcome, dose.AmountTaken, dose.AmountToWaste, dose.ReplacesPostingId, dose.IsLateEntry));
        Refused(await ward.DifferentlyAsync(given, 2), "dose-not-standing");
        Refused(await ward.NeverHappenedAsync(given), "dose-not-standing");
    });

    [BothDatabases]
    public Task A_dose_that_was_told_differently_and_never_happened_comes_back_whole(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, given) = await GivenAsync(ward);
        var differs = Posted(await ward.DifferentlyAsync(given, 1));
        var correction = Posted(await ward.NeverHappenedAsync(differs));
        Assert.Equal((10, 0, 0), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        await ward.ClaimIsAsync(order, ClaimState.Open, correction);
        Assert.Empty(await ward.ChartAsync(ward.Client));
    });

    [BothDatabases]
    public Task A_dose_that_was_told_differently_and_another_swallowed_follows_the_medicine(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, given) = await GivenAsync(ward);
        var other = await ward.ClientAsync("Ferreira");
        var differs = Posted(await ward.DifferentlyAsync(given, 1));
        Posted(await ward.NeverHappenedAsync(differs, MedicineIsNow.SwallowedByAnother, other));
        Assert.Equal((8, 1, 1), (await ward.InCartAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        Assert.Equal(1, Assert.Single(await ward.ChartAsync(other)).AmountTaken);
    });

    [BothDatabases]
    public Task More_than_recorded_is_first_what_was_said_to_be_wasted(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var witnessed = Posted(await PartAsync(ward, await ward.OrderAsync(ward.Client, ward.Eight, 2), pack, "nurse2"));
        var alone = Posted(await PartAsync(ward, await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 2), pack, null));
        Assert.Equal((6, 1, 1), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted)));

        var first = Posted(await ward.DifferentlyAsync(witnessed, 2));
        Posted(await ward.DifferentlyAsync(alone, 2));

        Assert.Equal((6, 0, 0, 4), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        var dose = await ward.DoseAsync(first);
        Assert.Equal((DoseOutcome.Given, 2L, 0L), (dose.Outcome, dose.AmountTaken, dose.AmountToWaste));

        // More than was ever drawn comes out of the pack, and stays a dose that was given.
        var over = Posted(await ward.DifferentlyAsync(first, 3));
        Assert.Equal((5, DoseOutcome.Given), (await ward.InCartAsync(pack), (await ward.DoseAsync(over)).Outcome));
    });

    [BothDatabases]
    public Task Another_time_moves_nothing_and_counts_for_the_gap(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, given) = await GivenAsync(ward);
        ward.GoTo("2026-06-10T15:00");
        var other = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 15:00" });
        var differs = Posted(await ward.DifferentlyAsync(given, 2, DoseHouse.At("2026-06-10T09:30")));
        Assert.Equal(RegisterLineKind.Note, Assert.Single(await ward.LinesAsync(differs)).Kind);
        Assert.Equal(8, await ward.InCartAsync(pack));
        Refused(await ward.GiveAsync("nurse", other, pack, give => give with { Nominal = "2026-06-10T15:00" }), "minimum-gap");
        ward.GoTo("2026-06-10T15:30");
        Posted(await ward.GiveAsync("nurse", other, pack, give => give with { Nominal = "2026-06-10T15:00" }));
        var back = Posted(await ward.NeverHappenedAsync(differs));
        Assert.Contains(await ward.LinesAsync(back), line => line.Kind == RegisterLineKind.Note);
    });

    [BothDatabases]
    public Task An_observed_dose_happened_differently_too(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, _, observed) = await ObservedAsync(ward);
        var later = Posted(await ward.DifferentlyAsync(observed, 2, DoseHouse.At("2026-06-10T08:55")));
        var less = Posted(await ward.DifferentlyAsync(later, 1));
        Assert.Equal((8, 0, 1, 1), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack), await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        var more = Posted(await ward.DifferentlyAsync(less, 2));
        await ward.ClaimIsAsync(order, ClaimState.Final, more);
        Assert.Equal((0, 2), (await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
        Refused(await ward.DifferentlyAsync(more, 3), "not-enough-here");
        Posted(await ward.NeverHappenedAsync(more));
        Assert.Equal(2, await ward.InHandsAsync(pack));
    });

    [BothDatabases]
    public Task Of_two_corrections_in_the_same_moment_one_stands(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, _, given) = await GivenAsync(ward);
        var results = await Task.WhenAll(ward.NeverHappenedAsync(given), ward.DifferentlyAsync(given, 1), ward.NeverHappenedAsync(given, MedicineIsNow.Wasted));
        Assert.Single(results, result => result.IsPosted);
        Assert.All(results.Where(result => !result.IsPosted), result => Refused(result, "dose-not-standing"));
        Assert.Equal(10, await ward.InCartAsync(pack) + await ward.WentToAsync(pack, PlaceKind.Wasted) + await ward.WentToAsync(pack, PlaceKind.GivenToClient));
    });

    [Fact]
    public Task What_was_refused_after_opening_may_have_gone_to_another() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var other = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        var refused = Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Outcome = DoseOutcome.RefusedAfterOpening, Taken = 0, ReasonCode = "unwell" }, "nurse2"));
        Refused(await ward.DifferentlyAsync(refused, 2), "dose-not-standing");
        Posted(await ward.NeverHappenedAsync(refused, MedicineIsNow.SwallowedByAnother, other));
        Assert.Equal((0, 2), (await ward.WentToAsync(pack, PlaceKind.Wasted), await ward.WentToAsync(pack, PlaceKind.GivenToClient)));
    });

    private static async Task<(Pack Pack, Guid Order, Guid Given)> GivenAsync(DoseHouse ward)
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        return (pack, order, Posted(await ward.GiveAsync("nurse", order, pack)));
    }

    private static async Task<(Pack Pack, Guid Order, Guid Prepared, Guid Observed)> ObservedAsync(DoseHouse ward)
    {
        var pack = await ward.PackAsync(ward.Film, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2);
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        return (pack, order, prepared, Posted(await ward.ObserveAsync("nurse", prepared, 2)));
    }

    private static Task<Data.Ledger.PostingResult> PartAsync(DoseHouse ward, Guid order, Pack pack, string? witness) =>
        ward.GiveAsync("nurse", order, pack, give => give with { Outcome = DoseOutcome.GivenInPart, Taken = 1, ReasonCode = "client-took-part" }, witness);
}
