using System.Net;
using MedDispense.Domain.Clients;
using MedDispense.Testing;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Returns;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Orders;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Clients;

public sealed class ClientStayTests
{
    private static readonly ClientDetails Sandoval = new("Sandoval", "Reyes", new(1990, 4, 2), "12", "North", null);

    [BothDatabases]
    public async Task A_stay_is_told_by_its_events_in_their_order(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("nurse");
        var admission = new Admission(house.Now().AddHours(-1), "A bag with tablets", "methadone 60 mg, 9 Jun 08:00, Bay Clinic", "Bay Clinic, by phone");
        Assert.True((await house.WithAsync((AddClient use) => use.RunAsync(act, Sandoval, admission))).IsDone);
        var id = act.Id;
        var leave = house.Act("nurse");

        Assert.False((await BackAsync(0)).IsDone);
        Assert.False((await LeaveAsync(leave, 0, house.Now().AddHours(-3))).IsDone);
        Assert.False((await LeaveAsync(leave, 7, null)).IsDone);
        Assert.True((await LeaveAsync(leave, 0, null)).IsDone);
        Assert.True((await LeaveAsync(leave, 0, null)).IsDone);
        Assert.Equal(Presence.OnLeave, (await ReadAsync(house)).Presence);
        Assert.Contains((await BannerAsync(house, id))!.Alerts, alert => alert.Words.StartsWith("On leave since", StringComparison.Ordinal) && alert.Words.Contains("expected back", StringComparison.Ordinal));
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await BackAsync(1)).IsDone);
        Assert.True((await house.WithAsync((DischargeClient use) => use.RunAsync(house.Act("manager"),
            new(id, 2, StayEventKind.LeftAgainstAdvice, null, "Walked out", null)))).IsPosted);
        var gone = await ReadAsync(house);
        Assert.Equal((Presence.Gone, house.Now()), (gone.Presence, gone.LeftAt));
        Assert.False((await LeaveAsync(house.Act("nurse"), 3, null)).IsDone);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await house.WithAsync((ReadmitClient use) => use.RunAsync(house.Act("nurse"), new(id, 3, new Admission())))).IsDone);
        Assert.Equal((Presence.Here, null), ((await ReadAsync(house)).Presence, (await ReadAsync(house)).LeftAt));

        Assert.Equal([StayEventKind.Admitted, StayEventKind.WentOnLeave, StayEventKind.CameBack, StayEventKind.LeftAgainstAdvice, StayEventKind.Admitted],
            await house.AskAsync(db => db.StayEvents.OrderBy(row => row.HappenedAt).ThenBy(row => row.Id).Select(row => row.Kind).ToListAsync()));

        Task<ChangeResult> LeaveAsync(Domain.Staff.Act how, int version, DateTime? at) => house.WithAsync((StartLeave use) =>
            use.RunAsync(how, new(id, version, at, house.Now().AddDays(1), "Court")));

        Task<ChangeResult> BackAsync(int version) => house.WithAsync((EndLeave use) => use.RunAsync(house.Act("nurse"), new(id, version, null, null)));
    }

    [BothDatabases]
    public async Task A_stay_does_not_end_while_the_clients_medicines_are_here_unless_somebody_says_why(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var pack = await house.StockOfAsync(house.Films, "cart", 4, client);

        var refused = await EndAsync(null);
        Assert.Equal("MedicinesReason", Assert.Single(refused.Findings).Field);
        Assert.Contains(house.Films.Name, refused.Findings[0].Fact, StringComparison.OrdinalIgnoreCase);
        Assert.True((await ReturnAsync(3)).IsPosted);
        Assert.False((await EndAsync(null)).IsPosted);
        Assert.True((await ReturnAsync(1)).IsPosted);
        Assert.True((await EndAsync(null)).IsPosted);

        var other = await house.AdmitAsync("Okafor");
        await house.StockOfAsync(house.Films, "cart", 4, other);
        Assert.True((await house.WithAsync((DischargeClient use) => use.RunAsync(house.Act("nurse"),
            new(other.Id, 0, StayEventKind.Died, null, "In hospital", "The police have asked for them")))).IsPosted);
        Assert.Contains("Medicines that stay here: The police have asked for them",
            await house.AskAsync(db => db.StayEvents.Where(row => row.ClientId == other.Id).Select(row => row.Note).SingleAsync()), StringComparison.Ordinal);

        Task<Data.Ledger.PostingResult> ReturnAsync(long amount) => house.WithAsync((ReturnToClient use) =>
            use.RunAsync(house.Act("nurse", "nurse2"), new(pack.Id, house.Places["cart"].Id, amount, null, null)));

        Task<Data.Ledger.PostingResult> EndAsync(string? why) => house.WithAsync((DischargeClient use) =>
            use.RunAsync(house.Act("nurse"), new(client.Id, 0, StayEventKind.Discharged, null, "Home", why)));
    }

    [BothDatabases]
    public async Task A_similar_name_is_seen_before_a_client_is_admitted_and_the_last_dose_is_verified(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.AdmitAsync();

        var warned = await AddAsync(new Admission());
        var unverified = await AddAsync(new Admission(LastDoseElsewhere: "methadone 60 mg", LookAlikesSeen: true));
        var future = await AddAsync(new Admission(house.Now().AddHours(1), LookAlikesSeen: true));
        var added = await AddAsync(new Admission(LookAlikesSeen: true));

        Assert.Equal("LookAlikesSeen", Assert.Single(warned.Problems).Field);
        Assert.Contains("SANDOVAL, Reyes", warned.Problems[0].Sentence, StringComparison.Ordinal);
        Assert.Equal("LastDoseVerifiedBy", Assert.Single(unverified.Problems).Field);
        Assert.Equal("HappenedAt", Assert.Single(future.Problems).Field);
        Assert.True(added.IsDone);

        Task<ChangeResult> AddAsync(Admission admission) => house.WithAsync((AddClient use) => use.RunAsync(house.Act("nurse"), Sandoval, admission));
    }

    [Fact]
    public async Task Leave_return_and_discharge_have_their_pages_and_the_list_can_be_narrowed()
    {
        await using var house = await WebHouse.OpenAsync();
        // Admitted as people are, with the event that has the client's own id.
        var act = house.Act("nurse");
        Assert.True((await house.WithAsync((AddClient use) => use.RunAsync(act, Sandoval))).IsDone);
        var client = await house.AskAsync(db => db.Clients.AsNoTracking().SingleAsync());
        await house.AdmitAsync("Okafor");
        using var browser = await house.SignInAsync("nurse");
        var leave = await browser.GetAsync($"/clients/{client.Id}/leave");

        var bare = await browser.SubmitAsync(leave, ("Where", "Hospital"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("Hospital", bare.Page.QuerySelector("#Where")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(leave, ("Where", "Hospital"), ("ExpectedBackAt", "2026-06-12T08:00"))).Status);
        var page = await browser.GetAsync($"/clients/{client.Id}");
        Assert.NotNull(page.Page.QuerySelector($"a[href='/clients/{client.Id}/back']"));
        Assert.Null(page.Page.QuerySelector($"a[href='/clients/{client.Id}/leave']"));
        Assert.Equal(["SANDOVAL, Reyes"], await NamesAsync("OnLeave"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(await browser.GetAsync($"/clients/{client.Id}/back"))).Status);
        var discharge = await browser.GetAsync($"/clients/{client.Id}/discharge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(discharge)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(discharge, ("Kind", "Died"), ("Note", "In hospital; sister told"))).Status);
        Assert.Equal(4, await house.AskAsync(db => db.StayEvents.CountAsync(row => row.ClientId == client.Id)));
        Assert.Contains("Died 10 Jun 2026", (await browser.GetAsync($"/clients/{client.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(["SANDOVAL, Reyes"], await NamesAsync("Gone"));
        Assert.Equal(["OKAFOR, Reyes"], await NamesAsync(""));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(await browser.GetAsync($"/clients/{client.Id}/readmit"))).Status);
        Assert.Equal(["OKAFOR, Reyes", "SANDOVAL, Reyes"], await NamesAsync("Here"));

        async Task<IEnumerable<string>> NamesAsync(string show) =>
            (await browser.GetAsync($"/clients?show={show}")).Page.QuerySelectorAll("main tbody th a").Select(link => link.TextContent);
    }

    [Fact]
    public async Task A_similar_name_is_said_on_the_page_and_ticked()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AdmitAsync();
        using var browser = await house.SignInAsync("nurse");
        var form = await browser.GetAsync("/clients/new");

        var warned = await browser.SubmitAsync(form, ("FamilyName", "Sandoval"), ("GivenNames", "Maria"), ("BornOn", "1991-04-02"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("Similar name in this house: SANDOVAL, Reyes", warned.Text, StringComparison.Ordinal);
        Assert.NotNull(warned.Page.QuerySelector("#Admission_LookAlikesSeen"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(warned, ("Admission.LookAlikesSeen", "true"))).Status);
    }

    private static Task<Client> ReadAsync(WebHouse house) => house.AskAsync(db => db.Clients.AsNoTracking().SingleAsync());

    private static Task<Web.Features.Shared.ClientBannerView?> BannerAsync(WebHouse house, Guid id) =>
        house.WithAsync((FindBanner find) => find.AskAsync(id, house.Now()));
}
