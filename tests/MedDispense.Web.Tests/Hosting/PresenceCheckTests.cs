using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Hosting;

public sealed class PresenceCheckTests
{
    private static readonly Guid Posting = Guid.CreateVersion7();

    [BothDatabases]
    public async Task Badge_and_pin_name_and_pin_and_name_and_password_prove_presence(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var badge = await BadgeTests.GiveBadgeAsync(house, "nurse2");

        Assert.Equal(WitnessMethod.BadgeAndPin, (await ProveAsync(house, badge, WebHouse.Pin)).Proof!.Method);
        Assert.Equal(WitnessMethod.NameAndPin, (await ProveAsync(house, " " + house.NameOf("nurse2") + " ", WebHouse.Pin)).Proof!.Method);
        var proof = (await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Password)).Proof!;
        Assert.Equal(WitnessMethod.NameAndPassword, proof.Method);
        Assert.Equal(Posting, proof.PostingId);
        Assert.Equal(house.People["nurse2"].Id, proof.MembershipId);
        Assert.Equal(house.Clock.GetUtcNow().UtcDateTime, proof.ProvenAt);
        Assert.Empty(await SignInTests.RowsAsync(house));
    }

    [Fact]
    public async Task A_wrong_pin_an_unknown_name_a_closed_account_and_another_house_are_answered_alike_and_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        var theirBadge = await BadgeTests.GiveBadgeAsync(other, "nurse2");
        await house.ArrangeAsync(async db =>
            (await db.Staff.SingleAsync(row => row.Id == house.People["stock"].Id)).ClosedAt = house.Clock.GetUtcNow().UtcDateTime);

        PresenceResult[] results =
        [
            await ProveAsync(house, house.NameOf("nurse2"), "7093"),
            await ProveAsync(house, house.NameOf("nurse2"), "not the password"),
            await ProveAsync(house, "nobody", WebHouse.Pin),
            await ProveAsync(house, house.NameOf("stock"), WebHouse.Pin),
            await ProveAsync(house, theirBadge, WebHouse.Pin),
            await ProveAsync(house, other.NameOf("nurse2"), WebHouse.Pin),
        ];

        Assert.All(results, result => Assert.Null(result.Proof));
        Assert.Single(results.Select(result => result.Refusal).Distinct());
        var rows = await SignInTests.RowsAsync(house);
        Assert.Equal(results.Length, rows.Count(row => row.Kind == AuditKind.SignInRefused));
        Assert.Empty(await SignInTests.RowsAsync(other));
    }

    [BothDatabases]
    public async Task Wrong_pins_lock_the_person_and_the_right_one_no_longer_helps(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        for (var i = 0; i < 5; i++)
            await ProveAsync(house, house.NameOf("nurse2"), "7093");

        var right = await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin);

        Assert.Null(right.Proof);
        Assert.Contains("locked", right.Refusal, StringComparison.Ordinal);
        Assert.Single(await SignInTests.RowsAsync(house), row => row.Kind == AuditKind.Locked);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull((await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin)).Proof);
    }

    [BothDatabases]
    public async Task Wrong_pins_for_many_people_lock_the_station(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var station = new Station
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = "Tablet 1",
            PlaceId = house.Places["cart"].Id,
            TokenHash = StationToken.HashOf(StationToken.New()),
        };
        await house.ArrangeAsync(db => { db.Stations.Add(station); return Task.CompletedTask; });
        string[] names = ["nurse", "nurse2", "stock", "pharmacist"];
        for (var i = 0; i < 10; i++)
            await ProveAsync(house, house.NameOf(names[i % names.Length]), "7093", station: station);

        var stale = await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin, station: station);
        var fresh = await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin,
            station: await house.AskAsync(db => db.Stations.AsNoTracking().SingleAsync()));

        Assert.Null(stale.Proof);
        Assert.Contains("station is locked", fresh.Refusal, StringComparison.Ordinal);
        Assert.NotNull((await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin)).Proof);
    }

    [Fact]
    public async Task Oneself_and_a_person_without_the_right_are_proven_present_and_stopped_by_the_act()
    {
        await using var house = await WebHouse.OpenAsync();
        var self = (await ProveAsync(house, house.NameOf("nurse"), WebHouse.Pin)).Proof!;
        var support = (await ProveAsync(house, house.NameOf("support"), WebHouse.Pin)).Proof!;
        var act = new Act(Posting, house.Actor("nurse"), null, house.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal("witness-is-actor", Assert.Single(WitnessPresent.Check(act with { Witness = self }, required: true)).Code);
        Assert.Equal("witness-without-right", Assert.Single(WitnessPresent.Check(act with { Witness = support }, required: true)).Code);
    }

    [Fact]
    public async Task A_person_without_a_pin_is_told_and_it_is_no_wrong_try()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == house.People["nurse2"].Id)).PinHash = null);

        for (var i = 0; i < 6; i++)
            Assert.Contains("no PIN yet", (await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Pin)).Refusal, StringComparison.Ordinal);
        Assert.NotNull((await ProveAsync(house, house.NameOf("nurse2"), WebHouse.Password)).Proof);
    }

    [Theory]
    [InlineData(null, "4826")]
    [InlineData("   ", "4826")]
    [InlineData("somebody", null)]
    [InlineData("somebody", "")]
    public async Task Half_an_entry_is_asked_for_in_full(string? who, string? pin)
    {
        await using var house = await WebHouse.OpenAsync();
        Assert.Contains("Scan the badge", (await ProveAsync(house, who, pin)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlong_entry_is_no_error()
    {
        await using var house = await WebHouse.OpenAsync();
        Assert.Null((await ProveAsync(house, new string('x', 100_000), WebHouse.Pin)).Proof);
        Assert.Null((await ProveAsync(house, house.NameOf("nurse2"), new string('9', 100_000))).Proof);
        Assert.Null((await ProveAsync(house, "\0]d2%", WebHouse.Pin)).Proof);
    }

    private static async Task<PresenceResult> ProveAsync(WebHouse house, string? who, string? pin, Station? station = null)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<Data.MedDispenseDb>().LookAt(house.FacilityId);
        var person = house.People["nurse"];
        services.GetRequiredService<CurrentStaff>().SignIn(new SignedIn
        {
            Actor = house.Actor("nurse"),
            UserId = person.UserId,
            Facility = await db.Facilities.SingleAsync(row => row.Id == house.FacilityId),
            Limits = new FacilityLimits(),
            Station = station,
            BadgeColour = person.BadgeColour,
            MustChangePassword = false,
        });
        return await services.GetRequiredService<PresenceCheck>()
            .ProveAsync(Posting, new WitnessFields { Who = who, Pin = pin }, house.Clock.GetUtcNow().UtcDateTime);
    }
}
