using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.SignIn;

public sealed class LockTests
{
    [Fact]
    public async Task A_screen_that_nobody_used_asks_for_the_pin_and_goes_on_where_it_was()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        var away = await browser.GetAsync("/clients?find=a%26b");
        Assert.Equal(HttpStatusCode.Redirect, away.Status);
        Assert.StartsWith("/lock?", away.Location, StringComparison.Ordinal);
        var locked = await browser.GetAsync(away.Location!);
        Assert.Contains("Priya Lindqvist", locked.Text, StringComparison.Ordinal);
        var wrong = await browser.SubmitAsync(locked, ("Pin", "7093"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain("7093", wrong.Text, StringComparison.Ordinal);
        var open = await browser.SubmitAsync(wrong, ("Pin", WebHouse.Pin));

        Assert.Equal("/clients?find=a%26b", open.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(open.Location!)).Status);
        var kinds = (await SignInTests.RowsAsync(house)).Select(row => row.Kind);
        Assert.Equal([AuditKind.SignedIn, AuditKind.SignInRefused, AuditKind.SignedIn], kinds);
    }

    [Fact]
    public async Task Use_keeps_the_screen_open_and_what_a_page_fetches_by_itself_does_not()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        for (var i = 0; i < 4; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.GetAsync("/lock/awake")).Status);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(3));
        var fragment = new HttpRequestMessage(HttpMethod.Get, "/");
        fragment.Headers.Add("HX-Request", "true");
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(fragment)).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/lock", (await browser.GetAsync("/")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_house_sets_after_how_many_minutes()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.ArrangeAsync(db =>
        {
            db.FacilitySettings.Add(new FacilitySetting
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                Key = FacilityLimits.IdleLockMinutesKey,
                Value = "10",
                From = house.Clock.GetUtcNow().UtcDateTime,
                SetById = house.People["manager"].Id,
            });
            return Task.CompletedTask;
        });
        using var browser = await house.SignInAsync("nurse");
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_form_sent_from_a_locked_screen_writes_nothing_and_leads_back_to_its_page()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var page = await browser.GetAsync("/clients/new");
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        var fields = page.Page.QuerySelectorAll("main form input[name]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")).ToList();

        var request = new HttpRequestMessage(HttpMethod.Post, "/clients/new") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Referrer = new Uri("http://house.test/clients/new");
        var answer = await browser.SendAsync(request);

        Assert.Equal("/lock?returnUrl=%2Fclients%2Fnew", answer.Location);
        Assert.Contains("What you sent was not recorded", (await browser.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.AskAsync(db => db.Clients.CountAsync()));
    }

    [Fact]
    public async Task A_person_locks_their_own_screen_and_another_one_cannot_go_on()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var account = await browser.GetAsync("/account");

        await browser.SubmitAsync(account, "main form[action='/lock']");

        Assert.StartsWith("/lock", (await browser.GetAsync("/account")).Location, StringComparison.Ordinal);
        var locked = await browser.GetAsync("/lock?returnUrl=//evil.test");
        Assert.Equal("/", (await browser.SubmitAsync(locked, ("Pin", WebHouse.Password))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task The_page_locks_itself_at_the_minute_at_which_the_server_knows_nobody_any_more()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var page = await browser.GetAsync("/clients/new");
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        var locked = await browser.SubmitAsync(page, "form[data-idle-lock]");

        Assert.Equal("/lock?returnUrl=%2Fclients%2Fnew", locked.Location);
        var open = await browser.SubmitAsync(await browser.GetAsync(locked.Location!), ("Pin", WebHouse.Pin));
        Assert.Equal("/clients/new", open.Location);
    }

    [Fact]
    public async Task Signing_out_works_from_a_page_that_was_shown_before_the_screen_locked()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var account = await browser.GetAsync("/account");
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("/sign-in", (await browser.SubmitAsync(account, "main form[action='/sign-out']")).Location);
    }

    [Fact]
    public async Task Too_many_wrong_pins_lock_the_person_whose_screen_it_is()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        var locked = await browser.GetAsync("/lock");
        for (var i = 0; i < 5; i++)
            locked = await browser.SubmitAsync(locked, ("Pin", "7093"));

        var right = await browser.SubmitAsync(locked, ("Pin", WebHouse.Pin));

        Assert.Contains("You are locked after too many wrong tries, until 09:21", right.Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(right, ("Pin", WebHouse.Pin))).Status);
    }

    [Fact]
    public async Task A_shift_ends_after_twelve_hours_whatever_was_used()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        for (var minutes = 0; minutes <= 12 * 60; minutes += 4)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(4));
            await browser.GetAsync("/lock/awake");
        }

        Assert.StartsWith("/sign-in", (await browser.GetAsync("/")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_works_on_a_locked_screen_and_another_person_can_sign_in_over_it()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        var answer = await SignInTests.EnterAsync(browser, house.NameOf("stock"), WebHouse.Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("Jonas Weber", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
    }
}
