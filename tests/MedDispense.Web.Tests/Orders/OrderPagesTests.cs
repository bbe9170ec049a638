using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Orders;

public sealed class OrderPagesTests
{
    private static readonly (string, string?)[] SixteenDaily =
        [("Dose", "16"), ("DoseUnit", "mg"), ("Route", "sublingual"), ("Kind", "times"), ("Times", "08:00"), ("DoseReason", OrderHouse.UsedToIt)];

    [Fact]
    public async Task A_prescriber_checks_what_was_understood_and_signs_it_with_their_pin()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        using var browser = await house.SignInAsync("prescriber");
        var choose = await browser.GetAsync($"/orders/new?client={client.Id}");
        Assert.Contains($"/orders/new?client={client.Id}&medicine={films.Id}", choose.Page.QuerySelector("main table a")!.GetAttribute("href"), StringComparison.Ordinal);
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var check = await browser.SubmitAsync(form, SixteenDaily);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("16 mg/4 mg = 2 films under the tongue, every day at 08:00", Words(check), StringComparison.Ordinal);
        var days = Assert.Single(check.Page.QuerySelectorAll("main table tbody tr"));
        Assert.Equal("From Thu 11 Jun 2026 on 08:00", string.Join(' ', days.Children.Select(cell => cell.TextContent.Trim())));
        Assert.Equal(0, await house.AskAsync(db => db.MedicationOrders.CountAsync()));

        var wrong = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", "0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("This is not your PIN or password", Words(wrong), StringComparison.Ordinal);
        var edit = await browser.SubmitAsync(wrong, ("Step", "edit"));
        Assert.Equal("16", edit.Page.QuerySelector("#Dose")!.GetAttribute("value"));

        var signed = await browser.SubmitAsync(wrong, ("Step", "sign"), ("Signature", WebHouse.Pin));
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Equal(signed.Location, (await browser.SubmitAsync(wrong, ("Step", "sign"), ("Signature", WebHouse.Pin))).Location);
        Assert.Equal(1, await house.AskAsync(db => db.MedicationOrders.CountAsync()));

