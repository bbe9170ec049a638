using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Testing;
using MedDispense.Web.Features.Closures;
using MedDispense.Web.Features.MissedDoses;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Holds;

public sealed class HoldSettingsTests
{
    private static readonly MissedDosePolicy AskAtOnce = new(MissedUnit.Days, [new(1, MissedDoseStep.AskPrescriber, 50)], MissedDosePolicies.HouseSource);

    [BothDatabases]
    public async Task What_missed_doses_ask_for_holds_from_now_on_and_what_held_before_stays_known(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var before = house.Clock.GetUtcNow().UtcDateTime.AddHours(-1);

        Assert.True((await ChangeAsync(house, 0, "Methadone hydrochloride", AskAtOnce)).IsDone);

        var history = await house.AskAsync(db => db.FacilitySettings.AsNoTracking().ToListAsync());
        Assert.Equal("missed-doses:methadone", Assert.Single(history).Key);
        Assert.Same(MissedDosePolicies.Own["methadone"], FacilityLimits.At(before, history).MissedDoses.BySubstance["methadone"]);
        Assert.Equal("days 1 ask 50%", FacilityLimits.At(before.AddHours(2), history).MissedDoses.BySubstance["methadone"].Text);
        var row = Assert.Single(await house.WithAsync((SettingsHistory read) => read.AskAsync()));
        Assert.Equal(("Missed doses: methadone", "1 day or more: ask the prescriber, who is told 50 % of the last dose"), (row.Words, row.Value));
    }

    [BothDatabases]
    public async Task The_rows_that_come_with_the_program_come_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        Assert.True((await ChangeAsync(house, 0, "methadone", AskAtOnce)).IsDone);
        Assert.True((await ChangeAsync(house, 1, "sertraline", AskAtOnce)).IsDone);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await ChangeAsync(house, 2, "methadone", null)).IsDone);
        Assert.True((await ChangeAsync(house, 3, "sertraline", null)).IsDone);

        var policies = FacilityLimits.At(house.Clock.GetUtcNow().UtcDateTime, await house.AskAsync(db => db.FacilitySettings.AsNoTracking().ToListAsync())).MissedDoses.BySubstance;
        Assert.Same(MissedDosePolicies.Own["methadone"], policies["methadone"]);
        Assert.False(policies.ContainsKey("sertraline"));
    }

    [BothDatabases]
    public async Task A_stale_page_no_substance_and_rows_that_may_not_hold_change_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        MissedDosePolicy milder = new(MissedUnit.Days, [new(1, MissedDoseStep.AskPrescriber), new(2, MissedDoseStep.GoOn)], "");

        Assert.False((await ChangeAsync(house, 7, "methadone", AskAtOnce)).IsDone);
        Assert.Equal("Substance", Assert.Single((await ChangeAsync(house, 0, " ", AskAtOnce)).Problems).Field);
        Assert.Equal("Rows", Assert.Single((await ChangeAsync(house, 0, "methadone", milder)).Problems).Field);
        Assert.True((await ChangeAsync(house, 0, "methadone", MissedDosePolicies.Own["methadone"])).IsDone);

        Assert.Equal(0, await house.AskAsync(db => db.FacilitySettings.CountAsync()));
    }

    [BothDatabases]
    public async Task Days_are_closed_once_and_taken_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("manager");
        var command = new AddClosure.Command(new(2026, 12, 24), new(2026, 12, 26), "Christmas");

        Assert.True((await house.WithAsync((AddClosure add) => add.RunAsync(act, command))).IsDone);
        Assert.True((await house.WithAsync((AddClosure add) => add.RunAsync(act, command))).IsDone);
        Assert.Equal("FirstDay", await ProblemAsync(house, command with { FirstDay = new(2026, 12, 26), LastDay = new(2026, 12, 27) }));
        Assert.True((await house.WithAsync((EndClosure end) => end.RunAsync(house.Act("manager"), new(act.Id)))).IsDone);

        var closure = Assert.Single(await house.AskAsync(db => db.ServiceClosures.AsNoTracking().ToListAsync()));
        Assert.False(closure.Covers(new(2026, 12, 25)));
        Assert.Null(await ProblemAsync(house, command));
        Assert.Equal(3, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Subject == "closure")));
    }

    [Theory]
    [InlineData("2026-12-26", "2026-12-24", "Christmas", "LastDay")]
    [InlineData("2026-12-24", "2027-02-24", "Christmas", "LastDay")]
    [InlineData("2026-12-24", "2026-12-24", "", "Reason")]
    public async Task Days_that_make_no_sense_are_refused(string first, string last, string reason, string field)
    {
        await using var house = await WebHouse.OpenAsync();

        Assert.Equal(field, await ProblemAsync(house, new(Day(first), Day(last), reason)));
    }

    [Fact]
    public async Task The_pages_say_what_holds_and_take_what_is_typed()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var page = await manager.GetAsync("/settings/missed-doses");
        Assert.Contains("the lower of 50 % of the last dose and 40 mg", Words(page), StringComparison.Ordinal);

        var form = await manager.GetAsync("/settings/missed-doses/change?substance=methadone");
        var refused = await manager.SubmitAsync(form, ("Rows[3].Ceiling", "forty"));
        Assert.Equal(422, (int)refused.Status);
        var changed = await manager.SubmitAsync(form, ("Rows[3].Ceiling", "30 mg"));
        Assert.Contains("the lower of 50 % of the last dose and 30 mg", Words(await manager.GetAsync("/settings/missed-doses")), StringComparison.Ordinal);
        Assert.Equal(302, (int)changed.Status);

        await manager.SubmitAsync(await manager.GetAsync("/settings/closures"), ("FirstDay", "2026-12-25"), ("Reason", "Christmas"));
        Assert.Contains("25 Dec 2026", Words(await manager.GetAsync("/settings/closures")), StringComparison.Ordinal);
    }

    private static string Words(Answer answer) => answer.Page.Body!.TextContent.Replace('\u00A0', ' ');

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> ProblemAsync(WebHouse house, AddClosure.Command command) =>
        (await house.WithAsync((AddClosure add) => add.RunAsync(house.Act("manager"), command))).Problems.Select(problem => problem.Field).FirstOrDefault();

    private static Task<ChangeResult> ChangeAsync(WebHouse house, int version, string substance, MissedDosePolicy? policy) =>
        house.WithAsync((ChangeMissedDoses change) => change.RunAsync(house.Act("manager"), new(version, substance, policy)));
}
