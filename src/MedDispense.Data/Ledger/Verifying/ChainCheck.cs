using MedDispense.Domain.Ledger;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Goes along the chain: numbers without gaps, every link, every hash from its parts, time that does not run
/// backwards, what the daily closes say of it, and the anchor of a printed close.</summary>
internal sealed class ChainCheck(Problems problems, LedgerAnchor? anchor)
{
    private DateTime _lastRecordedAt = DateTime.MinValue;
    private long _lastClose;
    private bool _anchorSeen;

    public long LastNumber { get; private set; }

    public string LastHash { get; private set; } = PostingHash.Genesis;

    public void Pass(RecordedPosting recorded)
    {
        var posting = recorded.Posting;
        CheckNumberAndLink(posting);
        CheckHash(recorded);
        if (posting.RecordedAt < _lastRecordedAt)
        {
            problems.Add("time-runs-backwards", posting.Number,
                $"Entry {posting.Number} says it was recorded at {posting.RecordedAt:u}, "
                + $"before the entry before it ({_lastRecordedAt:u}).");
        }

        CheckClose(recorded);
        CheckAnchor(posting);
        _lastRecordedAt = posting.RecordedAt;
        LastNumber = posting.Number;
        LastHash = posting.Hash;
    }

    public void PassUnreadable(long number, string why)
    {
        problems.Add("entry-unreadable", number, $"Entry {number} holds what no program wrote: {why}");
        LastNumber = number;
        LastHash = "";
    }

    /// <summary>At the end: the head says what the last posting is, and the anchor was met.</summary>
    public void End(ChainHead? head)
    {
        if (head is null)
        {
            problems.Add("head-missing", null, "The row that marks the end of the chain is missing.");
        }
        else if (head.LastNumber != LastNumber)
        {
            var code = head.LastNumber > LastNumber ? "tail-cut" : "head-differs";
            problems.Add(code, LastNumber + 1, head.LastNumber > LastNumber
                ? $"The end is cut off: the chain ended at entry {head.LastNumber}, the last one there is {LastNumber}."
                : $"The chain is marked as ending at entry {head.LastNumber}, but entries go on to {LastNumber}.");
        }
        else if (LastHash.Length > 0 && (head.LastHash != LastHash || (LastNumber > 0 && head.LastRecordedAt != _lastRecordedAt)))
        {
            problems.Add("head-differs", LastNumber, $"The mark of the chain's end differs from its last entry, {LastNumber}.");
        }

        if (anchor is not null && !_anchorSeen && anchor.Number > LastNumber)
        {
            problems.Add("tail-cut", LastNumber + 1,
                $"The end is cut off: the printed close names entry {anchor.Number}, the last one there is {LastNumber}.");
        }
    }

    private void CheckNumberAndLink(Posting posting)
    {
        var expected = LastNumber + 1;
        if (posting.Number < expected)
        {
            problems.Add("entry-twice", posting.Number, $"There are two entries with the number {posting.Number}.");
        }
        else if (posting.Number > expected)
        {
            problems.Add("entry-missing", expected, posting.Number == expected + 1
                ? $"Entry {expected} is missing."
                : $"Entries {expected} to {posting.Number - 1} are missing.");
        }
        else if (LastHash.Length > 0 && posting.PreviousHash != LastHash)
        {
            problems.Add("link-broken", posting.Number,
                $"Entry {posting.Number} was written after another entry {LastNumber} than the one there is now.");
        }
    }

    private void CheckHash(RecordedPosting recorded)
    {
        var posting = recorded.Posting;
        if (!Posting.IsKnownFormat(posting.FormatVersion))
        {
            problems.Add("format-unknown", posting.Number,
                $"Entry {posting.Number} has the format {posting.FormatVersion}, which this program does not know.");
            return;
        }

        if (Recomputed(recorded) != posting.Hash)
        {
            problems.Add("entry-changed", posting.Number,
                $"Entry {posting.Number} or one of its {recorded.Parts.Count() - 1} parts is not what was recorded: "
                + "its hash differs.");
        }
    }

    /// <summary>The hash from the parts, or null when they hold what has no canonical bytes.</summary>
    private static string? Recomputed(RecordedPosting recorded)
    {
        try
        {
            return PostingHash.Of(recorded.Posting.FormatVersion, recorded.Posting.PreviousHash, recorded.Parts);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private void CheckClose(RecordedPosting recorded)
    {
        var posting = recorded.Posting;
        if ((posting.Kind == PostingKind.DailyClose) != (recorded.Closes.Count == 1))
        {
            problems.Add("close-differs", posting.Number, recorded.Closes.Count == 0
                ? $"Entry {posting.Number} is a daily close, but its close is missing."
                : $"Entry {posting.Number} is no daily close, but has one.");
        }

        foreach (var close in recorded.Closes)
        {
            if (close.ThroughNumber != posting.Number - 1 || close.ThroughHash != posting.PreviousHash)
            {
                problems.Add("close-differs", posting.Number,
                    $"The daily close {close.BusinessDate:yyyy-MM-dd} (entry {posting.Number}) names entry "
                    + $"{close.ThroughNumber} as the last before it, with another hash or number than the chain has.");
            }

            if (close.PostingsCount != posting.Number - 1 - _lastClose)
            {
                problems.Add("close-differs", posting.Number,
                    $"The daily close {close.BusinessDate:yyyy-MM-dd} (entry {posting.Number}) counts {close.PostingsCount} "
                    + $"entries since the close before; there are {posting.Number - 1 - _lastClose}.");
            }

            _lastClose = posting.Number;
        }
    }

    private void CheckAnchor(Posting posting)
    {
        if (anchor is null || posting.Number != anchor.Number)
            return;
        _anchorSeen = true;
        if (posting.Hash != anchor.Hash)
        {
            problems.Add("anchor-differs", posting.Number,
                $"Entry {posting.Number} is not the one that the printed close names: its hash differs.");
        }
    }
}
