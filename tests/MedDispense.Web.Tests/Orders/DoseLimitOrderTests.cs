using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Tests.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Orders;

public sealed class DoseLimitOrderTests
{
    [BothDatabases]
    public async Task An_order_above_a_limit_is_signed_only_with_a_reason_which_the_version_keeps_and_a_lower_one_forgets(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var methadone = await house.MedicineAsync("methadone hydrochloride", "tablet", CountedIn.Tablet, 1, 10, UsSchedule.II);
        var terms = OrderHouse.Daily(methadone, 600, "08:00");

        var refused = await house.SignAsync("prescriber", client, terms);
        var blank = await house.SignAsync("prescriber", client, terms with { DoseReason = " " });
        var signed = await house.SignAsync("prescriber", client, OrderHouse.Daily(methadone, 60, "08:00") with { DoseReason = "60 mg confirmed by the clinic before" });

        Assert.Equal(["dose-at-once", "first-dose", "first-day"], refused.Codes());
        Assert.Equal("This is more than twice the usual most at once; check the figure and the unit.", refused.Findings[0].What);
        Assert.Equal(refused.Codes(), blank.Codes());
        Assert.True(signed.IsPosted, string.Join(", ", signed.Codes()));
        var id = signed.Receipt!.PostingId;
        Assert.Equal("60 mg confirmed by the clinic before", (await house.HistoryAsync(id)).Newest.DoseReason);

        Assert.Equal(["first-dose"], (await ChangeAsync(1, 40, null)).Codes());
        Assert.True((await ChangeAsync(1, 40, "40 mg confirmed")).IsPosted);
        Assert.True((await ChangeAsync(2, 30, "40 mg confirmed")).IsPosted);
        Assert.Equal(["60 mg confirmed by the clinic before", "40 mg confirmed", null], (await house.HistoryAsync(id)).Versions.Select(version => version.DoseReason));
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync());
        Assert.True(report.IsWhole, string.Join('\n', report.Problems.Select(problem => problem.Text)));

        Task<PostingResult> ChangeAsync(int version, long milligrams, string? reason) => house.WithAsync((ChangeOrder change) => change.RunAsync(house.Act("prescriber"),
            new(id, version, OrderHouse.Daily(methadone, milligrams, "08:00") with { DoseReason = reason }, null, "Drowsy")));
    }

    [BothDatabases]
    public Task What_the_chart_says_was_taken_decides_whether_a_treatment_is_new(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (pack, other) = (await ward.PackAsync(ward.Scored, 40), await ward.ClientAsync("Reyes"));
        var order = await ward.OrderAsync(ward.Client, ward.Scored, 4);
        Assert.True((await ward.GiveAsync("nurse", order, pack)).IsPosted);
        await ward.StepAsync(order, OrderStepKind.Discontinued);
        var terms = OrderHouse.Daily(ward.Scored, 60, "08:58");

        ward.GoTo("2026-06-15T08:55");
        Assert.Empty((await CheckAsync(ward.Client)).Findings);
        Assert.Equal(["first-dose", "first-day"], (await CheckAsync(other)).Findings.Select(finding => finding.Code));
        ward.GoTo("2026-06-15T09:05");
        var again = await CheckAsync(ward.Client);
        Assert.Equal(["first-dose", "first-day"], again.Findings.Select(finding => finding.Code));
        Assert.Contains("No dose is on record since 10 Jun 2026 09:00.", again.Findings[0].Fact, StringComparison.Ordinal);

        Task<OrderDraft> CheckAsync(Domain.Clients.Client client) =>
            ward.House.WithAsync((SignOrder sign) => sign.CheckAsync(ward.House.Act("prescriber"), new(client.Id, terms)));
    });

    [Fact]
    public async Task The_prescriber_is_asked_beside_the_field_signs_and_finds_the_reason_again()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        var methadone = await house.MedicineAsync("methadone hydrochloride", "oral solution", CountedIn.Millilitre, 100, 10, UsSchedule.II);
        using var browser = await house.SignInAsync("prescriber");
        var form = await browser.GetAsync($"/orders/new?client={client.Id}&medicine={methadone.Id}");

        // Typed in millilitres for milligrams.
        var asked = await browser.SubmitAsync(form, ("Dose", "60"), ("DoseUnit", "mL"), ("Kind", "times"), ("Times", "08:00"));
        var lower = await browser.SubmitAsync(asked, ("DoseUnit", "mg"));
        var check = await browser.SubmitAsync(lower, ("DoseReason", "Transferred, 60 mg confirmed by phone"));
        var signed = await browser.SubmitAsync(check, ("Step", "sign"), ("Signature", WebHouse.Pin));
        var order = await browser.GetAsync(signed.Location!);
        var change = await browser.GetAsync($"{signed.Location}/change");

        Assert.Null(form.Page.QuerySelector("#DoseReason"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("600 mg of methadone at once", Words(asked), StringComparison.Ordinal);
        Assert.Contains("more than twice the usual most at once", Words(asked), StringComparison.Ordinal);
        Assert.NotNull(asked.Page.QuerySelector("#DoseReason"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lower.Status);
        Assert.DoesNotContain("the usual most at once", Words(lower), StringComparison.Ordinal);
        Assert.Contains("More than a first dose.", Words(lower), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("More than a first dose.", Words(check), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Contains("Above a usual limit of the dose: Transferred, 60 mg confirmed by phone", Words(order), StringComparison.Ordinal);
        Assert.Contains("Transferred, 60 mg confirmed by phone", change.Page.QuerySelector("#DoseReason")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_usual_dose_of_a_client_who_is_67_is_signed_with_a_word_to_begin_low()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        await house.ArrangeAsync(async db => (await db.Clients.SingleAsync(row => row.Id == client.Id)).BornOn = new DateOnly(1959, 4, 2));
        var methadone = await house.MedicineAsync("methadone hydrochloride", "tablet", CountedIn.Tablet, 1, 10, UsSchedule.II);

        var low = await house.SignAsync("prescriber", client, OrderHouse.Daily(methadone, 20, "08:00"));
        var high = await house.WithAsync((SignOrder sign) => sign.CheckAsync(house.Act("prescriber"), new(client.Id, OrderHouse.Daily(methadone, 30, "20:00") with { DuplicateReason = "Two halves" })));

        Assert.True(low.IsPosted, string.Join(", ", low.Codes()));
        Assert.Contains(low.Findings, finding => finding is { Code: "begin-low", Tier: FindingTier.Note });
        Assert.Contains(high.Findings, finding => finding is { Code: "cautious-start", Tier: FindingTier.Reason });
        Assert.Contains(high.Findings, finding => finding is { Code: "first-day", Tier: FindingTier.Reason });
    }

    [BothDatabases]
    public Task The_dose_says_once_why_it_is_above_a_limit_and_is_given(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Scored, 60);
        var order = await ward.OrderAsync(ward.Client, ward.Scored, 28, terms => terms with { DoseReason = "140 mg confirmed by the clinic before" });
        using var nurse = await ward.House.SignInAsync("nurse");

        var page = await nurse.GetAsync(ward.DosePage("nurse", order, pack));
        var given = await ward.GiveAsync("nurse", order, pack);

        Assert.Contains("More than the usual most at once.", Words(page), StringComparison.Ordinal);
        Assert.Contains("140 mg confirmed by the clinic before", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("#give"));
        Assert.True(given.IsPosted, string.Join(", ", given.Codes()));
        Assert.Single(given.Findings, finding => finding.Code == "dose-reason" && finding.Tier == FindingTier.Note);
    });

    private static string Words(Answer answer) => string.Join(' ', answer.Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
