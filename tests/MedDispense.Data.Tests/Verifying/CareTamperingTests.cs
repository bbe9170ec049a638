using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>Orders, doses and counts cannot be changed by hand without verify naming it.</summary>
public sealed class CareTamperingTests
{
    private const string Of = " WHERE posting_id = (SELECT id FROM postings WHERE number = ";

    [BothDatabases]
    public async Task Orders_doses_and_counts_as_they_were_recorded_have_no_problem(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var receipts = await CareStory.TellAsync(house);

        foreach (var pieceSize in (int[])[1, 5, 1000])
        {
            var report = await house.VerifyAsync(new LedgerAnchor(12, receipts[11].Hash), pieceSize);

            Assert.Empty(report.Problems);
            Assert.Equal((12, receipts[11].Hash), (report.LastNumber, report.LastHash));
        }
    }

    [BothDatabases]
    [InlineData("UPDATE hold_decisions SET reason = 'Because.'")]
    [InlineData("UPDATE hold_decisions SET about = '1 day missed.'")]
    [InlineData("UPDATE hold_decisions SET held_by = 'Impairment'")]
    [InlineData("DELETE FROM hold_decisions")]
    public async Task A_decision_that_was_changed_by_hand_is_named(DatabaseKind kind, string statement)
    {
        await using var house = await House.BuildAsync(kind);
        await CareStory.TellAsync(house);
        Guid orderId;
        await using (var db = house.OpenDb())
            orderId = await db.MedicationOrders.Select(row => row.Id).FirstAsync();
        var decided = await new CareActs(house).DecideAsync(house.ActOf(house.Nurse), orderId);
        Assert.Empty((await house.VerifyAsync()).Problems);

        await house.TamperAsync(statement);

        var problem = Assert.Single((await house.VerifyAsync()).Problems);
        Assert.Equal(("entry-changed", decided.Receipt!.Number), (problem.Code, problem.Number));
    }

    [BothDatabases]
    [InlineData("entry-changed", 7L, "UPDATE doses SET outcome = 'Withheld'" + Of + "7)")]
    [InlineData("entry-changed", 7L, "UPDATE doses SET amount_ordered = 3" + Of + "7)")]
    [InlineData("entry-changed", 7L, "UPDATE doses SET observed = 'not seen'" + Of + "7)")]
    [InlineData("entry-changed", 7L, "UPDATE doses SET prepared_posting_id = NULL" + Of + "7)")]
    [InlineData("entry-changed", 8L, "UPDATE doses SET is_late_entry = (1 = 1)" + Of + "8)")]
    [InlineData("entry-changed", 8L, "UPDATE doses SET due_at = happened_at" + Of + "8)")]
    [InlineData("entry-changed", 9L, "UPDATE doses SET nominal = '2026-06-12T08:00'" + Of + "9)")]
    [InlineData("entry-changed", 9L, "DELETE FROM doses" + Of + "9)")]
    [InlineData("entry-changed", 6L, "DELETE FROM doses" + Of + "6)")]
    [InlineData("entry-changed", 2L, "UPDATE order_versions SET dose_amount = 4" + Of + "2)")]
    [InlineData("entry-changed", 3L, "UPDATE order_versions SET timing = 'daily 07:00'" + Of + "3)")]
    [InlineData("entry-changed", 3L, "UPDATE order_versions SET change_reason = NULL" + Of + "3)")]
    [InlineData("entry-changed", 3L, "UPDATE order_versions SET counter_sign_by = starts_at" + Of + "3)")]
    [InlineData("entry-changed", 3L, "DELETE FROM order_versions" + Of + "3)")]
    [InlineData("entry-changed", 4L, "UPDATE prescriber_calls SET said = 'Give it.'")]
    [InlineData("entry-changed", 4L, "UPDATE prescriber_calls SET read_back = (1 = 0)")]
    [InlineData("entry-changed", 5L, "UPDATE order_steps SET kind = 'Paused'")]
    [InlineData("entry-changed", 5L, "DELETE FROM order_steps")]
    [InlineData("entry-changed", 11L, "UPDATE incidents SET what_was_done = 'Nothing.'")]
    [InlineData("entry-changed", 11L, "DELETE FROM incidents")]
    [InlineData("entry-changed", 12L, "UPDATE count_lines SET counted = 26")]
    [InlineData("entry-changed", 12L, "UPDATE count_lines SET expected = 26")]
    [InlineData("entry-changed", 12L, "UPDATE count_lines SET as_of_line = 1")]
    [InlineData("entry-changed", 12L, "DELETE FROM count_lines")]
    [InlineData("entry-changed", 12L, "UPDATE register_lines SET counted_amount = 26 WHERE kind = 'Count'")]
    [InlineData("entry-changed", 12L, "UPDATE handovers SET open_matters = 'None.'")]
    [InlineData("entry-changed", 7L, "UPDATE postings SET about_posting_id = NULL WHERE number = 7")]
    [InlineData("dose-without-stock", 8L, "UPDATE doses SET amount_taken = 1" + Of + "8)")]
    [InlineData("dose-without-stock", 9L, "UPDATE doses SET amount_taken = 2" + Of + "9)")]
    [InlineData("dose-without-stock", 8L, "UPDATE movements SET amount = 1" + Of + "8)")]
    [InlineData("dose-without-stock", 8L, "DELETE FROM movements" + Of + "8)")]
    [InlineData("entry-unreadable", 7L, "UPDATE doses SET outcome = 'Nonsense'" + Of + "7)")]
    [InlineData("dose-answer-differs", null, "UPDATE occurrence_claims SET state = 'Open' WHERE nominal = '" + CareStory.Morning + "'")]
    [InlineData("dose-answer-differs", null, "UPDATE occurrence_claims SET state = 'Final' WHERE nominal = '" + CareStory.NextMorning + "'")]
    [InlineData("dose-answer-differs", null, "UPDATE occurrence_claims SET posting_id = (SELECT id FROM postings WHERE number = 6)")]
    [InlineData("dose-answer-differs", null, "UPDATE occurrence_claims SET nominal = '2026-06-12T08:00' WHERE nominal = '" + CareStory.Evening + "'")]
    [InlineData("dose-answer-differs", null, "DELETE FROM occurrence_claims WHERE nominal = '" + CareStory.Morning + "'")]
    [InlineData("dose-answer-differs", null, "DELETE FROM occurrence_claims")]
    public async Task What_was_changed_by_hand_is_named(DatabaseKind kind, string code, long? number, string statement)
    {
        await using var house = await House.BuildAsync(kind);
        await CareStory.TellAsync(house);

        await house.TamperAsync(statement);

        var report = await house.VerifyAsync();
        Assert.Contains(report.Problems, problem => problem.Code == code && problem.Number == number);
        Assert.DoesNotContain(report.Problems, problem => problem.Number < number);
        Assert.DoesNotContain(report.Problems, problem => problem.Code == "trigger-missing");
        Assert.All(report.Problems, problem => Assert.NotEmpty(problem.Text));
    }

