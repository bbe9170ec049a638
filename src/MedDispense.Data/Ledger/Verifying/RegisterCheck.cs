using System.Globalization;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Reads the register as an inspector does: every movement has its line with the same figures, line numbers
/// of a page count up, and each balance is the sum before it.</summary>
internal sealed class RegisterCheck(MedDispenseDb db, KnownThings known, StockTally stock, Problems problems)
{
    private sealed record PageState(long Number, long Balance);

    private readonly Dictionary<Guid, PageState> _pages = [];
    private readonly Dictionary<(Guid PageId, Guid PlaceId), long> _places = [];

    public void Pass(RecordedPosting recorded)
    {
        var number = recorded.Posting.Number;
        var ofMovements = recorded.Lines
            .Where(line => line.Kind is RegisterLineKind.Movement or RegisterLineKind.Custody).ToList();
        if (ofMovements.Count > recorded.Movements.Count)
        {
            problems.Add("movement-missing", number,
                $"Entry {number} has {ofMovements.Count} register lines that move stock, but {recorded.Movements.Count} movements.");
        }
        else if (ofMovements.Count < recorded.Movements.Count)
        {
            problems.Add("line-missing", number,
                $"Entry {number} moves stock {recorded.Movements.Count} times, but has {ofMovements.Count} register lines for it.");
        }

        foreach (var movement in recorded.Movements)
        {
            if (ofMovements.FirstOrDefault(line => line.Ordinal == movement.Ordinal) is { } line)
                CompareWithMovement(number, line, movement);
        }

        foreach (var line in recorded.Lines)
            FollowPage(number, line);
    }

    /// <summary>Compares with the stored heads of the pages, and the pages with the stock.</summary>
    public async Task EndAsync()
    {
        var stockOf = stock.Net
            .Where(entry => known.Pack(entry.Key.PackId) is not null)
            .GroupBy(entry => (known.Pack(entry.Key.PackId)!.MedicineId, known.Pack(entry.Key.PackId)!.OwnerClientId))
            .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value));
        await foreach (var page in db.RegisterPages.AsNoTracking().AsAsyncEnumerable())
        {
            var state = _pages.GetValueOrDefault(page.Id, new PageState(0, 0));
            if (page.LastNumber != state.Number || page.Balance != state.Balance)
            {
                problems.Add("page-differs", null,
                    $"The head of register page {page.Id} says line {page.LastNumber}, balance {page.Balance}; "
                    + $"its last line is {state.Number}, balance {state.Balance}.");
            }

            var inStock = stockOf.GetValueOrDefault((page.MedicineId, page.OwnerClientId));
            if (inStock != page.Balance)
            {
                problems.Add("page-differs", null,
                    $"Register page {page.Id} has a balance of {page.Balance}; the entries leave {inStock} in all places.");
            }

            _pages.Remove(page.Id);
        }

        foreach (var pageId in _pages.Keys)
            problems.Add("page-differs", null, $"Register page {pageId} has lines, but is not there.");
    }

    private void CompareWithMovement(long number, RegisterLine line, Movement movement)
    {
        var comesIn = !known.IsPhysical(movement.FromPlaceId);
        var goesOut = !known.IsPhysical(movement.ToPlaceId);
        var pack = known.Pack(movement.PackId);
        var page = known.Page(line.PageId);
        if (line.AmountIn != (comesIn ? movement.Amount : 0)
            || line.AmountOut != (goesOut ? movement.Amount : 0)
            || line.AmountMoved != (comesIn || goesOut ? 0 : movement.Amount)
            || line.PackId != movement.PackId
            || line.PlaceId != (comesIn ? movement.ToPlaceId : movement.FromPlaceId)
            || line.OtherPlaceId != (comesIn ? movement.FromPlaceId : movement.ToPlaceId)
            || line.Kind != (comesIn || goesOut ? RegisterLineKind.Movement : RegisterLineKind.Custody))
        {
            problems.Add("line-differs", number,
                $"Entry {number}: register line {line.Number} and movement {movement.Ordinal} "
                + $"(an amount of {movement.Amount}) do not say the same.");
        }

        if (pack is null || page is null || pack.MedicineId != page.MedicineId || pack.OwnerClientId != page.OwnerClientId)
        {
            problems.Add("line-differs", number,
                $"Entry {number}: register line {line.Number} stands on the page of another medicine or owner than "
                + $"{known.SayPack(movement.PackId)} belongs to.");
        }
    }

    private void FollowPage(long number, RegisterLine line)
    {
        var before = _pages.GetValueOrDefault(line.PageId, new PageState(0, 0));
        if (line.Number != before.Number + 1)
        {
            problems.Add(line.Number > before.Number + 1 ? "line-missing" : "line-twice", number,
                $"Entry {number}: on its page, register line {line.Number} comes after line {before.Number}.");
        }

        var balance = before.Balance + line.AmountIn - line.AmountOut;
        if (line.PageBalance != balance)
        {
            problems.Add("page-balance-differs", number,
                $"Entry {number}: register line {line.Number} says a balance of {line.PageBalance}; "
                + $"the lines before it make {balance}.");
        }

        // Going on from what the line says names each break once.
        _pages[line.PageId] = new PageState(line.Number, line.PageBalance);
        if (line.PlaceId is not { } place)
            return;
        FollowPlace(number, line, place, line.PlaceBalance, line.AmountIn - line.AmountOut - line.AmountMoved);
        if (line.OtherPlaceId is { } other && known.IsPhysical(other))
            FollowPlace(number, line, other, line.OtherPlaceBalance, line.AmountMoved);
    }

    private void FollowPlace(long number, RegisterLine line, Guid placeId, long? stored, long delta)
    {
        var key = (line.PageId, placeId);
        var balance = _places.GetValueOrDefault(key) + delta;
        if (stored != balance)
        {
            problems.Add("place-balance-differs", number,
                $"Entry {number}: register line {line.Number} says {stored?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} "
                + $"is in {known.SayPlace(placeId)}; the lines before it make {balance}.");
        }

        _places[key] = stored ?? balance;
    }
}
