using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Testing;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Tests.Orders;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Clients;

/// <summary>Allergies, alerts, self-management and cards.</summary>
public sealed class ClientCareTests
{
    [BothDatabases]
    public async Task None_known_is_a_statement_and_an_allergy_ends_with_a_reason(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        await house.ArrangeAsync(async db => (await db.Clients.SingleAsync()).AllergyStatus = AllergyStatus.NotRecorded);
        var act = house.Act("nurse");

        Assert.True((await house.WithAsync((RecordNoAllergies use) => use.RunAsync(house.Act("nurse"), new(client.Id, 0)))).IsDone);
        Assert.Equal(AllergyStatus.NoneKnown, (await ReadAsync(house)).AllergyStatus);
        Assert.False((await house.WithAsync((RecordAllergy use) => use.RunAsync(act, new(client.Id, 0, "Penicillin", "hives")))).IsDone);
        Assert.True((await house.WithAsync((RecordAllergy use) => use.RunAsync(act, new(client.Id, 1, "Morphine Sulfate", "itching")))).IsDone);
        Assert.True((await house.WithAsync((RecordAllergy use) => use.RunAsync(act, new(client.Id, 1, "Morphine Sulfate", "itching")))).IsDone);
        Assert.Equal("morphine", (await house.AskAsync(db => db.Allergies.SingleAsync())).Substance);
        Assert.False((await house.WithAsync((RecordAllergy use) => use.RunAsync(house.Act("nurse"), new(client.Id, 2, "morphine", "rash")))).IsDone);
        Assert.False((await house.WithAsync((RecordNoAllergies use) => use.RunAsync(house.Act("nurse"), new(client.Id, 2)))).IsDone);
        Assert.False((await house.WithAsync((EndAllergy use) => use.RunAsync(house.Act("nurse"), new(client.Id, 2, act.Id, "")))).IsDone);
        Assert.True((await house.WithAsync((EndAllergy use) => use.RunAsync(house.Act("nurse"), new(client.Id, 2, act.Id, "Side effect, says Dr Adeyemi")))).IsDone);

        Assert.Equal(AllergyStatus.NotRecorded, (await ReadAsync(house)).AllergyStatus);
        await using var other = await house.AddHouseAsync();
        Assert.True((await other.WithAsync((EndAllergy use) => use.RunAsync(other.Act("nurse"), new(client.Id, 3, act.Id, "x")))).IsUnknown);
        Assert.True((await other.WithAsync((RecordAllergy use) => use.RunAsync(other.Act("nurse"), new(client.Id, 3, "x", "y")))).IsUnknown);
    }

    [BothDatabases]
    public async Task Alerts_levels_and_cards_are_kept_with_their_audit(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var act = house.Act("nurse");

        Assert.True((await house.WithAsync((AddAlert use) => use.RunAsync(act, new(client.Id, "Trouble swallowing")))).IsDone);
        Assert.True((await house.WithAsync((AddAlert use) => use.RunAsync(act, new(client.Id, "Trouble swallowing")))).IsDone);
        Assert.Single(await house.AskAsync(db => db.ClientAlerts.ToListAsync()));
        Assert.Contains((await BannerAsync(house, client))!.Alerts, alert => alert.Words == "Trouble swallowing");
        Assert.True((await house.WithAsync((EndAlert use) => use.RunAsync(house.Act("nurse"), new(client.Id, act.Id)))).IsDone);
        Assert.Empty((await BannerAsync(house, client))!.Alerts);

        Assert.False((await house.WithAsync((SetSelfManagement use) => use.RunAsync(house.Act("nurse"), new(client.Id, 0, SelfManagement.Prompted, "Stable")))).IsDone);
        Assert.True((await house.WithAsync((SetSelfManagement use) => use.RunAsync(house.Act("nurse"), new(client.Id, 2, SelfManagement.Prompted, "Stable")))).IsDone);
        Assert.Equal("Prompted", (await BannerAsync(house, client))!.SelfManagement);
        Assert.True((await house.WithAsync((ReissueCard use) => use.RunAsync(house.Act("nurse"), new(client.Id, 3)))).IsDone);
        Assert.NotEqual(client.CardCode, (await ReadAsync(house)).CardCode);
        Assert.Equal(4, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Changed && row.SubjectId == client.Id)));
    }

    [Fact]
    public async Task Allergies_are_recorded_and_ended_on_their_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        using var browser = await house.SignInAsync("prescriber");
        var page = await browser.GetAsync($"/clients/{client.Id}/allergies");

        var empty = await browser.SubmitAsync(page, $"form[action='/clients/{client.Id}/allergies']", ("Substance", "penicillin"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("penicillin", empty.Page.QuerySelector("#Substance")!.GetAttribute("value"));
        var done = await browser.SubmitAsync(page, $"form[action='/clients/{client.Id}/allergies']", ("Substance", "penicillin"), ("Reaction", "hives"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var shown = await browser.GetAsync($"/clients/{client.Id}");
        Assert.Contains("penicillin (hives)", shown.Text, StringComparison.Ordinal);
        var list = await browser.GetAsync($"/clients/{client.Id}/allergies");
        Assert.Null(list.Page.QuerySelector("form[action$='/none']"));
        var end = await browser.GetAsync(list.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(end, ("Reason", "Tolerated since"))).Status);
        Assert.Contains("Allergies not recorded", (await browser.GetAsync($"/clients/{client.Id}")).Text, StringComparison.Ordinal);
        var again = await browser.GetAsync($"/clients/{client.Id}/allergies");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(again, "form[action$='/none']")).Status);
        Assert.Contains("No known allergies, recorded 10 Jun 2026", (await browser.GetAsync($"/clients/{client.Id}")).Text, StringComparison.Ordinal);
        using var support = await house.SignInAsync("support");
        Assert.Equal(HttpStatusCode.Forbidden, (await support.GetAsync($"/clients/{client.Id}/allergies")).Status);
        Assert.DoesNotContain("/allergies", (await support.GetAsync($"/clients/{client.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_levels_and_cards_have_their_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        using var browser = await house.SignInAsync("nurse");

        var alerts = await browser.GetAsync($"/clients/{client.Id}/alerts");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(alerts, "#add-alert")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(alerts, "#add-alert", ("Words", "Hides tablets"))).Status);
        var standing = await browser.GetAsync($"/clients/{client.Id}/alerts");
        Assert.Contains("Hides tablets", standing.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(standing, "form[action$='/end']")).Status);
        var level = await browser.GetAsync($"/clients/{client.Id}/self-management");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(level, ("Level", "SelfManaging"), ("Reason", "Six weeks without a miss"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(level, ("Level", "Prompted"), ("Reason", "Stale"))).Status);
        var card = await browser.GetAsync($"/clients/{client.Id}/card");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(card)).Status);
        Assert.Contains("Self-managing", (await browser.GetAsync($"/clients/{client.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/clients/{Guid.CreateVersion7()}/alerts")).Status);
    }

    private static Task<Client> ReadAsync(WebHouse house) => house.AskAsync(db => db.Clients.AsNoTracking().SingleAsync());

    private static Task<Web.Features.Shared.ClientBannerView?> BannerAsync(WebHouse house, Client client) =>
        house.WithAsync((FindBanner find) => find.AskAsync(client.Id, house.Now()));
}