    [BothDatabases]
    public async Task A_dose_that_was_put_in_by_hand_breaks_its_entry_and_has_no_stock(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await CareStory.TellAsync(house);

        await house.TamperAsync(
            "CREATE TABLE copied AS SELECT * FROM doses WHERE posting_id = (SELECT id FROM postings WHERE number = 8)",
            "UPDATE copied SET posting_id = (SELECT id FROM postings WHERE number = 4)",
            "INSERT INTO doses SELECT * FROM copied",
            "DROP TABLE copied");

        var codes = (await house.VerifyAsync()).Problems.Where(problem => problem.Number == 4).Select(problem => problem.Code);
        Assert.Equal(["dose-without-stock", "entry-changed"], codes.Order(StringComparer.Ordinal));
    }

    [BothDatabases]
    [InlineData(2, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(2, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, false)]
    public async Task A_dose_that_the_program_itself_charts_without_its_stock_is_named(DatabaseKind kind, long taken, long moved, bool isNamed)
    {
        await using var house = await House.BuildAsync(kind);
        var client = await new CareActs(house).AdmitAsync();
        var pack = await house.StockAsync(30);

        var result = await house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.DoseGiven, new { x = 1 }, async scope => new PostingPlan
        {
            Movements = moved == 0 ? [] : [new(pack, moved, house.Safe, await scope.TheAsync(PlaceKind.GivenToClient), client.DisplayName)],
            Parts =
            [
                new(stamp => new Dose
                {
                    FacilityId = stamp.FacilityId,
                    PostingId = stamp.PostingId,
                    ClientId = client.Id,
                    Outcome = DoseOutcome.Given,
                    HappenedAt = scope.Act.Now,
                    MedicineId = house.Films.Id,
                    AmountOrdered = 2,
                    AmountTaken = taken,
                    AmountToWaste = 0,
                    ClientIdentified = IdentifiedHow.Scanned,
                    PackIdentified = IdentifiedHow.Scanned,
                    IsLateEntry = false,
                    Salt = stamp.Salt,
                }),
            ],
        });

        Assert.True(result.IsPosted);
        var problems = (await house.VerifyAsync()).Problems;
        Assert.Equal(isNamed ? ["dose-without-stock"] : [], problems.Select(problem => problem.Code));
    }
}
