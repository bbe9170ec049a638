using System.Security.Cryptography;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>The same acts with the same ids, clock and chance have the same hashes on both databases: what is stored
/// is what is hashed, whatever a database does to times, texts and ids.</summary>
public sealed class SameHashesTests
{
    // The end of the story's chain. It changes with the story, and with the format, which then needs a new version.
    private const string End = "78e207b89dc4cec386328cf8bcaaa614976b32bf38914d3ba85f7c0bdae1324e";

    [BothDatabases]
    public async Task The_same_acts_have_the_same_hashes_on_both_databases(DatabaseKind kind)
    {
        using var chance = new CountedBytes();
        var ids = 0;
        await using var house = await House.BuildAsync(kind, chance, () => new Guid($"01890000-0000-7000-8000-{++ids:D12}"));
        house.Now = house.Now.AddTicks(1_234_567);

        var receipts = await Story.TellAsync(house);

        Assert.True(receipts[^1].Hash == End, $"The chain ends with {receipts[^1].Hash}.");
        await using var db = house.OpenDb();
        var stored = await db.Postings.AsNoTracking().OrderBy(posting => posting.Number).Select(posting => posting.Hash).ToListAsync();
        Assert.Equal(receipts.Select(receipt => receipt.Hash), stored);
        await house.AssertWholeAsync();
    }

    /// <summary>Bytes that count up, in place of chance.</summary>
    private sealed class CountedBytes : RandomNumberGenerator
    {
        private long _given;

        public override void GetBytes(byte[] data)
        {
            BitConverter.TryWriteBytes(data, ++_given);
            if (BitConverter.IsLittleEndian)
                data.AsSpan().Reverse();
        }
    }
}
