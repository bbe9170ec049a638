using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Recalls;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>Every safety check of a dose through the use case: what is refused, and the next to it that is not.</summary>
public sealed class DoseCheckTests
{
    [Fact]
    public Task A_pack_of_another_client_another_strength_or_another_medicine_is_refused_and_the_right_one_is_given() => DoseHouse.RunAsync(async ward =>
    {
        var other = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);

        Refused(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5, owner: other)), "pack-of-another-client");
        var strength = await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Two, 5));
        Refused(strength, "another-strength");
        var fact = strength.Findings.Single(finding => finding.Code == "another-strength").Fact;
        Assert.Contains("8 mg", fact, StringComparison.Ordinal);
        Assert.Contains("2 mg", fact, StringComparison.Ordinal);
        Refused(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Scored, 5)), "wrong-medicine");
        Refused(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Film, 5)), "wrong-medicine");
        Assert.Null(await ward.ClaimAsync(order));
        Posted(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5, owner: ward.Client)));
    });

    [Fact]
    public Task The_route_is_the_ordered_one() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var oral = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Route = "oral" });
        Refused(await ward.GiveAsync("nurse", oral, pack), "another-route");
        await ward.ChangeMedicineAsync(ward.Eight, row => row.Route = "ORAL; SUBLINGUAL");
        Posted(await ward.GiveAsync("nurse", oral, pack));
    });

    [Fact]
    public Task More_than_is_ordered_is_never_given_or_drawn() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Taken = 3, Drawn = 3 }), "dose-too-large");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Drawn = 3 }), "drawn-too-much");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Taken = 1, Drawn = 1 }), "amounts-do-not-fit");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Taken = -1 }), "amounts-do-not-fit");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Taken = 0, Drawn = 0 }), "amounts-do-not-fit");
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    [Theory]
    [InlineData("2026-06-10T08:00", "daily 09:00", null)]
    [InlineData("2026-06-10T07:59", "daily 09:00", "early")]
    [InlineData("2026-06-10T10:00", "daily 09:00", null)]
    [InlineData("2026-06-10T10:01", "daily 09:00", "late")]
    [InlineData("2026-06-10T20:30", "daily 09:00", "late")]
    public Task Early_and_late_ask_for_a_reason(string now, string timing, string? asks) => DoseHouse.RunAsync(async ward =>
    {
        // The clock of a house that is opened stands at nine; a day earlier leaves room before it.
        ward.GoTo(now.Replace("-10T", "-11T", StringComparison.Ordinal));
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = timing });
        GiveAnswer give = answers => ward.GiveAsync("nurse", order, pack, command => command with { Nominal = "2026-06-11T09:00", Answers = answers });

        if (asks is not null)
        {
            var refusal = await give([]);
            Assert.Equal(PostingOutcome.Refused, refusal.Outcome);
            Assert.Equal(asks, Assert.Single(refusal.Findings).Code);
            Assert.Equal(PostingOutcome.Refused, (await give(new() { [asks] = " " })).Outcome);
        }

        var given = Posted(await give(asks is null ? [] : new() { [asks] = "Court at ten" }));
        Assert.Equal(asks is null ? null : $"{asks}: Court at ten", (await ward.DoseAsync(given)).Answers);
    });

    private delegate Task<PostingResult> GiveAnswer(Dictionary<string, string> answers);

    [Fact]
    public Task Far_too_early_is_not_given_and_a_day_that_is_over_is_not_made_up_for() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 9);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 09:00 13:01 23:30", GapMinutes = 0 });
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "2026-06-10T13:01" }), "too-early");
        ward.GoTo("2026-06-11T00:31");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "2026-06-10T23:30" }), "day-is-over");
        Refused(await ward.GiveAsync("nurse", order, pack), "day-is-over");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "2026-06-11T10:00" }), "dose-not-listed");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = null }), "dose-not-chosen");
    });

    [Fact]
    public Task A_dose_before_midnight_is_given_just_after_it() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 9);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 23:30" });
        ward.GoTo("2026-06-11T00:30");
        Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "2026-06-10T23:30" }));
    });

    [Fact]
    public Task A_pack_out_of_date_recalled_or_set_apart_is_not_given() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5, expiry: new DateOnly(2026, 6, 9))), "pack-expired");
        var apart = await ward.PackAsync(ward.Eight, 5, "quarantine");
        Refused(await ward.GiveAsync("nurse", order, apart, give => give with { PlaceId = ward.House.Places["quarantine"].Id }), "pack-in-quarantine");
        await RecallAsync(ward, "R1");
        Refused(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5, lot: "R1")), "pack-recalled");
        Posted(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5, expiry: new DateOnly(2026, 6, 10))));
    });

    [Fact]
    public Task Stock_leaves_the_place_of_this_device() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var refusal = await ward.GiveAsync("nurse", order, pack, station: await ward.StationAsync("safe"));
        Refused(refusal, "pack-elsewhere");
        Assert.Contains(refusal.Findings, finding => finding.Fact.Contains("Cart A", StringComparison.Ordinal));
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { PlaceId = ward.House.Places["safe"].Id }), "not-enough-here");
        Posted(await ward.GiveAsync("nurse", order, pack, station: await ward.StationAsync("cart")));
    });

    [Fact]
    public Task A_serial_number_is_given_once() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 1, serial: "S-1");
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 09:00 09:30", GapMinutes = 0 });
        Posted(await ward.GiveAsync("nurse", order, pack));
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "2026-06-10T09:30" }), "serial-used");
    });

    [Fact]
    public Task A_dose_is_given_once_and_what_another_prepared_is_left_to_them() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Film, 1);
        Posted(await ward.PrepareAsync("nurse", order, pack));
        var prepared = await ward.GiveAsync("nurse2", order, pack);
        Refused(prepared, "prepared-already");
        Assert.Contains(prepared.Findings, finding => finding.Fact.Contains("Priya Lindqvist", StringComparison.Ordinal));
        Refused(await ward.NotGivenAsync("nurse2", order, DoseOutcome.Asleep, "asleep"), "prepared-already");

        var second = await ward.ClientAsync("Ferreira");
        var given = await ward.OrderAsync(second, ward.Film, 1);
        Posted(await ward.GiveAsync("nurse", given, pack));
        Refused(await ward.GiveAsync("nurse2", given, pack), "given-already");
    });

    [BothDatabases]
    public Task The_gap_holds_across_orders_of_one_substance_and_over_midnight(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (eight, two, film, plain) = (await ward.PackAsync(ward.Eight, 9), await ward.PackAsync(ward.Two, 9), await ward.PackAsync(ward.Film, 9), await ward.PackAsync(ward.Plain, 9));
        var evening = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 22:00" });
        ward.GoTo("2026-06-10T22:30");
        Posted(await ward.GiveAsync("nurse", evening, eight, give => give with { Nominal = "2026-06-10T22:00" }));
        var again = await ward.OrderAsync(ward.Client, ward.Two, 1, terms => terms with { Timing = "daily 04:00", GapMinutes = 360 });
        var combined = await ward.OrderAsync(ward.Client, ward.Film, 1, terms => terms with { Timing = "daily 04:00", GapMinutes = 360 });
        var unrelated = await ward.OrderAsync(ward.Client, ward.Plain, 1, terms => terms with { Timing = "daily 04:00", GapMinutes = 360 });
        ward.GoTo("2026-06-11T04:29");
        Refused(await ward.GiveAsync("nurse", again, two, give => give with { Nominal = "2026-06-11T04:00" }), "minimum-gap");
        Refused(await ward.GiveAsync("nurse", combined, film, give => give with { Nominal = "2026-06-11T04:00" }), "minimum-gap");
        Posted(await ward.GiveAsync("nurse", unrelated, plain, give => give with { Nominal = "2026-06-11T04:00" }));
        ward.GoTo("2026-06-11T04:30");
        Posted(await ward.GiveAsync("nurse", again, two, give => give with { Nominal = "2026-06-11T04:00" }));
    });

    [BothDatabases]
    public Task As_needed_keeps_its_interval_and_its_maximum_in_any_24_hours(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 20);
        var order = await ward.AsNeededAsync(ward.Client, ward.Plain, 2, gapMinutes: 240, maximum: 5);
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Indication = " " }), "indication-missing");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = DoseHouse.Due }), "as-needed-has-no-time");
        var first = Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Indication = "toothache" }));
        Assert.Equal("for: toothache", (await ward.DoseAsync(first)).Answers);
        ward.GoTo("2026-06-10T12:59");
        Refused(await ward.GiveAsync("nurse", order, pack), "as-needed-interval");
        ward.GoTo("2026-06-10T13:00");
        Posted(await ward.GiveAsync("nurse", order, pack));
        ward.GoTo("2026-06-11T08:59");
        var full = await ward.GiveAsync("nurse", order, pack);
        Refused(full, "as-needed-maximum");
        Assert.Contains("09:00", full.Findings.Single(finding => finding.Code == "as-needed-maximum").Next, StringComparison.Ordinal);
        ward.GoTo("2026-06-11T09:00");
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    [BothDatabases]
    public Task The_maximum_holds_for_doses_that_were_prepared_side_by_side(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 20);
        var order = await ward.AsNeededAsync(ward.Client, ward.Plain, 2, gapMinutes: 0, maximum: 3);
        var one = Posted(await ward.PrepareAsync("nurse", order, pack));
        var two = Posted(await ward.PrepareAsync("nurse2", order, pack));
        Posted(await ward.ObserveAsync("nurse", one, 2));
        Refused(await ward.ObserveAsync("nurse2", two, 2), "as-needed-maximum");
        Assert.Equal(2, await ward.InHandsAsync(pack, "nurse2"));
    });

    [Fact]
    public Task Allergies_are_asked_for_and_kept_to_unless_the_prescriber_gave_a_reason() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Scored, 20);
        var unasked = await ward.ClientAsync("Ferreira", AllergyStatus.NotRecorded);
        Refused(await ward.GiveAsync("nurse", await ward.OrderAsync(unasked, ward.Scored, 2), pack), "allergies-not-recorded");
        var allergic = await ward.ClientAsync("Nakamura", AllergyStatus.Known);
        await ward.AllergyAsync(allergic, "methadone");
        var plain = await ward.OrderAsync(allergic, ward.Scored, 2);
        var refusal = await ward.GiveAsync("nurse", plain, pack, give => give with { Answers = new Dictionary<string, string> { ["allergy"] = "Well" } });
        Refused(refusal, "allergy");
        await ward.ChangeOrderAsync(plain, terms => terms with { AllergyReason = "Rash years ago, tolerated since." });
        Assert.Equal(PostingOutcome.Refused, (await ward.GiveAsync("nurse", plain, pack)).Outcome);
        var given = Posted(await ward.GiveAsync("nurse", plain, pack, give => give with { Answers = new Dictionary<string, string> { ["allergy"] = "Well last\nweek" } }));
        Assert.Equal("allergy: Well last week", (await ward.DoseAsync(given)).Answers);
        var another = await ward.ClientAsync("Haddad", AllergyStatus.Known);
        await ward.AllergyAsync(another, "penicillin");
        Posted(await ward.GiveAsync("nurse", await ward.OrderAsync(another, ward.Scored, 2), pack));
    });

    [Fact]
    public Task What_is_not_scanned_has_a_reason_and_when_controlled_a_second_person() => DoseHouse.RunAsync(async ward =>
    {
        var (eight, plain) = (await ward.PackAsync(ward.Eight, 9), await ward.PackAsync(ward.Plain, 9));
        var controlled = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var other = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        var chosen = new Identification(IdentifiedHow.Chosen, IdentifiedHow.Scanned, "card-missing");
        var typed = new Identification(IdentifiedHow.Scanned, IdentifiedHow.Typed, PackReason: "damaged-label");

        Refused(await ward.GiveAsync("nurse", controlled, eight, give => give with { Identification = chosen }), "not-scanned-alone");
        Refused(await ward.GiveAsync("nurse", controlled, eight, give => give with { Identification = typed with { PackReason = "felt like it" } }, "nurse2"), "pack-not-scanned-without-reason");
        Refused(await ward.GiveAsync("nurse", other, plain, give => give with { Identification = chosen with { CardReason = null } }), "card-not-scanned-without-reason");
        Refused(await ward.GiveAsync("nurse", other, plain, give => give with { Identification = new(IdentifiedHow.NotAsked, IdentifiedHow.Scanned, null) }), "client-not-identified");
        Refused(await ward.GiveAsync("nurse", other, plain, give => give with { Identification = new(IdentifiedHow.Scanned, IdentifiedHow.NotAsked, null) }), "pack-not-identified");
        Posted(await ward.GiveAsync("nurse", other, plain, give => give with { Identification = chosen }));
        var dose = await ward.DoseAsync(Posted(await ward.GiveAsync("nurse", controlled, eight, give => give with { Identification = typed }, "nurse2")));
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Typed, "damaged-label"), (dose.ClientIdentified, dose.PackIdentified, dose.PackNotScannedReason));
    });

    [Fact]
    public Task A_second_person_is_another_with_the_right_for_this_act_and_just_now() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Liquid, 10_000);
        var order = await ward.OrderAsync(ward.Client, ward.Liquid, 850);
        Refused(await ward.GiveAsync("nurse", order, pack), "witness-missing");
        Refused(await ward.GiveAsync("nurse", order, pack, witness: "nurse"), "witness-is-actor");
        Refused(await ward.GiveAsync("nurse", order, pack, witness: "support"), "witness-without-right");
        var act = ward.House.Act("nurse", "nurse2");
        Refused(await ward.GiveAsync("nurse", order, pack, act: act with { Id = Guid.CreateVersion7() }), "witness-of-another-act");
        Refused(await ward.GiveAsync("nurse", order, pack, act: act with { Now = act.Now.AddSeconds(121) }), "witness-too-long-ago");
        Posted(await ward.GiveAsync("nurse", order, pack, act: act with { Now = act.Now.AddSeconds(120) }));
        Assert.Equal(10_000 - 850, await ward.InCartAsync(pack));
    });

    [Fact]
    public Task A_dose_of_a_witnessed_medicine_that_nobody_swallowed_is_written_down_alone() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Liquid, 10_000);
        var order = await ward.OrderAsync(ward.Client, ward.Liquid, 850);
        Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Outcome = DoseOutcome.RefusedAfterOpening, Taken = 0, ReasonCode = "changed-mind" }));
        Assert.Equal(850, await ward.InHandsAsync(pack));
    });

    [Fact]
    public Task Only_who_may_handle_controlled_medicines_gives_them() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await ward.GiveAsync("support", order, await ward.PackAsync(ward.Eight, 9)), "no-right-to-controlled");
        Posted(await ward.GiveAsync("support", await ward.OrderAsync(ward.Client, ward.Plain, 1), await ward.PackAsync(ward.Plain, 9)));
    });

    [Fact]
    public Task An_order_that_is_paused_ended_or_not_begun_is_not_given() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 20);
        var paused = await ward.OrderAsync(ward.Client, ward.Plain, 1, terms => terms with { GapMinutes = 0 });
        await ward.StepAsync(paused, OrderStepKind.Paused);
        var refusal = await ward.GiveAsync("nurse", paused, pack);
        Refused(refusal, "order-paused");
        Assert.Contains(refusal.Findings, finding => finding.Fact.Contains("QTc", StringComparison.Ordinal));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        await ward.StepAsync(paused, OrderStepKind.Resumed);
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        var evening = await ward.OrderAsync(ward.Client, ward.Plain, 1, terms => terms with { StartsAt = DoseHouse.At("2026-06-10T09:30") });
        Refused(await ward.GiveAsync("nurse", evening, pack), "order-not-begun");
        var over = await ward.OrderAsync(ward.Client, ward.Plain, 1, terms => terms with { EndsAt = DoseHouse.At("2026-06-10T09:01") });
        Refused(await ward.GiveAsync("nurse", over, pack), "order-ended");
        var stopped = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        await ward.StepAsync(stopped, OrderStepKind.Discontinued);
        Refused(await ward.GiveAsync("nurse", stopped, pack), "order-ended");
        Refused(await ward.NotGivenAsync("nurse", stopped, DoseOutcome.Asleep, "asleep"), "order-ended");
        var running = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        Posted(await ward.GiveAsync("nurse", running, pack));
    });

    [Fact]
    public Task A_page_from_before_a_change_of_the_order_is_refused_with_both_amounts() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 20);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 1 });
        var stale = await ward.GiveAsync("nurse", order, pack, give => give with { VersionSeen = 1, Taken = 2, Drawn = 2 });
        Refused(stale, "order-changed");
        var fact = stale.Findings.Single(finding => finding.Code == "order-changed").Fact;
        Assert.Contains("2 tablets", fact.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("1 tablet", fact.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    [Fact]
    public Task A_client_who_is_on_leave_or_gone_is_given_nothing() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 20);
        var order = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        await ward.ChangeClientAsync(ward.Client, row => row.Presence = Presence.OnLeave);
        Refused(await ward.GiveAsync("nurse", order, pack), "client-on-leave");
        await ward.ChangeClientAsync(ward.Client, row => row.Presence = Presence.Gone);
        Refused(await ward.GiveAsync("nurse", order, pack), "client-gone");
        await ward.ChangeClientAsync(ward.Client, row => row.Presence = Presence.Here);
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    [Fact]
    public Task All_findings_are_told_at_once_and_the_near_miss_is_kept() => DoseHouse.RunAsync(async ward =>
    {
        var other = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var pack = await ward.PackAsync(ward.Two, 9, owner: other, expiry: new DateOnly(2026, 6, 1));
        var refusal = await ward.GiveAsync("nurse", order, pack, give => give with { Taken = 2, Drawn = 2 });
        Refused(refusal, "another-strength");
        Refused(refusal, "dose-too-large");
        Refused(refusal, "pack-of-another-client");
        Refused(refusal, "pack-expired");
        var audit = await ward.House.AskAsync(db => db.AuditEntries.Where(row => row.Detail!.StartsWith("DoseGiven:")).ToListAsync());
        Assert.Contains("another-strength", Assert.Single(audit).Detail, StringComparison.Ordinal);
    });

    [Fact]
    public Task Ids_of_another_house_are_not_known() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 20);
        var order = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        var other = await ward.House.AddHouseAsync();
        var theirs = await other.StockAsync("cart", 5);
        Refused(await ward.GiveAsync("nurse", order, theirs), "dose-not-known");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { PlaceId = other.Places["cart"].Id }), "dose-not-known");
        Refused(await ward.GiveAsync("nurse", order, pack, act: other.Act("nurse")), "dose-not-known");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { OrderId = Guid.CreateVersion7() }), "dose-not-known");
        var another = await ward.ClientAsync("Ferreira");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { ClientId = another.Id }), "dose-not-known");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { Nominal = "nine o'clock" }), "dose-not-known");
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { DiscrepancyId = Guid.CreateVersion7() }), "discrepancy-unknown");
        Posted(await ward.GiveAsync("nurse", order, pack));
    });

    private static Task<Guid> RecallAsync(DoseHouse ward, string lot) => ward.House.WithAsync(async (OpenRecall open) =>
        Posted(await open.RunAsync(ward.House.Act("pharmacist"), new(ward.Eight.Id, lot, "FDA-1", "Particles."))));
}
