using System.Net;
using System.Text.Json;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scan;

public sealed class ScanPageTests
{
    [Fact]
    public async Task A_scan_goes_to_what_it_means_and_carries_nothing_of_a_client_in_an_address()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var pack = await house.StockAsync("cart", 5);
        using var nurse = await house.SignInAsync("nurse");
        var page = await nurse.GetAsync("/scan");

        Assert.Equal($"/packs/{pack.Id}", (await ScanAsync(nurse, page, pack.LabelCode)).Location);
        var toClient = await ScanAsync(nurse, page, client.CardCode);
        Assert.Equal($"/clients/{client.Id}", toClient.Location);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(toClient.Location!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync($"/packs/{pack.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync($"/stock?place={house.Places["cart"].Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync($"/medicines/{house.Films.Id}")).Status);
    }

    [Fact]
    public async Task Several_meanings_are_offered_and_an_unknown_code_is_said_with_the_way_back()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddClientAsync("Marsh");
        await house.AddClientAsync("Marshall");
        using var nurse = await house.SignInAsync("nurse");
        var page = await nurse.GetAsync("/scan");

        var several = await ScanAsync(nurse, page, "marsh");
        Assert.Equal(HttpStatusCode.OK, several.Status);
        Assert.Equal(2, several.Page.QuerySelectorAll(".scan-targets a").Length);
        Assert.True(await house.AskAsync(db => db.AuditEntries.AnyAsync(row => row.Kind == AuditKind.ClientRead)));
        var unknown = await nurse.SubmitAsync(page, ("Text", "<script>x</script>"), ("From", "https://evil.test/"));
        Assert.Equal(HttpStatusCode.OK, unknown.Status);
        Assert.DoesNotContain("<script>x", unknown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", unknown.Text, StringComparison.Ordinal);
        foreach (var text in new[] { "", " ", new string('9', 100_000), "\u001d", "(01)0" })
            Assert.Equal(HttpStatusCode.OK, (await ScanAsync(nurse, page, text)).Status);
    }

    [Fact]
    public async Task A_form_gets_the_fields_of_a_code_only_with_the_token_and_as_far_as_the_role_sees()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);
        using var stock = await house.SignInAsync("stock");
        var token = (await stock.GetAsync("/scan")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var product = await ResolveAsync($"(01){IntakeHouse.FilmsGtin}(17)270131(10)B1(21)S1");
        Assert.Equal(("B1", "2027-01-31", "S1"),
            (product.GetProperty("lot").GetString(), product.GetProperty("expiry").GetString(), product.GetProperty("serial").GetString()));
        Assert.Equal(house.Films.Id, product.GetProperty("medicines")[0].GetProperty("id").GetGuid());
        var card = await ResolveAsync(client.CardCode);
        Assert.Equal(0, card.GetProperty("targets").GetArrayLength());
        Assert.DoesNotContain("Okonkwo", card.GetRawText(), StringComparison.OrdinalIgnoreCase);
        var withoutToken = await stock.PostAsync("/scan/resolve", [new("Text", client.CardCode)]);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.Status);
        using var visitor = house.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/scan", [new("Text", client.CardCode)])).Status);

        async Task<JsonElement> ResolveAsync(string text) => JsonDocument.Parse((await stock.PostAsync("/scan/resolve",
            [new("Text", text), new("__RequestVerificationToken", token)])).Text).RootElement;
    }

    private static Task<Answer> ScanAsync(Browser browser, Answer page, string text) => browser.SubmitAsync(page, ("Text", text));
}
