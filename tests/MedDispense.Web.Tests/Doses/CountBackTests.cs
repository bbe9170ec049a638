using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>What is left in an open container is counted after each dose, blind, with three tries.</summary>
public sealed class CountBackTests
{
    [BothDatabases]
    public Task What_agrees_goes_on_silently_and_is_on_record(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        Refused(await GiveAsync(ward, order, pack, null), "count-back-missing");

        var result = await GiveAsync(ward, order, pack, 27);

        var given = Posted(result);
        Assert.Empty(result.Findings);
        var line = Assert.Single(await ward.House.AskAsync(db => db.CountLines.AsNoTracking().ToListAsync()));
        Assert.Equal((given, (Guid?)null, (Guid?)pack.Id, 27L, 27L), (line.PostingId, line.SessionId, line.PackId, line.Counted, line.Expected));
        Assert.Single(await ward.LinesAsync(given));
        Assert.Equal(27, await ward.InCartAsync(pack));
        Assert.Equal((0, 0), await TriesAndDiscrepanciesAsync(ward));
    });

    [BothDatabases]
    public Task The_third_figure_that_differs_stands_with_the_dose_and_opens_a_discrepancy(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        var first = await GiveAsync(ward, order, pack, 26);
        var second = await GiveAsync(ward, order, pack, 28);
        Refused(first, "count-back-again");
        // Alike whichever way it differs.
        Assert.Equal(first.Findings, second.Findings);
        Assert.Equal(30, await ward.InCartAsync(pack));

        var third = await GiveAsync(ward, order, pack, 26);

        var given = Posted(third);
        Assert.Equal(27, await ward.InCartAsync(pack));
        Assert.Equal((2, 1), await TriesAndDiscrepanciesAsync(ward));
        var found = await ward.House.AskAsync(db => db.Discrepancies.AsNoTracking().SingleAsync());
        Assert.Equal((DiscrepancyRule.CountBackDiffers, -1L, (Guid?)pack.Id, given), (found.Rule, found.Difference, found.PackId, found.OpenedByPostingId));
        Assert.Equal([RegisterLineKind.Movement, RegisterLineKind.Count], (await ward.LinesAsync(given)).Select(line => line.Kind));
        Assert.DoesNotContain(first.Findings.Concat(third.Findings), finding =>
            new[] { finding.What, finding.Fact, finding.Next }.Any(words => words.Contains("27", StringComparison.Ordinal)));
        // What is known to be missing is not missing again.
        ward.GoTo("2026-06-10T21:00");
        var evening = await GiveAsync(ward, order, pack, 23, nominal: "2026-06-10T21:00");
        Posted(evening);
        Assert.Empty(evening.Findings);
    });

    [BothDatabases]
    public Task Another_page_begins_no_new_tries_and_one_form_sent_twice_is_one(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        var act = ward.House.Act("nurse");
        Refused(await GiveAsync(ward, order, pack, 25, act), "count-back-again");
        Refused(await GiveAsync(ward, order, pack, 25, act), "count-back-again");
        // The page before, with another figure, is another try.
        Refused(await GiveAsync(ward, order, pack, 24, act), "count-back-again");
        var other = await ward.ClientAsync("Brandt");
        var meanwhile = await ward.OrderAsync(other, ward.Scored, 3);

        Posted(await GiveAsync(ward, meanwhile, pack, 23));

        Assert.Equal(DiscrepancyRule.CountBackDiffers, (await ward.House.AskAsync(db => db.Discrepancies.SingleAsync())).Rule);
        // Another person has tries of their own, and the container has moved.
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        Refused(await GiveAsync(ward, order, pack, 21, ward.House.Act("nurse2")), "count-back-again");
        Posted(await GiveAsync(ward, order, pack, 20, ward.House.Act("nurse2")));
    });

    [BothDatabases]
    public Task What_is_prepared_or_wasted_has_left_the_container_as_well(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        var other = await ward.OrderAsync(await ward.ClientAsync("Brandt"), ward.Scored, 3);

        Posted(await GiveAsync(ward, order, pack, 27, change: command => command with { Outcome = DoseOutcome.Prepared }));
        Posted(await GiveAsync(ward, other, pack, 24, change: command => command with { Outcome = DoseOutcome.RefusedAfterOpening, Taken = 0, ReasonCode = "changed-mind" }));

        Assert.Equal((0, 0), await TriesAndDiscrepanciesAsync(ward));
        Assert.Equal(24, await ward.InCartAsync(pack));
    });

    [Fact]
    public Task A_refusal_for_another_reason_is_no_try() => BottleAsync(DatabaseKind.SQLite, async (ward, order, pack) =>
    {
        Refused(await GiveAsync(ward, order, pack, 5, change: command => command with { VersionSeen = 7 }), "order-changed");
        Refused(await GiveAsync(ward, order, pack, null, change: command => command with { VersionSeen = 7 }), "count-back-missing");

        Assert.Equal((0, 0), await TriesAndDiscrepanciesAsync(ward));
    });

    [Fact]
    public Task Nobody_is_asked_where_the_house_does_not_or_the_container_is_not_opened_for_several_doses() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Scored, 3);
        var pack = await ward.PackAsync(ward.Scored, 30);
        Posted(await ward.GiveAsync("nurse", order, pack));

        await ward.ChangeMedicineAsync(ward.Scored, medicine => medicine.IsMultiDose = true);
        await ward.ChangeMedicineAsync(ward.Liquid, medicine => medicine.IsMultiDose = true);
        await ward.ChangeMedicineAsync(ward.Plain, medicine => medicine.IsMultiDose = true);
        var liquid = await ward.OrderAsync(await ward.ClientAsync("Brandt"), ward.Liquid, 500);
        var plain = await ward.OrderAsync(await ward.ClientAsync("Chen"), ward.Plain, 1);
        Posted(await ward.GiveAsync("nurse", liquid, await ward.PackAsync(ward.Liquid, 9000), witness: "nurse2"));
        Posted(await ward.GiveAsync("nurse", plain, await ward.PackAsync(ward.Plain, 30)));
        var another = await ward.OrderAsync(await ward.ClientAsync("Diaz"), ward.Scored, 3);
        Refused(await ward.GiveAsync("nurse", another, pack), "count-back-missing");
        await SetAsync(ward, "0");
        Posted(await ward.GiveAsync("nurse", another, pack));
    });

    [Fact]
    public Task What_is_written_down_long_after_is_not_counted_back_and_a_moment_after_is() => BottleAsync(DatabaseKind.SQLite, async (ward, order, pack) =>
    {
        ward.GoTo("2026-06-10T09:30");
        Refused(await GiveAsync(ward, order, pack, null, change: command => command with { HappenedAt = DoseHouse.At("2026-06-10T09:25") }), "count-back-missing");

        Posted(await GiveAsync(ward, order, pack, null, change: command => command with { HappenedAt = DoseHouse.At("2026-06-10T09:05"), LateEntryReason = "forgotten" }));
    });

    [BothDatabases]
    public Task The_page_asks_blind_and_no_answer_tells_the_figure(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        using var nurse = await ward.House.SignInAsync("nurse");
        using var manager = await ward.House.SignInAsync("manager");
        var url = ward.DosePage("nurse", order, pack);
        Assert.Contains("15 tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);

        var page = await nurse.GetAsync(url);
        var missing = await nurse.SubmitAsync(page, "#give", ("Left", ""));
        var words = await nurse.SubmitAsync(missing, "#give", ("Left", "many"));
        var wrong = await nurse.SubmitAsync(words, "#give", ("Left", "12"));

        Assert.Contains("Count what is left in the container.", missing.Text, StringComparison.Ordinal);
        Assert.Contains("many", words.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Count again.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("", wrong.Page.QuerySelector("#give input[name=Left]")!.GetAttribute("value") ?? "");
        Assert.NotEqual(IdOf(words), IdOf(wrong));
        foreach (var answer in new[] { page, missing, wrong })
            Assert.DoesNotMatch("13½|13.5", answer.Page.QuerySelector("main")!.TextContent);
        // While it is to be counted, no other page tells either; managers see all.
        Assert.DoesNotContain("15 tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);
        Assert.Contains("15 tablets", WordsOf(await manager.GetAsync("/stock")), StringComparison.Ordinal);
        // Loading the page again begins nothing anew.
        var again = await nurse.SubmitAsync(await nurse.GetAsync(url), "#give", ("Left", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var third = await nurse.SubmitAsync(await nurse.GetAsync(url), "#give", ("Left", "12"));

        Assert.Equal("/round", third.Location);
        Assert.Contains("another person counts again", (await nurse.GetAsync("/round")).Text, StringComparison.Ordinal);
        Assert.Equal((2, 1), await TriesAndDiscrepanciesAsync(ward));
        Assert.Equal(27, await ward.InCartAsync(pack));
        Assert.Contains("count-back differs", (await manager.GetAsync("/discrepancies")).Text, StringComparison.Ordinal);
    });

    [BothDatabases]
    public Task From_the_moment_the_page_asks_nobody_but_a_manager_sees_the_figure_until_the_dose_is_recorded(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        using var nurse = await ward.House.SignInAsync("nurse");
        using var other = await ward.House.SignInAsync("nurse2");
        using var manager = await ward.House.SignInAsync("manager");

        var page = await nurse.GetAsync(ward.DosePage("nurse", order, pack));

        foreach (var person in new[] { nurse, other })
            Assert.DoesNotContain("15 tablets", WordsOf(await person.GetAsync("/stock")), StringComparison.Ordinal);
        Assert.Contains("15 tablets", WordsOf(await manager.GetAsync("/stock")), StringComparison.Ordinal);
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/round", (await nurse.SubmitAsync(page, "#give", ("Left", "13.5"))).Location);
        Assert.Contains("13½ tablets", WordsOf(await other.GetAsync("/stock")), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_page_that_was_left_hides_for_as_long_as_its_scan_holds_and_another_persons_dose_does_not_show_the_figure() => BottleAsync(DatabaseKind.SQLite, async (ward, order, pack) =>
    {
        await ward.House.ArrangeAsync(db =>
        {
            db.CountBacksAsked.Add(new Domain.Counts.CountBackAsked
            {
                FacilityId = ward.House.FacilityId,
                Id = Guid.CreateVersion7(),
                PackId = pack.Id,
                PlaceId = ward.House.Places["cart"].Id,
                OrderId = order,
                AskedOfId = ward.House.People["nurse2"].Id,
                AskedAt = ward.House.Now(),
            });
            return Task.CompletedTask;
        });
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        Posted(await GiveAsync(ward, order, pack, 27));
        using var before = await ward.House.SignInAsync("nurse");
        Assert.DoesNotContain("13½ tablets", WordsOf(await before.GetAsync("/stock")), StringComparison.Ordinal);

        ward.House.Clock.Advance(BlindCounts.CountBackHides);

        using var after = await ward.House.SignInAsync("nurse");
        Assert.Contains("13½ tablets", WordsOf(await after.GetAsync("/stock")), StringComparison.Ordinal);
    });

    [BothDatabases]
    public Task Of_two_pages_that_ask_one_that_is_answered_does_not_show_the_figure_to_the_other(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        var other = await ward.OrderAsync(await ward.ClientAsync("Brandt"), ward.Scored, 3);
        using var nurse = await ward.House.SignInAsync("nurse");
        var one = await nurse.GetAsync(ward.DosePage("nurse", order, pack));
        var two = await nurse.GetAsync(ward.DosePage("nurse", other, pack));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("/round", (await nurse.SubmitAsync(one, "#give", ("Left", "13.5"))).Location);

        Assert.DoesNotContain("13½ tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);
        Assert.Equal("/round", (await nurse.SubmitAsync(two, "#give", ("Left", "12"))).Location);
        Assert.Contains("12 tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);
    });

    [BothDatabases]
    public Task Another_answer_to_the_order_or_another_container_of_it_does_not_show_the_figure_either(DatabaseKind kind) => BottleAsync(kind, async (ward, order, pack) =>
    {
        using var nurse = await ward.House.SignInAsync("nurse");
        await nurse.GetAsync(ward.DosePage("nurse", order, pack));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));

        Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Asleep, "asleep"));
        Assert.DoesNotContain("15 tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);
        var own = await ward.PackAsync(ward.Scored, 10, owner: ward.Client);
        await nurse.GetAsync(ward.DosePage("nurse", order, own));

        Assert.DoesNotContain("15 tablets", WordsOf(await nurse.GetAsync("/stock")), StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_too_little_for_a_dose_is_not_told_to_whoever_counts_back() => BottleAsync(DatabaseKind.SQLite, async (ward, order, pack) =>
    {
        var little = await ward.PackAsync(ward.Scored, 1, lot: "B2");

        var finding = Assert.Single((await GiveAsync(ward, order, little, 0)).Findings, finding => finding.Code == "not-enough-here");

        Assert.Contains("the figure is not shown", finding.Fact, StringComparison.Ordinal);
        Assert.DoesNotContain("½", finding.Fact, StringComparison.Ordinal);
        // A page that gives nothing asks nobody to count.
        using var nurse = await ward.House.SignInAsync("nurse");
        Assert.Null((await nurse.GetAsync(ward.DosePage("nurse", order, little))).Page.QuerySelector("#give"));
        Assert.Equal(0, await ward.House.AskAsync(db => db.CountBacksAsked.CountAsync()));
    });

    /// <summary>Fifteen methadone tablets of 10 mg, loose in one container; an order of one and a half.</summary>
    private static Task BottleAsync(DatabaseKind kind, Func<DoseHouse, Guid, Pack, Task> test) => DoseHouse.RunAsync(kind, async ward =>
    {
        await ward.ChangeMedicineAsync(ward.Scored, medicine => medicine.IsMultiDose = true);
        await test(ward, await ward.OrderAsync(ward.Client, ward.Scored, 3), await ward.PackAsync(ward.Scored, 30));
    });

    private static Task<PostingResult> GiveAsync(
        DoseHouse ward, Guid order, Pack pack, long? left, Domain.Staff.Act? act = null, string nominal = DoseHouse.Due,
        Func<Features.Doses.GiveDose.Command, Features.Doses.GiveDose.Command>? change = null) =>
        ward.GiveAsync("nurse", order, pack, command => (change?.Invoke(command) ?? command) with { LeftInContainer = left, Nominal = nominal }, act: act);

    private static string WordsOf(Answer page) => page.Page.Body!.TextContent.Replace('\u00a0', ' ');

    private static string? IdOf(Answer page) => page.Page.QuerySelector("#give input[name=PostingId]")!.GetAttribute("value");

    private static Task<(int Tries, int Discrepancies)> TriesAndDiscrepanciesAsync(DoseHouse ward) =>
        ward.House.AskAsync(async db => (await db.CountTries.CountAsync(), await db.Discrepancies.CountAsync()));

    private static Task<int> SetAsync(DoseHouse ward, string value) => ward.House.ArrangeAsync(db =>
    {
        db.FacilitySettings.Add(new FacilitySetting
        {
            FacilityId = ward.House.FacilityId,
            Id = Guid.CreateVersion7(),
            Key = FacilityLimits.CountBackKey,
            Value = value,
            From = ward.House.Now(),
            SetById = ward.House.People["manager"].Id,
        });
        return Task.CompletedTask;
    });
}
