using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Tests.Doses;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Downtime;

/// <summary>The round on paper, and the page on which the paper is entered when the program is back.</summary>
public sealed class DowntimeTests
{
    [BothDatabases]
    public Task The_paper_holds_what_is_due_for_a_day_with_the_card_and_room_to_write(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        await ward.ChangeClientAsync(ward.Client, client => (client.House, client.Room) = ("North", "12"));
        await ward.AllergyAsync(ward.Client, "penicillin");
        await ward.ChangeClientAsync(ward.Client, client => client.AllergyStatus = AllergyStatus.Known);
        await ward.OrderAsync(ward.Client, ward.Film, 2, terms => terms with { Way = DoseWay.PrepareThenObserve });
        await ward.AsNeededAsync(ward.Client, ward.Plain, 1, 360, 3);
        var other = await ward.ClientAsync("Brandt", AllergyStatus.NotRecorded);
        await ward.ChangeClientAsync(other, client => client.House = "South");
        await ward.OrderAsync(other, ward.Scored, 3, terms => terms with { Timing = "daily 08:59" });
        using var nurse = await ward.House.SignInAsync("nurse");

        var paper = await nurse.GetAsync("/round/downtime");

        Assert.Equal(["North", "South"], paper.Page.QuerySelectorAll(".downtime-house h2").Select(house => house.TextContent));
        var sheet = paper.Page.QuerySelector(".downtime-client")!;
        Assert.Equal(ward.Client.CardCode, sheet.QuerySelector("[data-barcode]")!.GetAttribute("data-barcode"));
        Assert.Contains("OKONKWO, Sam", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("penicillin (hives)", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("Under the tongue; prepare, then stay until it is taken", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("At least 6 h after the last", sheet.TextContent, StringComparison.Ordinal);
        // Nine and twenty-one o'clock; nine tomorrow is the next paper's. Two empty lines as needed.
        Assert.Equal(["09:00", "21:00"], sheet.QuerySelectorAll("tbody th b").Select(time => time.TextContent));
        Assert.Equal(4, sheet.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Allergies not recorded", paper.Text, StringComparison.Ordinal);
        Assert.Contains($"Made 10 Jun 2026 09:00 EDT by {ward.House.People["nurse"].Name}", paper.Page.QuerySelector(".downtime-house header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Downtime round", paper.Page.QuerySelector("[data-print-foot]")!.GetAttribute("data-print-foot"), StringComparison.Ordinal);
        Assert.NotNull((await nurse.GetAsync("/round")).Page.QuerySelector("a[href='/round/downtime']"));
        foreach (var client in new[] { ward.Client, other })
        {
            Assert.Equal(1, await ward.House.AskAsync(db => db.AuditEntries.CountAsync(row =>
                row.Kind == AuditKind.ClientRead && row.SubjectId == client.Id && row.Detail == "The downtime round.")));
        }
    });

    [BothDatabases]
    public Task What_was_answered_is_not_on_the_paper_and_what_may_still_be_given_is(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var given = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 09:00" });
        Posted(await ward.GiveAsync("nurse", given, pack));
        var asleep = await ward.ClientAsync("Asleep");
        Posted(await ward.NotGivenAsync("nurse", await ward.OrderAsync(asleep, ward.Plain, 1, terms => terms with { Timing = "daily 09:00" }), DoseOutcome.Asleep, "asleep"));
        var gone = await ward.ClientAsync("Gone");
        await ward.OrderAsync(gone, ward.Plain, 1);
        await ward.ChangeClientAsync(gone, client => client.Presence = Presence.Gone);
        using var nurse = await ward.House.SignInAsync("nurse");

        var paper = await nurse.GetAsync("/round/downtime");
        ward.GoTo("2026-06-10T11:00");
        using var later = await ward.House.SignInAsync("nurse");
        var next = await later.GetAsync("/round/downtime");

        var sheet = Assert.Single(paper.Page.QuerySelectorAll(".downtime-client"));
        Assert.Contains("ASLEEP", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asleep 09:00", sheet.TextContent, StringComparison.Ordinal);
        // Two hours on, both are due again tomorrow at nine, and the sleeper's time today is over.
        Assert.Equal(2, next.Page.QuerySelectorAll(".downtime-client").Length);
        Assert.DoesNotContain("Asleep 09:00", next.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Who_does_not_give_doses_sees_neither_page() => DoseHouse.RunAsync(async ward =>
    {
        using var stock = await ward.House.SignInAsync("stock");

        Assert.NotEqual(HttpStatusCode.OK, (await stock.GetAsync("/round/downtime")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await stock.GetAsync("/round/reconcile")).Status);
    });

    [BothDatabases]
    public Task After_the_outage_the_paper_is_entered_until_nothing_is_left(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var asNeeded = await ward.AsNeededAsync(ward.Client, ward.Plain, 1, 60, 4);
        var tablets = await ward.PackAsync(ward.Plain, 9);
        var other = await ward.ClientAsync("Brandt");
        var refused = await ward.OrderAsync(other, ward.Plain, 1);
        ward.GoTo("2026-06-10T13:00");
        using var nurse = await ward.House.SignInAsync("nurse");
        const string Outage = "/round/reconcile?from=2026-06-10T08:30&to=2026-06-10T12:30";

        var page = await nurse.GetAsync(Outage);

        Assert.Contains("2 left to enter", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("21:00", page.Text, StringComparison.Ordinal);
        var late = page.Page.QuerySelectorAll("a[href*='late-entries']").Select(link => link.GetAttribute("href")!).ToList();
        var entry = await nurse.GetAsync(Assert.Single(late, href => href.Contains(order.ToString(), StringComparison.Ordinal)));
        // The list is where the next one is.
        var entered = await nurse.SubmitAsync(entry, ("Pack", pack.LabelCode), ("PlaceId", ward.House.Places["cart"].Id.ToString()), ("HappenedAt", "2026-06-10T09:05"), ("LateEntryReason", "power-cut"));
        Assert.Equal("/round/reconcile?from=2026-06-10T08%3A30&to=2026-06-10T12%3A30", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(Assert.Single(late, href => href.Contains(asNeeded.ToString(), StringComparison.Ordinal)))).Status);
        var not = page.Page.QuerySelectorAll("a[href*='not-given']").Select(link => link.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(not.Single(href => href.Contains(refused.ToString(), StringComparison.Ordinal)))).Status);

        Posted(await ward.GiveAsync("nurse2", asNeeded, tablets, command => command with { HappenedAt = DoseHouse.At("2026-06-10T10:10"), LateEntryReason = "power-cut" }));
        var half = await nurse.GetAsync(Outage);
        Assert.Contains("1 left to enter", half.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing left to enter", half.Text, StringComparison.Ordinal);

        Posted(await ward.NotGivenAsync("nurse", refused, DoseOutcome.RefusedBeforeOpening, "side-effects",
            command => command with { HappenedAt = DoseHouse.At("2026-06-10T09:10"), LateEntryReason = "power-cut" }));
        var done = await nurse.GetAsync(Outage);
        Assert.Contains("Nothing left to enter", done.Text, StringComparison.Ordinal);
        Assert.Contains($"Given 09:05, {ward.House.People["nurse"].Name}", done.Text, StringComparison.Ordinal);
        Assert.Contains($"Given 10 Jun 2026 10:10, {ward.House.People["nurse2"].Name}, recorded 10 Jun 2026 13:00", done.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_dose_that_the_program_found_missed_can_still_be_entered() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 09:00" });
        ward.GoTo("2026-06-11T00:30");
        Posted(await ward.MissedAsync(order));
        using var nurse = await ward.House.SignInAsync("nurse");

        var page = await nurse.GetAsync("/round/reconcile?from=2026-06-10T08:30&to=2026-06-10T12:30");

        Assert.Contains("Nothing left to enter", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 of them is recorded as missed", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href*='late-entries'][href*='{order}']"));
    });

    [BothDatabases]
    public Task The_paper_of_a_client_who_left_meanwhile_is_still_to_be_entered(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Timing = "daily 09:00" });
        ward.GoTo("2026-06-10T13:00");
        await ward.ChangeClientAsync(ward.Client, client => (client.Presence, client.LeftAt) = (Presence.Gone, DoseHouse.At("2026-06-10T12:50")));
        using var nurse = await ward.House.SignInAsync("nurse");

        var page = await nurse.GetAsync("/round/reconcile?from=2026-06-10T08:30&to=2026-06-10T12:30");

        Assert.Contains("1 left to enter", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href*='late-entries'][href*='{order}']"));
        Assert.DoesNotContain("OKONKWO", (await nurse.GetAsync("/round")).Text, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("?to=0001-01-01T12:00")]
    [InlineData("?from=0001-01-01T00:00&to=9999-12-31T23:59")]
    [InlineData("?from=9999-12-31T23:59")]
    public Task Years_that_no_outage_was_in_are_not_asked_for(string query) => DoseHouse.RunAsync(async ward =>
    {
        using var nurse = await ward.House.SignInAsync("nurse");

        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync("/round/reconcile" + query)).Status);
    });

    [Theory]
    [InlineData("?from=2026-06-10T08:00&to=2026-06-10T07:00", "does not end after it begins")]
    [InlineData("?from=2026-06-10T08:00&to=2026-06-12T07:00", "ends in the future")]
    [InlineData("?from=2026-05-01T08:00", "At most 7 days")]
    public Task An_outage_that_cannot_be_is_said_to_be_replaced(string query, string said) => DoseHouse.RunAsync(async ward =>
    {
        using var nurse = await ward.House.SignInAsync("nurse");

        Assert.Contains(said, (await nurse.GetAsync("/round/reconcile" + query)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(said, (await nurse.GetAsync("/round/reconcile?from=2026-06-10T07:00&to=2026-06-10T08:00")).Text, StringComparison.Ordinal);
    });
}
