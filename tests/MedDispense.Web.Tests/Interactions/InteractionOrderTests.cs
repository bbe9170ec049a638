using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Orders;
using MedDispense.Web.Tests.Stock;

namespace MedDispense.Web.Tests.Interactions;

public sealed class InteractionOrderTests
{
    [BothDatabases]
    public async Task An_order_that_interacts_is_signed_only_with_a_reason_which_the_version_keeps(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var methadone = await house.MedicineAsync("methadone hydrochloride", "tablet", CountedIn.Tablet, 1, 10, UsSchedule.II);
        var lorazepam = await house.MedicineAsync("lorazepam", "tablet", CountedIn.Tablet, 1, 1, UsSchedule.IV);
        var first = await house.SignAsync("prescriber", client, OrderHouse.Daily(methadone, 10, "08:00"));
        var terms = OrderHouse.Daily(lorazepam, 1, "20:00") with { StartsAt = house.Now().AddDays(3) };

        var refused = await house.SignAsync("prescriber", client, terms);
        var blank = await house.SignAsync("prescriber", client, terms with { InteractionReason = " " });
        var signed = await house.SignAsync("prescriber", client, terms with { InteractionReason = "Alcohol withdrawal, watched" });

        Assert.True(first.IsPosted);
        Assert.Equal(["interaction"], refused.Codes());
        Assert.Equal("Serious interaction: lorazepam and methadone.", refused.Findings.Single().What);
        Assert.Equal(["interaction"], blank.Codes());
        Assert.True(signed.IsPosted, string.Join(", ", signed.Codes()));
        var version = (await house.HistoryAsync(signed.Receipt!.PostingId)).Newest;
        Assert.Equal("Alcohol withdrawal, watched", version.InteractionReason);

        // The order that was there first asks too, once it is changed.
        var changed = await ChangeAsync(null);
        Assert.Equal(["interaction"], changed.Refusals());
        Assert.True((await ChangeAsync("Both stay")).IsPosted);
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync());
        Assert.True(report.IsWhole, string.Join('\n', report.Problems.Select(problem => problem.Text)));

