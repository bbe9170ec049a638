using System.Security.Cryptography;
using System.Text.Json;
using MedDispense.Domain.Ledger;

namespace MedDispense.Data.Ledger;

/// <summary>Tells whether a second send of an id says the same as the first.</summary>
internal static class CommandFingerprint
{
    /// <summary>SHA-256 (hex) of kind, actor and command. A command is a record of what the form said, without
    /// anything that a second send would change (times read from the clock, proofs of presence).</summary>
    public static string Of<TCommand>(PostingKind kind, Guid actorId, TCommand command)
    {
        var bytes = new CanonicalWriter().Text(kind.ToString()).Id(actorId)
            .Bytes(JsonSerializer.SerializeToUtf8Bytes(command)).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
