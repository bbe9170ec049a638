using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Staff;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Staff;

public sealed class StaffTests
{
    private static readonly StaffDetails NewNurse = new("Ida Holm", "IH", "moss",
        new(StaffRoles.Nurse, StaffRights.HandleControlled | StaffRights.Witness, false, false, null));

    [BothDatabases]
    public async Task A_new_person_signs_in_with_the_temporary_password_once_changed(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("manager");

        var result = await AddAsync(house, act, "Ida.Holm", NewNurse);

        Assert.True(result.Change.IsDone);
        using var browser = house.Visit();
        Assert.Equal("/", (await SignInTests.EnterAsync(browser, "ida.holm", result.TemporaryPassword!)).Location);
        Assert.Equal("/account/password", (await browser.GetAsync("/")).Location);
        var row = await house.AskAsync(db => db.AuditEntries.SingleAsync(row => row.SubjectId == act.Id && row.Subject == "staff"));
        Assert.Contains("roles: none → nurse", row.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(result.TemporaryPassword!, row.Detail, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task The_same_form_sent_twice_adds_one_person_and_with_other_content_is_a_conflict(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("manager");
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AddAsync(house, act, "ida.holm", NewNurse)));

        Assert.All(results, result => Assert.True(result.Change.IsDone));
        Assert.Single(results, result => result.TemporaryPassword is not null);
        Assert.Single(await house.AskAsync(db => db.Staff.Where(row => row.Name == "Ida Holm").ToListAsync()));
        Assert.False((await AddAsync(house, act, "ida.holm", NewNurse with { Name = "Somebody Else" })).Change.IsDone);
        Assert.False((await AddAsync(house, act, "else", NewNurse)).Change.IsDone);
    }

    [BothDatabases]
    public async Task A_sign_in_name_of_another_house_is_refused_unless_one_administers_both(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        var theirs = other.NameOf("nurse");

        Assert.Contains("another house", Assert.Single((await AddAsync(house, house.Act("administrator"), theirs, NewNurse)).Change.Problems).Sentence, StringComparison.Ordinal);
        await SignInTests.JoinAsync(house, other, "manager");
        Assert.Contains("another house", Assert.Single((await AddAsync(house, house.Act("manager"), theirs, NewNurse)).Change.Problems).Sentence, StringComparison.Ordinal);
        await SignInTests.JoinAsync(house, other, "administrator");
        var joined = await AddAsync(house, house.Act("administrator"), theirs, NewNurse);

        Assert.True(joined.Change.IsDone);
        Assert.Null(joined.TemporaryPassword);
        Assert.Contains("works here already", Assert.Single((await AddAsync(house, house.Act("manager"), theirs, NewNurse)).Change.Problems).Sentence, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task A_change_is_recorded_from_and_to_and_a_stale_one_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var person = house.People["nurse"];
        var details = Details(person) with { Name = "Priya Lindqvist-Berg" };
        details = details with { Terms = details.Terms with { Roles = StaffRoles.Nurse | StaffRoles.Manager, Rights = StaffRights.Approve } };

        Assert.True((await ChangeAsync(house, "manager", person.Id, 0, details)).IsDone);
        Assert.True((await ChangeAsync(house, "manager", person.Id, 0, details)).IsDone);
        var stale = await ChangeAsync(house, "manager", person.Id, 0, Details(person));

        Assert.Contains("changed since you opened it", Assert.Single(stale.Problems).Sentence, StringComparison.Ordinal);
        var detail = (await house.AskAsync(db => db.AuditEntries.SingleAsync(row => row.SubjectId == person.Id))).Detail;
        Assert.Equal("name: Priya Lindqvist → Priya Lindqvist-Berg; roles: nurse → nurse, manager; "
            + "rights: handle controlled medicines, be a second person → approve", detail);
    }

    [BothDatabases]
    public async Task Nobody_raises_their_own_rights(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var me = house.People["administrator"];

        var result = await ChangeAsync(house, "administrator", me.Id, 0,
            Details(me) with { Terms = StaffTerms.Of(me) with { Roles = me.Roles | StaffRoles.Manager, Rights = StaffRights.Witness } });

        Assert.Equal(2, result.Problems.Count);
        Assert.Equal(StaffRoles.Administrator, await RolesAsync(house, "administrator"));
    }

    [BothDatabases]
    public async Task The_last_administrator_is_neither_closed_nor_loses_the_role_nor_gets_an_end(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.ArrangeAsync(async db =>
        {
            (await db.Staff.SingleAsync(row => row.Id == house.People["manager"].Id)).Roles = StaffRoles.Manager | StaffRoles.Administrator;
            (await db.Staff.SingleAsync(row => row.Id == house.People["administrator"].Id)).Roles = StaffRoles.Nurse | StaffRoles.Administrator;
        });
        var last = await house.AskAsync(db => db.Staff.AsNoTracking().SingleAsync(row => row.Id == house.People["administrator"].Id));
        var manager = await house.AskAsync(db => db.Staff.AsNoTracking().SingleAsync(row => row.Id == house.People["manager"].Id));

        // There are two: the manager may give up the role, and the administrator is then the last.
        Assert.True((await ChangeAsync(house, "administrator", manager.Id, 0, Details(manager) with { Terms = StaffTerms.Of(manager) with { Roles = StaffRoles.Manager } })).IsDone);
        var terms = StaffTerms.Of(last);
        foreach (var after in new[] { terms with { Roles = StaffRoles.Nurse }, terms with { Until = house.Clock.GetUtcNow().UtcDateTime.AddDays(9) } })
            Assert.Contains("last administrator", Assert.Single((await ChangeAsync(house, "administrator", last.Id, 0, Details(last) with { Terms = after })).Problems).Sentence, StringComparison.Ordinal);
        Assert.Equal(StaffRoles.Nurse | StaffRoles.Administrator, await RolesAsync(house, "administrator"));
    }

    [BothDatabases]
    public async Task Two_administrators_who_close_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var two = new[] { house.People["administrator"].Id, house.People["manager"].Id };
        house.People["manager"].Roles |= StaffRoles.Administrator;

        // Often, because what would let both succeed is a save of one between two reads of the other.
        for (var round = 0; round < 30; round++)
        {
            await house.ArrangeAsync(async db =>
            {
                foreach (var person in await db.Staff.Where(row => two.Contains(row.Id)).ToListAsync())
                {
                    person.Roles |= StaffRoles.Administrator;
                    person.ClosedAt = null;
                }
            });

            var results = await Task.WhenAll(
                CloseAsync(house, "administrator", two[1], close: true),
                CloseAsync(house, "manager", two[0], close: true));

            Assert.Single(results, result => result.IsDone);
            Assert.Single(await house.AskAsync(db => db.Staff.Where(row => row.ClosedAt == null).Select(row => row.Roles).ToListAsync()),
                roles => roles.HasFlag(StaffRoles.Administrator));
        }
    }

    [BothDatabases]
    public async Task Closing_and_opening_again_is_done_once_and_not_by_oneself(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var nurse = house.People["nurse"].Id;

        Assert.True((await CloseAsync(house, "manager", nurse, close: true)).IsDone);
        Assert.True((await CloseAsync(house, "manager", nurse, close: true)).IsDone);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await CloseAsync(house, "manager", nurse, close: false)).IsDone);
        Assert.False((await CloseAsync(house, "manager", house.People["manager"].Id, close: true)).IsDone);
        Assert.Contains("Only an administrator", Assert.Single((await CloseAsync(house, "manager", house.People["administrator"].Id, close: true)).Problems).Sentence, StringComparison.Ordinal);

