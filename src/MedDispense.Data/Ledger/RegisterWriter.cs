using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Writes the lines of a posting on their pages: numbers without gaps, and balances that are the sum before
/// them, since every page is locked before its holdings are summed.</summary>
internal sealed class RegisterWriter(LedgerScope scope, DbConnection connection, DbTransaction transaction, ILedgerEngine engine)
{
    private sealed record PageKey(Guid MedicineId, Guid? OwnerClientId);

    private sealed class OpenPage
    {
        public required Guid Id { get; init; }
        public required long Number { get; set; }
        public required long Balance { get; set; }
    }

    private sealed record Entry(PageKey Page, PlannedMovement? Movement, PlannedNote? Note, PlannedCount? Count = null);

    public async Task<List<RegisterLine>> WriteAsync(PostingPlan plan, FreshValues fresh)
    {
        List<Entry> entries =
        [
            .. plan.Movements.Select(movement => new Entry(new(movement.Pack.MedicineId, movement.Pack.OwnerClientId), movement, null)),
            .. plan.Notes.Select(note => new Entry(new(note.MedicineId, note.OwnerClientId), null, note)),
            .. plan.Counts.Select(count => new Entry(new(count.MedicineId, count.OwnerClientId), null, null, count)),
        ];
        var pages = new Dictionary<PageKey, OpenPage>();
        foreach (var key in entries.Select(entry => entry.Page).Distinct()
                     .OrderBy(key => key.MedicineId).ThenBy(key => key.OwnerClientId ?? Guid.Empty))
        {
            pages[key] = await OpenAsync(key, fresh);
        }

        var placeBalances = await PlaceBalancesAsync(entries);
        var lines = new List<RegisterLine>();
        foreach (var entry in entries)
        {
            var page = pages[entry.Page];
            page.Number++;
            lines.Add(entry switch
            {
                { Movement: { } movement } => LineOf(movement, page, entry.Page, placeBalances, lines.Count + 1, fresh.Salt()),
                { Count: { } count } => LineOf(count, page,
                    await NowInPlaceAsync(entry.Page, count.Place.Id), lines.Count + 1, fresh.Salt()),
                _ => LineOf(entry.Note!, page, lines.Count + 1, fresh.Salt()), // One of the three is set.
            });
        }

        foreach (var page in pages.Values)
            await KeepAsync(page);
        return lines;
    }

    private async Task<OpenPage> OpenAsync(PageKey key, FreshValues fresh)
    {
        await using (var insert = connection.Sql(transaction,
            "INSERT INTO register_pages (facility_id, id, medicine_id, owner_client_id, last_number, balance) "
            + "VALUES (@f, @i, @m, @o, 0, 0) ON CONFLICT DO NOTHING",
            ("@f", scope.Act.FacilityId), ("@i", fresh.Id(scope.Act.Now)),
            ("@m", key.MedicineId), ("@o", key.OwnerClientId)))
        {
            await insert.ExecuteNonQueryAsync();
        }

        var owner = key.OwnerClientId is null ? "owner_client_id IS NULL" : "owner_client_id = @o";
        if (engine.ForUpdate.Length > 0)
        {
            await using var command = connection.Sql(transaction,
                $"SELECT 1 FROM register_pages WHERE facility_id = @f AND medicine_id = @m AND {owner} {engine.ForUpdate}",
                ("@f", scope.Act.FacilityId), ("@m", key.MedicineId), ("@o", key.OwnerClientId));
            await command.ExecuteNonQueryAsync();
        }

        return await scope.Db.RegisterPages.AsNoTracking()
            .Where(page => page.MedicineId == key.MedicineId && page.OwnerClientId == key.OwnerClientId)
            .Select(page => new OpenPage { Id = page.Id, Number = page.LastNumber, Balance = page.Balance })
            .SingleAsync();
    }

