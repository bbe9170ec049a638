using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Doses;

/// <summary>Says that nobody answered for a listed dose by the end of the facility's day. The program finds it; nobody
/// types it. A late entry may take its place.</summary>
public sealed class RecordMissed(LedgerStore ledger)
{
    /// <param name="ClientId">The client.</param>
    /// <param name="OrderId">The order.</param>
    /// <param name="Nominal">The occurrence.</param>
    /// <param name="Ordinal">Which time of two the clock shows it.</param>
    public sealed record Command(Guid ClientId, Guid OrderId, string Nominal, int Ordinal = 1);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DoseMissed, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var facts = await scope.DoseFactsAsync(new DoseQuestion
        {
            FacilityId = scope.Act.FacilityId,
            Now = scope.Act.Now,
            ClientId = command.ClientId,
            OrderId = command.OrderId,
            Nominal = command.Nominal,
            Ordinal = command.Ordinal,
        });
        if (facts?.Occurrence is not { } occurrence)
            return PostingPlan.Refuse(DoseActs.NotKnown);
        if (facts.Answer is { State: not ClaimState.Open })
            return PostingPlan.Refuse(Finding.Stop("answered", "Somebody answered for this dose.", facts.Answer.Outcome.Say(), "Nothing to do here."));
        if (!facts.Order.Lists(occurrence) || occurrence.Day >= facts.Clock.Day(scope.Act.Now))
            return PostingPlan.Refuse(Finding.Stop("not-missed", "This dose is not missed.", "Its day is not over, or the order does not list it.", "Nothing to do here."));
        // What was missed is what was ordered then, whatever the order says now.
        var version = facts.Order.VersionAt(occurrence.DueAt);
        var details = new DoseDetails(DoseOutcome.Missed, 0, 0, new(IdentifiedHow.NotAsked, IdentifiedHow.NotAsked, null))
        {
            MedicineId = version.MedicineId,
            Version = version,
        };
        return new PostingPlan
        {
            Parts = [new(stamp => DoseRows.Of(stamp, facts, details))],
            Claims = [new(occurrence.OrderId, occurrence.Nominal, occurrence.Ordinal, ClaimState.CanBeSuperseded)],
            ClientId = command.ClientId,
        };
    }
}
