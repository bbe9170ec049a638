using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Data.Tests.Ground;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>Recalls and requests to destroy are parts of the entry that made them, and are ended once, by a later one.</summary>
public sealed class StockPaperTests
{
    private const string Of = "(SELECT id FROM postings WHERE number = ";

    [BothDatabases]
    public async Task A_house_with_recalls_and_destructions_is_whole(DatabaseKind kind)
    {
        await using var house = await TellAsync(kind);

        await house.AssertWholeAsync();
    }

    [BothDatabases]
    [InlineData("entry-changed", 3L, "UPDATE recalls SET lot = 'A2' WHERE lot = 'A1'")]
    [InlineData("entry-changed", 3L, "UPDATE recalls SET salt = 'x' WHERE lot = 'A1'")]
    [InlineData("entry-changed", 3L, "DELETE FROM recalls WHERE lot = 'A1'")]
    [InlineData("paper-differs", 3L, "DELETE FROM recalls WHERE lot = 'A1'")]
    [InlineData("paper-differs", 5L, "UPDATE recalls SET lifted_by_posting_id = NULL")]
    [InlineData("paper-differs", 3L, "UPDATE recalls SET lifted_by_posting_id = " + Of + "5) WHERE lot = 'A1'")]
    [InlineData("paper-differs", 3L, "UPDATE recalls SET lifted_by_posting_id = " + Of + "2) WHERE lot = 'A1'")]
    [InlineData("entry-changed", 7L, "UPDATE destruction_requests SET amount = 1 WHERE amount = 3")]
    [InlineData("entry-changed", 7L, "UPDATE destruction_requests SET method = 'x' WHERE amount = 3")]
    [InlineData("entry-changed", 9L, "DELETE FROM destruction_requests WHERE amount = 2")]
    [InlineData("paper-differs", 8L, "UPDATE destruction_requests SET ended_by_posting_id = NULL")]
    [InlineData("paper-differs", 9L, "UPDATE destruction_requests SET ended_by_posting_id = " + Of + "8) WHERE amount = 2")]
    public async Task What_was_changed_by_hand_is_named(DatabaseKind kind, string code, long number, string statement)
    {
        await using var house = await TellAsync(kind);

        await house.TamperAsync(statement);

        var report = await house.VerifyAsync();
        Assert.Contains(report.Problems, problem => problem.Code == code && problem.Number == number);
        Assert.DoesNotContain(report.Problems, problem => problem.Number < number);
        Assert.DoesNotContain(report.Problems, problem => problem.Code == "trigger-missing");
    }

    [BothDatabases]
    [InlineData("UPDATE recalls SET lot = 'A2'")]
    [InlineData("UPDATE recalls SET lot = 'A2', lifted_by_posting_id = " + Of + "5) WHERE lot = 'A1'")]
    [InlineData("UPDATE recalls SET lifted_by_posting_id = NULL WHERE lot = 'B2'")]
    [InlineData("UPDATE recalls SET lifted_by_posting_id = " + Of + "1) WHERE lot = 'B2'")]
    [InlineData("DELETE FROM recalls")]
    [InlineData("UPDATE destruction_requests SET amount = 1")]
    [InlineData("UPDATE destruction_requests SET ended_by_posting_id = NULL")]
    [InlineData("DELETE FROM destruction_requests")]
    public async Task Nothing_about_a_paper_changes_but_its_end_once(DatabaseKind kind, string statement)
    {
        await using var house = await TellAsync(kind);

        foreach (var connection in new[] { house.ConnectionString, house.OwnerConnectionString })
        {
            var refusal = await Record.ExceptionAsync(() => Sql.RunAsync(kind, connection, statement));
            Assert.Contains("insert-only", Assert.IsAssignableFrom<DbException>(refusal).Message, StringComparison.Ordinal);
        }

        await Sql.RunAsync(kind, house.ConnectionString, "UPDATE recalls SET lifted_by_posting_id = " + Of + "5) WHERE lot = 'A1'");
        Assert.Contains((await house.VerifyAsync()).Problems, problem => problem.Code == "paper-differs");
    }

    [BothDatabases]
    public async Task The_guards_of_papers_know_every_column(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var db = house.OpenDb();
        foreach (var (table, end, others) in InsertOnlyTables.EndedOnce)
        {
            var columns = db.Model.GetEntityTypes().Single(type => type.GetTableName() == table)
                .GetProperties().Select(property => property.GetColumnName());
            Assert.Equal(columns.Order(StringComparer.Ordinal), others.Append(end).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>1 and 2 receive A1 and B2, 3 and 4 recall them, 5 lifts that of B2, 6 quarantines, 7 asks to destroy
    /// three, 8 does it, 9 asks to destroy two more.</summary>
    private static async Task<House> TellAsync(DatabaseKind kind)
    {
        var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(10);
        await house.StockAsync(4, "B2");
        await DoAsync(house.Acts.RecallAsync(Act(), "A1"));
        var recall = await DoAsync(house.Acts.RecallAsync(Act(), "B2"));
        await DoAsync(house.Acts.LiftRecallAsync(Act(), recall.PostingId));
        await DoAsync(house.Acts.QuarantineAsync(Act(), pack, 5, house.Safe));
        var request = await DoAsync(house.Acts.AskToDestroyAsync(Act(), pack, 3));
        await DoAsync(house.Acts.DestroyAsync(Act(), request.PostingId));
        await DoAsync(house.Acts.AskToDestroyAsync(Act(), pack, 2));
        return house;

        Domain.Staff.Act Act() => house.ActOf(house.Nurse, witness: house.OtherNurse);

        async Task<Receipt> DoAsync(Task<PostingResult> act)
        {
            var result = await act;
            Assert.True(result.IsPosted, string.Join(", ", result.Findings.Select(finding => finding.Code)));
            return result.Receipt!;
        }
    }
}
