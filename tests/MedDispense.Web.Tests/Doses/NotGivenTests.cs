using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Home;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>Doses that were not given here, that nobody answered, and what was written down after the fact.</summary>
public sealed class NotGivenTests
{
    [BothDatabases]
    [InlineData(DoseOutcome.RefusedBeforeOpening, "side-effects")]
    [InlineData(DoseOutcome.Withheld, "nil-by-mouth")]
    [InlineData(DoseOutcome.WithheldByPrescriber, "waiting-for-result")]
    [InlineData(DoseOutcome.Absent, "hospital")]
    [InlineData(DoseOutcome.Asleep, "asleep")]
    [InlineData(DoseOutcome.NotAvailable, "no-stock")]
    public Task What_was_not_given_moves_nothing_and_may_be_superseded(DatabaseKind kind, DoseOutcome outcome, string reason) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await ward.NotGivenAsync("nurse", order, outcome, "because"), "reason-missing");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Given, null), "not-an-answer");

        var answer = Posted(await ward.NotGivenAsync("support", order, outcome, reason));

        await ward.ClaimIsAsync(order, ClaimState.CanBeSuperseded, answer);
        Assert.Empty(await ward.LinesAsync(answer));
        var dose = await ward.DoseAsync(answer);
        Assert.Equal((outcome, 0L, 1L, ward.Eight.Id), (dose.Outcome, dose.AmountTaken, dose.AmountOrdered, dose.MedicineId));
        Assert.Equal(reason, (await ward.PostingAsync(answer)).ReasonCode);
        await ward.ClaimIsAsync(order, ClaimState.Final, Posted(await ward.GiveAsync("nurse", order, pack)));
        Refused(await ward.NotGivenAsync("nurse2", order, outcome, reason), "given-already");
        Assert.Equal(2, (await ward.ChartAsync(ward.Client)).Count);
    });

    [BothDatabases]
    public Task A_dose_given_elsewhere_is_final_verified_and_counts_for_the_gap(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var other = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.GivenElsewhere, "hospital"), "verified-by-missing");
        var elsewhere = Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.GivenElsewhere, "hospital", command => command with { Reason = "St Mary's, Dr Lee by phone" }));
        await ward.ClaimIsAsync(order, ClaimState.Final, elsewhere);
        Assert.Equal(1, (await ward.DoseAsync(elsewhere)).AmountTaken);
        Refused(await ward.GiveAsync("nurse", order, pack), "given-already");
        Refused(await ward.GiveAsync("nurse", other, pack), "minimum-gap");
        Assert.Equal(5, await ward.InCartAsync(pack));
    });

    [Fact]
    public Task An_answer_is_for_its_day_and_never_far_ahead() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { Nominal = "2026-06-10T21:00" }), "too-early");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { Nominal = "2026-06-10T21:01" }), "dose-not-listed");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { CallPostingId = Guid.CreateVersion7() }), "call-unknown");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { VersionSeen = 2 }), "order-changed");
        ward.GoTo("2026-06-11T09:00");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court"), "day-is-over");
        var then = DoseHouse.At("2026-06-10T09:30");
        Refused(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { HappenedAt = then }), "late-entry-without-reason");
        var late = Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Absent, "court", command => command with { HappenedAt = then, LateEntryReason = "forgotten" }));
        Assert.Equal((true, then), ((await ward.DoseAsync(late)).IsLateEntry, (await ward.DoseAsync(late)).HappenedAt));
    });

    [BothDatabases]
    public Task A_dose_is_missed_once_its_day_is_over_and_a_late_entry_takes_its_place(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        ward.GoTo("2026-06-10T23:59");
        Refused(await ward.MissedAsync(order), "not-missed");
        await ward.ChangeOrderAsync(order, terms => terms with { Medicine = ward.Two, Amount = 2 });
        ward.GoTo("2026-06-11T00:00");
        var missed = Posted(await ward.MissedAsync(order));
        await ward.ClaimIsAsync(order, ClaimState.CanBeSuperseded, missed);
        var dose = await ward.DoseAsync(missed);
        Assert.Equal((DoseOutcome.Missed, ward.Eight.Id, 1L, 1), (dose.Outcome, dose.MedicineId, dose.AmountOrdered, dose.OrderVersion));
        Refused(await ward.MissedAsync(order), "answered");
        Refused(await ward.MissedAsync(order, "2026-06-10T13:00"), "not-missed");
        Refused(await ward.NeverHappenedAsync(missed), "missed-is-answered");

        var late = Posted(await LateAsync(ward, order, pack));
        await ward.ClaimIsAsync(order, ClaimState.Final, late);
        Refused(await ward.MissedAsync(order), "answered");
        Assert.Equal(4, await ward.InCartAsync(pack));
    });

    [BothDatabases]
    public Task A_late_entry_keeps_three_times_and_is_approved_by_somebody_else(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Refused(await LateAsync(ward, order, pack, then: "2026-06-10T09:03"), "happened-in-the-future");
        ward.GoTo("2026-06-11T08:00");
        Refused(await LateAsync(ward, order, pack, reason: null), "late-entry-without-reason");
        Refused(await LateAsync(ward, order, pack, then: "2026-05-10T09:00"), "late-entry-too-old");
        var late = Posted(await LateAsync(ward, order, pack, who: "manager", witness: "pharmacist"));

        var dose = await ward.DoseAsync(late);
        var posting = await ward.PostingAsync(late);
        Assert.Equal((true, DoseHouse.At("2026-06-10T09:00"), DoseHouse.At("2026-06-10T09:20"), DoseHouse.At("2026-06-11T08:00")), (dose.IsLateEntry, dose.DueAt!.Value, dose.HappenedAt, posting.RecordedAt));
        Refused(await ApproveAsync(ward, "nurse", late), "no-right-to-approve");
        Refused(await ApproveAsync(ward, "manager", late), "approves-own-entry");
        Refused(await ApproveAsync(ward, "pharmacist", late), "approves-own-entry");
        Refused(await ApproveAsync(ward, "pharmacist", Guid.CreateVersion7()), "dose-not-standing");

        var second = await ward.OrderAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 1, terms => terms with { StartsAt = DoseHouse.At("2026-06-01T00:00") });
        var other = Posted(await LateAsync(ward, second, pack));
        Assert.Equal((2, null), (await WaitingAsync(ward, "manager"), await WaitingAsync(ward, "nurse")));
        var approvals = await Task.WhenAll(ApproveAsync(ward, "manager", other), ApproveAsync(ward, "pharmacist", other));
        Assert.Single(approvals, result => result.IsPosted);
        Refused(approvals.Single(result => !result.IsPosted), "approved-already");
        Assert.Equal(1, await WaitingAsync(ward, "manager"));
        var bedside = await ward.OrderAsync(await ward.ClientAsync("Haddad"), ward.Eight, 1, terms => terms with { Timing = "daily 08:00" });
        var prompt = Posted(await ward.GiveAsync("nurse", bedside, pack, give => give with { Nominal = "2026-06-11T08:00" }));
        Refused(await ApproveAsync(ward, "manager", prompt), "dose-not-standing");
    });

    [BothDatabases]
    public Task What_is_written_down_away_from_the_bedside_is_late_however_soon(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        ward.GoTo("2026-06-10T09:25");
        Refused(await GiveAsync(null), "late-entry-without-reason");
        var late = Posted(await GiveAsync("forgotten"));

        Assert.True((await ward.DoseAsync(late)).IsLateEntry);
        Assert.Equal(1, await WaitingAsync(ward, "manager"));

        Task<Data.Ledger.PostingResult> GiveAsync(string? reason) => ward.GiveAsync("nurse", order, pack, give => give with
        {
            HappenedAt = DoseHouse.At("2026-06-10T09:20"),
            IsLateEntry = true,
            LateEntryReason = reason,
            Identification = new(IdentifiedHow.Chosen, IdentifiedHow.Typed, null),
        });
    });

    [Fact]
    public Task What_was_given_before_a_recall_or_before_the_client_left_is_still_written_down() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5, lot: "R1");
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        ward.GoTo("2026-06-10T15:00");
        Posted(await ward.House.WithAsync((Features.Recalls.OpenRecall open) => open.RunAsync(ward.House.Act("pharmacist"), new(ward.Eight.Id, "R1", "FDA-1", "Particles."))));
        await ward.ChangeClientAsync(ward.Client, row =>
        {
            row.Presence = Presence.Gone;
            row.LeftAt = DoseHouse.At("2026-06-10T14:00");
        });
        var evening = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 14:30", GapMinutes = 0 });
        // A late entry tells what happened: that the client had left asks for a reason.
        var gone = await LateAsync(ward, evening, pack, then: "2026-06-10T14:30", nominal: "2026-06-10T14:30");
        Assert.False(gone.IsPosted);
        Assert.Equal("client-gone", Assert.Single(gone.Findings).Code);
        Posted(await LateAsync(ward, order, pack));
        Refused(await ward.GiveAsync("nurse", order, pack), "client-gone");
    });

    [Fact]
    public Task A_late_entry_too_close_to_another_dose_says_what_happened() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var (order, other) = (await ward.OrderAsync(ward.Client, ward.Eight, 1), await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 10:00" }));
        ward.GoTo("2026-06-10T10:00");
        Posted(await ward.GiveAsync("nurse", other, pack, give => give with { Nominal = "2026-06-10T10:00" }));
        Assert.Equal("minimum-gap", Assert.Single((await LateAsync(ward, order, pack)).Findings).Code);
        var late = Posted(await LateAsync(ward, order, pack, answers: new() { ["minimum-gap"] = "Both were given; Dr Adeyemi knows." }));
        Assert.Equal("minimum-gap: Both were given; Dr Adeyemi knows.", (await ward.DoseAsync(late)).Answers);
    });

    [Fact]
    public Task A_late_entry_is_of_the_order_as_it_was_then() => DoseHouse.RunAsync(async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        ward.GoTo("2026-06-10T15:00");
        await ward.ChangeOrderAsync(order, terms => terms with { Amount = 1 });
        await ward.StepAsync(order, OrderStepKind.Discontinued);
        Refused(await ward.GiveAsync("nurse", order, pack, give => give with { HappenedAt = DoseHouse.At("2026-06-10T09:20"), LateEntryReason = "power-cut" }), "order-changed");
        var late = Posted(await ward.GiveAsync("nurse", order, pack, give => give with
        {
            HappenedAt = DoseHouse.At("2026-06-10T09:20"),
            LateEntryReason = "power-cut",
            VersionSeen = 1,
            Taken = 2,
            Drawn = 2,
        }));
        Assert.Equal((1, 2L), ((await ward.DoseAsync(late)).OrderVersion, (await ward.DoseAsync(late)).AmountTaken));
    });

    [BothDatabases]
    public Task What_was_seen_after_a_dose_is_noted_and_the_dose_stays_given(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5, owner: ward.Client);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var given = Posted(await ward.GiveAsync("nurse", order, pack));
        ward.GoTo("2026-06-10T09:20");
        Refused(await AftermathAsync(ward, given, "sneezed"), "reason-missing");
        Refused(await AftermathAsync(ward, given, "vomited", words: ""), "words-missing");
        Refused(await AftermathAsync(ward, given, "vomited", seenAt: DoseHouse.At("2026-06-10T08:59")), "before-the-dose");
        var after = Posted(await AftermathAsync(ward, given, "vomited-tablet-seen"));

        var line = Assert.Single(await ward.LinesAsync(after));
        Assert.Equal((0L, 4L), (line.AmountOut, line.PageBalance));
        Assert.Equal(Assert.Single(await ward.LinesAsync(given)).PageId, line.PageId);
        Assert.Equal(given, (await ward.PostingAsync(after)).AboutPostingId);
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
        Refused(await ward.GiveAsync("nurse", order, pack), "given-already");
        var asleep = Posted(await ward.NotGivenAsync("nurse", await ward.OrderAsync(ward.Client, ward.Plain, 1), DoseOutcome.Asleep, "asleep"));
        Refused(await AftermathAsync(ward, asleep, "vomited"), "dose-not-standing");
    });

    private static Task<Data.Ledger.PostingResult> LateAsync(
        DoseHouse ward, Guid order, Pack pack, string? reason = "power-cut", string then = "2026-06-10T09:20", string who = "nurse", string? witness = null,
        Dictionary<string, string>? answers = null, string nominal = DoseHouse.Due) =>
        ward.GiveAsync(who, order, pack, give => give with
        {
            Nominal = nominal,
            HappenedAt = DoseHouse.At(then),
            LateEntryReason = reason,
            VersionSeen = 1,
            Taken = 1,
            Drawn = 1,
            Answers = answers ?? [],
        }, witness);

    /// <summary>Late entries that the home page says wait for this person.</summary>
    private static Task<int?> WaitingAsync(DoseHouse ward, string who) => ward.House.WithAsync(async (WhatWaits waits) => (await waits.AskAsync(
        ward.House.Actor(who), await ward.House.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync(row => row.Id == ward.House.FacilityId)),
        new FacilityLimits(), null, ward.House.Clock.GetUtcNow().UtcDateTime)).LateEntriesToApprove);

    private static Task<Data.Ledger.PostingResult> ApproveAsync(DoseHouse ward, string who, Guid posting) =>
        ward.House.WithAsync((ApproveLateEntry approve) => approve.RunAsync(ward.House.Act(who), new(posting, "Agrees with the paper.")));

    private static Task<Data.Ledger.PostingResult> AftermathAsync(DoseHouse ward, Guid posting, string kind, string words = "Told Dr Adeyemi", DateTime? seenAt = null) =>
        ward.House.WithAsync((RecordAftermath after) => after.RunAsync(ward.House.Act("nurse"), new(posting, kind, seenAt, words)));
}
