using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Corrections;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Tests.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Discrepancies;

public sealed class DecisionTests
{
    [BothDatabases]
    public async Task A_recount_by_another_person_that_agrees_with_the_book_closes_it_as_a_miscount(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 29);
        var found = await house.OnlyDiscrepancyAsync();

        var same = await house.WithAsync((Features.Counts.OpenCount open) =>
            open.RunAsync(house.Act("nurse"), new(Domain.Counts.CountKind.Recount, null, found.Id)));
        var recount = await house.RecountedAsync("nurse2", found.Id, 30);

        Assert.Contains("Another person", Assert.Single(same.Refusal.Problems).Sentence, StringComparison.Ordinal);
        Assert.True(recount.IsPosted);
        var seen = await SeeAsync(house, found.Id);
        Assert.False(seen.IsOpen);
        Assert.Equal(0, seen.Unexplained);
        Assert.StartsWith("Miscount", seen.Steps[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.Equal(0, await house.AskAsync(db => db.Movements.CountAsync(row => row.PostingId == recount.Receipt!.PostingId)));
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task A_recount_that_confirms_moves_it_on_and_a_third_figure_is_a_discrepancy_of_its_own(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 29);
        var found = await house.OnlyDiscrepancyAsync();
        Assert.Equal(NextStep.CountAgain, (await SeeAsync(house, found.Id)).Next);

        Assert.True((await house.RecountedAsync("nurse2", found.Id, 29)).IsPosted);

        Assert.Equal(NextStep.Explain, (await SeeAsync(house, found.Id)).Next);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        var again = await house.WithAsync((Features.Counts.OpenCount open) =>
            open.RunAsync(house.Act("stock"), new(Domain.Counts.CountKind.Recount, null, found.Id)));
        Assert.False(again.Refusal.IsDone);

        await house.CountedAsync("stock", "cart", 28);
        Assert.Equal([-1L, -1L], await house.AskAsync(async db => (await db.Discrepancies.ToListAsync()).Select(row => row.Difference).ToList()));
        var second = await house.AskAsync(db => db.Discrepancies.OrderBy(row => row.Number).LastAsync());
        Assert.True((await house.RecountedAsync("pharmacist", second.Id, 25)).IsPosted);
        Assert.Equal([-1L, -1L, -3L], await house.AskAsync(async db => (await db.Discrepancies.OrderBy(row => row.Number).ToListAsync()).Select(row => row.Difference).ToList()));
    }

    [BothDatabases]
    public async Task The_window_runs_from_the_last_correct_count_and_names_everybody_in_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        await house.WasteAsync("stock", "nurse", pack, "cart", 1);
        await house.CountedAsync("pharmacist", "cart", 29);
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 2);
        await house.CountedAsync("nurse2", "cart", 26);

        var seen = await SeeAsync(house, (await house.OnlyDiscrepancyAsync()).Id);

