using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Features.Account;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Account;

public sealed class AccountTests
{
    private const string NewPassword = "seven grey herons";

    [BothDatabases]
    public async Task The_old_password_opens_nothing_any_more_and_the_new_one_does(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var result = await house.WithAsync((ChangePassword change) => change.RunAsync(house.Act("nurse"), new(WebHouse.Password, NewPassword)));

        Assert.True(result.IsDone);
        using var browser = house.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInTests.EnterAsync(browser, house.NameOf("nurse"), WebHouse.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInTests.EnterAsync(browser, house.NameOf("nurse"), NewPassword)).Status);
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_sign_in_but_not_this_one()
    {
        await using var house = await WebHouse.OpenAsync();
        using var here = await house.SignInAsync("nurse");
        using var elsewhere = await house.SignInAsync("nurse");

        var answer = await here.SubmitAsync(await here.GetAsync("/account/password"),
            ("Old", WebHouse.Password), ("New", NewPassword), ("Again", NewPassword));

        Assert.Equal("/account", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
        Assert.StartsWith("/sign-in", (await elsewhere.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not the password", NewPassword, NewPassword, "not your password")]
    [InlineData(WebHouse.Password, "short", "short", "at least 12")]
    [InlineData(WebHouse.Password, NewPassword, "another thing entirely", "differ")]
    [InlineData(WebHouse.Password, WebHouse.Password, WebHouse.Password, "password you have")]
    [InlineData(null, NewPassword, NewPassword, "password so far")]
    [InlineData(WebHouse.Password, null, null, "Type the new password.")]
    public async Task A_password_that_does_not_fit_is_refused_at_its_field(string? old, string? @new, string? again, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/password"), ("Old", old), ("New", @new), ("Again", again));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(NewPassword, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHouse.Password, answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInTests.EnterAsync(house.Visit(), house.NameOf("nurse"), WebHouse.Password)).Status);
    }

    [Fact]
    public async Task Guessing_the_password_at_an_open_screen_locks_the_person()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var page = await browser.GetAsync("/account/pin");
        for (var i = 0; i < 5; i++)
            await browser.SubmitAsync(page, ("Password", "not the password"), ("Pin", "7093"), ("Again", "7093"));

        var right = await browser.SubmitAsync(page, ("Password", WebHouse.Password), ("Pin", "7093"), ("Again", "7093"));

        Assert.Contains("You are locked", right.Text, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task A_pin_is_set_with_the_password_and_only_then(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var before = await HashAsync();

        Assert.Equal("Password", Assert.Single((await SetAsync("not the password", "7093")).Problems).Field);
        Assert.Equal("Pin", Assert.Single((await SetAsync(WebHouse.Password, "1234")).Problems).Field);
        Assert.Equal(before, await HashAsync());
        Assert.True((await SetAsync(WebHouse.Password, "7093")).IsDone);

        Assert.True(new PinHasher().Matches((await HashAsync())!, "7093"));
        var rows = await house.AskAsync(db => db.AuditEntries.Where(row => row.Kind == AuditKind.Changed).ToListAsync());
        Assert.Equal("Own PIN changed.", Assert.Single(rows).Detail);

        Task<ChangeResult> SetAsync(string password, string pin) =>
            house.WithAsync((ChangePin change) => change.RunAsync(house.Act("nurse"), new(password, pin)));

        Task<string?> HashAsync() => house.AskAsync(db => db.Staff.Where(row => row.Id == house.People["nurse"].Id).Select(row => row.PinHash).SingleAsync());
    }

    [Theory]
    [InlineData("1111", "1111")]
    [InlineData("12a4", "12a4")]
    [InlineData("7093", "7094")]
    [InlineData("", "")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public async Task A_pin_that_does_not_fit_is_refused_and_never_shown(string pin, string again)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/pin"), ("Password", WebHouse.Password), ("Pin", pin), ("Again", again));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.All(answer.Page.QuerySelectorAll("main input[type=password]"), input => Assert.Null(input.GetAttribute("value")));
    }

    [Fact]
    public async Task A_first_password_must_be_changed_before_anything_else()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.ArrangeAsync(async db => (await db.Users.SingleAsync(row => row.Id == house.People["nurse"].UserId)).MustChangePassword = true);
        using var browser = await house.SignInAsync("nurse");

        Assert.Equal("/account/password", (await browser.GetAsync("/")).Location);
        Assert.Equal("/account/password", (await browser.GetAsync("/account/pin")).Location);
        var page = await browser.GetAsync("/account/password");
        Assert.Equal("/account/password",
            (await browser.PostAsync("/clients/new", [new("__RequestVerificationToken", BadgeTests.Token(page))])).Location);
        await browser.SubmitAsync(page, ("Old", WebHouse.Password), ("New", NewPassword), ("Again", NewPassword));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_person_sees_what_happened_with_their_account_and_nobody_elses()
    {
        await using var house = await WebHouse.OpenAsync();
        await SignInTests.EnterAsync(house.Visit(), house.NameOf("nurse"), "not the password");
        using var other = await house.SignInAsync("nurse2");
        using var browser = await house.SignInAsync("nurse");

        var rows = (await browser.GetAsync("/account")).Page.QuerySelectorAll("main tbody tr");

        Assert.Equal(2, rows.Length);
        Assert.Contains(rows, row => row.TextContent.Contains("Sign-in refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_badge_is_printed_once_there_is_one_and_the_printing_is_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync("/labels/own-badge")).Status);
        var badge = await BadgeTests.GiveBadgeAsync(house, "nurse");

        Assert.Contains(badge, (await browser.GetAsync("/labels/own-badge")).Text, StringComparison.Ordinal);

        Assert.Equal(1, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Printed)));
    }
}
