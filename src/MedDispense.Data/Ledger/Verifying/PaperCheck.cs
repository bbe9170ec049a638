using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Holds recalls and requests to destroy against the entries that opened and ended them. What ends a paper is
/// stored with it and not hashed, since it comes later; so it is right only when a later entry of the right kind says the
/// same, and every such entry has ended one.</summary>
internal sealed class PaperCheck(MedDispenseDb db, Problems problems)
{
    private sealed record Ended(string Name, Guid Id, Guid By);

    private readonly Dictionary<Guid, long> _opened = [];
    private readonly Dictionary<Guid, Posting> _ends = [];

    public void Pass(RecordedPosting recorded)
    {
        var posting = recorded.Posting;
        CheckThere(posting, PostingKind.RecallOpened, recorded.Recalls.Count, "recall");
        CheckThere(posting, PostingKind.DestructionRequested, recorded.Destructions.Count, "request to destroy");
        if (recorded.Recalls.Count + recorded.Destructions.Count > 0)
            _opened[posting.Id] = posting.Number;
        if (posting.Kind is PostingKind.RecallLifted or PostingKind.DestructionCancelled or PostingKind.Destroyed)
            _ends[posting.Id] = posting;
    }

    /// <summary>At the end, in the snapshot that saw the last posting, since what ends a paper is the one thing about it
    /// that changes.</summary>
    public async Task EndAsync()
    {
        var recalls = await db.Recalls.AsNoTracking().Where(row => row.LiftedByPostingId != null)
            .Select(row => new Ended("recall", row.Id, row.LiftedByPostingId!.Value)).ToListAsync();
        var requests = await db.DestructionRequests.AsNoTracking().Where(row => row.EndedByPostingId != null)
            .Select(row => new Ended("request to destroy", row.Id, row.EndedByPostingId!.Value)).ToListAsync();
        foreach (var ended in recalls)
            CheckEnd(ended, PostingKind.RecallLifted);
        foreach (var ended in requests)
            CheckEnd(ended, PostingKind.DestructionCancelled, PostingKind.Destroyed);
        foreach (var end in _ends.Values)
        {
            problems.Add("paper-differs", end.Number,
                $"Entry {end.Number} ended a recall or a request to destroy that is not stored as ended by it.");
        }
    }

    private void CheckThere(Posting posting, PostingKind kind, int count, string name)
    {
        if ((posting.Kind == kind ? 1 : 0) != count)
        {
            problems.Add("paper-differs", posting.Number, count == 0
                ? $"Entry {posting.Number} made a {name}, which is missing."
                : $"Entry {posting.Number} made no {name}, but has one.");
        }
    }

    private void CheckEnd(Ended ended, params ReadOnlySpan<PostingKind> kinds)
    {
        // A paper whose entry is missing is named where the entry should be.
        if (!_opened.TryGetValue(ended.Id, out var number))
            return;
        if (!_ends.TryGetValue(ended.By, out var end) || !kinds.Contains(end.Kind) || end.Number < number || !Names(end, ended.Id))
        {
            problems.Add("paper-differs", number,
                $"The {ended.Name} of entry {number} is stored as ended, but no later entry ended it.");
            return;
        }

        _ends.Remove(end.Id);
    }

    /// <summary>An entry of format 1 did not say what it ended.</summary>
    private static bool Names(Posting end, Guid paperId) => end.AboutPostingId == paperId || end.FormatVersion == 1;
}