        Task<PostingResult> ChangeAsync(string? reason) => house.WithAsync((ChangeOrder change) => change.RunAsync(house.Act("prescriber"),
            new(first.Receipt!.PostingId, 1, OrderHouse.Daily(methadone, 20, "08:00") with { InteractionReason = reason }, null, "Cravings")));
    }

    [BothDatabases]
    public async Task The_imported_table_is_asked_and_only_that_of_the_own_house(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await using var other = await house.AddHouseAsync();
        await other.ImportInteractionsAsync(InteractionHouse.Statins);
        var client = await house.AdmitAsync();
        var (statin, azole) = (await house.MedicineAsync("simvastatin", "tablet", CountedIn.Tablet, 1, 20), await house.MedicineAsync("itraconazole", "capsule", CountedIn.Capsule, 1, 100));
        Assert.True((await house.SignAsync("prescriber", client, OrderHouse.Daily(azole, 100, "08:00"))).IsPosted);
        Assert.False((await house.WithAsync((SignOrder sign) => sign.CheckAsync(house.Act("prescriber"), new(client.Id, OrderHouse.Daily(statin, 20, "20:00"))))).IsRefused);

        await house.ImportInteractionsAsync(InteractionHouse.Statins);
        var refused = await house.SignAsync("prescriber", client, OrderHouse.Daily(statin, 20, "20:00"));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((FindingTier.Reason, "Contraindicated together: simvastatin and itraconazole."), (finding.Tier, finding.What));
        Assert.Contains("JAMIA 2012;19:735), rule 25", finding.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prescriber_is_asked_beside_the_field_signs_and_finds_the_reason_again()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var methadone = await house.MedicineAsync("methadone hydrochloride", "tablet", CountedIn.Tablet, 1, 10, UsSchedule.II);
        var naltrexone = await house.MedicineAsync("naltrexone hydrochloride", "tablet", CountedIn.Tablet, 1, 50);
        Assert.True((await house.SignAsync("prescriber", client, OrderHouse.Daily(methadone, 10, "08:00"))).IsPosted);
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={naltrexone.Id}");

        var asked = await browser.SubmitAsync(form, ("Dose", "1"), ("DoseUnit", "1"), ("Kind", "times"), ("Times", "20:00"));
        var check = await browser.SubmitAsync(asked, ("InteractionReason", "Begins after methadone ends on Friday"));
        var signed = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin));
        var order = await browser.GetAsync(signed.Location!);
        var change = await browser.GetAsync($"{signed.Location}/change");

        Assert.Null(form.Page.QuerySelector("#InteractionReason"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector("#InteractionReason"));
        Assert.Contains("Contraindicated together: naltrexone and methadone.", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("Contraindicated together: naltrexone and methadone.", check.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Contains("In spite of the interaction: Begins after methadone ends on Friday", order.Text, StringComparison.Ordinal);
        Assert.Contains("Begins after methadone ends on Friday", change.Page.QuerySelector("#InteractionReason")!.TextContent, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("phenelzine", "fluoxetine")]
    [InlineData("tizanidine", "ciprofloxacin")]
    [InlineData("ritonavir", "rifampin")]
    public async Task A_pair_of_the_shared_table_is_asked_for_on_the_page_whichever_is_ordered_first(string one, string other)
    {
        await using var house = await WebHouse.OpenAsync();
        await house.ImportInteractionsAsync(await File.ReadAllTextAsync(SharedMaterial.PathOf("drugdata", "interactions_onc_high_priority.csv")));
        using var browser = await house.SignInAsync("prescriber");
        var medicines = new[] { one, other }.ToDictionary(name => name, name => house.MedicineAsync(name, "tablet", CountedIn.Tablet, 1, 5));
        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            var client = await house.AdmitAsync($"Client {first}");
            Assert.True((await house.SignAsync("prescriber", client, OrderHouse.Daily(await medicines[first], 5, "08:00"))).IsPosted);
            var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={(await medicines[second]).Id}");

            var asked = await browser.SubmitAsync(form, ("Dose", "1"), ("DoseUnit", "1"), ("Kind", "times"), ("Times", "20:00"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
            Assert.Contains($"Contraindicated together: {second} and {first}.", asked.Text, StringComparison.Ordinal);
            Assert.NotNull(asked.Page.QuerySelector("#InteractionReason"));
        }
    }

    [BothDatabases]
    public Task The_dose_says_once_what_it_interacts_with_and_why_and_is_given(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (methadone, tablets) = (await ward.PackAsync(ward.Scored, 20), await ward.PackAsync(ward.Eight, 9));
        var earlier = await ward.OrderAsync(ward.Client, ward.Scored, 2);
        var before = Posted(await ward.GiveAsync("nurse", earlier, methadone));
        Assert.DoesNotContain("interaction", before.Findings.Select(finding => finding.Code));

        var later = await ward.OrderAsync(ward.Client, ward.Eight, 1, terms => terms with { InteractionReason = "Change over by plan B" });
        ward.GoTo("2026-06-10T21:00");
        using var nurse = await ward.House.SignInAsync("nurse");
        foreach (var (order, pack) in new[] { (earlier, methadone), (later, tablets) })
        {
            var page = await nurse.GetAsync(ward.DosePage("nurse", order, pack, "2026-06-10T21:00"));
            Assert.Contains("It interacts with", page.Text, StringComparison.Ordinal);
            Assert.Contains("Change over by plan B", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Page.QuerySelector("#give"));
        }

        var given = await ward.GiveAsync("nurse", later, tablets, give => give with { Nominal = "2026-06-10T21:00" });
        Assert.Single(Posted(given).Findings, finding => finding.Code == "interaction" && finding.Tier == FindingTier.Note);
    });

    private static PostingResult Posted(PostingResult result)
    {
        Assert.True(result.IsPosted, string.Join(", ", result.Codes()));
        return result;
    }
}
