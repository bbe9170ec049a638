using MedDispense.Domain.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Doses;

/// <summary>A code in a still picture says which thing is meant, not that it is at hand: a photo of a card may be a year
/// old. So it counts as a code that is typed.</summary>
public sealed class PictureOfACodeTests
{
    private const string CardIsNoProof = "A picture of a card confirms nobody";
    private const string PackIsNoProof = "A picture of a pack is no scan of it";

    [Fact]
    public Task A_picture_of_a_card_leads_to_the_client_and_confirms_nobody() => DoseHouse.RunAsync(async ward =>
    {
        await ward.OrderAsync(ward.Client, ward.Plain, 1);
        using var nurse = await ward.House.SignInAsync("nurse");
        var scan = await nurse.GetAsync("/scan");

        var pictured = await nurse.SubmitAsync(scan, ("Text", ward.Client.CardCode), ("Source", "picture"), ("From", "/round"));
        var live = await nurse.SubmitAsync(scan, ("Text", ward.Client.CardCode), ("Source", "camera"), ("From", "/round"));

        var page = await nurse.GetAsync(pictured.Location!);
        Assert.Contains(CardIsNoProof, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("form[action$='/identify']"));
        Assert.StartsWith($"/round/{ward.Client.Id}?t=", live.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(CardIsNoProof, (await nurse.GetAsync(live.Location!)).Text, StringComparison.Ordinal);
        // The rates know of one card that was scanned, not of two.
        Assert.Equal(1, await ward.House.AskAsync(db => db.ClientScans.CountAsync()));
    });

    [Fact]
    public Task A_picture_of_another_clients_card_on_a_clients_page_confirms_nobody() => DoseHouse.RunAsync(async ward =>
    {
        await ward.OrderAsync(ward.Client, ward.Plain, 1);
        var other = await ward.ClientAsync("Brandt");
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        var pictured = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", other.CardCode), ("Source", "picture"));

        Assert.Contains(CardIsNoProof, (await nurse.GetAsync(pictured.Location!)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_picture_of_a_pack_chooses_it_and_asks_why_it_is_not_scanned() => DoseHouse.RunAsync(async ward =>
    {
        var (pack, _) = (await ward.PackAsync(ward.Plain, 5), await ward.OrderAsync(ward.Client, ward.Plain, 1));
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        var pictured = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", pack.LabelCode), ("Source", "picture"));
        var choose = await nurse.GetAsync(pictured.Location!);
        Assert.Contains(PackIsNoProof, choose.Text, StringComparison.Ordinal);
        Assert.NotNull(choose.Page.QuerySelector($"input[name=Pack][value='{pack.Id}'][checked]"));
        Assert.Equal(422, (int)(await nurse.SubmitAsync(choose, "main form[method=post]")).Status);
        var dose = await nurse.GetAsync((await nurse.SubmitAsync(choose, "main form[method=post]", ("Reason", "damaged-label"))).Location!);
        await nurse.SubmitAsync(dose, "#give");

        var given = await ward.House.AskAsync(db => db.Doses.AsNoTracking().SingleAsync());
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Chosen, "damaged-label"), (given.ClientIdentified, given.PackIdentified, given.PackNotScannedReason));
    });

    [Theory]
    [InlineData("camera")]
    [InlineData("scanner")]
    public Task A_pack_before_the_camera_is_scanned(string source) => DoseHouse.RunAsync(async ward =>
    {
        var (pack, order) = (await ward.PackAsync(ward.Plain, 5), await ward.OrderAsync(ward.Client, ward.Plain, 1));
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        var scanned = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", pack.LabelCode), ("Source", source));

        Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", scanned.Location, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("keyboard")]
    [InlineData("a new kind of reader")]
    [InlineData("")]
    public Task What_is_not_known_as_a_live_reader_counts_as_typed(string source) => DoseHouse.RunAsync(async ward =>
    {
        await ward.OrderAsync(ward.Client, ward.Plain, 1);
        using var nurse = await ward.House.SignInAsync("nurse");

        var answer = await nurse.SubmitAsync(await nurse.GetAsync("/scan"), ("Text", ward.Client.CardCode), ("Source", source), ("From", "/round"));

        Assert.Contains("is typed confirms nobody", (await nurse.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
    });

    private static async Task<Answer> ConfirmedAsync(DoseHouse ward, Browser nurse)
    {
        var scan = await nurse.GetAsync("/scan");
        var card = await nurse.SubmitAsync(scan, ("Text", ward.Client.CardCode), ("Source", "scanner"), ("From", "/round"));
        return await nurse.GetAsync(card.Location!);
    }
}