        var details = await house.AskAsync(db => db.AuditEntries.Where(row => row.SubjectId == nurse).OrderBy(row => row.At).Select(row => row.Detail).ToListAsync());
        Assert.Equal(["account: open → closed", "account: closed → open"], details);
    }

    [BothDatabases]
    public async Task A_reset_password_opens_the_account_once_and_takes_the_pin_away(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        using var elsewhere = await house.SignInAsync("nurse");

        var result = await ResetAsync(house, "manager", "nurse");

        Assert.StartsWith("/sign-in", (await elsewhere.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInTests.EnterAsync(house.Visit(), house.NameOf("nurse"), result.TemporaryPassword!)).Location);
        Assert.Null(await house.AskAsync(db => db.Staff.Where(row => row.Id == house.People["nurse"].Id).Select(row => row.PinHash).SingleAsync()));
        Assert.False((await ResetAsync(house, "manager", "manager")).Change.IsDone);
        Assert.False((await ResetAsync(house, "manager", "administrator")).Change.IsDone);
        Assert.True((await ResetAsync(house, "administrator", "manager")).Change.IsDone);
    }

    [BothDatabases]
    public async Task A_password_that_opens_another_house_too_is_reset_only_by_who_administers_both(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        await SignInTests.JoinAsync(house, other, "nurse");

        Assert.Contains("another house", Assert.Single((await ResetAsync(house, "administrator", "nurse")).Change.Problems).Sentence, StringComparison.Ordinal);
        await SignInTests.JoinAsync(house, other, "administrator");
        Assert.True((await ResetAsync(house, "administrator", "nurse")).Change.IsDone);
    }

    [BothDatabases]
    public async Task A_new_badge_makes_the_one_before_worthless_and_a_second_send_makes_no_second_badge(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var nurse = house.People["nurse"].Id;

        Assert.True((await BadgeAsync(0)).IsDone);
        var first = await CodeAsync();
        Assert.False((await BadgeAsync(0)).IsDone);
        Assert.Equal(first, await CodeAsync());
        Assert.True((await BadgeAsync(1)).IsDone);

        Assert.NotEqual(first, await CodeAsync());
        Assert.Equal(first, HouseCode.Plain(first!.ToLowerInvariant()));
        Assert.DoesNotContain(await house.AskAsync(db => db.AuditEntries.Select(row => row.Detail).ToListAsync()),
            detail => detail.Contains(first, StringComparison.Ordinal));

        Task<ChangeResult> BadgeAsync(int version) =>
            house.WithAsync((IssueBadge issue) => issue.RunAsync(house.Act("manager"), new(nurse, version)));

        Task<string?> CodeAsync() => house.AskAsync(db => db.Staff.Where(row => row.Id == nurse).Select(row => row.BadgeCode).SingleAsync());
    }

    [BothDatabases]
    public async Task People_of_another_house_are_not_known_here(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        var theirs = other.People["nurse"];
        var before = await other.AskAsync(db => db.Staff.AsNoTracking().SingleAsync(row => row.Id == theirs.Id));

        Assert.True((await ChangeAsync(house, "manager", theirs.Id, 0, Details(theirs) with { Name = "Taken Over" })).IsUnknown);
        Assert.True((await CloseAsync(house, "manager", theirs.Id, close: true)).IsUnknown);
        Assert.True((await house.WithAsync((ResetPassword reset) => reset.RunAsync(house.Act("manager"), new(theirs.Id)))).Change.IsUnknown);
        Assert.True((await house.WithAsync((IssueBadge issue) => issue.RunAsync(house.Act("manager"), new(theirs.Id, 0)))).IsUnknown);
        Assert.True((await house.WithAsync((UnlockStaff unlock) => unlock.RunAsync(house.Act("manager"), new(theirs.Id)))).IsUnknown);

        var after = await other.AskAsync(db => db.Staff.AsNoTracking().SingleAsync(row => row.Id == theirs.Id));
        Assert.Equal((before.Name, before.Version, before.ClosedAt, before.BadgeCode), (after.Name, after.Version, after.ClosedAt, after.BadgeCode));
    }

    internal static StaffDetails Details(StaffMembership person) =>
        new(person.Name, person.Initials, person.BadgeColour, StaffTerms.Of(person));

    private static Task<AddStaff.Result> AddAsync(WebHouse house, Act act, string signInName, StaffDetails details) =>
        house.WithAsync((AddStaff add) => add.RunAsync(act, new(signInName, details)));

    private static Task<ChangeResult> ChangeAsync(WebHouse house, string who, Guid id, int version, StaffDetails details) =>
        house.WithAsync((ChangeStaff change) => change.RunAsync(house.Act(who), new(id, version, details)));

    private static Task<ChangeResult> CloseAsync(WebHouse house, string who, Guid id, bool close) =>
        house.WithAsync((CloseStaff use) => use.RunAsync(house.Act(who), new(id, close)));

    private static Task<ResetPassword.Result> ResetAsync(WebHouse house, string who, string whose) =>
        house.WithAsync((ResetPassword reset) => reset.RunAsync(house.Act(who), new(house.People[whose].Id)));

    private static Task<StaffRoles> RolesAsync(WebHouse house, string who) =>
        house.AskAsync(db => db.Staff.Where(row => row.Id == house.People[who].Id).Select(row => row.Roles).SingleAsync());
}
