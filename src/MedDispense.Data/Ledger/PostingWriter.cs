using System.Data.Common;
using MedDispense.Data.Engines;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Turns a decided plan into rows, in the one order: what the use case added, guarded holdings, settlements,
/// register pages, and last the chain with everything that is hashed.</summary>
internal sealed class PostingWriter(
    LedgerScope scope, DbConnection connection, DbTransaction transaction, ILedgerEngine engine,
    FreshValues fresh)
{
    /// <summary>The receipt, or the findings of the guards.</summary>
    public readonly record struct Written(Receipt? Receipt, IReadOnlyList<Finding> Findings);

    public async Task<Written> WriteAsync(PostingKind kind, string fingerprint, PostingPlan plan)
    {
        MedDispenseDb.RefuseLedgerRows(plan.Rows);
        await scope.Db.SaveChangesAsync();
        var guards = new StockGuards(scope, connection, transaction);
        var findings = await guards.ApplyAsync(plan.Movements);
        if (findings.Count > 0)
            return new(null, findings);
        if (await new ClaimGuard(scope, connection, transaction).ApplyAsync(plan.Claims) is { } taken)
            return new(null, [taken]);

        var postingId = scope.Act.Id;
        var lines = await new RegisterWriter(scope, connection, transaction, engine).WriteAsync(plan, fresh);
        var movements = plan.Movements.Select((planned, index) => ToMovement(postingId, planned, index + 1)).ToList();
        var receiptLines = plan.ReceiptLines.Select((planned, index) => ToReceiptLine(postingId, planned, index + 1)).ToList();

        var head = await ChainHeadLock.TakeAsync(scope, connection, transaction, engine);
        var (discrepancies, steps) = await DiscrepanciesAsync(plan, head);
        var close = plan.Close is { } planned ? await ToCloseAsync(planned, head) : null;
        var posting = ToPosting(kind, fingerprint, plan, head);
        IHashedPart[] parts =
        [
            posting, .. movements, .. lines, .. receiptLines, .. discrepancies, .. steps,
            .. close is null ? [] : new[] { close },
            .. plan.Parts.Select((part, index) => part.Make(new PartStamp(posting.FacilityId, postingId, index + 1, fresh.Salt()))),
        ];
        posting.Hash = PostingHash.Of(posting.FormatVersion, posting.PreviousHash, parts);

        scope.Db.AddRange(parts);
        scope.Db.AddRange(Unsettled(movements, plan.Movements));
        scope.Db.AddRange(plan.Rows);
        scope.Db.MayWriteLedger = true;
        await scope.Db.SaveChangesAsync();
        await ChainHeadLock.MoveAsync(scope, connection, transaction, posting);
        return new(
            new Receipt(postingId, posting.Number, posting.RecordedAt, posting.Hash,
                [.. lines.Select(line => new ReceiptRegisterLine(line.PageId, line.Number))]),
            []);
    }

    private Movement ToMovement(Guid postingId, PlannedMovement planned, int ordinal) => new()
    {
        FacilityId = scope.Act.FacilityId,
        PostingId = postingId,
        Ordinal = ordinal,
        PackId = planned.Pack.Id,
        Amount = planned.Amount,
        FromPlaceId = planned.From.Id,
        ToPlaceId = planned.To.Id,
        SettlesPostingId = planned.Settles?.PostingId,
        SettlesOrdinal = planned.Settles?.Ordinal,
        ReopensPostingId = planned.Reopens?.PostingId,
        ReopensOrdinal = planned.Reopens?.Ordinal,
        Salt = fresh.Salt(),
    };

    private ReceiptLine ToReceiptLine(Guid postingId, PlannedReceiptLine planned, int ordinal) => new()
    {
        FacilityId = scope.Act.FacilityId,
        PostingId = postingId,
        Ordinal = ordinal,
        StockOrderId = planned.StockOrderId,
        StockOrderOrdinal = planned.StockOrderOrdinal,
        MedicineId = planned.MedicineId,
        PackId = planned.PackId,
        OrderedAmount = planned.OrderedAmount,
        NotedAmount = planned.NotedAmount,
        CountedAmount = planned.CountedAmount,
        Salt = fresh.Salt(),
    };

    private Posting ToPosting(PostingKind kind, string fingerprint, PostingPlan plan, ChainHead head)
    {
        var act = scope.Act;
        var recordedAt = act.Now > head.LastRecordedAt ? act.Now : head.LastRecordedAt;
        return new Posting
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            Number = head.LastNumber + 1,
            Kind = kind,
            FormatVersion = Posting.CurrentFormat,
            ActorId = act.Actor.MembershipId,
            ActorName = act.Actor.Name,
            ActorInitials = act.Actor.Initials,
            WitnessId = act.Witness?.MembershipId,
            WitnessName = act.Witness?.Name,
            WitnessInitials = act.Witness?.Initials,
            WitnessMethod = act.Witness?.Method,
            WitnessRequired = plan.WitnessRequired,
            CoSignerId = act.CoSigner?.MembershipId,
            CoSignerName = act.CoSigner?.Name,
            StationId = act.StationId,
            ClientId = plan.ClientId,
            SupplierId = plan.SupplierId,
            HappenedAt = Moments.InStorage(plan.HappenedAt ?? act.Now),
            RecordedAt = recordedAt,
            ReasonCode = plan.ReasonCode,
            Reason = CanonicalText.OrNull(plan.Reason),
            Reference = CanonicalText.OrNull(plan.Reference),
            DiscrepancyId = plan.DiscrepancyId,
            CorrectsPostingId = plan.CorrectsPostingId,
            AboutPostingId = plan.AboutPostingId,
            Fingerprint = fingerprint,
            Salt = fresh.Salt(),
            PreviousHash = head.LastHash,
            Hash = "",
        };
    }

    private async Task<DailyClose> ToCloseAsync(PlannedClose planned, ChainHead head)
    {
        var before = await scope.Db.DailyCloses
            .Join(scope.Db.Postings, close => close.PostingId, posting => posting.Id, (close, posting) => (long?)posting.Number)
            .MaxAsync() ?? 0;
        return new DailyClose
        {
            FacilityId = scope.Act.FacilityId,
            PostingId = scope.Act.Id,
            BusinessDate = planned.BusinessDate,
            ThroughNumber = head.LastNumber,
            ThroughHash = head.LastHash,
            PostingsCount = head.LastNumber - before,
            OpenInHands = planned.OpenInHands,
            OpenInTransit = planned.OpenInTransit,
            Remarks = CanonicalText.OrNull(planned.Remarks),
            Salt = fresh.Salt(),
        };
    }

    /// <summary>New discrepancies with their numbers, which count up under the lock of the chain, and all steps.</summary>
    private async Task<(List<Discrepancy> Opened, List<DiscrepancyStep> Steps)> DiscrepanciesAsync(PostingPlan plan, ChainHead head)
    {
        var act = scope.Act;
        var opened = new List<Discrepancy>();
        var steps = new List<DiscrepancyStep>();
        if (plan.Discrepancies.Count > 0)
        {
            var last = await scope.Db.Discrepancies.MaxAsync(row => (long?)row.Number) ?? 0;
            var at = act.Now > head.LastRecordedAt ? act.Now : head.LastRecordedAt;
            foreach (var planned in plan.Discrepancies)
            {
                var discrepancy = new Discrepancy
                {
                    FacilityId = act.FacilityId,
                    Id = fresh.Id(act.Now),
                    Number = ++last,
                    Rule = planned.Rule,
                    Severity = planned.Severity,
                    OpenedByPostingId = act.Id,
                    OpenedAt = at,
                    MedicineId = planned.MedicineId,
                    OwnerClientId = planned.OwnerClientId,
                    PackId = planned.PackId,
                    PlaceId = planned.PlaceId,
                    Difference = planned.Difference,
                    Fact = CanonicalText.Of(planned.Fact),
                    Salt = fresh.Salt(),
                };
                opened.Add(discrepancy);
                steps.Add(ToStep(new PlannedStep(discrepancy.Id, DiscrepancyStepKind.Opened, planned.Fact, 0), steps.Count + 1));
            }
        }

        steps.AddRange(plan.Steps.Select((planned, index) => ToStep(planned, opened.Count + index + 1)));
        return (opened, steps);
    }

    private DiscrepancyStep ToStep(PlannedStep planned, int ordinal) => new()
    {
        FacilityId = scope.Act.FacilityId,
        PostingId = scope.Act.Id,
        Ordinal = ordinal,
        DiscrepancyId = planned.DiscrepancyId,
        Kind = planned.Kind,
        Text = CanonicalText.Of(planned.Text),
        ExplainedAmount = planned.ExplainedAmount,
        Salt = fresh.Salt(),
    };

    private static IEnumerable<UnsettledMovement> Unsettled(List<Movement> movements, List<PlannedMovement> planned) =>
        movements.Zip(planned)
            .Where(pair => pair.Second.To.Kind.MustBeSettled() && pair.Second.Reopens is null)
            .Select(pair => new UnsettledMovement
            {
                FacilityId = pair.First.FacilityId,
                PostingId = pair.First.PostingId,
                Ordinal = pair.First.Ordinal,
                PlaceId = pair.First.ToPlaceId,
                PackId = pair.First.PackId,
                Remaining = pair.First.Amount,
            });
}
