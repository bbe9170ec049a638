using System.Net;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>The pages of one dose, as a nurse meets them.</summary>
public sealed class DosePageTests
{
    [BothDatabases]
    public Task Something_else_happened_without_saying_what_records_nothing(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (order, pack) = (await ward.OrderAsync(ward.Client, ward.Plain, 1), await ward.PackAsync(ward.Plain, 5));
        using var nurse = await ward.House.SignInAsync("nurse");
        var page = await nurse.GetAsync(ward.DosePage("nurse", order, pack));

        var refused = await nurse.SubmitAsync(page, "#otherwise", ("Reason", "Tastes of metal"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose what happened.", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Page.QuerySelector("details.dose-otherwise")!.HasAttribute("open"));
        Assert.Equal(5, await ward.InCartAsync(pack));
        var recorded = await nurse.SubmitAsync(refused, "#otherwise", ("Outcome", "RefusedAfterOpening"), ("ReasonCode", "tasted-bad"));
        Assert.Equal("/round", recorded.Location);
        Assert.Equal(DoseOutcome.RefusedAfterOpening, (await ward.House.AskAsync(db => db.Doses.SingleAsync())).Outcome);
    });

    [BothDatabases]
    public Task A_prepared_dose_is_not_taken_because_nobody_said_what_else_happened(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2, terms => terms with { Way = DoseWay.PrepareThenObserve });
        var prepared = Posted(await ward.PrepareAsync("nurse", order, await ward.PackAsync(ward.Film, 5)));
        using var nurse = await ward.House.SignInAsync("nurse");
        var page = await nurse.GetAsync($"/doses/{prepared}/observe");

        var refused = await nurse.SubmitAsync(page, "#otherwise", ("Reason", "Spoke with the film in the mouth"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose what happened.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ward.House.AskAsync(db => db.Doses.CountAsync()));
        Assert.Equal("/round", (await nurse.SubmitAsync(page, "#observe")).Location);
    });

    [Fact]
    public Task Each_label_of_the_two_forms_belongs_to_a_field_of_its_own_form() => DoseHouse.RunAsync(async ward =>
    {
        await ward.ChangeMedicineAsync(ward.Scored, medicine => (medicine.IsMultiDose, medicine.WitnessPolicy) = (true, Domain.Medicines.WitnessPolicy.EveryDose));
        var order = await ward.OrderAsync(ward.Client, ward.Scored, 3);
        var film = await ward.OrderAsync(await ward.ClientAsync("Brandt"), ward.Film, 2, terms => terms with { Way = DoseWay.PrepareThenObserve });
        await ward.ChangeMedicineAsync(ward.Film, medicine => medicine.WitnessPolicy = Domain.Medicines.WitnessPolicy.EveryDose);
        var prepared = Posted(await ward.PrepareAsync("nurse", film, await ward.PackAsync(ward.Film, 5), witness: "nurse2"));
        using var nurse = await ward.House.SignInAsync("nurse");
        var give = await nurse.GetAsync(ward.DosePage("nurse", order, await ward.PackAsync(ward.Scored, 30)));
        var observe = await nurse.GetAsync($"/doses/{prepared}/observe");

        foreach (var page in new[] { give, await nurse.SubmitAsync(give, "#otherwise"), observe, await nurse.SubmitAsync(observe, "#otherwise") })
        {
            var ids = page.Page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            foreach (var form in page.Page.QuerySelectorAll("#give, #observe, #otherwise"))
                Assert.All(form.QuerySelectorAll("label[for]"), label => Assert.NotNull(form.QuerySelector($"[id='{label.GetAttribute("for")}']")));
            // What is to be put right is in the form that was sent.
            Assert.All(page.Page.QuerySelectorAll(".error-summary a"), link =>
                Assert.NotNull(page.Page.QuerySelector("#otherwise [id='" + link.GetAttribute("href")![1..] + "']")));
        }
    });

