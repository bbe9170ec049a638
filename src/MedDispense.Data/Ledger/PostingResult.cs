using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Data.Ledger;

/// <summary>What became of an act at the write door.</summary>
public enum PostingOutcome
{
    /// <summary>It is recorded, in full.</summary>
    Posted,

    /// <summary>It had been recorded before; nothing was done again and the receipt is the same.</summary>
    AlreadyPosted,

    /// <summary>The rules refuse it; nothing was recorded but the attempt.</summary>
    Refused,

    /// <summary>The id belongs to another act; nothing was recorded.</summary>
    ConflictingReplay,
}

/// <summary>Proof of a recorded act.</summary>
/// <param name="PostingId">The id that the form made.</param>
/// <param name="Number">The posting's number in the facility's chain.</param>
/// <param name="RecordedAt">When the server wrote it, UTC.</param>
/// <param name="Hash">Its hash, lower-case hex.</param>
/// <param name="Lines">The register lines it wrote, in order.</param>
public sealed record Receipt(
    Guid PostingId, long Number, DateTime RecordedAt, string Hash, IReadOnlyList<ReceiptRegisterLine> Lines);

/// <summary>Where in the register a line of the receipt stands.</summary>
public sealed record ReceiptRegisterLine(Guid PageId, long Number);

/// <summary>Outcome, receipt when there is one, and all findings.</summary>
public sealed record PostingResult(PostingOutcome Outcome, Receipt? Receipt, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the act stands in the ledger, now or since before.</summary>
    public bool IsPosted => Outcome is PostingOutcome.Posted or PostingOutcome.AlreadyPosted;
}
