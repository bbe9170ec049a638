using System.Net;
using MedDispense.Domain.Orders;
using MedDispense.Web.Tests.Stock;

namespace MedDispense.Web.Tests.Orders;

/// <summary>Every way of ordering through its form: what is entered, what is understood, what is signed, and what the form
/// of a change shows of it.</summary>
public sealed class OrderKindsTests
{
    [Theory]
    [InlineData("08:00 20:00", "16", "daily 08:00 20:00", "every day at 08:00 and 20:00")]
    [InlineData("twice a day", "16", "daily 09:00 17:00", "The house's times: 09:00 and 17:00.")]
    [InlineData("Mon Wed Fri 09:00", "16", "weekly Mon Wed Fri 09:00", "Mondays, Wednesdays and Fridays at 09:00")]
    [InlineData("every second day 08:00", "16", "every 2 days from 2026-06-11 08:00", "every second day")]
    [InlineData("every 6 hours", "8", "every 6 hours from 2026-06-10T16:00Z", "every 6 hours from 12:00 on 10 Jun 2026")]
    [InlineData("08:00, 20:00", "16; 8", "split in mg 08:00=16 20:00=8", "every day 16 mg (2 films) at 08:00 and 8 mg (1 film) at 20:00")]
    [InlineData("once on 11 Jun 2026 at 14:30", "16", "once 2026-06-11T14:30", "once")]
    public async Task What_is_written_is_understood_shown_and_signed(string times, string dose, string timing, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");

        var check = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"), Entries("times", dose, times));
        var signed = await SignAsync(browser, check);

        Assert.Contains(words, Words(check), StringComparison.Ordinal);
        Assert.NotEmpty(check.Page.QuerySelectorAll("main table tbody tr"));
        var version = (await OrderAsync(house, signed)).Newest;
        Assert.Equal(timing, version.Timing);
        // The form of a change shows it so that it is read as the same again.
        var change = await browser.GetAsync($"{signed}/change");
        var again = await browser.SubmitAsync(change, ("ChangeReason", "Looked at again"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        await SignAsync(browser, again);
        var after = (await OrderAsync(house, signed)).Newest;
        Assert.Equal((2, timing, version.DoseAmount), (after.Version, after.Timing, after.DoseAmount));
    }

    [Fact]
    public async Task Steps_are_entered_row_by_row_and_each_dose_has_its_own_amount()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var more = await browser.SubmitAsync(form, [.. Entries("steps", "", ""), ("Step", "row")]);
        var check = await browser.SubmitAsync(more, [.. Entries("steps", "", ""), .. Row(0, "3", "08:00", "24"), .. Row(1, "2", "", "16"), .. Row(2, "", "08:00, 20:00", "8; 16")]);
        var signed = await SignAsync(browser, check);

        Assert.Equal(7, more.Page.QuerySelectorAll(".step-row").Length);
        Assert.Equal(
            ["Thu 11 Jun 2026 to Sat 13 Jun 2026, 3 days 08:00 24 mg = 3 films", "Sun 14 Jun 2026 to Mon 15 Jun 2026, 2 days 08:00 16 mg = 2 films",
                "From Tue 16 Jun 2026 on 08:00 8 mg = 1 film 20:00 16 mg = 2 films"],
            check.Page.QuerySelectorAll("main table tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())).Replace('\u00a0', ' ')));
        var order = await OrderAsync(house, signed);
        Assert.Equal("steps in mg from 2026-06-11: 3d 08:00=24 / 2d 08:00=16 / on 08:00=8 20:00=16", order.Newest.Timing);
        Assert.Equal((3L, 24), (order.Newest.DoseAmount, order.Newest.DoseNumber));
        Assert.Equal([1L, 2L], order.On(new(2026, 6, 16), NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"]).Select(dose => order.Newest.DoseOf(dose)!.Amount));
        var change = await browser.GetAsync($"{signed}/change");
        Assert.Equal("8; 16", change.Page.QuerySelector("[name='Steps[2].Dose']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_pattern_has_days_without_a_dose()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var check = await browser.SubmitAsync(form, [.. Entries("pattern", "", ""), .. Row(0, "2", "18:00", "16"), .. Row(1, "", "", "off"), .. Row(2, "", "", "8")]);
        var signed = await SignAsync(browser, check);

        Assert.Equal("pattern in mg from 2026-06-10: 18:00=16 / 18:00=16 / off / 18:00=8", (await OrderAsync(house, signed)).Newest.Timing);
        Assert.Contains("None", Words(check), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_fills_in_rows_that_can_be_picked_up_and_is_never_signed_itself()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var filled = await browser.SubmitAsync(form, [.. Entries("steps", "", ""), .. Row(0, "", "08:00", "32"), ("FillPercent", "25"), ("FillDays", "7"), ("FillOfFirst", "true"), ("Step", "fill")]);
        var wrong = await browser.SubmitAsync(form, [.. Entries("steps", "", ""), .. Row(0, "", "08:00", "32"), ("FillPercent", "25"), ("FillDays", "7"), ("FillRound", "3"), ("Step", "fill")]);
        var empty = await browser.SubmitAsync(form, [.. Entries("steps", "", ""), ("Step", "fill")]);

        string[] Doses(Answer page) => [.. page.Page.QuerySelectorAll("[name$='.Dose']").Select(field => field.GetAttribute("value") ?? "").Where(value => value.Length > 0)];
        Assert.Equal(["32", "24", "16", "8"], Doses(filled));
        Assert.Contains("Enter a whole number of 8, which is what can be picked up.", Words(wrong), StringComparison.Ordinal);
        Assert.Equal(["32"], Doses(wrong));
        Assert.Contains("Enter the first dose here.", Words(empty), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var signed = await SignAsync(browser, await browser.SubmitAsync(filled));
        Assert.Equal("steps in mg from 2026-06-11: 7d 08:00=32 / 7d 08:00=24 / 7d 08:00=16 / 7d 08:00=8", (await OrderAsync(house, signed)).Newest.Timing);
    }

    [Theory]
    [InlineData("times", "16", "QOD OD", "Times", "Write for example")]
    [InlineData("times", "16", "as needed", "Times", "Choose “As needed”")]
    [InlineData("times", "16; 8", "08:00", "Dose", "2 doses are written for 1 time.")]
    [InlineData("times", "16; 8", "Mon Fri 08:00 20:00", "Dose", "Choose steps or a pattern of days instead.")]
    [InlineData("times", "12", "08:00", "Dose", "cannot be measured")]
    [InlineData("times", "", "08:00", "Dose", "Enter the dose.")]
    [InlineData("steps", "", "", "Steps[0].Dose", "Enter the first row")]
    [InlineData("never", "16", "08:00", "Kind", "Choose one of these.")]
    public async Task What_cannot_be_understood_is_asked_back_beside_its_field(string kind, string dose, string times, string field, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");

        var answer = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"), Entries(kind, dose, times));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, Beside(answer, field), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "08:00", "16", "Steps[0].Days", "Enter 1 to 366 days.")]
    [InlineData("0", "08:00", "16", "Steps[0].Days", "Enter 1 to 366 days.")]
    [InlineData("", "08:00", "16", "Steps[0].Days", "only the last row may go on")]
    [InlineData("3", "later", "16", "Steps[0].Times", "Enter times of the day")]
    [InlineData("3", "08:00", "12", "Times", "cannot be measured")]
    [InlineData("3", "08:00", "", "Steps[0].Dose", "Enter the dose.")]
    [InlineData("3", "08:00", "0", "Steps[0].Dose", "The dose is nothing.")]
    [InlineData("3", "08:00", "8; 8", "Steps[0].Dose", "2 doses are written for 1 time.")]
    public async Task A_row_that_does_not_fit_is_said_beside_it(string days, string times, string dose, string field, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var answer = await browser.SubmitAsync(form, [.. Entries("steps", "", ""), .. Row(0, days, times, dose), .. Row(1, "", "", "8")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, field == "Times" ? Words(answer) : Beside(answer, field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_signed_that_the_page_has_not_shown()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");
        var check = await browser.SubmitAsync(form, Entries("times", "8", "every 6 hours"));
        // The next of the house's times is over before the signature.
        for (var i = 0; i < 60; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(4));
            await browser.GetAsync("/orders/to-sign");
        }

        var moved = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.Status);
        Assert.Contains("Time has moved on", Words(moved), StringComparison.Ordinal);
        await SignAsync(browser, moved);
    }

    [Fact]
    public async Task So_many_days_end_after_as_many_doses()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");

        var check = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"), Entries("times", "16", "08:00 20:00 for 3 days"));
        var order = await OrderAsync(house, await SignAsync(browser, check));

        Assert.Contains("Ends 13 Jun 2026 20:00, after 6 doses", Words(check), StringComparison.Ordinal);
        Assert.Equal(6, order.Schedule(NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"]).Between(house.Now(), house.Now().AddDays(30)).Count);
        Assert.NotNull(order.Newest.EndsAt);
    }

    [Fact]
    public async Task What_lies_before_the_signature_is_shown_on_the_calendar_and_said_to_be_due_at_once()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");

        var check = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"),
            [.. Entries("times", "16", "08:00 20:00"), ("StartsAt", "2026-06-10T07:00")]);
        var later = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"), Entries("times", "16", "08:00 20:00"));

        Assert.Contains("Due at once, since it lies before now: 08:00.", Words(check), StringComparison.Ordinal);
        Assert.Equal("Wed 10 Jun 2026 08:00 (before now) 20:00", string.Join(' ', check.Page.QuerySelector("main table tbody tr")!.Children.Select(cell => cell.TextContent.Trim())));
        Assert.DoesNotContain("before now", Words(later), StringComparison.Ordinal);
        // The page shows what the order then lists.
        var order = await OrderAsync(house, await SignAsync(browser, check));
        Assert.Equal(["2026-06-10T08:00", "2026-06-10T20:00"], order.On(new(2026, 6, 10), NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"]).Select(dose => dose.Nominal));
    }

    [Fact]
    public async Task Nothing_is_asked_of_fields_of_another_way_of_ordering()
    {
        await using var house = await WebHouse.OpenAsync();
        var (client, films) = (await house.AdmitAsync(), await house.FilmsAsync());
        using var browser = await house.SignInAsync("prescriber");

        var check = await browser.SubmitAsync(await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"),
            [.. Entries("times", "16", "08:00"), .. Row(0, "far too many days", "", ""), ("FillPercent", "0.5"), ("FillDays", "x")]);

        Assert.Equal(HttpStatusCode.OK, check.Status);
        await SignAsync(browser, check);
    }

    private static (string, string?)[] Entries(string kind, string dose, string times) =>
        [("Kind", kind), ("Dose", dose), ("DoseUnit", "mg"), ("Route", "sublingual"), ("Times", times), ("DoseReason", OrderHouse.UsedToIt)];

    private static (string, string?)[] Row(int row, string days, string times, string dose) =>
        [($"Steps[{row}].Days", days), ($"Steps[{row}].Times", times), ($"Steps[{row}].Dose", dose)];

    /// <summary>Signs what the page of the check shows, and answers with the address of the order.</summary>
    private static async Task<string> SignAsync(Browser browser, Answer check)
    {
        var signed = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin));
        Assert.True(signed.Status == HttpStatusCode.Redirect, Words(signed));
        return signed.Location!;
    }

    private static Task<OrderHistory> OrderAsync(WebHouse house, string address) => house.HistoryAsync(Guid.Parse(address.Split('/')[^1]));

    /// <summary>What stands in the field's own error.</summary>
    private static string Beside(Answer answer, string field) =>
        answer.Page.QuerySelector($"[name='{field}']")!.Closest(".field")!.QuerySelector(".field__error")?.TextContent.Replace('\u00a0', ' ') ?? "";

    private static string Words(Answer answer) => string.Join(' ', answer.Page.Body!.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
