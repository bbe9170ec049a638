using MedDispense.Data.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

public sealed class VerifyTests
{
    private const string Of = "(SELECT id FROM postings WHERE number = ";

    [BothDatabases]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(1000)]
    public async Task A_ledger_as_it_was_recorded_has_no_problem_however_small_the_pieces(DatabaseKind kind, int pieceSize)
    {
        await using var house = await House.BuildAsync(kind);
        var receipts = await Story.TellAsync(house);
        var told = new List<VerifyProgress>();

        await using var db = house.OpenDb();
        var report = await new LedgerVerifier(db, pieceSize).VerifyAsync(new LedgerAnchor(11, receipts[10].Hash), told.Add);

        Assert.Empty(report.Problems);
        Assert.Equal((12, receipts[11].Hash), (report.LastNumber, report.LastHash));
        Assert.Equal(new VerifyProgress(12, 12), told[^1]);
        Assert.Equal(told.OrderBy(step => step.Verified), told);
    }

    [BothDatabases]
    public async Task A_house_without_entries_is_whole(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);

        var report = await house.VerifyAsync();

        Assert.Empty(report.Problems);
        Assert.Equal(0, report.LastNumber);
    }

    [BothDatabases]
    [InlineData("entry-changed", 5L, "UPDATE postings SET reason = 'dropped' WHERE number = 5")]
    [InlineData("entry-changed", 5L, "UPDATE postings SET witness_id = NULL, witness_required = (1 = 0) WHERE number = 5")]
    [InlineData("entry-changed", 4L, "UPDATE postings SET happened_at = (SELECT happened_at FROM postings WHERE number = 1) WHERE number = 4")]
    [InlineData("entry-changed", 5L, "UPDATE postings SET salt = 'not hex' WHERE number = 5")]
    [InlineData("entry-changed", 7L, "UPDATE postings SET hash = '00' WHERE number = 7")]
    [InlineData("entry-changed", 3L, "UPDATE movements SET amount = 3 WHERE posting_id = " + Of + "3)")]
    [InlineData("entry-changed", 1L, "UPDATE receipt_lines SET counted_amount = 29 WHERE posting_id = " + Of + "1)")]
    [InlineData("entry-changed", 9L, "UPDATE discrepancies SET difference = 0")]
    [InlineData("entry-changed", 9L, "UPDATE discrepancy_steps SET text = 'Nothing.'")]
    [InlineData("entry-changed", 8L, "UPDATE register_lines SET note = 'x' WHERE posting_id = " + Of + "8)")]
    [InlineData("entry-changed", 9L, "DELETE FROM discrepancy_steps")]
    [InlineData("entry-changed", 2L, "DELETE FROM receipt_lines WHERE posting_id = " + Of + "2)")]
    [InlineData("line-differs", 3L, "UPDATE register_lines SET amount_moved = 3 WHERE posting_id = " + Of + "3)")]
    [InlineData("page-balance-differs", 8L, "UPDATE register_lines SET page_balance = 41 WHERE posting_id = " + Of + "8)")]
    [InlineData("place-balance-differs", 8L, "UPDATE register_lines SET place_balance = 41 WHERE posting_id = " + Of + "8)")]
    [InlineData("movement-missing", 4L, "DELETE FROM movements WHERE posting_id = " + Of + "4)")]
    [InlineData("line-missing", 4L, "DELETE FROM register_lines WHERE posting_id = " + Of + "4)")]
    [InlineData("settlement-differs", 4L, "UPDATE movements SET settles_posting_id = NULL, settles_ordinal = NULL WHERE posting_id = " + Of + "4)")]
    [InlineData("entry-unreadable", 8L, "UPDATE postings SET kind = 'Nonsense' WHERE number = 8")]
    [InlineData("format-unknown", 8L, "UPDATE postings SET format_version = 9 WHERE number = 8")]
    [InlineData("close-differs", 11L, "UPDATE daily_closes SET through_number = 9")]
    [InlineData("close-differs", 11L, "UPDATE daily_closes SET postings_count = 9")]
    [InlineData("close-differs", 11L, "DELETE FROM daily_closes")]
    [InlineData("stock-differs", null, "UPDATE holdings SET amount = amount + 1")]
    [InlineData("stock-differs", null, "DELETE FROM holdings")]
    [InlineData("open-amount-differs", null, "UPDATE unsettled_movements SET remaining = remaining + 1")]
    [InlineData("open-amount-differs", null, "DELETE FROM unsettled_movements")]
    [InlineData("page-differs", null, "UPDATE register_pages SET balance = balance + 1")]
    [InlineData("page-differs", null, "UPDATE register_pages SET last_number = last_number + 1")]
    [InlineData("head-differs", 12L, "UPDATE chain_heads SET last_hash = '00'")]
    [InlineData("head-differs", 13L, "UPDATE chain_heads SET last_number = 11")]
    [InlineData("tail-cut", 13L, "UPDATE chain_heads SET last_number = 13")]
    [InlineData("head-missing", null, "DELETE FROM chain_heads")]
    public async Task What_was_changed_by_hand_is_named(DatabaseKind kind, string code, long? number, string statement)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);

        await house.TamperAsync(statement);

        var report = await house.VerifyAsync();
        Assert.Contains(report.Problems, problem => problem.Code == code && problem.Number == number);
        Assert.DoesNotContain(report.Problems, problem => problem.Number < number);
        Assert.DoesNotContain(report.Problems, problem => problem.Code == "trigger-missing");
        Assert.All(report.Problems, problem => Assert.NotEmpty(problem.Text));
    }

    [BothDatabases]
    public async Task An_entry_that_was_deleted_with_all_its_parts_leaves_a_gap_that_is_named_first(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);

        await house.TamperAsync([.. Deleted(8)]);

        var report = await house.VerifyAsync();
        Assert.Equal(("entry-missing", 8L), (report.Problems[0].Code, report.Problems[0].Number));
        Assert.Equal("Entry 8 is missing.", report.Problems[0].Text);
    }

    [BothDatabases]
    public async Task Several_missing_entries_are_named_together(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);

        await house.TamperAsync([.. Deleted(8), .. Deleted(7)]);

        Assert.Equal("Entries 7 to 8 are missing.", (await house.VerifyAsync()).Problems[0].Text);
    }

    [BothDatabases]
    public async Task A_tail_that_was_cut_off_is_named_by_the_end_of_the_chain(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);

        await house.TamperAsync([.. Deleted(12)]);

        var report = await house.VerifyAsync();
        Assert.Equal(("tail-cut", 12L), (report.Problems[0].Code, report.Problems[0].Number));
    }

    [BothDatabases]
    public async Task A_tail_that_was_cut_off_without_trace_is_named_by_the_printed_close(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var receipts = await Story.TellAsync(house);
        var printed = new LedgerAnchor(12, receipts[11].Hash);

        // As if the entry had never been: its rows, the figures it changed, and the mark of the end.
        await house.TamperAsync(
        [
            "UPDATE holdings SET amount = amount + 1 WHERE place_id = (SELECT from_place_id FROM movements WHERE posting_id = " + Of + "12))",
            "UPDATE holdings SET amount = amount - 1 WHERE place_id = (SELECT to_place_id FROM movements WHERE posting_id = " + Of + "12))",
            "DELETE FROM unsettled_movements WHERE posting_id = " + Of + "12)",
            "UPDATE register_pages SET last_number = last_number - 1",
            .. Deleted(12),
            "UPDATE chain_heads SET last_number = 11, last_hash = (SELECT hash FROM postings WHERE number = 11), "
                + "last_recorded_at = (SELECT recorded_at FROM postings WHERE number = 11)",
        ]);

        Assert.Empty((await house.VerifyAsync()).Problems);
        var problem = Assert.Single((await house.VerifyAsync(printed)).Problems);
        Assert.Equal(("tail-cut", 12L), (problem.Code, problem.Number));
    }

    [BothDatabases]
    public async Task An_entry_rewritten_with_a_fitting_hash_breaks_the_link_after_it(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);

        await house.TamperAsync($"UPDATE postings SET reason = 'forged', hash = '{await ForgedAsync(house, 8)}' WHERE number = 8");

        var problem = Assert.Single((await house.VerifyAsync()).Problems);
        Assert.Equal(("link-broken", 9L), (problem.Code, problem.Number));
    }

    [BothDatabases]
    public async Task The_last_entry_rewritten_with_a_fitting_hash_differs_from_the_printed_close(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var receipts = await Story.TellAsync(house);
        var forged = await ForgedAsync(house, 12);

        await house.TamperAsync(
            $"UPDATE postings SET reason = 'forged', hash = '{forged}' WHERE number = 12",
            $"UPDATE chain_heads SET last_hash = '{forged}'");

        Assert.Empty((await house.VerifyAsync()).Problems);
        var problem = Assert.Single((await house.VerifyAsync(new LedgerAnchor(12, receipts[11].Hash))).Problems);
        Assert.Equal(("anchor-differs", 12L), (problem.Code, problem.Number));
    }

    [BothDatabases]
    public async Task Verifying_while_people_work_gives_no_false_alarm(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(400);
        var rounds = 0;

        var working = Task.Run(async () =>
        {
            for (var i = 0; i < 120; i++)
            {
                var act = house.ActOf(house.Nurse);
                Assert.True((await house.Acts.TakeOutAsync(act, pack, 2, house.Safe)).IsPosted);
                Assert.True((await house.Acts.BringBackAsync(
                    house.ActOf(house.Nurse), pack, 1, new(act.Id, 1), house.Safe)).IsPosted);
            }
        });
        do
        {
            var report = await house.VerifyAsync(pieceSize: 7);
            Assert.Empty(report.Problems);
            rounds++;
        }
        while (!working.IsCompleted);
        await working;

        Assert.True(rounds > 1);
        Assert.Equal(241, (await house.VerifyAsync()).LastNumber);
    }

    [BothDatabases]
    public async Task Two_facilities_in_one_database_have_a_chain_each(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Story.TellAsync(house);
        await using var other = await house.BuildNeighbourAsync();
        await other.StockAsync(7);

        await other.TamperAsync($"UPDATE postings SET reason = 'x' WHERE facility_id = (SELECT id FROM facilities WHERE name = 'Neighbour')");

        Assert.Empty((await house.VerifyAsync()).Problems);
        Assert.Equal("entry-changed", (await other.VerifyAsync()).Problems[0].Code);
    }

    [Theory]
    [InlineData("7:0000000000000000000000000000000000000000000000000000000000000ABC", true)]
    [InlineData(" 12:fdf0000000000000000000000000000000000000000000000000000000000abc ", true)]
    [InlineData("7", false)]
    [InlineData("7:abc", false)]
    [InlineData("-7:0000000000000000000000000000000000000000000000000000000000000abc", false)]
    [InlineData("0:0000000000000000000000000000000000000000000000000000000000000abc", false)]
    [InlineData("7:000000000000000000000000000000000000000000000000000000000000zabc", false)]
    [InlineData("7:0000000000000000000000000000000000000000000000000000000000000abc:1", false)]
    public void An_anchor_is_read_as_it_is_printed(string text, bool isAnchor)
    {
        var anchor = LedgerAnchor.Read(text);

        Assert.Equal(isAnchor, anchor is not null);
        if (anchor is not null)
            Assert.Equal(text.Trim().ToLowerInvariant(), $"{anchor.Number}:{anchor.Hash}");
    }

    private static IEnumerable<string> Deleted(long number) =>
    [
        $"DELETE FROM register_lines WHERE posting_id = {Of}{number})",
        $"DELETE FROM movements WHERE posting_id = {Of}{number})",
        $"DELETE FROM postings WHERE number = {number}",
    ];

    /// <summary>The hash that an entry would have with the reason <c>forged</c>.</summary>
    private static async Task<string> ForgedAsync(House house, long number)
    {
        await using var db = house.OpenDb();
        var posting = await db.Postings.AsNoTracking().SingleAsync(row => row.Number == number);
        db.Entry(posting).Property(row => row.Reason).CurrentValue = "forged";
        var movements = await db.Movements.AsNoTracking().Where(row => row.PostingId == posting.Id).ToListAsync();
        var lines = await db.RegisterLines.AsNoTracking().Where(row => row.PostingId == posting.Id).ToListAsync();
        return Domain.Ledger.PostingHash.Of(posting.FormatVersion, posting.PreviousHash, [posting, .. movements, .. lines]);
    }
}
