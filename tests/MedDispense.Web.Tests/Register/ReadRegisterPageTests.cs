using MedDispense.Testing;
using MedDispense.Web.Features.Register;

namespace MedDispense.Web.Tests.Register;

public sealed class ReadRegisterPageTests
{
    [BothDatabases]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Both_readings_show_the_balances_that_a_simple_sum_gives(DatabaseKind kind, int seed)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, seed);
        await history.LiveAsync(60);
        var page = await history.PageIdAsync();

        foreach (var view in Enum.GetValues<RegisterAs>())
        {
            var rows = await AllAsync(house, page, new RegisterRange { As = view });
            var expected = InOrder(history.Lines, view);
            Assert.Equal(expected.Select(line => line.Number), rows.Select(row => row.Number));
            var (balance, safe, cart) = (0L, 0L, 0L);
            foreach (var (line, row) in expected.Zip(rows))
            {
                balance += line.In - line.Out;
                safe += line.Safe;
                cart += line.Cart;
                Assert.Equal((line.In, line.Out, balance), (row.AmountIn, row.AmountOut, row.PageBalance));
                foreach (var place in row.Places)
                    Assert.Equal(place.PlaceId == house.Places["safe"].Id ? safe : cart, place.Balance);
            }
        }
    }

    [BothDatabases]
    public async Task Lines_are_read_in_portions_from_either_end_without_a_gap_or_a_repeat(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 3);
        await history.LiveAsync(40);
        var page = await history.PageIdAsync();
        var range = new RegisterRange { As = RegisterAs.Happened };
        var expected = InOrder(history.Lines, RegisterAs.Happened).Select(line => line.Number).ToList();

        var forwards = new List<long>();
        var view = await AskAsync(house, page, range, new RegisterWindow(Take: 7));
        Assert.False(view.HasEarlier);
        forwards.AddRange(view.Rows.Select(row => row.Number));
        while (view.HasLater)
        {
            view = await AskAsync(house, page, range, new RegisterWindow(After: view.Rows[^1].Number, Take: 7));
            forwards.AddRange(view.Rows.Select(row => row.Number));
        }

        var backwards = new List<long>();
        view = await AskAsync(house, page, range, new RegisterWindow(NewestFirst: true, Take: 7));
        Assert.False(view.HasLater);
        backwards.InsertRange(0, view.Rows.Select(row => row.Number));
        while (view.HasEarlier)
        {
            view = await AskAsync(house, page, range, new RegisterWindow(NewestFirst: true, Before: view.Rows[0].Number, Take: 7));
            backwards.InsertRange(0, view.Rows.Select(row => row.Number));
        }

        Assert.Equal(expected, forwards);
        Assert.Equal(expected, backwards);
    }

    [BothDatabases]
    public async Task What_was_written_later_is_not_yet_known(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await history.WasteAsync("safe", 2);
        var then = history.Now;
        house.Clock.Advance(TimeSpan.FromHours(5));
        await history.UndoAsync(2);
        await history.WasteAsync("safe", 5, late: TimeSpan.FromHours(5.5));
        var page = await history.PageIdAsync();

        var known = await AllAsync(house, page, new RegisterRange { KnownAt = then });
        var happened = await AllAsync(house, page, new RegisterRange { As = RegisterAs.Happened });
        var happenedAsKnown = await AllAsync(house, page, new RegisterRange { As = RegisterAs.Happened, KnownAt = then });

        Assert.Equal([30, 28], known.Select(row => row.PageBalance));
        Assert.False(known[1].IsUndone);
        Assert.Empty(known[1].Remarks);
        // The late waste comes before the one recorded in error, and that one and its undoing stand together.
        Assert.Equal([1, 4, 2, 3], happened.Select(row => row.Number));
        Assert.Equal([30, 25, 23, 25], happened.Select(row => row.PageBalance));
        Assert.Equal([30, 28], happenedAsKnown.Select(row => row.PageBalance));
    }

    [BothDatabases]
    public async Task Lines_say_what_happened_who_did_it_and_what_undoes_them(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        await history.MoveAsync("safe", "cart", 10);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await history.WasteAsync("cart", 1, late: TimeSpan.FromMinutes(50));
        await history.UndoAsync(3);
        var page = await history.PageIdAsync();

        var view = await AskAsync(house, page, new RegisterRange(), new RegisterWindow());

        Assert.Equal("Schedule III (C-III)", view.Heading.Class);
        Assert.Equal("BH1234563", view.Heading.Facility.RegistrationNumber);
        Assert.Equal("Stock of the house", view.Heading.Owner);
        Assert.StartsWith("Received from Northside Wholesale. Lot L5520", view.Rows[0].What, StringComparison.Ordinal);
        Assert.Equal(("Priya Lindqvist", "PL", "Tom Okafor"), (view.Rows[0].By, view.Rows[0].ByInitials, view.Rows[0].Second));
        Assert.Contains("Controlled cupboard to Cart A", view.Rows[1].What, StringComparison.Ordinal);
        Assert.Equal([20, 10], view.Rows[1].Places.Select(place => place.Balance));
        Assert.Equal((0, 0, 30), (view.Rows[1].AmountIn, view.Rows[1].AmountOut, view.Rows[1].PageBalance));
        Assert.Contains("Late entry, written 10 Jun 2026 11:00.", view.Rows[2].Remarks);
        Assert.Contains("Recorded in error, see line 4, 10 Jun 2026 11:00.", view.Rows[2].Remarks);
        Assert.True(view.Rows[2].IsUndone);
        Assert.Contains("Recorded in error: line 3, 10 Jun 2026 10:10.", view.Rows[3].Remarks);
        Assert.Equal(30, view.Rows[3].PageBalance);
    }

    [BothDatabases]
    public async Task A_place_has_its_own_ins_and_outs(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        await history.ReceiveAsync("safe", 30);
        await history.MoveAsync("safe", "cart", 10);
        await history.WasteAsync("cart", 3);
        await history.WasteAsync("safe", 1);
        var page = await history.PageIdAsync();

        foreach (var view in Enum.GetValues<RegisterAs>())
        {
            var rows = await AllAsync(house, page, new RegisterRange { As = view, PlaceId = house.Places["cart"].Id });
            Assert.Equal([2, 3], rows.Select(row => row.Number));
            Assert.Equal([(10, 0), (0, 3)], rows.Select(row => (row.AmountIn, row.AmountOut)));
            Assert.Equal([10, 7], rows.Select(row => Assert.Single(row.Places).Balance));
            Assert.Equal([30, 27], rows.Select(row => row.PageBalance));
        }
    }

    [BothDatabases]
    public async Task Days_are_those_of_the_house(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var history = new RegisterHistory(house, 0);
        house.Clock.Set(new DateTimeOffset(2026, 6, 11, 3, 59, 0, TimeSpan.Zero));
        await history.ReceiveAsync("safe", 30);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await history.WasteAsync("safe", 1);
        var page = await history.PageIdAsync();

        foreach (var view in Enum.GetValues<RegisterAs>())
        {
            var tenth = await AllAsync(house, page, new RegisterRange { As = view, To = new DateOnly(2026, 6, 10) });
            var eleventh = await AllAsync(house, page, new RegisterRange { As = view, From = new DateOnly(2026, 6, 11) });
            Assert.Equal(1, Assert.Single(tenth).Number);
            Assert.Equal(2, Assert.Single(eleventh).Number);
        }

        var lines = await AllAsync(house, page, new RegisterRange { FirstLine = 2, LastLine = 2 });
        Assert.Equal(2, Assert.Single(lines).Number);
    }

    [Fact]
    public async Task A_page_of_another_house_is_not_found()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 10);

        var nothing = await house.WithAsync((ReadRegisterPage read) =>
            read.AskAsync(Guid.CreateVersion7(), new RegisterRange(), new RegisterWindow()));

        Assert.Null(nothing);
    }

    [BothDatabases]
    public async Task Pages_are_listed_with_their_balance_and_found_by_words(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("safe", 10);

        var all = await house.WithAsync((FindRegisterPages find) => find.AskAsync(null));
        var found = await house.WithAsync((FindRegisterPages find) => find.AskAsync("FILM naloxone c-iii"));
        var none = await house.WithAsync((FindRegisterPages find) => find.AskAsync("methadone"));

        Assert.Equal(10, Assert.Single(all.Rows).Heading.Balance);
        Assert.Single(found.Rows);
        Assert.Empty(none.Rows);
    }

    internal static IReadOnlyList<RegisterHistory.Line> InOrder(IReadOnlyList<RegisterHistory.Line> lines, RegisterAs view) => view switch
    {
        RegisterAs.Known => [.. lines.OrderBy(line => line.Number)],
        RegisterAs.Happened => [.. lines.OrderBy(line => line.CountsAt).ThenBy(line => line.Number)],
    };

    private static async Task<IReadOnlyList<RegisterRow>> AllAsync(WebHouse house, Guid page, RegisterRange range) =>
        (await house.WithAsync((ReadRegisterPage read) => read.AskAllAsync(page, range, 1000)))!.Rows;

    private static async Task<ReadRegisterPage.View> AskAsync(WebHouse house, Guid page, RegisterRange range, RegisterWindow window) =>
        (await house.WithAsync((ReadRegisterPage read) => read.AskAsync(page, range, window)))!;
}
