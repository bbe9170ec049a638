using System.Net;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>The page on which a nurse says that another client took a dose, and where both clients' pages tell of it.</summary>
public sealed class WrongClientPageTests
{
    [BothDatabases]
    public Task A_prepared_dose_that_another_took_is_reported_and_stands_on_both_charts(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2);
        var other = await ward.ClientAsync("Ferreira");
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        using var nurse = await ward.House.SignInAsync("nurse");
        Assert.NotNull((await nurse.GetAsync($"/doses/{prepared}/correct")).Page.QuerySelector($"a[href='/doses/{prepared}/wrong-client']"));
        Assert.NotNull((await nurse.GetAsync($"/doses/{prepared}/observe")).Page.QuerySelector($"a[href='/doses/{prepared}/wrong-client']"));
        var page = await nurse.GetAsync($"/doses/{prepared}/wrong-client");
        Assert.DoesNotContain(page.Page.QuerySelectorAll("select[name=ClientId] option"), option => option.GetAttribute("value") == ward.Client.Id.ToString());

        var incomplete = await nurse.SubmitAsync(page, ("ClientId", other.Id.ToString()), ("WhatHappened", "Took the cup beside theirs."));
        var tooMuch = await nurse.SubmitAsync(page, [.. Report(other), ("Taken", "3")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (incomplete.Status, tooMuch.Status));
        Assert.Contains("Write who was told, and when.", incomplete.Text, StringComparison.Ordinal);
        Assert.Contains("Took the cup beside theirs.", incomplete.Text, StringComparison.Ordinal);
        var done = await nurse.SubmitAsync(page, Report(other));
        var twice = await nurse.SubmitAsync(page, Report(other));

        Assert.Equal(($"/charts/{other.Id}", $"/charts/{other.Id}"), (done.Location, twice.Location));
        Assert.Equal(2, Assert.Single(await ward.ChartAsync(other)).AmountTaken);
        Assert.Equal(ClaimState.Open, (await ward.ClaimAsync(order))!.State);
        foreach (var url in new[] { $"/charts/{other.Id}", $"/clients/{other.Id}" })
            Assert.Contains("Swallowed what was meant for another client", (await nurse.GetAsync(url)).Text, StringComparison.Ordinal);
        foreach (var url in new[] { $"/charts/{ward.Client.Id}", $"/clients/{ward.Client.Id}" })
        {
            var theirs = await nurse.GetAsync(url);
            Assert.Contains("Another client swallowed what was meant for this one", theirs.Text, StringComparison.Ordinal);
            Assert.Contains("Dr Adeyemi, 09:05", theirs.Text, StringComparison.Ordinal);
            // The other one is a link, and never a name on this one's paper.
            Assert.DoesNotContain("FERREIRA", theirs.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    });

    [BothDatabases]
    public Task A_given_dose_that_another_took_asks_for_a_second_person_and_is_taken_back(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var other = await ward.ClientAsync("Ferreira");
        var given = Posted(await ward.GiveAsync("nurse", order, pack));
        using var nurse = await ward.House.SignInAsync("nurse");
        var page = await nurse.GetAsync($"/doses/{given}/wrong-client");
        Assert.Null(page.Page.QuerySelector("input[name=Taken]"));

        var alone = await nurse.SubmitAsync(page, Report(other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Equal(0, await ward.House.AskAsync(db => db.Incidents.CountAsync()));
        var done = await nurse.SubmitAsync(page, [.. Report(other), ("Witness.Who", ward.House.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin)]);

        var twice = await nurse.SubmitAsync(page, [.. Report(other), ("Witness.Who", ward.House.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin)]);

        Assert.Equal(($"/charts/{other.Id}", $"/charts/{other.Id}"), (done.Location, twice.Location));
        Assert.Equal(DoseOutcome.WrongClient, Assert.Single(await ward.ChartAsync(other)).Outcome);
        Assert.Empty(await ward.ChartAsync(ward.Client));
        Assert.Equal(ClaimState.Open, (await ward.ClaimAsync(order))!.State);
        Assert.Equal(4, await ward.InCartAsync(pack));
        var again = await nurse.SubmitAsync(await nurse.GetAsync($"/doses/{given}/wrong-client"), [.. Report(other), ("Witness.Who", ward.House.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Another client swallowed what was meant for this one", (await nurse.GetAsync($"/charts/{ward.Client.Id}")).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Only_what_somebody_can_have_swallowed_has_the_page_and_only_for_who_gives_doses() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var asleep = Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Asleep, "asleep"));
        var given = Posted(await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 5)));
        using var nurse = await ward.House.SignInAsync("nurse");
        using var pharmacist = await ward.House.SignInAsync("pharmacist");

        Assert.Equal(HttpStatusCode.NotFound, (await nurse.GetAsync($"/doses/{asleep}/wrong-client")).Status);
        Assert.Null((await nurse.GetAsync($"/doses/{asleep}/correct")).Page.QuerySelector("a[href$='wrong-client']"));
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync($"/doses/{given}/wrong-client")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await pharmacist.GetAsync($"/doses/{given}/wrong-client")).Status);
        Assert.Equal(1, await ward.House.AskAsync(db => db.AuditEntries.CountAsync(row =>
            row.SubjectId == ward.Client.Id && row.Detail == "A dose that another client took.")));
    });

    private static (string, string?)[] Report(Client who) =>
    [
        ("ClientId", who.Id.ToString()), ("WhatHappened", "Took the cup beside theirs."), ("WhatWasDone", "Watched for an hour."),
        ("WhoWasTold", "Dr Adeyemi, 09:05"),
    ];
}
