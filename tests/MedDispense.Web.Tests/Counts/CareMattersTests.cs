using System.Net;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Home;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Orders;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Counts;

/// <summary>Doses and orders that wait, as the handover, the daily close and the start page tell them.</summary>
public sealed class CareMattersTests
{
    [BothDatabases]
    public Task A_dose_is_overdue_past_its_time_until_somebody_answers_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var pack = await ward.PackAsync(ward.Eight, 10);
        ward.GoTo("2026-06-10T10:00");
        Assert.Empty((await ReadAsync(ward)).Overdue);
        ward.GoTo("2026-06-10T10:01");

        var overdue = Assert.Single((await ReadAsync(ward)).Overdue);
        Assert.StartsWith("Overdue, due ", overdue.Words, StringComparison.Ordinal);
        Assert.Contains("order 1", overdue.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(ward.Client.FamilyName, overdue.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"/round/{ward.Client.Id}", overdue.HrefFor(ActorOf(ward, "nurse")));
        Assert.Equal($"/charts/{ward.Client.Id}", overdue.HrefFor(ActorOf(ward, "manager")));
        Assert.Null(overdue.HrefFor(ActorOf(ward, "stock")));
        Assert.Null(overdue.ClientFor(ActorOf(ward, "stock")));
        Assert.Equal((1, 0), await WaitsAsync(ward));
        Posted(await ward.GiveAsync("nurse", order, pack, command => command with { Answers = new Dictionary<string, string> { ["late"] = "Court" } }));
        Assert.Empty((await ReadAsync(ward)).Overdue);
        Assert.Equal((0, 0), await WaitsAsync(ward));
    });

    [BothDatabases]
    public Task A_prepared_dose_waits_until_it_is_observed_or_brought_back(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var prepared = await PreparedAsync(ward, ward.Client);
        var asleep = await PreparedAsync(ward, await ward.ClientAsync("Petrov"));
        Posted(await ward.ObserveAsync("nurse", asleep, 0, Domain.Doses.DoseOutcome.Asleep, "asleep"));

        var matters = (await ReadAsync(ward)).InHands;
        Assert.Equal([$"/doses/{prepared}/observe", $"/take-outs/{asleep}/1/bring-back"], matters.Select(matter => matter.HrefFor(ActorOf(ward, "nurse"))));
        Assert.Contains("not observed", matters[0].Words, StringComparison.Ordinal);
        Assert.Contains("not brought back", matters[1].Words, StringComparison.Ordinal);
        Assert.Equal((0, 2), await WaitsAsync(ward));

        Posted(await ward.ObserveAsync("nurse", prepared, 1));
        Assert.Single((await ReadAsync(ward)).InHands);
    });

    [BothDatabases]
    public async Task A_verbal_order_waits_for_its_countersignature(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var call = await house.CallAsync("nurse", client);
        var signed = await house.SignAsync("nurse", client, OrderHouse.Daily(await house.FilmsAsync(), 16, "08:00") with { DoseReason = OrderHouse.UsedToIt }, call.Receipt!.PostingId);
        Assert.True(signed.IsPosted, string.Join(' ', signed.Codes()));
        var order = await house.AskAsync(db => db.MedicationOrders.Select(row => row.Id).SingleAsync());

        var matter = Assert.Single((await house.AskAsync(db => CareMatters.ReadAsync(db, house.Now()))).ToSign);
        Assert.StartsWith("Waits for a countersignature: order 1, version 1", matter.Words, StringComparison.Ordinal);
        Assert.Equal($"/orders/{order}", matter.HrefFor(Domain.Staff.Actor.Of(house.People["nurse"])));
        Assert.Equal($"/orders/{order}/countersign/1", matter.HrefFor(Domain.Staff.Actor.Of(house.People["prescriber"])));
    }

    [Fact]
    public Task The_handover_the_daily_close_and_the_start_page_lead_to_what_waits() => DoseHouse.RunAsync(async ward =>
    {
        var prepared = await PreparedAsync(ward, ward.Client);
        var other = await ward.ClientAsync("Petrov");
        await ward.OrderAsync(other, ward.Plain, 1);
        ward.GoTo("2026-06-10T10:30");
        var count = await ward.House.OpenAsync("nurse", "cart", CountKind.ShiftHandover);
        using var nurse = await ward.House.SignInAsync("nurse");

        var handover = await nurse.GetAsync($"/counts/{count}/close");
        Assert.NotNull(handover.Page.QuerySelector($"main a[href='/doses/{prepared}/observe']"));
        Assert.Contains(other.DisplayName, handover.Page.QuerySelector($"main a[href='/round/{other.Id}']")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var close = await nurse.GetAsync("/daily-close");
        Assert.NotNull(close.Page.QuerySelector($"main a[href='/round/{other.Id}']"));
        Assert.Contains("Prepared doses: 1", close.Text, StringComparison.Ordinal);
        var home = await nurse.GetAsync("/");
        Assert.Contains("dose overdue and not answered", home.Text, StringComparison.Ordinal);
        Assert.Contains("prepared dose not observed", home.Text, StringComparison.Ordinal);

        // Whoever may not look up clients is told that something waits, and not for whom.
        using var stock = await ward.House.SignInAsync("stock");
        var blind = await stock.GetAsync($"/counts/{count}/close");
        Assert.Equal(HttpStatusCode.OK, blind.Status);
        Assert.Contains("Overdue, due", blind.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.FamilyName, blind.Text, StringComparison.OrdinalIgnoreCase);
    });

    [BothDatabases]
    public Task A_shift_in_which_more_is_open_than_a_record_holds_is_handed_over_all_the_same(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        for (var i = 0; i < 60; i++)
            await ward.OrderAsync(await ward.ClientAsync($"Petrov {i}"), ward.Plain, 1);
        ward.GoTo("2026-06-10T10:30");
        var count = await ward.House.OpenAsync("nurse", "cart", CountKind.ShiftHandover);

        Posted(await ward.House.CloseAsync("nurse", count, "nurse2", CountKind.ShiftHandover, "Cart key 1"));

        var kept = await ward.House.AskAsync(db => db.Handovers.Select(row => row.OpenMatters).SingleAsync());
        Assert.InRange(kept.Length, 3000, Handover.MostText);
        Assert.Matches(@"\nand [0-9]+ more$", kept);
        Assert.Equal(60, kept.Split('\n').Length - 1 + int.Parse(kept.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture));
    });

    private static async Task<Guid> PreparedAsync(DoseHouse ward, Domain.Clients.Client client)
    {
        var order = await ward.OrderAsync(client, ward.Eight, 1, terms => terms with { Way = DoseWay.PrepareThenObserve });
        return Posted(await ward.PrepareAsync("nurse", order, await ward.PackAsync(ward.Eight, 10)));
    }

    private static Domain.Staff.Actor ActorOf(DoseHouse ward, string who) => Domain.Staff.Actor.Of(ward.House.People[who]);

    private static Task<CareMatters> ReadAsync(DoseHouse ward) => ward.House.AskAsync(db => CareMatters.ReadAsync(db, ward.House.Now()));

    private static Task<(int?, int?)> WaitsAsync(DoseHouse ward) => ward.House.WithAsync(async (WhatWaits waits) =>
    {
        var facility = await ward.House.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync());
        var view = await waits.AskAsync(ActorOf(ward, "nurse"), facility, new Domain.Facilities.FacilityLimits(), null, ward.House.Now());
        return (view.DosesOverdue, view.DosesInHands);
    });
}