    [Fact]
    public Task The_next_card_or_pack_is_scanned_on_the_page_of_a_dose() => DoseHouse.RunAsync(async ward =>
    {
        var (order, pack) = (await ward.OrderAsync(ward.Client, ward.Plain, 1), await ward.PackAsync(ward.Plain, 5));
        var better = await ward.PackAsync(ward.Plain, 5, lot: "B2");
        var other = await ward.ClientAsync("Brandt");
        using var nurse = await ward.House.SignInAsync("nurse");
        var page = await nurse.GetAsync(ward.DosePage("nurse", order, pack));

        var next = await nurse.SubmitAsync(page, "form[data-scan-port]", ("Text", better.LabelCode));
        Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", next.Location, StringComparison.Ordinal);
        Assert.Contains("lot B2", (await nurse.GetAsync(next.Location!)).Text, StringComparison.Ordinal);
        var card = await nurse.SubmitAsync(page, "form[data-scan-port]", ("Text", other.CardCode));
        Assert.StartsWith($"/round/{other.Id}?t=", card.Location, StringComparison.Ordinal);
        Assert.Equal(5, await ward.InCartAsync(pack));
    });

    [Fact]
    public Task A_card_that_is_typed_leads_to_the_client_and_says_that_it_confirms_nobody() => DoseHouse.RunAsync(async ward =>
    {
        await ward.OrderAsync(ward.Client, ward.Plain, 1);
        using var nurse = await ward.House.SignInAsync("nurse");
        var scan = await nurse.GetAsync("/scan");

        var typed = await nurse.SubmitAsync(scan, ("Text", ward.Client.CardCode), ("Source", "keyboard"), ("From", "/round"));
        var scanned = await nurse.SubmitAsync(scan, ("Text", ward.Client.CardCode), ("Source", "scanner"), ("From", "/round"));

        Assert.Equal($"/round/{ward.Client.Id}?from=Keyboard", typed.Location);
        Assert.Contains("is typed confirms nobody", (await nurse.GetAsync(typed.Location!)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is typed confirms nobody", (await nurse.GetAsync(scanned.Location!)).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task More_than_anybody_is_given_in_an_emergency_is_asked_back() => DoseHouse.RunAsync(async ward =>
    {
        var sprays = await ward.PackAsync(ward.Naloxone, 300);
        using var nurse = await ward.House.SignInAsync("nurse");
        var page = await nurse.GetAsync("/emergency");
        (string, string?)[] fields = [("MedicineId", ward.Naloxone.Id.ToString()), ("ClientId", ward.Client.Id.ToString()), ("Reason", "Found not breathing.")];

        var refused = await nurse.SubmitAsync(page, [.. fields, ("Amount", "201")]);

        Assert.Contains("Nobody is given 201", refused.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(300, await ward.InCartAsync(sprays));
        Assert.Equal("/", (await nurse.SubmitAsync(page, [.. fields, ("Amount", "200")])).Location);
    });

    [Fact]
    public Task The_chart_says_in_words_why_a_dose_was_late_and_why_it_was_written_down_late() => DoseHouse.RunAsync(async ward =>
    {
        var (pack, order) = (await ward.PackAsync(ward.Plain, 9), await ward.OrderAsync(ward.Client, ward.Plain, 2));
        ward.GoTo("2026-06-10T11:30");
        Posted(await ward.GiveAsync("nurse", order, pack, give => give with { Answers = new Dictionary<string, string> { ["late"] = "Round ran late" } }));
        var other = await ward.ClientAsync("Brandt");
        var part = await ward.OrderAsync(other, ward.Plain, 2);
        ward.GoTo("2026-06-10T13:00");
        Posted(await ward.GiveAsync("nurse", part, pack, give => give with
        {
            Outcome = DoseOutcome.GivenInPart,
            Taken = 1,
            Drawn = 1,
            ReasonCode = "client-took-part",
            HappenedAt = DoseHouse.At("2026-06-10T09:05"),
            LateEntryReason = "power-cut",
        }));
        using var nurse = await ward.House.SignInAsync("nurse");

        Assert.Contains("Given late: Round ran late", (await nurse.GetAsync($"/charts/{ward.Client.Id}")).Text, StringComparison.Ordinal);
        var chart = (await nurse.GetAsync($"/charts/{other.Id}")).Text;
        Assert.Contains("The client took only some", chart, StringComparison.Ordinal);
        Assert.Contains("Recorded late: Power or network was out", chart, StringComparison.Ordinal);
    });
}
