using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Discrepancies;

namespace MedDispense.Web.Features.Doses;

/// <summary>Takes a dose out of its pack: swallowed at once in whole or in part, refused or lost after opening, or
/// prepared and observed later. Dose, stock, register and occurrence are one act.</summary>
public sealed class GiveDose(LedgerStore ledger)
{
    public sealed record Command
    {
        public required Guid ClientId { get; init; }

        public required Guid OrderId { get; init; }

        /// <summary>The occurrence; null for an as-needed dose.</summary>
        public string? Nominal { get; init; }

        /// <summary>Which time of two the clock shows it.</summary>
        public int Ordinal { get; init; } = 1;

        public required int VersionSeen { get; init; }

        public required Guid PackId { get; init; }

        public required Guid PlaceId { get; init; }

        /// <summary>Given, GivenInPart, Prepared, or one after opening.</summary>
        public required DoseOutcome Outcome { get; init; }

        /// <summary>Swallowed, in the medicine's smallest amount.</summary>
        public required long Taken { get; init; }

        /// <summary>Taken from the pack.</summary>
        public required long Drawn { get; init; }

        public string? ReasonCode { get; init; }

        public string? Reason { get; init; }

        /// <summary>Reasons by the code of the finding that asked.</summary>
        public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

        public required Identification Identification { get; init; }

        /// <summary>For a late entry: when it happened, UTC.</summary>
        public DateTime? HappenedAt { get; init; }

        public string? LateEntryReason { get; init; }

        /// <summary>Written down away from the bedside, however soon: nothing was scanned, and somebody else approves it.</summary>
        public bool IsLateEntry { get; init; }

        public string? Indication { get; init; }

        public string? Observed { get; init; }

        public string? Site { get; init; }

        /// <summary>The discrepancy that this late entry explains.</summary>
        public Guid? DiscrepancyId { get; init; }

        /// <summary>What was counted in the open container after taking, in the smallest amount; null where nobody asked.</summary>
        public long? LeftInContainer { get; init; }
    }

    public Task<PostingResult> RunAsync(Act act, Command command)
    {
        var kind = command.Outcome == DoseOutcome.Prepared ? PostingKind.DosePrepared : PostingKind.DoseGiven;
        return ledger.PostAsync(act, kind, command, scope => PlanAsync(scope, command));
    }

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var act = scope.Act;
        var late = command.IsLateEntry || LateEntry.Is(command.HappenedAt, act.Now);
        var facts = await scope.DoseFactsAsync(new DoseQuestion
        {
            FacilityId = act.FacilityId,
            Now = act.Now,
            HappenedAt = command.HappenedAt,
            IsLateEntry = late,
            ClientId = command.ClientId,
            OrderId = command.OrderId,
            Nominal = command.Nominal,
            Ordinal = command.Ordinal,
            VersionSeen = command.VersionSeen,
            PackId = command.PackId,
            PlaceId = command.PlaceId,
            StationId = act.StationId,
            Amount = command.Taken,
            Drawn = command.Drawn,
            Indication = command.Indication,
        });
        if (facts?.Pack is null)
            return PostingPlan.Refuse(DoseActs.NotKnown);
        List<Finding> findings =
        [
            .. DoseChecks.Run(facts, act.Actor),
            .. OutcomeFitsAmounts.Check(command.Outcome, command.Taken, command.Drawn, facts.OrderedDose.Amount, command.ReasonCode),
            .. ListedOrAsNeeded.Check(facts),
            .. command.IsLateEntry ? [] : NotScannedExplained.Check(command.Identification, facts.Pack.Medicine, act),
            .. LateEntry.Check(late, command.HappenedAt, act.Now, command.LateEntryReason),
            .. await ExplainingDose.CheckAsync(scope, command.DiscrepancyId, facts.Pack, facts.HappenedAt),
            .. CountedBack.CheckThere(facts, command.LeftInContainer),
        ];
        if (findings.Any(finding => finding.Tier == FindingTier.Stop) || !DoseActs.AreAnswered(findings, command.Answers))
            return PostingPlan.Refuse(findings);
        // Last of all, so that what is refused for another reason is no try.
        var back = await CountedBack.JudgeAsync(scope, facts, command.LeftInContainer);
        return back.IsToCountAgain ? back.Refuse(findings) : back.AddTo(await WriteAsync(scope, command, facts, findings, late));
    }

    private static async Task<PostingPlan> WriteAsync(
        LedgerScope scope, Command command, DoseFacts facts, List<Finding> findings, bool late)
    {
        var plan = new PostingPlan
        {
            Findings = findings,
            Movements = await DrawnFromPack.MovementsAsync(scope, facts, command.Outcome, command.Taken, command.Drawn),
            Parts = [new(stamp => DoseOf(stamp, command, facts, findings, late))],
            Claims = facts.Occurrence is { } occurrence
                ? [new(occurrence.OrderId, occurrence.Nominal, occurrence.Ordinal, command.Outcome.Claims())]
                : [],
            HappenedAt = command.HappenedAt,
            // What nobody swallowed can be written down alone: it stays signed out until a witness comes.
            WitnessRequired = (facts.Pack!.Medicine.WitnessPolicy == WitnessPolicy.EveryDose && command.Taken > 0) // Checked by the caller.
                || findings.Any(finding => finding.Tier == FindingTier.ReasonAndSecondPerson),
            ReasonCode = command.ReasonCode ?? command.LateEntryReason,
            Reason = command.Reason,
            ClientId = facts.Client.Id,
            DiscrepancyId = command.DiscrepancyId,
        };
        return await scope.ExplainingAsync(plan, command.DiscrepancyId, $"A dose that had not been recorded, order {facts.Order.Order.Number}.");
    }

    private static Dose DoseOf(PartStamp stamp, Command command, DoseFacts facts, List<Finding> findings, bool late) =>
        // What is prepared is in hands: nothing of it has been swallowed yet.
        DoseRows.Of(stamp, facts, new DoseDetails(
            command.Outcome, command.Outcome == DoseOutcome.Prepared ? 0 : command.Taken, command.Drawn - command.Taken, command.Identification)
        {
            Observed = command.Observed,
            Site = command.Site,
            Answers = DoseActs.Answers(findings, command.Answers, facts.Version.IsAsNeeded ? command.Indication : null, late && command.ReasonCode is not null ? command.LateEntryReason : null),
            IsLateEntry = late,
        });
}
