using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>A posting with every part that the chain protects, as it lies in the database.</summary>
internal sealed record RecordedPosting(
    Posting Posting, IReadOnlyList<Movement> Movements, IReadOnlyList<RegisterLine> Lines,
    IReadOnlyList<ReceiptLine> ReceiptLines, IReadOnlyList<Discrepancy> Discrepancies,
    IReadOnlyList<DiscrepancyStep> Steps, IReadOnlyList<DailyClose> Closes, IReadOnlyList<Dose> Doses,
    IReadOnlyList<IHashedPart> Papers, IReadOnlyList<Recall> Recalls, IReadOnlyList<DestructionRequest> Destructions)
{
    /// <summary>Everything that the hash covers; <see cref="Papers"/> are orders, calls, counted lines and the like.</summary>
    public IEnumerable<IHashedPart> Parts =>
    [
        Posting, .. Movements, .. Lines, .. ReceiptLines, .. Discrepancies, .. Steps, .. Closes, .. Doses, .. Papers,
        .. PapersAroundStock,
    ];

    /// <summary>In format 1 a recall or request lay beside its posting and was no part of it.</summary>
    private IEnumerable<IHashedPart> PapersAroundStock => Posting.FormatVersion == 1 ? [] : [.. Recalls, .. Destructions];
}

/// <summary>Some postings in the order of their numbers.</summary>
/// <param name="Readable">Those that could be read.</param>
/// <param name="Unreadable">Numbers of those whose rows hold what no program wrote, with the reason.</param>
/// <param name="Last">The highest number of the piece; the one asked for when there was none after it.</param>
/// <param name="IsEnd">Whether no posting comes after.</param>
internal sealed record LedgerPiece(
    IReadOnlyList<RecordedPosting> Readable, IReadOnlyList<(long Number, string Why)> Unreadable, long Last, bool IsEnd);
