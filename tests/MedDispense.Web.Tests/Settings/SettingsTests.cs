using System.Net;
using MedDispense.Domain.Facilities;
using MedDispense.Testing;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Settings;

public sealed class SettingsTests
{
    [BothDatabases]
    public async Task A_limit_holds_from_now_on_and_the_one_before_stays_known(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var before = house.Clock.GetUtcNow().UtcDateTime.AddHours(-1);

        Assert.True((await LimitsAsync(house, 0, (FacilityLimits.ReturnLimitHoursKey, 8), (FacilityLimits.SignInAttemptsKey, 5))).IsDone);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await LimitsAsync(house, 1, (FacilityLimits.ReturnLimitHoursKey, 6))).IsDone);

        var history = await house.AskAsync(db => db.FacilitySettings.AsNoTracking().ToListAsync());
        Assert.Equal(2, history.Count);
        Assert.Equal(12, FacilityLimits.At(before, history).ReturnLimitHours);
        Assert.Equal(8, FacilityLimits.At(before.AddHours(2), history).ReturnLimitHours);
        Assert.Equal(6, FacilityLimits.At(before.AddDays(2), history).ReturnLimitHours);
        var rows = await house.WithAsync((SettingsHistory read) => read.AskAsync());
        Assert.Equal(["6 hours", "8 hours"], rows.Select(row => row.Value));
        Assert.Equal(rows[0].From, rows[1].Until);
        Assert.Null(rows[0].Until);
        var detail = await house.AskAsync(db => db.AuditEntries.OrderBy(row => row.At).Select(row => row.Detail).FirstAsync());
        Assert.Equal("return-limit-hours: 12 → 8", detail);
    }

    [BothDatabases]
    public async Task A_stale_or_senseless_limit_is_refused_and_a_second_send_is_not(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        Assert.True((await LimitsAsync(house, 0, (FacilityLimits.LockoutMinutesKey, 30))).IsDone);
        Assert.True((await LimitsAsync(house, 0, (FacilityLimits.LockoutMinutesKey, 30))).IsDone);
        Assert.False((await LimitsAsync(house, 0, (FacilityLimits.LockoutMinutesKey, 60))).IsDone);
        foreach (var value in new[] { 0, -5, 241, int.MaxValue, int.MinValue })
            Assert.Equal(FacilityLimits.LockoutMinutesKey, Assert.Single((await LimitsAsync(house, 1, (FacilityLimits.LockoutMinutesKey, value))).Problems).Field);

        Assert.Equal(1, await house.AskAsync(db => db.FacilitySettings.CountAsync()));
    }

    [BothDatabases]
    public async Task What_the_house_was_called_before_stays_known(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var facility = await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync());
        var details = FacilityDetails.Of(facility) with { Name = "Harbour House North", TimeZoneId = "America/Chicago" };

        Assert.True((await ChangeAsync(house, 0, details)).IsDone);
        Assert.True((await ChangeAsync(house, 0, details)).IsDone);
        Assert.False((await ChangeAsync(house, 0, details with { Name = "Something else" })).IsDone);
        Assert.False((await ChangeAsync(house, 1, details with { RegistrationNumber = "AB1234564" })).IsDone);

        var rows = await house.WithAsync((SettingsHistory read) => read.AskAsync());
        Assert.Equal(["Harbour House North", "Harbour House"], rows.Where(row => row.Key == "facility-name").Select(row => row.Value));
        Assert.Equal(facility.CreatedAt, rows.Last(row => row.Key == "facility-name").From);
        Assert.Equal(4, rows.Count);
        Assert.Equal("America/Chicago", (await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync())).TimeZoneId);
    }

    [Fact]
    public async Task Settings_are_changed_on_their_pages_and_what_does_not_fit_comes_back()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("administrator");
        var key = $"Values[{FacilityLimits.IdleLockMinutesKey}]";

        var form = await browser.GetAsync("/settings/limits");
        foreach (var value in new[] { "", "many", "-1", "0", "1.5", "99999999999999999999" })
        {
            var refused = await browser.SubmitAsync(form, (key, value));
            Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, value);
            Assert.NotNull(refused.Page.QuerySelector(".field.has-error"));
        }

        Assert.Equal("/settings", (await browser.SubmitAsync(form, (key, "10"))).Location);
        Assert.Contains("10 minutes", (await browser.GetAsync("/settings")).Page.Body!.TextContent, StringComparison.Ordinal);

        var facility = await browser.GetAsync("/settings/facility");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(facility, ("LicenceKind", "UkCareHome"))).Status);
        Assert.Equal("/settings", (await browser.SubmitAsync(facility, ("Name", "Harbour House North"))).Location);
        var stale = await browser.SubmitAsync(facility, ("Name", "Harbour House South"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal("Harbour House South", stale.Page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("Harbour House North", (await browser.GetAsync("/")).Page.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<ChangeResult> LimitsAsync(WebHouse house, int version, params (string Key, int Value)[] values) =>
        house.WithAsync((ChangeLimits change) => change.RunAsync(house.Act("manager"), new(version, values.ToDictionary(value => value.Key, value => value.Value))));

    private static Task<ChangeResult> ChangeAsync(WebHouse house, int version, FacilityDetails details) =>
        house.WithAsync((ChangeFacility change) => change.RunAsync(house.Act("manager"), new(version, details)));

    [Fact]
    public async Task Standard_times_hold_for_what_is_entered_from_now_on()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        var form = await browser.GetAsync("/settings/times");

        var wrong = await browser.SubmitAsync(form, ("Values[times-twice]", "08:00"), ("Values[times-bedtime]", "late"));
        var changed = await browser.SubmitAsync(form, ("Values[times-twice]", "20:00, 8:00"), ("Values[times-bedtime]", "22:30"));
        var stale = await browser.SubmitAsync(form, ("Values[times-twice]", "07:00 19:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Enter 2 different times such as 08:00 20:00.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Enter one time such as 08:00.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, changed.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        var times = FacilityLimits.At(house.Now(), await house.AskAsync(db => db.FacilitySettings.ToListAsync())).StandardTimes;
        Assert.Equal([new TimeOnly(8, 0), new TimeOnly(20, 0)], times.Twice);
        Assert.Equal((new TimeOnly(22, 30), new TimeOnly(9, 0)), (times.Bedtime, times.Once[0]));
        var history = await browser.GetAsync("/settings/history");
        Assert.Contains("Standard times: twice a day (bid)", history.Text, StringComparison.Ordinal);
        Assert.Contains(await house.AskAsync(db => db.AuditEntries.ToListAsync()), row => row.Subject == "standard times" && row.Detail.Contains("08:00 20:00", StringComparison.Ordinal));
    }
}
