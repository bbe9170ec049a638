using System.Globalization;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Discrepancies;

public sealed class DiscrepancyTests
{
    [BothDatabases]
    public async Task What_somebody_reports_lost_opens_a_discrepancy_and_moves_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        var result = await ReportAsync(house, Lost(house, pack, 2));

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        Assert.Equal(10, await house.AmountAsync(pack, "cart"));
        var row = Assert.Single((await house.WithAsync((FindDiscrepancies find) => find.AskAsync(1))).Rows);
        Assert.Equal((1, true, DiscrepancyRule.ReportedLost, DiscrepancySeverity.Medium), (row.Number, row.IsOpen, row.Rule, row.Severity));
        Assert.Equal("−2 films", row.Difference.Replace('\u00a0', ' '));
        var seen = await house.WithAsync((SeeDiscrepancy see) => see.AskAsync(row.Id));
        Assert.Equal("Dropped behind the cart.", seen!.Posting.Reason);
        Assert.Equal("Ana Reyes", Assert.Single(seen.Persons).Name);
        Assert.Equal("Cart A", seen.Place);
        Assert.Equal("A1", seen.Lot);
        Assert.Contains("reported lost", Assert.Single(seen.Lines).Row.What, StringComparison.Ordinal);
        Assert.Contains("Discrepancy 1 opened.", seen.Lines[0].Row.Remarks);
        Assert.Equal(DiscrepancyStepKind.Opened, Assert.Single(seen.Steps).Kind);
    }

    [BothDatabases]
    public async Task What_is_found_is_over(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        var result = await ReportAsync(house, new(false, house.Films.Id, null, null, "1", "On the floor of room 4.", null));

        Assert.True(result.IsPosted);
        var row = Assert.Single((await house.WithAsync((FindDiscrepancies find) => find.AskAsync(1))).Rows);
        Assert.Equal("+1 film", row.Difference.Replace('\u00a0', ' '));
    }

    [BothDatabases]
    public async Task A_report_that_does_not_fit_is_refused_with_every_reason(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);

        var result = await ReportAsync(house, new(true, Guid.CreateVersion7(), pack.LabelCode, Guid.CreateVersion7(), "1", " ", null));
        var label = await ReportAsync(house, new(true, null, "MDP0000", null, "1", "Gone.", null));
        var nothing = await ReportAsync(house, new(true, null, null, null, "1", "Gone.", null));
        var future = await ReportAsync(house, Lost(house, pack, 1) with { HappenedAt = house.Clock.GetUtcNow().UtcDateTime.AddHours(1) });

        Assert.Equal(
            ["medicine-unknown", "place-unknown", "report-empty"], result.Findings.Select(finding => finding.Code));
        Assert.Equal("label-unknown", Assert.Single(label.Findings).Code);
        Assert.Equal("medicine-unknown", Assert.Single(nothing.Findings).Code);
        foreach (var amount in new[] { "0", "-1", "1.5", "two", "99999999999999999999", "", null })
        {
            var refused = await ReportAsync(house, Lost(house, pack, 1) with { Amount = amount });
            Assert.StartsWith("amount-", Assert.Single(refused.Findings).Code, StringComparison.Ordinal);
        }

        Assert.Equal("happened-in-the-future", Assert.Single(future.Findings).Code);
        Assert.Equal(0, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [BothDatabases]
    public async Task A_note_is_a_step_of_its_own(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        await ReportAsync(house, Lost(house, pack, 2));
        var id = await house.AskAsync(db => db.Discrepancies.Select(row => row.Id).SingleAsync());
        var act = house.Act("manager");

        var note = await NoteAsync(house, act, new(id, "Asked Priya; she looks in the linen."));
        var twice = await NoteAsync(house, act, new(id, "Asked Priya; she looks in the linen."));
        var empty = await NoteAsync(house, house.Act("manager"), new(id, "  "));
        var unknown = await NoteAsync(house, house.Act("manager"), new(Guid.CreateVersion7(), "Hello."));

        Assert.Equal(PostingOutcome.Posted, note.Outcome);
        Assert.Equal(PostingOutcome.AlreadyPosted, twice.Outcome);
        Assert.Equal("note-empty", Assert.Single(empty.Findings).Code);
        Assert.Equal("discrepancy-unknown", Assert.Single(unknown.Findings).Code);
        var seen = await house.WithAsync((SeeDiscrepancy see) => see.AskAsync(id));
        Assert.Equal([DiscrepancyStepKind.Opened, DiscrepancyStepKind.Note], seen!.Steps.Select(step => step.Kind));
        Assert.Equal(("Rosa Castellanos", "Asked Priya; she looks in the linen."), (seen.Steps[1].By, seen.Steps[1].Text));
        Assert.True(seen.IsOpen);
        Assert.Equal("−2 films", seen.Remainder.Replace('\u00a0', ' '));
    }

    [BothDatabases]
    public async Task Open_ones_come_first_and_the_oldest_of_them_on_top(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 10);
        for (var report = 0; report < 4; report++)
            await ReportAsync(house, Lost(house, pack, 1));
        await StepAsync(house, 1, DiscrepancyStepKind.Closed);
        await StepAsync(house, 2, DiscrepancyStepKind.Closed);
        await StepAsync(house, 3, DiscrepancyStepKind.Closed);
        await StepAsync(house, 3, DiscrepancyStepKind.Reopened);

        var view = await house.WithAsync((FindDiscrepancies find) => find.AskAsync(1));

        Assert.Equal([3, 4, 2, 1], view.Rows.Select(row => row.Number));
        Assert.Equal([true, true, false, false], view.Rows.Select(row => row.IsOpen));
        Assert.Equal((2, 4, 1), (view.Open, view.All, view.Pages));
        Assert.Empty((await house.WithAsync((FindDiscrepancies find) => find.AskAsync(2))).Rows);
    }

    private static ReportLostOrFound.Command Lost(WebHouse house, Pack pack, long amount) =>
        new(true, null, pack.LabelCode, house.Places["cart"].Id, amount.ToString(null, CultureInfo.InvariantCulture), "Dropped behind the cart.", null);

    private static Task<PostingResult> ReportAsync(WebHouse house, ReportLostOrFound.Command command) =>
        house.WithAsync((ReportLostOrFound report) => report.RunAsync(house.Act("support"), command));

    private static Task<PostingResult> NoteAsync(WebHouse house, Domain.Staff.Act act, AddDiscrepancyNote.Command command) =>
        house.WithAsync((AddDiscrepancyNote note) => note.RunAsync(act, command));

    private static async Task StepAsync(WebHouse house, long number, DiscrepancyStepKind kind)
    {
        var id = await house.AskAsync(db => db.Discrepancies.Where(row => row.Number == number).Select(row => row.Id).SingleAsync());
        var act = house.Act("manager");
        var result = await house.WithAsync((LedgerStore store) => store.PostAsync(act, PostingKind.DiscrepancyStep, new { act.Id },
            _ => Task.FromResult(new PostingPlan { Steps = [new(id, kind, "Looked at.", 0)], DiscrepancyId = id })));
        Assert.True(result.IsPosted);
    }
}
