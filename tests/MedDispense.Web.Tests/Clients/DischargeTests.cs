using System.Net;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Orders;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Clients;

public sealed class DischargeTests
{
    [BothDatabases]
    public Task The_end_of_a_stay_ends_every_order_in_the_same_entry(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var inForce = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var paused = await ward.OrderAsync(ward.Client, ward.Plain, 1);
        await ward.StepAsync(paused, OrderStepKind.Paused);
        var toCome = await ward.OrderAsync(ward.Client, ward.Two, 1, terms => terms with { StartsAt = ward.House.Now().AddDays(2) });
        var over = await ward.OrderAsync(ward.Client, ward.Scored, 1);
        await ward.StepAsync(over, OrderStepKind.Discontinued);
        var neighbour = await ward.OrderAsync(await ward.ClientAsync("Petrov"), ward.Eight, 1);
        Assert.Contains(await DueAsync(ward), dose => dose.OrderId == inForce);
        ward.House.Clock.Advance(TimeSpan.FromMinutes(5));
        var left = ward.House.Now().AddMinutes(-2);

        var ended = await EndAsync(ward, StayEventKind.LeftAgainstAdvice, left);

        Assert.True(ended.IsPosted);
        var posting = await ward.PostingAsync(ended.Receipt!.PostingId);
        Assert.Equal((PostingKind.StayEnded, ward.House.People["nurse"].Name, ward.Client.Id), (posting.Kind, posting.ActorName, posting.ClientId));
        var steps = await ward.House.AskAsync(db => db.OrderSteps.AsNoTracking().Where(step => step.PostingId == posting.Id).ToListAsync());
        Assert.Equal(new[] { inForce, paused, toCome }.Order(), steps.Select(step => step.OrderId).Order());
        Assert.All(steps, step => Assert.Equal((OrderStepKind.Discontinued, left, "Left against advice"), (step.Kind, step.EffectiveAt, step.Reason)));
        Assert.Equal(OrderState.Ended, (await ward.House.HistoryAsync(toCome)).StateAt(ward.House.Now().AddDays(3)));
        Assert.Equal([neighbour], (await DueAsync(ward)).Select(dose => dose.OrderId).Distinct());
    });

    [BothDatabases]
    public Task Ending_a_stay_twice_with_one_form_ends_it_once(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var act = ward.House.Act("nurse");

        var first = await EndAsync(ward, act: act, version: 1);
        var again = await EndAsync(ward, act: act, version: 1);
        var another = await EndAsync(ward);

        Assert.True(first.IsPosted && again.IsPosted);
        Assert.Equal(first.Receipt!.Number, again.Receipt!.Number);
        Assert.Equal(["stay-does-not-fit"], another.Codes());
        Assert.Equal(1, await ward.House.AskAsync(db => db.OrderSteps.CountAsync()));
        Assert.Equal(1, await ward.House.AskAsync(db => db.StayEvents.CountAsync()));
    });

    [BothDatabases]
    public Task A_dose_that_is_prepared_is_answered_before_the_stay_ends(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Way = DoseWay.PrepareThenObserve });
        var pack = await ward.PackAsync(ward.Eight, 10);
        var prepared = await ward.PrepareAsync("nurse", order, pack);
        Assert.True(prepared.IsPosted);

        var stopped = await EndAsync(ward);
        Assert.Equal(["dose-in-hands"], stopped.Codes());
        Assert.Contains("bring it back", stopped.Findings[0].Next, StringComparison.Ordinal);
        Assert.Empty(await ward.House.AskAsync(db => db.StayEvents.ToListAsync()));
        Assert.Equal(OrderState.Active, (await ward.House.HistoryAsync(order)).StateAt(ward.House.Now()));

        Assert.True((await ward.ObserveAsync("nurse", prepared.Receipt!.PostingId, 1)).IsPosted);
        Assert.True((await EndAsync(ward)).IsPosted);
    });

    [BothDatabases]
    public Task A_stay_does_not_end_before_a_dose_that_the_client_took(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Assert.True((await ward.GiveAsync("nurse", order, await ward.PackAsync(ward.Eight, 10))).IsPosted);

        Assert.Equal(["dose-after-it"], (await EndAsync(ward, at: ward.House.Now().AddMinutes(-30))).Codes());
        Assert.Equal(["stay-does-not-fit"], (await EndAsync(ward, at: ward.House.Now().AddMinutes(30))).Codes());
        Assert.Equal(["client-changed"], (await EndAsync(ward, version: 7)).Codes());
        Assert.True((await EndAsync(ward)).IsPosted);
    });

    [BothDatabases]
    public Task A_client_who_is_admitted_again_gets_new_orders(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Assert.True((await EndAsync(ward)).IsPosted);
        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        var version = await VersionAsync(ward);
        Assert.True((await ward.House.WithAsync((ReadmitClient use) => use.RunAsync(ward.House.Act("nurse"), new(ward.Client.Id, version, new Admission())))).IsDone);

        Assert.Equal(OrderState.Ended, (await ward.House.HistoryAsync(order)).StateAt(ward.House.Now()));
        Assert.Empty(await DueAsync(ward));
        var anew = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        Assert.Contains(await DueAsync(ward), dose => dose.OrderId == anew);
    });

    [Fact]
    public Task The_pages_tell_which_orders_end_and_what_ended_them() => DoseHouse.RunAsync(async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { Way = DoseWay.PrepareThenObserve });
        var prepared = await ward.PrepareAsync("nurse", order, await ward.PackAsync(ward.Eight, 10));
        using var browser = await ward.House.SignInAsync("nurse");
        var address = $"/clients/{ward.Client.Id}";

        var page = await browser.GetAsync($"{address}/discharge");
        Assert.Contains("This order ends with the stay", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='/doses/{prepared.Receipt!.PostingId}/observe']"));
        var stopped = await browser.SubmitAsync(page, ("Kind", "Discharged"), ("Note", "Home"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.Status);
        Assert.Contains("A dose that was prepared for this client is not answered.", stopped.Text, StringComparison.Ordinal);
        Assert.Contains("Home", stopped.Page.QuerySelector("#Note")!.TextContent, StringComparison.Ordinal);

        Assert.True((await ward.ObserveAsync("nurse", prepared.Receipt.PostingId, 1)).IsPosted);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(await browser.GetAsync($"{address}/discharge"), ("Kind", "Discharged"), ("Note", "Home"))).Status);
        Assert.Contains("1 order ended with it", (await browser.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Contains(": Discharged", (await browser.GetAsync($"{address}/orders")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/clients/{Guid.CreateVersion7()}/discharge")).Status);
    });

    private static async Task<Data.Ledger.PostingResult> EndAsync(
        DoseHouse ward, StayEventKind kind = StayEventKind.Discharged, DateTime? at = null, Domain.Staff.Act? act = null, int? version = null)
    {
        var seen = version ?? await VersionAsync(ward);
        return await ward.House.WithAsync((DischargeClient use) =>
            use.RunAsync(act ?? ward.House.Act("nurse"), new(ward.Client.Id, seen, kind, at, "Home, sister told", null)));
    }

    private static Task<int> VersionAsync(DoseHouse ward) =>
        ward.House.AskAsync(db => db.Clients.Where(row => row.Id == ward.Client.Id).Select(row => row.Version).SingleAsync());

    private static Task<List<RoundDose>> DueAsync(DoseHouse ward) => ward.House.AskAsync(async db =>
    {
        var facility = await db.Facilities.AsNoTracking().SingleAsync();
        var round = await new FindRound(db).AskAsync(facility, new FacilityLimits(), ward.House.Now());
        return round.Rows.SelectMany(row => row.Doses).ToList();
    });
}
