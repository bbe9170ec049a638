using System.Security.Cryptography;

namespace MedDispense.Domain.Ledger;

/// <summary>The chain: hash = SHA-256(format version, previous hash, number of parts, digest of each part), and the
/// digest of a part = SHA-256(salt, name of the part, its fields).</summary>
public static class PostingHash
{
    /// <summary>What the first posting of a facility has as its previous hash.</summary>
    public static readonly string Genesis = new('0', 64);

    private static readonly string[] PartOrder =
    [
        "posting", "movement", "line", "receipt", "discrepancy", "step", "close",
        "dose", "order", "order-step", "call", "count", "handover", "incident", "recall", "destruction", "hold-decision",
    ];

    /// <summary>The hash (lower-case hex) of a posting with these parts; their order does not matter.</summary>
    public static string Of(int formatVersion, string previousHash, IEnumerable<IHashedPart> parts)
    {
        var digests = InOrder(parts).Select(DigestOf).ToList();
        var writer = new CanonicalWriter().Number(formatVersion).Bytes(Convert.FromHexString(previousHash))
            .Number(digests.Count);
        foreach (var digest in digests)
            writer.Bytes(digest);
        return Convert.ToHexStringLower(SHA256.HashData(writer.ToArray()));
    }

    /// <summary>The digest of one part, which may stand for it in a bundle that must not show it.</summary>
    public static byte[] DigestOf(IHashedPart part)
    {
        var writer = new CanonicalWriter().Bytes(Convert.FromHexString(part.Salt)).Text(part.PartName);
        part.WriteTo(writer);
        return SHA256.HashData(writer.ToArray());
    }

    private static IEnumerable<IHashedPart> InOrder(IEnumerable<IHashedPart> parts) =>
        parts.OrderBy(part => RankOf(part.PartName)).ThenBy(part => part.Ordinal);

    private static int RankOf(string partName)
    {
        var rank = Array.IndexOf(PartOrder, partName);
        return rank >= 0 ? rank : throw new ArgumentException($"No part is called {partName}.", nameof(partName));
    }
}
