using System.Security.Cryptography;
using MedDispense.Data.Engines;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>The one write door: the only code that writes postings, movements, register lines, holdings and what
/// belongs to them. An act is recorded in full, in one transaction, or nothing happened.</summary>
public sealed class LedgerStore(ILedgerEngine engine, RandomNumberGenerator salts)
{
    private readonly FreshValues _fresh = new(salts);

    /// <summary>Records one act.</summary>
    /// <param name="act">Who, where, when, with whom; its id is the key of the effect.</param>
    /// <param name="kind">What kind of act it is.</param>
    /// <param name="command">What the form said. The same id with another command is a named conflict.</param>
    /// <param name="plan">Decides inside the transaction, under locks it asks for. It may be run again, so it must
    /// have no effect outside the scope.</param>
    /// <returns>The receipt, or every finding that refused it.</returns>
    public async Task<PostingResult> PostAsync<TCommand>(
        Act act, PostingKind kind, TCommand command, Func<LedgerScope, Task<PostingPlan>> plan)
        where TCommand : notnull
    {
        // Whoever proved to be there did so at the same reading of the clock, and not a little after the act.
        act = act with
        {
            Now = Moments.InStorage(act.Now),
            Witness = InStorage(act.Witness),
            CoSigner = InStorage(act.CoSigner),
        };
        var fingerprint = CommandFingerprint.Of(kind, act.Actor.MembershipId, command);
        IReadOnlyList<IBelongsToFacility> keptWhenRefused = [];
        var result = await engine.RunAsync<PostingResult>(async (db, connection, transaction) =>
        {
            db.LookAt(act.FacilityId);
            db.HasItsTurn = true;
            if (await EarlierAsync(db, act.Id, fingerprint) is { } earlier)
                return new WorkResult<PostingResult>(earlier, Keep: false);

            var scope = new LedgerScope(act, db, connection, transaction, engine, _fresh);
            var decided = await plan(scope);
            keptWhenRefused = decided.RowsWhenRefused;
            IReadOnlyList<Finding> findings = [.. decided.Findings, .. ChecksOfEveryAct(act, decided)];
            if (!decided.IsRefusal && !findings.Any(finding => finding.Tier == FindingTier.Stop))
            {
                var writer = new PostingWriter(scope, connection, transaction, engine, _fresh);
                var written = await writer.WriteAsync(kind, fingerprint, decided);
                if (written.Receipt is not null)
                    return new(new(PostingOutcome.Posted, written.Receipt, findings), Keep: true);
                findings = [.. findings, .. written.Findings];
            }

            // Another send of the same id may have been recorded while this one waited for a lock: then it is done,
            // and "not enough stock" would be a lie.
            db.ChangeTracker.Clear();
            var meanwhile = await EarlierAsync(db, act.Id, fingerprint);
            return new(meanwhile ?? new(PostingOutcome.Refused, null, findings), Keep: false);
        });
        if (result.Outcome == PostingOutcome.Refused)
            await RecordRefusalAsync(act, kind, result.Findings, keptWhenRefused);
        return result;
    }

    private static WitnessProof? InStorage(WitnessProof? proof) =>
        proof is null ? null : proof with { ProvenAt = Moments.InStorage(proof.ProvenAt) };

    private static IEnumerable<Finding> ChecksOfEveryAct(Act act, PostingPlan decided) =>
    [
        .. WitnessPresent.Check(act, decided.WitnessRequired),
        .. CoSignerPresent.Check(act),
        .. NotInTheFuture.Check(decided.HappenedAt ?? act.Now, act.Now),
    ];

    private static async Task<PostingResult?> EarlierAsync(MedDispenseDb db, Guid id, string fingerprint)
    {
        var posting = await db.Postings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (posting is null)
            return null;
        if (posting.Fingerprint != fingerprint)
        {
            return new(PostingOutcome.ConflictingReplay, null,
            [
                Finding.Stop("id-used-for-another-entry", "This form has already been sent with other content.",
                    $"It is recorded as entry {posting.Number}.",
                    "Open the entry and look at it; start a new form for anything else."),
            ]);
        }

        var lines = await db.RegisterLines.AsNoTracking().Where(line => line.PostingId == id)
            .OrderBy(line => line.Ordinal).Select(line => new ReceiptRegisterLine(line.PageId, line.Number)).ToListAsync();
        return new(PostingOutcome.AlreadyPosted,
            new Receipt(posting.Id, posting.Number, posting.RecordedAt, posting.Hash, lines), []);
    }

    private Task<bool> RecordRefusalAsync(
        Act act, PostingKind kind, IReadOnlyList<Finding> findings, IReadOnlyList<IBelongsToFacility> kept) =>
        engine.RunAsync<bool>(async (db, _, _) =>
        {
            db.LookAt(act.FacilityId);
            db.HasItsTurn = true;
            MedDispenseDb.RefuseLedgerRows(kept);
            db.AddRange(kept);
            db.AuditEntries.Add(new AuditEntry
            {
                FacilityId = act.FacilityId,
                Id = Guid.CreateVersion7(new DateTimeOffset(act.Now)),
                At = act.Now,
                Kind = AuditKind.ActRefused,
                ActorId = act.Actor.MembershipId,
                ActorName = act.Actor.Name,
                StationId = act.StationId,
                Subject = "posting",
                SubjectId = act.Id,
                Detail = $"{kind}: {string.Join(", ", findings.Select(finding => finding.Code))}",
            });
            await db.SaveChangesAsync();
            return new(true, Keep: true);
        });
}
