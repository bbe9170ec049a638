using System.Security.Cryptography;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>What is stored is what is hashed, whatever a database does to times, texts and ids.</summary>
public sealed class SameHashesTests
{
    [PostgresFact]
    public async Task The_same_acts_with_the_same_ids_clock_and_chance_have_the_same_hashes_on_both_databases()
    {
        var onSqlite = await HashesAsync(DatabaseKind.SQLite, firstByte: 0);
        var onPostgres = await HashesAsync(DatabaseKind.PostgreSQL, firstByte: 0);
        var otherChance = await HashesAsync(DatabaseKind.SQLite, firstByte: 1);

        Assert.Equal(24, onSqlite.Distinct().Count());
        Assert.Equal(onSqlite, onPostgres);
        Assert.Empty(onSqlite.Intersect(otherChance));
    }

    private static async Task<List<string>> HashesAsync(DatabaseKind kind, byte firstByte)
    {
        using var chance = new CountedBytes(firstByte);
        var ids = 0;
        await using var house = await House.BuildAsync(kind, chance, () => new Guid($"01890000-0000-7000-8000-{++ids:D12}"));
        // A clock finer than what either database stores.
        house.Now = house.Now.AddTicks(1_234_567);

        IEnumerable<Data.Ledger.Receipt> receipts = [.. await Story.TellAsync(house), .. await CareStory.TellAsync(house)];

        await using var db = house.OpenDb();
        var stored = await db.Postings.AsNoTracking().OrderBy(posting => posting.Number).Select(posting => posting.Hash).ToListAsync();
        Assert.Equal(receipts.Select(receipt => receipt.Hash), stored);
        await house.AssertWholeAsync();
        return stored;
    }

    /// <summary>Bytes that count up, in place of chance.</summary>
    private sealed class CountedBytes(byte firstByte) : RandomNumberGenerator
    {
        private long _given;

        public override void GetBytes(byte[] data)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(data.Length - 8), ++_given);
            data[9] = firstByte;
        }
    }
}
