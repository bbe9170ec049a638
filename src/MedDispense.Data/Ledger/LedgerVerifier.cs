using MedDispense.Data.Engines;
using MedDispense.Data.Ledger.Verifying;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Recomputes one facility's whole ledger and names what is not as it was recorded. What it can show is
/// tampering since the last printed close, no more: who holds the database can write a whole new chain, but not the
/// paper.</summary>
/// <remarks>
/// It runs beside a server that goes on writing. Postings are read by number, some at a time, each time in a snapshot
/// of its own, so that neither memory nor SQLite's log grows with the ledger; what was recorded never changes, so
/// pieces of different moments fit together. The figures that do change (holdings, open amounts, page heads, the
/// chain's end) are compared in the last snapshot alone, which is the one that also saw the last posting: so they are
/// of the same moment, and an act recorded meanwhile is either in both or in neither.
/// </remarks>
/// <param name="db">A context that looks at the facility and is used for nothing else meanwhile.</param>
/// <param name="pieceSize">How many postings are read at a time.</param>
public sealed class LedgerVerifier(MedDispenseDb db, int pieceSize = LedgerVerifier.OrdinaryPiece)
{
    private const int OrdinaryPiece = 1000;

    /// <summary>Verifies everything.</summary>
    /// <param name="anchor">From a printed close, when there is one at hand.</param>
    /// <param name="progress">Told after each piece.</param>
    /// <param name="cancellation">Stops between pieces.</param>
    public async Task<VerifyReport> VerifyAsync(
        LedgerAnchor? anchor = null, Action<VerifyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var problems = new Problems();
        var known = new KnownThings(db);
        var chain = new ChainCheck(problems, anchor);
        var stock = new StockTally(db, known, problems);
        var register = new RegisterCheck(db, known, stock, problems);
        var doses = new DoseCheck(db, known, problems);
        var papers = new PaperCheck(db, problems);
        var reader = new PieceReader(db, pieceSize);
        foreach (var missing in await LedgerTriggers.MissingAsync(db))
            problems.Add("trigger-missing", null, $"The trigger {missing}, which keeps rows from being changed, is missing or altered.");

        var of = await db.Postings.MaxAsync(posting => (long?)posting.Number, cancellation) ?? 0;
        for (var isEnd = false; !isEnd;)
        {
            await using var snapshot = await ReadSnapshot.BeginAsync(db);
            do
            {
                cancellation.ThrowIfCancellationRequested();
                isEnd = await PassPieceAsync();
                progress?.Invoke(new VerifyProgress(chain.LastNumber, Math.Max(of, chain.LastNumber)));
            }
            // Past the postings there were at the beginning, the rest is read in one go: otherwise a busy house could
            // write as fast as it is read.
            while (!isEnd && chain.LastNumber >= of);

            if (isEnd)
            {
                chain.End(await db.ChainHeads.AsNoTracking().SingleOrDefaultAsync(cancellation));
                await stock.EndAsync();
                await register.EndAsync();
                await doses.EndAsync();
                await papers.EndAsync();
                await new OrphanCheck(db, problems).EndAsync();
            }
        }

        return new VerifyReport(chain.LastNumber, chain.LastHash, problems.InOrder());

        async Task<bool> PassPieceAsync()
        {
            var piece = await reader.ReadAfterAsync(chain.LastNumber);
            await known.LearnAsync(piece.Readable);
            var unreadable = new Queue<(long Number, string Why)>(piece.Unreadable);
            foreach (var recorded in piece.Readable)
            {
                while (unreadable.TryPeek(out var next) && next.Number < recorded.Posting.Number)
                    PassUnreadable(unreadable.Dequeue());
                chain.Pass(recorded);
                stock.Pass(recorded);
                register.Pass(recorded);
                doses.Pass(recorded);
                papers.Pass(recorded);
            }

            while (unreadable.TryDequeue(out var rest))
                PassUnreadable(rest);
            return piece.IsEnd;
        }

        void PassUnreadable((long Number, string Why) entry) => chain.PassUnreadable(entry.Number, entry.Why);
    }
}
