using System.Globalization;

namespace MedDispense.Data.Ledger;

/// <summary>One thing that is not as it was recorded.</summary>
/// <param name="Code">Stable name of the kind of problem, such as <c>entry-changed</c>.</param>
/// <param name="Number">The posting that it was found at; null when it belongs to none.</param>
/// <param name="Text">What differs, in plain words.</param>
public sealed record LedgerProblem(string Code, long? Number, string Text);

/// <summary>How far the verification has come.</summary>
/// <param name="Verified">Postings that were recomputed.</param>
/// <param name="Of">Postings there were when it began; more may be recorded meanwhile.</param>
public sealed record VerifyProgress(long Verified, long Of);

/// <summary>What the verification of one facility found.</summary>
/// <param name="LastNumber">Number of the last posting that it saw; 0 when there is none.</param>
/// <param name="LastHash">Hash of that posting.</param>
/// <param name="Problems">First broken posting first; empty when the ledger is whole.</param>
public sealed record VerifyReport(long LastNumber, string LastHash, IReadOnlyList<LedgerProblem> Problems)
{
    public bool IsWhole => Problems.Count == 0;
}

/// <summary>Number and hash of a posting as a printed daily close shows them; with it a cut tail is seen.</summary>
public sealed record LedgerAnchor(long Number, string Hash)
{
    private const int HashLength = 64;

    /// <summary>Reads <c>NUMBER:HASH</c>, the hash in hex in either case.</summary>
    /// <returns>Null when the text is not of that form.</returns>
    public static LedgerAnchor? Read(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && parts[1].Length == HashLength && parts[1].All(char.IsAsciiHexDigit)
                ? new LedgerAnchor(number, parts[1].ToLowerInvariant())
                : null;
    }
}
