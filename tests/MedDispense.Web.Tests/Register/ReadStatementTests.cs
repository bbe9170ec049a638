using System.Text;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Tests.Register;

public sealed class ReadStatementTests
{
    private static readonly FacilityTime Time = new("America/New_York");

    [BothDatabases]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Opening_plus_in_minus_out_is_closing_and_the_balance_of_the_lines(DatabaseKind kind, int seed)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, seed);
        await history.LiveAsync(60);
        var page = await history.PageIdAsync();
        var today = Time.Day(history.Now);

        foreach (var view in Enum.GetValues<RegisterAs>())
        {
            var rows = (await house.WithAsync((ReadRegisterPage read) =>
                read.AskAllAsync(page, new RegisterRange { As = view }, 1000)))!.Rows;
            var counts = history.Lines.ToDictionary(line => line.Number, line => Time.Day(view == RegisterAs.Known ? line.RecordedAt : line.CountsAt));
            foreach (var (from, to) in new[] { (-30, 0), (-3, -1), (-2, -2), (0, 0), (-40, -30) })
            {
                var (first, last) = (today.AddDays(from), today.AddDays(to));
                var statement = await AskAsync(house, page, first, last, view);

                Assert.Equal(BalanceBefore(first), statement.Opening);
                Assert.Equal(BalanceBefore(last.AddDays(1)), statement.Closing);
                Assert.Equal(statement.Closing, statement.Opening + statement.In - statement.Out);
                Assert.NotEqual(false, statement.Agrees);
                Assert.Equal(view == RegisterAs.Known && rows.Any(row => counts[row.Number] <= last), statement.Agrees == true);
            }

            long BalanceBefore(DateOnly day) =>
                rows.LastOrDefault(row => counts[row.Number] < day)?.PageBalance ?? 0;
        }
    }

    [BothDatabases]
    public async Task Every_kind_stands_with_its_lines_and_what_was_undone_stands_as_such(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        await history.MoveAsync("safe", "cart", 12);
        await history.WasteAsync("cart", 2);
        await history.WasteAsync("cart", 3);
        await history.UndoAsync(3);
        var page = await history.PageIdAsync();
        var today = Time.Day(history.Now);

        var statement = await AskAsync(house, page, today, today, RegisterAs.Known);

        Assert.Equal(
            [
                new(PostingKind.Received, 1, 30, 0), new(PostingKind.Wasted, 2, 0, 5),
                new ReadStatement.KindSum(PostingKind.RecordedInError, 1, 2, 0),
            ],
            statement.Kinds);
        Assert.Equal((0, 27), (statement.Opening, statement.Closing));
    }

    [BothDatabases]
    public async Task Two_exports_of_the_same_range_differ_in_the_stamp_alone(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 21);
        await history.LiveAsync(30);
        var page = await history.PageIdAsync();
        var today = Time.Day(history.Now);

        var first = await FilesAsync(new RunStamp("Rosa Castellanos", history.Now));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var second = await FilesAsync(new RunStamp("Paul Novak", history.Now));

        foreach (var (before, after) in first.Zip(second))
        {
            var (a, b) = (Encoding.UTF8.GetString(before).Split("\r\n"), Encoding.UTF8.GetString(after).Split("\r\n"));
            var differing = a.Zip(b).Where(pair => pair.First != pair.Second).ToList();
            Assert.StartsWith("Exported,", Assert.Single(differing).First, StringComparison.Ordinal);
            Assert.Equal(a.Length, b.Length);
            Assert.True(a.Length > 10);
        }

        async Task<byte[][]> FilesAsync(RunStamp stamp) =>
        [
            RegisterFiles.Lines((await house.WithAsync((ReadRegisterPage read) => read.AskAllAsync(page, new RegisterRange(), 1000)))!, stamp),
            RegisterFiles.Statement((await house.WithAsync((ReadStatement read) => read.AskAsync(null, today.AddDays(-9), today, RegisterAs.Happened)))!, stamp),
            RegisterFiles.DailyLog(await house.WithAsync((ReadDailyLog read) => read.AskAsync(today)), stamp),
        ];
    }

    [BothDatabases]
    public async Task A_days_log_holds_what_was_written_that_day_and_never_changes_afterwards(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        var first = Time.Day(history.Now);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await history.WasteAsync("safe", 1, late: TimeSpan.FromDays(1));

        var before = await house.WithAsync((ReadDailyLog read) => read.AskAsync(first));
        var after = await house.WithAsync((ReadDailyLog read) => read.AskAsync(first.AddDays(1)));

        Assert.Equal(1, Assert.Single(before.Rows).Line.Number);
        var late = Assert.Single(after.Rows).Line;
        Assert.Contains(late.Remarks, remark => remark.StartsWith("Late entry", StringComparison.Ordinal));
        Assert.Equal([("Priya Lindqvist", "PL")], after.People);
    }

    private static async Task<ReadStatement.PageStatement> AskAsync(WebHouse house, Guid page, DateOnly from, DateOnly to, RegisterAs view) =>
        Assert.Single((await house.WithAsync((ReadStatement read) => read.AskAsync(page, from, to, view)))!.Pages);
}
