using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Destructions;

/// <summary>Asks that quarantined stock be destroyed. The number of its posting is the number on the bag; nothing moves
/// until a second person has confirmed, and the amount stays where it is meanwhile.</summary>
public sealed class RequestDestruction(LedgerStore ledger)
{
    /// <param name="PackId">The pack.</param>
    /// <param name="QuarantineId">The quarantine place that it is in.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="MethodCode">From <see cref="DestructionMethods"/>.</param>
    /// <param name="Reason">Why; may be missing.</param>
    public sealed record Command(Guid PackId, Guid QuarantineId, long Amount, string MethodCode, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DestructionRequested, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.QuarantineId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        var facility = await scope.Db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        var regime = DestructionRule.RegimeOf(facility.Jurisdiction, here.Medicine, here.Pack.OwnerClientId is not null);
        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount),
            .. MayHandleControlled.Check(scope.Act.Actor, here.Medicine),
            .. DestructionRule.CheckMethod(regime, command.MethodCode),
            .. await scope.CheckNotWaitingAsync(here, command.Amount),
        ];
        if (here.Place.Kind != PlaceKind.Quarantine)
        {
            findings.Add(Finding.Stop("not-in-quarantine", "Only quarantined stock is destroyed.",
                $"{here.Place.Name} is in use.", "Move it to quarantine first.", "Place"));
        }

        var amountHere = await scope.AmountAsync(here.Pack.Id, here.Place.Id);
        if (amountHere < command.Amount)
        {
            findings.Add(Finding.Stop("not-enough-here", "There is not enough here.",
                await BlindCounts.HidesAsync(scope.Db, scope.Act.Actor, here.Place.Id, here.Medicine.Id, here.Pack.OwnerClientId, scope.Act.Now)
                    ? $"{here.Place.Name} is being counted, so the figure is not shown."
                    : $"{here.Place.Name} has {here.Medicine.Say(amountHere)} of this pack.", "Look again at the pack and the amount.",
                "Amount"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Notes =
            [
                new(here.Medicine.Id, here.Pack.OwnerClientId,
                    $"Destruction of {here.Medicine.Say(command.Amount)} asked for", here.Place.Name, here.Pack.Id),
            ],
            Parts =
            [
                new(stamp => new DestructionRequest
                {
                    FacilityId = stamp.FacilityId,
                    Id = stamp.PostingId,
                    PackId = here.Pack.Id,
                    PlaceId = here.Place.Id,
                    Amount = command.Amount,
                    Method = command.MethodCode,
                    RequestedById = scope.Act.Actor.MembershipId,
                    RequestedAt = scope.Act.Now,
                    Salt = stamp.Salt,
                }),
            ],
            ReasonCode = command.MethodCode,
            Reason = command.Reason,
        };
    }
}