        var page = await browser.GetAsync(signed.Location!);
        Assert.Contains("Signed by Dr Ruth Adeyemi", Words(page), StringComparison.Ordinal);
        Assert.Contains("buprenorphine", Words(await browser.GetAsync($"/clients/{client.Id}/orders")), StringComparison.Ordinal);
        Assert.Contains(await house.AskAsync(db => db.AuditEntries.ToListAsync()),
            row => row.Kind == AuditKind.ClientRead && row.SubjectId == client.Id && row.Detail == "orders");
    }

    [Theory]
    [InlineData("Dose", "12", "The nearest are 8 mg (1 film) and 16 mg (2 films)")]
    [InlineData("Dose", "1,5", "is not a number as it is written here")]
    [InlineData("Dose", null, "Enter the dose.")]
    [InlineData("DoseUnit", "mL", "This unit does not fit the medicine.")]
    [InlineData("Times", "eight", "“eight” was not understood. Write for example: 08:00 20:00;")]
    [InlineData("Kind", "as-needed", "Enter what it is given for.")]
    [InlineData("Kind", "sometimes", "Choose one of these.")]
    [InlineData("GapHours", "soon", "Enter hours such as 4 or 6.5.")]
    [InlineData("EndsAt", "2026-06-01T08:00", "The order would end before it begins.")]
    [InlineData("StartsAt", "2026-06-01T08:00", "The order would begin in the past.")]
    [InlineData("Way", "somehow", "Choose from the list.")]
    public async Task What_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(string field, string? value, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");

        var answer = await browser.SubmitAsync(form, [.. SixteenDaily.Where(entry => entry.Item1 != field), ("Directions", "With water"), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, Words(answer), StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
        Assert.Equal("With water", answer.Page.QuerySelector("#Directions")!.TextContent.Trim());
        Assert.Equal(0, await house.AskAsync(db => db.MedicationOrders.CountAsync()));
    }

    [Fact]
    public async Task A_nurse_writes_down_what_was_said_and_the_prescriber_finds_it_on_the_start_page()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        using var nurse = await house.SignInAsync("nurse");
        var noCall = await nurse.SubmitAsync(await nurse.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}"), SixteenDaily);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noCall.Status);

        var call = await nurse.SubmitAsync(await nurse.GetAsync($"/calls/new?client={client.Id}"),
            ("PrescriberId", house.People["prescriber"].Id.ToString()), ("Said", "16 mg daily at eight"), ("ReadBack", "true"));
        Assert.Equal($"/clients/{client.Id}/orders", call.Location);
        var form = await nurse.GetAsync($"/orders/new?client={client.Id}&medicine={films.Id}");
        var callId = await house.AskAsync(db => db.PrescriberCalls.Select(row => row.PostingId).SingleAsync());
        var check = await nurse.SubmitAsync(form, [.. SixteenDaily, ("CallId", callId.ToString())]);
        Assert.Contains("and read back", Words(check), StringComparison.Ordinal);
        var signed = await nurse.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Password));
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Contains("Nothing to do here", (await nurse.GetAsync("/")).Text, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromHours(25));
        using var later = await house.SignInAsync("nurse");
        Assert.Contains("verbal order not signed in time", Words(await later.GetAsync("/")), StringComparison.Ordinal);
        using var prescriber = await house.SignInAsync("prescriber");
        var tile = (await prescriber.GetAsync("/")).Page.QuerySelector("main a.count-tile");
        Assert.Equal("/orders/waiting", tile!.GetAttribute("href"));
        var list = await prescriber.GetAsync("/orders/waiting");
        Assert.Contains("not signed: was due", Words(list), StringComparison.Ordinal);
        var sign = await prescriber.GetAsync(list.Page.QuerySelector("main table a")!.GetAttribute("href")!);
        var done = await prescriber.SubmitAsync(sign, ("Signature", WebHouse.Pin));
        Assert.Equal(signed.Location, done.Location);
        Assert.Contains("No order waits for a signature", Words(await prescriber.GetAsync("/orders/waiting")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_is_changed_paused_and_discontinued_on_its_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var id = (await house.SignAsync("prescriber", client, OrderHouse.Daily(await house.FilmsAsync(), 8, "08:00"))).Receipt!.PostingId;
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/{id}/change");
        Assert.Equal("8", form.Page.QuerySelector("#Dose")!.GetAttribute("value"));
        Assert.Equal("08:00", form.Page.QuerySelector("#Times")!.GetAttribute("value"));

        var check = await browser.SubmitAsync(form, ("Dose", "16"), ("DoseReason", OrderHouse.UsedToIt), ("ChangeReason", "Cravings"));
        Assert.Contains("Until then: 8 mg/2 mg = 1 film", Words(check), StringComparison.Ordinal);
        var changed = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin));
        Assert.Equal($"/orders/{id}", changed.Location);
        var stale = await browser.SubmitAsync(form, ("Dose", "24"), ("ChangeReason", "Cravings"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("The order has changed since this page was opened", Words(stale), StringComparison.Ordinal);
        Assert.Equal("24", stale.Page.QuerySelector("#Dose")!.GetAttribute("value"));

        var pause = await browser.GetAsync($"/orders/{id}/pause");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(pause, ("Signature", WebHouse.Pin))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(pause, ("Reason", "Drowsy"), ("Signature", WebHouse.Pin))).Status);
        var page = await browser.GetAsync($"/orders/{id}");
        Assert.Contains("Drowsy", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/orders/{id}/resume']"));
        var stop = await browser.GetAsync($"/orders/{id}/discontinue");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(stop, ("Reason", "Goes home"), ("Signature", WebHouse.Pin))).Status);
        Assert.Null((await browser.GetAsync($"/orders/{id}")).Page.QuerySelector($"a[href='/orders/{id}/change']"));
        Assert.Equal(OrderState.Ended, (await house.HistoryAsync(id)).StateAt(house.Now()));
    }

    [Fact]
    public async Task Whoever_may_only_read_orders_is_offered_nothing_else()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var id = (await house.SignAsync("prescriber", client, OrderHouse.Daily(await house.FilmsAsync(), 8, "08:00"))).Receipt!.PostingId;
        using var support = await house.SignInAsync("support");
        using var stock = await house.SignInAsync("stock");

        var list = await support.GetAsync($"/clients/{client.Id}/orders");
        var order = await support.GetAsync($"/orders/{id}");

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.DoesNotContain("/orders/new", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/calls/new", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/orders/{id}/", order.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await support.GetAsync($"/orders/{id}/pause")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await stock.GetAsync($"/orders/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync($"/orders/{Guid.CreateVersion7()}")).Status);
        using var nobody = house.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"/orders/{id}")).Status);
    }

    [Fact]
    public async Task An_as_needed_order_says_what_for_how_far_apart_and_how_much()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync("Sandoval", Domain.Clients.Presence.Here, "lorazepam");
        var lorazepam = await house.MedicineAsync("lorazepam", "tablet", CountedIn.Tablet, 2, 1, UsSchedule.IV);
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={lorazepam.Id}");

        var asked = await browser.SubmitAsync(form, ("Dose", "1½"), ("DoseUnit", "1"), ("Kind", "as-needed"), ("GapHours", "6"), ("Maximum", "6"), ("Indication", "anxiety"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector("#AllergyReason"));
        var check = await browser.SubmitAsync(asked, ("AllergyReason", "Rash in childhood only"));

        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("1.5 mg = 1½ tablets by mouth, as needed for anxiety, at least 6 h apart, at most 6 mg = 6 tablets in 24 hours", Words(check), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin))).Status);
    }

    /// <summary>The page's words, blanks of all kinds as one.</summary>
    private static string Words(Answer answer) =>
        string.Join(' ', answer.Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
