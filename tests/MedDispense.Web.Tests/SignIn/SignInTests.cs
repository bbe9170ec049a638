using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Features.SignIn;

using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.SignIn;

public sealed class SignInTests
{
    [Fact]
    public async Task Name_and_password_open_the_house_and_leave_a_trace()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = house.Visit();

        var answer = await EnterAsync(browser, "  " + house.NameOf("nurse").ToUpperInvariant(), WebHouse.Password, "/stock");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/stock", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        var row = Assert.Single(await RowsAsync(house));
        Assert.Equal(AuditKind.SignedIn, row.Kind);
        Assert.Equal(house.People["nurse"].Id, row.ActorId);
    }

    [Theory]
    [InlineData("//evil.test/")]
    [InlineData("https://evil.test/")]
    [InlineData("/\\evil.test")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string returnUrl)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = house.Visit();

        Assert.Equal("/", (await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password, returnUrl)).Location);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_locked_account_are_answered_alike()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = house.Visit();

        var wrong = await EnterAsync(browser, house.NameOf("nurse"), "not the password");
        var unknown = await EnterAsync(browser, "nobody.at.all", WebHouse.Password);
        for (var i = 0; i < 5; i++)
            await EnterAsync(browser, house.NameOf("nurse"), "not the password");
        var locked = await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password);

        Assert.All([wrong, unknown, locked], answer =>
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(EnterWithPassword.Wrong, answer.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("not the password", answer.Text, StringComparison.Ordinal);
        });
        var rows = await RowsAsync(house);
        Assert.Equal(8, rows.Count(row => row.Kind == AuditKind.SignInRefused));
        Assert.Single(rows, row => row.Kind == AuditKind.Locked && row.ActorId == house.People["nurse"].Id);
        Assert.DoesNotContain(rows, row => row.ActorName.Contains("nobody.at.all", StringComparison.Ordinal));
    }

    [BothDatabases]
    public async Task A_person_is_locked_after_the_limit_and_open_again_after_the_time(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        using var browser = house.Visit();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(browser, house.NameOf("nurse"), "not the password")).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(house.Visit(), house.NameOf("nurse2"), WebHouse.Password)).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password)).Status);
    }

    [BothDatabases]
    public async Task A_hundred_tries_at_once_are_no_more_than_the_limit(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => house.WithAsync(async (EnterWithPassword enter) =>
            await enter.RunAsync(new(house.NameOf("nurse"), "not the password"), null, house.Clock.GetUtcNow().UtcDateTime))));

        Assert.All(answers, answer => Assert.NotNull(answer.Refusal));
        var user = await house.AskAsync(db => db.Users.SingleAsync(row => row.Id == house.People["nurse"].UserId));
        Assert.Equal(5, user.AccessFailedCount);
        Assert.NotNull(user.LockoutEnd);
        Assert.Single(await RowsAsync(house), row => row.Kind == AuditKind.Locked);
    }

    [Fact]
    public async Task A_right_password_makes_the_tries_before_it_forgotten()
    {
        await using var house = await WebHouse.OpenAsync();
        for (var round = 0; round < 3; round++)
        {
            using var browser = house.Visit();
            for (var i = 0; i < 4; i++)
                await EnterAsync(browser, house.NameOf("nurse"), "not the password");
            Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password)).Status);
        }
    }

    [Fact]
    public async Task An_account_that_is_not_open_is_refused_with_the_reason()
    {
        await using var house = await WebHouse.OpenAsync();
        var now = house.Clock.GetUtcNow().UtcDateTime;
        await house.ArrangeAsync(async db =>
        {
            (await db.Staff.SingleAsync(row => row.Id == house.People["nurse"].Id)).ClosedAt = now;
            (await db.Staff.SingleAsync(row => row.Id == house.People["nurse2"].Id)).Until = now;
            (await db.Staff.SingleAsync(row => row.Id == house.People["stock"].Id)).From = now.AddHours(1);
        });
        using var browser = house.Visit();

        Assert.Contains("closed", (await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password)).Text, StringComparison.Ordinal);
        Assert.Contains("last day", (await EnterAsync(browser, house.NameOf("nurse2"), WebHouse.Password)).Text, StringComparison.Ordinal);
        Assert.Contains("does not begin", (await EnterAsync(browser, house.NameOf("stock"), WebHouse.Password)).Text, StringComparison.Ordinal);
        Assert.Contains("do not open", (await EnterAsync(browser, house.NameOf("nurse"), "not the password")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task An_account_that_is_closed_while_signed_in_stops_at_once()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        await house.ArrangeAsync(async db =>
            (await db.Staff.SingleAsync(row => row.Id == house.People["nurse"].Id)).ClosedAt = house.Clock.GetUtcNow().UtcDateTime);

        var answer = await browser.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith("/sign-in", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_overlong_entry_is_refused_at_its_field()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = house.Visit();
        var page = await browser.GetAsync("/sign-in");

        var empty = await browser.SubmitAsync(page);
        var tooLong = await browser.SubmitAsync(page, ("Name", new string('x', 100_000)), ("Password", new string('y', 100_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Type your sign-in name.", empty.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Empty(await RowsAsync(house));
    }

    [Fact]
    public async Task A_person_of_two_houses_chooses_and_the_choice_lasts_five_minutes()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        await JoinAsync(house, other, "nurse");
        using var browser = house.Visit();

        var answer = await EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password, "/account");
        Assert.StartsWith("/sign-in/house", answer.Location, StringComparison.Ordinal);
        var choice = await browser.GetAsync(answer.Location!);
        Assert.Equal(2, choice.Page.QuerySelectorAll("input[type=radio]").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(choice, ("FacilityId", Guid.CreateVersion7().ToString()))).Status);
        var entered = await browser.SubmitAsync(choice, ("FacilityId", other.FacilityId.ToString()));
        Assert.Equal("/account", entered.Location);
        Assert.Contains("Quarry House", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);

        using var late = house.Visit();
        var lateChoice = await late.GetAsync((await EnterAsync(late, house.NameOf("nurse"), WebHouse.Password)).Location!);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("/sign-in", (await late.SubmitAsync(lateChoice, ("FacilityId", house.FacilityId.ToString()))).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await late.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_it_and_is_recorded_once()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-out")).Status);
        var page = await browser.GetAsync("/account");

        var answer = await browser.SubmitAsync(page, "form[action='/sign-out']");
        Assert.Equal("/sign-in", answer.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
        Assert.Single(await RowsAsync(house), row => row.Kind == AuditKind.SignedOut);
    }

    [Fact]
    public async Task Only_the_demo_lists_its_accounts()
    {
        await using var house = await WebHouse.OpenAsync();
        Assert.DoesNotContain(house.NameOf("nurse"), (await house.Visit().GetAsync("/sign-in")).Text, StringComparison.Ordinal);
        await house.AskAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE facilities SET is_demo = 1"));

        var page = await house.Visit().GetAsync("/sign-in");

        Assert.Contains(house.NameOf("nurse"), page.Text, StringComparison.Ordinal);
        Assert.Contains("nobody here is real", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_yours_is_refused_and_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("support");

        var answer = await browser.GetAsync("/audit");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Your role does not open this page", answer.Text, StringComparison.Ordinal);
        var row = Assert.Single(await house.AskAsync(db => db.AuditEntries.Where(row => row.Kind == AuditKind.AccessRefused).ToListAsync()));
        Assert.Equal("GET /audit", row.Detail);
    }

    /// <summary>Lets a person of one house work in another, with the same account. The program itself deletes no
    /// membership and may not.</summary>
    internal static Task JoinAsync(WebHouse house, WebHouse other, string who) => other.AsOwnerAsync(async db =>
    {
        var there = await db.Staff.SingleAsync(row => row.Id == other.People[who].Id);
        db.Staff.Remove(there);
        await db.SaveChangesAsync();
        db.Staff.Add(new Domain.Staff.StaffMembership
        {
            FacilityId = other.FacilityId,
            Id = there.Id,
            UserId = house.People[who].UserId,
            Name = there.Name,
            Initials = there.Initials,
            Roles = there.Roles,
            Rights = there.Rights,
            BadgeColour = there.BadgeColour,
            PinHash = there.PinHash,
            From = there.From,
        });
    });

    internal static async Task<Answer> EnterAsync(Browser browser, string name, string password, string? returnUrl = null)
    {
        var page = await browser.GetAsync("/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)));
        return await browser.SubmitAsync(page, ("Name", name), ("Password", password));
    }

    internal static Task<List<AuditEntry>> RowsAsync(WebHouse house) => house.AskAsync(db =>
        db.AuditEntries.Where(row => row.Subject == "sign-in").OrderBy(row => row.At).ToListAsync());
}
