using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Answers a listed dose that was not given here: refused unopened, withheld, absent, asleep, not available, given
/// elsewhere. No stock moves. A later answer may take its place, except of a dose given elsewhere.</summary>
public sealed class RecordNotGiven(LedgerStore ledger)
{
    /// <param name="ClientId">The client.</param>
    /// <param name="OrderId">The order.</param>
    /// <param name="Nominal">The occurrence.</param>
    /// <param name="VersionSeen">The version of the order on the screen.</param>
    /// <param name="Outcome">Why it was not given.</param>
    /// <param name="ReasonCode">From the outcome's list.</param>
    /// <param name="Reason">More, in the person's words: what was measured, who verified the dose elsewhere.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="LateEntryReason">Why it is written down after the fact.</param>
    /// <param name="CallPostingId">The call to the prescriber on which it rests.</param>
    /// <param name="Identification">How the client was made sure of, where the client is there.</param>
    public sealed record Command(
        Guid ClientId, Guid OrderId, string Nominal, int VersionSeen, DoseOutcome Outcome, string? ReasonCode,
        string? Reason, DateTime? HappenedAt, string? LateEntryReason, Guid? CallPostingId, Identification Identification)
    {
        /// <summary>Which time of two the clock shows it.</summary>
        public int Ordinal { get; init; } = 1;
    }

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DoseNotGiven, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var late = LateEntry.Is(command.HappenedAt, scope.Act.Now);
        var facts = await scope.DoseFactsAsync(new DoseQuestion
        {
            FacilityId = scope.Act.FacilityId,
            Now = scope.Act.Now,
            HappenedAt = command.HappenedAt,
            IsLateEntry = late,
            ClientId = command.ClientId,
            OrderId = command.OrderId,
            Nominal = command.Nominal,
            Ordinal = command.Ordinal,
            VersionSeen = command.VersionSeen,
        });
        if (facts?.Occurrence is null)
            return PostingPlan.Refuse(DoseActs.NotKnown);
        List<Finding> findings =
        [
            .. DoseChecks.RunNotGiven(facts),
            .. Shape(command, facts),
            .. LateEntry.Check(late, command.HappenedAt, scope.Act.Now, command.LateEntryReason),
            .. await CallAsync(scope, command),
        ];
        if (findings.Any(finding => finding.Tier == FindingTier.Stop))
            return PostingPlan.Refuse(findings);
        var taken = command.Outcome == DoseOutcome.GivenElsewhere ? facts.OrderedDose.Amount : 0;
        return new PostingPlan
        {
            Findings = findings,
            Parts =
            [
                new(stamp => DoseRows.Of(stamp, facts, new DoseDetails(command.Outcome, taken, 0, command.Identification)
                {
                    IsLateEntry = late,
                    Answers = DoseActs.Answers([], new Dictionary<string, string>(), null, late ? command.LateEntryReason : null),
                })),
            ],
            Claims = [new(facts.Occurrence.OrderId, facts.Occurrence.Nominal, facts.Occurrence.Ordinal, command.Outcome.Claims())],
            HappenedAt = command.HappenedAt,
            ReasonCode = command.ReasonCode,
            Reason = command.Reason,
            ClientId = command.ClientId,
            AboutPostingId = command.CallPostingId,
        };
    }

    private static IEnumerable<Finding> Shape(Command command, DoseFacts facts)
    {
        if (!command.Outcome.IsNotGiven())
        {
            yield return Finding.Stop("not-an-answer", "This does not say why the dose was not given.",
                "Only what happens without opening a pack is recorded here.", "Choose one of the answers on the page.", "Outcome");
        }

        foreach (var finding in ReasonOfOutcome.Check(command.Outcome, command.ReasonCode))
            yield return finding;
        if (command.Outcome == DoseOutcome.GivenElsewhere && string.IsNullOrWhiteSpace(command.Reason))
        {
            yield return Finding.Stop("verified-by-missing", "Somebody must have verified it.",
                "A dose given elsewhere counts as given.", "Write where it was given and who confirmed it.", "Reason");
        }

        if (facts.Occurrence!.DueAt - facts.HappenedAt > TimeSpan.FromMinutes(facts.Limits.DoseEarliestMinutes))
        {
            yield return Finding.Stop("too-early", "It is too early to answer for this dose.",
                $"Due {facts.Clock.Say(facts.Occurrence.DueAt, facts.Now)}.", "Come back when it is due.");
        }

        if (facts.Occurrence.Day < facts.Clock.Day(facts.HappenedAt)
            && facts.HappenedAt - facts.Occurrence.DueAt > TimeSpan.FromMinutes(facts.Limits.DoseLateMinutes))
        {
            yield return Finding.Stop("day-is-over", "The day of this dose is over.", $"Due {facts.Clock.Say(facts.Occurrence.DueAt, facts.Now)}.",
                "Say when it happened and why it is written down late.", "HappenedAt");
        }
    }

    private static async Task<IEnumerable<Finding>> CallAsync(LedgerScope scope, Command command) =>
        command.CallPostingId is { } call && !await scope.Db.PrescriberCalls.AnyAsync(row => row.PostingId == call && row.ClientId == command.ClientId)
            ? [Finding.Stop("call-unknown", "This call is not known here.", "It belongs to another client or house.", "Choose it from the list, or leave it empty.", "CallPostingId")]
            : [];
}