        Assert.Equal(29, seen.Window.Agreed!.Counted);
        Assert.Equal([3L, 4L, 5L], seen.Timeline.Select(line => line.Row.Number));
        Assert.Equal(["Priya Lindqvist", "Tom Okafor"], seen.Window.People.Select(person => person.Name).Order());
        Assert.Contains("wrote line 4", seen.Window.Involved[house.People["nurse"].Id], StringComparison.Ordinal);
        Assert.Equal("29 films", Assert.Single(seen.CountsBefore).Counted.Replace('\u00a0', ' '));
        Assert.Equal(["Mei Tanaka", "Rosa Castellanos"], seen.CouldDecide);
    }

    [BothDatabases]
    public async Task Waste_recorded_late_explains_it_and_an_approver_from_outside_closes_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 29);
        var found = await house.OnlyDiscrepancyAsync();
        var cart = house.Places["cart"].Id;

        var early = await CloseAsync(house, "manager", new(found.Id, "Explained."));
        var tooMuch = await WasteAsync(house, new(pack.Id, cart, 2, "dropped", null, null, DiscrepancyId: found.Id));
        var unknown = await WasteAsync(house, new(pack.Id, cart, 1, "dropped", null, null, DiscrepancyId: Guid.CreateVersion7()));
        var late = await WasteAsync(house, new(pack.Id, cart, 1, "dropped", "Fell in the night.", null, DiscrepancyId: found.Id));
        var again = await WasteAsync(house, new(pack.Id, cart, 1, "dropped", null, null, DiscrepancyId: found.Id));

        Assert.Equal("not-explained", Assert.Single(early.Findings).Code);
        Assert.Equal("explains-nothing", Assert.Single(tooMuch.Findings).Code);
        Assert.Equal("discrepancy-unknown", Assert.Single(unknown.Findings).Code);
        Assert.True(late.IsPosted);
        Assert.Equal("explains-nothing", Assert.Single(again.Findings).Code);
        Assert.Equal((0L, NextStep.Close), ((await SeeAsync(house, found.Id)).Unexplained, (await SeeAsync(house, found.Id)).Next!.Value));

        Assert.Equal("no-right-to-approve", (await CloseAsync(house, "nurse2", new(found.Id, "Fine."))).Findings[0].Code);
        Assert.Equal("reason-missing", Assert.Single((await CloseAsync(house, "manager", new(found.Id, " "))).Findings).Code);
        var act = house.Act("manager");
        Assert.Equal(PostingOutcome.Posted, (await CloseAsync(house, act, new(found.Id, "A film fell."))).Outcome);
        Assert.Equal(PostingOutcome.AlreadyPosted, (await CloseAsync(house, act, new(found.Id, "A film fell."))).Outcome);
        Assert.Equal("discrepancy-closed", Assert.Single((await CloseAsync(house, "pharmacist", new(found.Id, "Me too."))).Findings).Code);
        Assert.Equal("discrepancy-unknown", Assert.Single((await CloseAsync(house, "manager", new(Guid.CreateVersion7(), "What?"))).Findings).Code);
        await house.CountedAsync("nurse", "cart", 29);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task A_correction_explains_what_is_over(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 1);
        var wrong = await house.AskAsync(db => db.Postings.Where(row => row.Kind == PostingKind.SpilledOrBroken).Select(row => row.Id).SingleAsync());
        await house.CountedAsync("nurse", "cart", 30);
        var found = await house.OnlyDiscrepancyAsync();

        var corrected = await house.WithAsync((CorrectEntry correct) =>
            correct.RunAsync(house.Act("nurse", "nurse2"), new(wrong, "It was put back.", found.Id)));

        Assert.Equal(1, found.Difference);
        Assert.True(corrected.IsPosted);
        Assert.Equal(0, (await SeeAsync(house, found.Id)).Unexplained);
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task What_stays_unexplained_is_moved_to_lost_by_two_from_outside(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var late = await house.StockAsync("cart", 20, "B2", new DateOnly(2028, 1, 1));
        var early = await house.StockAsync("cart", 10, "A1", new DateOnly(2027, 1, 1));
        await house.WasteAsync("manager", "nurse", late, "cart", 1);
        await house.CountedAsync("nurse2", "cart", 27);
        var found = await house.OnlyDiscrepancyAsync();

        var inside = await SettleAsync(house, "manager", "support", new(found.Id, "Looked everywhere.", null));
        var alone = await SettleAsync(house, "pharmacist", null, new(found.Id, "Looked everywhere.", null));
        var involved = await SettleAsync(house, "pharmacist", "nurse2", new(found.Id, "Looked everywhere.", null));

        var refusal = Assert.Single(inside.Findings, finding => finding.Code == "approver-involved");
        Assert.Contains("Mei Tanaka can decide it", refusal.Next, StringComparison.Ordinal);
        Assert.Equal("witness-missing", Assert.Single(alone.Findings).Code);
        Assert.Equal("second-person-involved", Assert.Single(involved.Findings).Code);
        await RoleAsync(house, "support", StaffRights.Witness);
        var done = await SettleAsync(house, "pharmacist", "support", new(found.Id, "Looked everywhere.", null));
        Assert.True(done.IsPosted, string.Join(' ', done.Findings.Select(finding => finding.Code)));
        Assert.Equal((8L, 19L), (await house.AmountAsync(early, "cart"), await house.AmountAsync(late, "cart")));
        var seen = await SeeAsync(house, found.Id);
        Assert.Equal((false, 0L), (seen.IsOpen, seen.Unexplained));
        await house.CountedAsync("nurse", "cart", 27);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
        Assert.True((await house.VerifiedAsync()).IsWhole);
    }

    [BothDatabases]
    public async Task What_is_over_comes_from_found_into_the_pack_that_was_named(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var first = await house.StockAsync("cart", 20, "B2", new DateOnly(2027, 1, 1));
        var named = await house.StockAsync("cart", 10, "A1", new DateOnly(2028, 1, 1));
        await house.CountedAsync("nurse2", "cart", 32);
        var found = await house.OnlyDiscrepancyAsync();
        await RoleAsync(house, "support", StaffRights.Witness);

        var done = await SettleAsync(house, "manager", "support", new(found.Id, "The wholesaler sent two more.", named.Id));

        Assert.True(done.IsPosted, string.Join(' ', done.Findings.Select(finding => finding.Code)));
        Assert.Equal((20L, 12L), (await house.AmountAsync(first, "cart"), await house.AmountAsync(named, "cart")));
        Assert.Equal("nothing-to-move", (await ReopenAndSettleAsync(house, found.Id)).Findings[^1].Code);
    }

    [BothDatabases]
    public async Task A_closed_one_is_opened_again_with_a_reason_and_is_unexplained_again(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 29);
        var found = await house.OnlyDiscrepancyAsync();

        Assert.Equal("discrepancy-open", Assert.Single((await ReopenAsync(house, new(found.Id, "Too early."))).Findings).Code);
        await house.RecountedAsync("nurse2", found.Id, 30);
        Assert.Equal("reason-missing", Assert.Single((await ReopenAsync(house, new(found.Id, ""))).Findings).Code);
        Assert.Equal("discrepancy-unknown", Assert.Single((await ReopenAsync(house, new(Guid.CreateVersion7(), "What?"))).Findings).Code);
        Assert.True((await ReopenAsync(house, new(found.Id, "The recount was of another cart."))).IsPosted);

        var seen = await SeeAsync(house, found.Id);
        Assert.Equal((true, -1L, NextStep.Explain), (seen.IsOpen, seen.Unexplained, seen.Next!.Value));
        Assert.Equal([DiscrepancyStepKind.Opened, DiscrepancyStepKind.Closed, DiscrepancyStepKind.Reopened], seen.Steps.Select(step => step.Kind));
    }

    [BothDatabases]
    public async Task Two_approvers_at_once_decide_once(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 28);
        var found = await house.OnlyDiscrepancyAsync();
        await RoleAsync(house, "support", StaffRights.Witness);

        var results = await Task.WhenAll(
            SettleAsync(house, "manager", "support", new(found.Id, "Gone.", null)),
            SettleAsync(house, "pharmacist", "support", new(found.Id, "Gone.", null)));

        Assert.Single(results, result => result.IsPosted);
        Assert.Equal(28, await house.AmountAsync(pack, "cart"));
        Assert.Equal(0, (await SeeAsync(house, found.Id)).Unexplained);
    }

    private static Task<SeeDiscrepancy.View> SeeAsync(WebHouse house, Guid id) =>
        house.WithAsync(async (SeeDiscrepancy see) => (await see.AskAsync(id, house.Clock.GetUtcNow().UtcDateTime))!);

    private static Task<PostingResult> CloseAsync(WebHouse house, string who, CloseDiscrepancy.Command command) =>
        CloseAsync(house, house.Act(who), command);

    private static Task<PostingResult> CloseAsync(WebHouse house, Act act, CloseDiscrepancy.Command command) =>
        house.WithAsync((CloseDiscrepancy close) => close.RunAsync(act, command));

    private static Task<PostingResult> SettleAsync(WebHouse house, string who, string? witness, SettleDiscrepancy.Command command) =>
        house.WithAsync((SettleDiscrepancy settle) => settle.RunAsync(house.Act(who, witness), command));

    private static Task<PostingResult> ReopenAsync(WebHouse house, ReopenDiscrepancy.Command command) =>
        house.WithAsync((ReopenDiscrepancy reopen) => reopen.RunAsync(house.Act("manager"), command));

    private static async Task<PostingResult> ReopenAndSettleAsync(WebHouse house, Guid id)
    {
        Assert.True((await ReopenAsync(house, new(id, "Look again."))).IsPosted);
        return await SettleAsync(house, "pharmacist", "nurse", new(id, "Nothing more.", null));
    }

    private static Task<PostingResult> WasteAsync(WebHouse house, RecordWaste.Command command) =>
        house.WithAsync((RecordWaste waste) => waste.RunAsync(house.Act("nurse", "nurse2"), command));

    /// <summary>Gives a person a right, in the database and for acts made from here on.</summary>
    private static async Task RoleAsync(WebHouse house, string who, StaffRights rights)
    {
        await house.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == house.People[who].Id)).Rights = rights);
        house.People[who].Rights = rights;
    }
}