    /// <summary>What each place will hold of each page before the first line, from what it holds now and what the
    /// movements of this posting have just changed.</summary>
    private async Task<Dictionary<(PageKey, Guid), long>> PlaceBalancesAsync(List<Entry> entries)
    {
        var balances = new Dictionary<(PageKey, Guid), long>();
        foreach (var entry in entries)
        {
            if (entry.Movement is not { } movement)
                continue;
            foreach (var (place, delta) in new[] { (movement.From, -movement.Amount), (movement.To, movement.Amount) })
            {
                if (!place.Kind.IsPhysical())
                    continue;
                if (!balances.ContainsKey((entry.Page, place.Id)))
                    balances[(entry.Page, place.Id)] = await NowInPlaceAsync(entry.Page, place.Id);
                balances[(entry.Page, place.Id)] -= delta;
            }
        }

        return balances;
    }

    private async Task<long> NowInPlaceAsync(PageKey key, Guid placeId) =>
        await scope.Db.Holdings
            .Where(holding => holding.PlaceId == placeId)
            .Join(scope.Db.Packs.Where(pack => pack.MedicineId == key.MedicineId && pack.OwnerClientId == key.OwnerClientId),
                holding => holding.PackId, pack => pack.Id, (holding, _) => (long?)holding.Amount)
            .SumAsync() ?? 0;

    private RegisterLine LineOf(
        PlannedMovement movement, OpenPage page, PageKey key, Dictionary<(PageKey, Guid), long> places, int ordinal, string salt)
    {
        var comesIn = !movement.From.Kind.IsPhysical();
        var goesOut = !movement.To.Kind.IsPhysical();
        var amount = movement.Amount;
        page.Balance = checked(page.Balance + (comesIn ? amount : goesOut ? -amount : 0));
        var about = comesIn ? movement.To : movement.From;
        var other = comesIn ? movement.From : movement.To;
        return new RegisterLine
        {
            FacilityId = scope.Act.FacilityId,
            PostingId = scope.Act.Id,
            Ordinal = ordinal,
            PageId = page.Id,
            Number = page.Number,
            Kind = comesIn || goesOut ? RegisterLineKind.Movement : RegisterLineKind.Custody,
            PackId = movement.Pack.Id,
            AmountIn = comesIn ? amount : 0,
            AmountOut = goesOut ? amount : 0,
            AmountMoved = comesIn || goesOut ? 0 : amount,
            PlaceId = about.Id,
            OtherPlaceId = other.Id,
            Counterparty = CanonicalText.Of(movement.Counterparty),
            Note = CanonicalText.OrNull(movement.Note),
            PageBalance = page.Balance,
            PlaceBalance = After(about, comesIn ? amount : -amount),
            OtherPlaceBalance = other.Kind.IsPhysical() ? After(other, amount) : null,
            Salt = salt,
        };

        long After(Place place, long delta) => places[(key, place.Id)] = checked(places[(key, place.Id)] + delta);
    }

    private RegisterLine LineOf(PlannedNote note, OpenPage page, int ordinal, string salt) => new()
    {
        FacilityId = scope.Act.FacilityId,
        PostingId = scope.Act.Id,
        Ordinal = ordinal,
        PageId = page.Id,
        Number = page.Number,
        Kind = RegisterLineKind.Note,
        PackId = note.PackId,
        AmountIn = 0,
        AmountOut = 0,
        AmountMoved = 0,
        Counterparty = CanonicalText.Of(note.Counterparty),
        Note = CanonicalText.Of(note.Text),
        PageBalance = page.Balance,
        Salt = salt,
    };

    private RegisterLine LineOf(PlannedCount count, OpenPage page, long inPlace, int ordinal, string salt) => new()
    {
        FacilityId = scope.Act.FacilityId,
        PostingId = scope.Act.Id,
        Ordinal = ordinal,
        PageId = page.Id,
        Number = page.Number,
        Kind = RegisterLineKind.Count,
        PackId = count.PackId,
        AmountIn = 0,
        AmountOut = 0,
        AmountMoved = 0,
        CountedAmount = count.Counted,
        PlaceId = count.Place.Id,
        Counterparty = count.Place.Name,
        Note = CanonicalText.OrNull(count.Note),
        PageBalance = page.Balance,
        PlaceBalance = inPlace,
        Salt = salt,
    };

    private async Task KeepAsync(OpenPage page)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE register_pages SET last_number = @n, balance = @b WHERE facility_id = @f AND id = @i",
            ("@n", page.Number), ("@b", page.Balance), ("@f", scope.Act.FacilityId), ("@i", page.Id));
        await command.ExecuteNonQueryAsync();
    }
}
