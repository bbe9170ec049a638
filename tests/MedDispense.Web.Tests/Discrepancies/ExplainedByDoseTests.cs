using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.LateEntries;
using MedDispense.Web.Tests.Counts;
using MedDispense.Web.Tests.Doses;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Discrepancies;

/// <summary>A count found less than the book, since a dose was given and nobody wrote it down.</summary>
public sealed class ExplainedByDoseTests
{
    [BothDatabases]
    public Task A_late_entry_explains_as_much_as_was_taken_and_the_rest_stays_unexplained(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 3);

        var late = Posted(await LateAsync(ward, order, pack, found, taken: 2));

        var seen = await SeeAsync(ward, found);
        Assert.Equal((-1L, true, NextStep.Explain), (seen.Unexplained, seen.IsOpen, seen.Next!.Value));
        var step = seen.Steps[^1];
        Assert.Equal((DiscrepancyStepKind.Explained, (await ward.PostingAsync(late)).Number), (step.Kind, step.Entry));
        Assert.Equal(found, (await ward.PostingAsync(late)).DiscrepancyId);
        Refused(await CloseAsync(ward, "manager", found), "not-explained");
        var more = await ward.OrderAsync(await ward.ClientAsync("Petrov"), ward.Eight, 2);
        Refused(await LateAsync(ward, more, pack, found, taken: 2), "explains-nothing");
    });

    [BothDatabases]
    public Task Once_the_late_entry_is_approved_somebody_without_a_part_closes_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 2);
        var late = Posted(await LateAsync(ward, order, pack, found, taken: 2, witness: "pharmacist"));

        Assert.Equal((0L, NextStep.Close), ((await SeeAsync(ward, found)).Unexplained, (await SeeAsync(ward, found)).Next!.Value));
        Refused(await CloseAsync(ward, "manager", found), "late-entry-not-approved");
        Posted(await ward.House.WithAsync((ApproveLateEntry approve) => approve.RunAsync(ward.House.Act("manager"), new(late, null))));
        Refused(await CloseAsync(ward, "pharmacist", found), "approver-involved");
        Posted(await CloseAsync(ward, "manager", found));
        Assert.False((await SeeAsync(ward, found)).IsOpen);
        Refused(await LateAsync(ward, await ward.OrderAsync(await ward.ClientAsync("Petrov"), ward.Eight, 2), pack, found, taken: 2), "discrepancy-closed");
    });

    [BothDatabases]
    public Task What_stays_unexplained_is_not_settled_before_the_late_entry_is_approved(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 3);
        var late = Posted(await LateAsync(ward, order, pack, found, taken: 2));

        Refused(await SettleAsync(ward, found), "late-entry-not-approved");
        Posted(await ward.House.WithAsync((ApproveLateEntry approve) => approve.RunAsync(ward.House.Act("manager"), new(late, null))));
        Posted(await SettleAsync(ward, found));
    });

    [BothDatabases]
    public Task A_recount_that_agrees_leaves_the_discrepancy_open_until_the_late_entry_is_approved(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 3, isCountedAgain: false);
        var late = Posted(await LateAsync(ward, order, pack, found, taken: 2));

        await CountAgainAsync(ward, found, 8);

        var seen = await SeeAsync(ward, found);
        Assert.Equal((0L, true, NextStep.Close, DiscrepancyStepKind.Explained), (seen.Unexplained, seen.IsOpen, seen.Next!.Value, seen.Steps[^1].Kind));
        Assert.Equal(1, await ward.House.AskAsync(db => db.Discrepancies.CountAsync()));
        Refused(await CloseAsync(ward, "manager", found), "late-entry-not-approved");
        Posted(await ward.House.WithAsync((ApproveLateEntry approve) => approve.RunAsync(ward.House.Act("manager"), new(late, null))));
        Posted(await CloseAsync(ward, "manager", found));
    });

    [Fact]
    public Task Whoever_gave_it_finds_the_late_entry_also_while_the_figures_are_hidden() => DoseHouse.RunAsync(async ward =>
    {
        var (_, _, found) = await MissingAsync(ward, missing: 2, isCountedAgain: false);
        await ward.House.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == ward.House.People["nurse"].Id)).Roles |= StaffRoles.Pharmacist);
        using var browser = await ward.House.SignInAsync("nurse");

        var page = await browser.GetAsync($"/discrepancies/{found}");

        Assert.Contains("hidden: being counted", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='/late-entries/explain/{found}']"));
    });

    [BothDatabases]
    public Task A_dose_of_another_medicine_place_or_time_does_not_explain_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 2);
        var other = await ward.OrderAsync(await ward.ClientAsync("Petrov"), ward.Plain, 2);
        var plain = await ward.PackAsync(ward.Plain, 10);
        var safe = await ward.PackAsync(ward.Eight, 10, "safe", lot: "B2");

        Refused(await LateAsync(ward, other, plain, found, taken: 2), "explains-other-medicine");
        Refused(await LateAsync(ward, order, safe, found, taken: 2, place: "safe"), "explains-other-place");
        Refused(await LateAsync(ward, order, pack, found, taken: 2, then: "2026-06-10T12:15", answers: new() { ["late"] = "Court" }), "explains-other-time");
        Refused(await LateAsync(ward, order, pack, Guid.CreateVersion7(), taken: 2), "discrepancy-unknown");
        Assert.Equal(-2, (await SeeAsync(ward, found)).Unexplained);
        Posted(await LateAsync(ward, order, safe, null, taken: 2, place: "safe"));
        Assert.Equal(-2, (await SeeAsync(ward, found)).Unexplained);
    });

    [BothDatabases]
    public Task Doses_that_stand_unanswered_in_the_window_are_offered(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (_, order, found) = await MissingAsync(ward, missing: 2);
        var given = await ward.OrderAsync(await ward.ClientAsync("Petrov"), ward.Eight, 1);
        Posted(await LateAsync(ward, given, await ward.PackAsync(ward.Eight, 10, "safe"), null, taken: 1, place: "safe"));
        await ward.OrderAsync(await ward.ClientAsync("Haddad"), ward.Plain, 1);
        var asNeeded = await ward.AsNeededAsync(await ward.ClientAsync("Ferreira"), ward.Eight, 1, 240, 4);

        var offered = await ward.House.WithAsync(async (FindUnrecordedDoses find) =>
            await find.AskAsync(found, await ward.House.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync()), new Domain.Facilities.FacilityLimits()));

        Assert.Equal([(order, DoseHouse.Due), (asNeeded, null)], offered!.Rows.Select(row => (row.OrderId, row.At)));
    });

    [Fact]
    public Task The_page_of_the_discrepancy_leads_to_the_late_entry_and_back() => DoseHouse.RunAsync(async ward =>
    {
        var (pack, order, found) = await MissingAsync(ward, missing: 2);
        await ward.House.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == ward.House.People["nurse"].Id)).Roles |= StaffRoles.Manager);
        using var browser = await ward.House.SignInAsync("nurse");

        var choose = await browser.GetAsync($"/late-entries/explain/{found}");
        Assert.NotNull((await browser.GetAsync($"/discrepancies/{found}")).Page.QuerySelector($"main a[href='/late-entries/explain/{found}']"));
        var link = choose.Page.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Contains($"order={order}", link, StringComparison.Ordinal);
        var form = await browser.GetAsync(link);
        Assert.Contains("It explains discrepancy", form.Text, StringComparison.Ordinal);
        Assert.Equal(ward.House.Places["cart"].Id.ToString(), form.Page.QuerySelector("#PlaceId option[selected]")!.GetAttribute("value"));
        var done = await browser.SubmitAsync(form, ("Pack", pack.LabelCode), ("HappenedAt", "2026-06-10T09:20"), ("LateEntryReason", "power-cut"));
        Assert.Equal((HttpStatusCode.Redirect, $"/discrepancies/{found}"), (done.Status, done.Location));
        Assert.Contains("A dose that had not been recorded", (await browser.GetAsync($"/discrepancies/{found}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/late-entries/explain/{Guid.CreateVersion7()}")).Status);

        using var nurse = await ward.House.SignInAsync("nurse2");
        var count = await ward.House.OpenAsync("nurse2", "cart", CountKind.ShiftHandover);
        Assert.NotNull((await nurse.GetAsync($"/counts/{count}/close")).Page.QuerySelector($"main a[href='/late-entries/explain/{found}']"));
    });

    /// <summary>Ten tablets that were counted right at nine; at noon some are missing, and another person finds the same.</summary>
    private static async Task<(Pack Pack, Guid Order, Guid Discrepancy)> MissingAsync(
        DoseHouse ward, long missing, bool isCountedAgain = true)
    {
        var pack = await ward.PackAsync(ward.Eight, 10);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        await CountedAsync(ward, "nurse2", 10);
        ward.GoTo("2026-06-10T12:00");
        await CountedAsync(ward, "nurse2", 10 - missing);
        var found = await ward.House.OnlyDiscrepancyAsync();
        if (isCountedAgain)
            await CountAgainAsync(ward, found.Id, 10 - missing);
        ward.GoTo("2026-06-10T12:30");
        return (pack, order, found.Id);
    }

    private static async Task CountAgainAsync(DoseHouse ward, Guid discrepancy, long counted)
    {
        var again = await ward.House.OpenAsync("stock", "", CountKind.Recount, discrepancy);
        await LineAsync(ward, "stock", again, counted);
        Posted(await ward.House.CloseAsync("stock", again, kind: CountKind.Recount));
    }

    private static async Task CountedAsync(DoseHouse ward, string who, long counted)
    {
        var count = await ward.House.OpenAsync(who, "cart");
        await LineAsync(ward, who, count, counted);
        Posted(await ward.House.CloseAsync(who, count));
    }

    private static async Task LineAsync(DoseHouse ward, string who, Guid count, long counted) =>
        Assert.True((await ward.House.CountAsync(who, count, counted, ward.Eight)).IsDone);

    private static Task<PostingResult> LateAsync(
        DoseHouse ward, Guid order, Pack pack, Guid? discrepancy, long taken, string place = "cart", string then = "2026-06-10T09:20",
        string? witness = null, Dictionary<string, string>? answers = null) =>
        ward.GiveAsync("nurse", order, pack, give => give with
        {
            PlaceId = ward.House.Places[place].Id,
            Taken = taken,
            Drawn = taken,
            HappenedAt = DoseHouse.At(then),
            LateEntryReason = "power-cut",
            DiscrepancyId = discrepancy,
            Answers = answers ?? [],
        }, witness);

    private static Task<PostingResult> CloseAsync(DoseHouse ward, string who, Guid discrepancy) =>
        ward.House.WithAsync((CloseDiscrepancy close) => close.RunAsync(ward.House.Act(who), new(discrepancy, "The chart and the cart agree again.")));

    private static Task<PostingResult> SettleAsync(DoseHouse ward, Guid discrepancy) =>
        ward.House.WithAsync((SettleDiscrepancy settle) => settle.RunAsync(ward.House.Act("manager", "pharmacist"), new(discrepancy, "Searched twice.", null)));

    private static async Task<SeeDiscrepancy.View> SeeAsync(DoseHouse ward, Guid discrepancy) =>
        (await ward.House.WithAsync((SeeDiscrepancy see) => see.AskAsync(discrepancy)))!; // Opened above.
}
