using System.Net;
using MedDispense.Domain.Staff;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Staff;

public sealed class StaffPagesTests
{
    [Fact]
    public async Task A_manager_adds_a_person_and_sees_the_temporary_password_once()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");

        var form = await browser.GetAsync("/staff/new");
        (string, string?)[] entries =
            [("SignInName", "ida.holm"), ("Name", "Ida Holm"), ("Initials", "IH"), ("Roles", "Nurse"), ("Rights", "Witness"), ("BadgeColour", "moss")];
        var answer = await browser.SubmitAsync(form, entries);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Page.QuerySelector(".error-summary")?.TextContent);
        var page = await browser.GetAsync(answer.Location!);
        var password = page.Page.QuerySelector(".hash")!.TextContent;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(form, entries)).Status);

        Assert.DoesNotContain(password, (await browser.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInTests.EnterAsync(house.Visit(), "ida.holm", password)).Location);
        Assert.Contains("Ida Holm", (await browser.GetAsync("/staff?find=hólm")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", null)]
    [InlineData("Name", "121")]
    [InlineData("Initials", null)]
    [InlineData("Initials", "5")]
    [InlineData("SignInName", null)]
    [InlineData("SignInName", "two words")]
    [InlineData("Roles", null)]
    [InlineData("Roles", "Emperor")]
    [InlineData("Roles", "4096")]
    [InlineData("Roles", "-1")]
    [InlineData("Rights", "Everything")]
    [InlineData("BadgeColour", null)]
    [InlineData("BadgeColour", "#ffffff")]
    [InlineData("LastDay", "yesterday")]
    [InlineData("LastDay", "2026-06-09")]
    [InlineData("LastDay", "9999-12-31")]
    [InlineData("IsAgency", "true")]
    [InlineData("IsAgency", "perhaps")]
    [InlineData("Id", null)]
    public async Task An_entry_that_does_not_fit_is_refused_and_nothing_is_written(string field, string? value)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        if (int.TryParse(value, out var length) && length is > 0 and < 1000)
            value = new string('x', length);
        (string Name, string? Value)[] entries =
            [("SignInName", "ida.holm"), ("Name", "Ida Holm"), ("Initials", "IH"), ("Roles", "Nurse"), ("BadgeColour", "moss")];

        var answer = await browser.SubmitAsync(await browser.GetAsync("/staff/new"), [.. entries.Where(entry => entry.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
        Assert.Equal(0, await house.AskAsync(db => db.Staff.CountAsync(row => row.Initials == "IH")));
        Assert.Equal(0, await house.AskAsync(db => db.Users.CountAsync(row => row.UserName == "ida.holm")));
    }

    [Fact]
    public async Task A_person_is_changed_on_their_page_and_a_last_day_lasts_to_its_end_in_the_houses_zone()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        var path = $"/staff/{house.People["support"].Id}";

        var form = await browser.GetAsync(path + "/change");
        Assert.Equal("Ana Reyes", form.Page.QuerySelector("#Name")!.GetAttribute("value"));
        var answer = await browser.SubmitAsync(form, ("LastDay", "2026-06-30"), ("IsAgency", "true"), ("BadgeColour", "teal"));
        Assert.Equal(path, answer.Location);
        var stale = await browser.SubmitAsync(form, ("Name", "Ana Reyes Vega"), ("BadgeColour", "teal"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Ana Reyes Vega", stale.Text, StringComparison.Ordinal);
        var person = await house.AskAsync(db => db.Staff.SingleAsync(row => row.Id == house.People["support"].Id));
        Assert.Equal(new DateTime(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc), person.Until);
        Assert.Equal(StaffRoles.SupportWorker, person.Roles);
        Assert.Equal("2026-06-30", (await browser.GetAsync(path + "/change")).Page.QuerySelector("#LastDay")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_buttons_of_a_persons_page_do_what_they_say()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        var path = $"/staff/{house.People["nurse"].Id}";
        foreach (var act in new[] { "badge", "password", "close", "reopen" })
            Assert.Equal(path, (await browser.SubmitAsync(await browser.GetAsync(path), $"form[action='{path}/{act}']")).Location);
        for (var i = 0; i < 5; i++)
            await SignInTests.EnterAsync(house.Visit(), house.NameOf("nurse"), "not the password");
        Assert.Contains("Locked after wrong tries", (await browser.GetAsync("/staff")).Text, StringComparison.Ordinal);
        Assert.Equal(path, (await browser.SubmitAsync(await browser.GetAsync(path), $"form[action='{path}/unlock']")).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/labels/badges/sheet?Stock=card-a4&Id={house.People["nurse"].Id}")).Status);

        var own = $"/staff/{house.People["manager"].Id}";
        var refused = await browser.SubmitAsync(await browser.GetAsync(own), $"form[action='{own}/close']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nobody closes their own account", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_nobody_or_of_another_houses_person_is_not_found()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        using var browser = await house.SignInAsync("manager");
        foreach (var id in new[] { Guid.CreateVersion7(), other.People["nurse"].Id })
        {
            foreach (var page in new[] { "", "/change" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/staff/{id}{page}")).Status);
        }
    }
}
