using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.TakeOuts;

/// <summary>Brings back what one take-out left unused, and so settles that take-out in whole or in part.</summary>
public sealed class BringBackStock(LedgerStore ledger)
{
    /// <param name="TakeOutId">The entry that took it out.</param>
    /// <param name="Ordinal">Its movement.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="PlaceId">Where it goes.</param>
    /// <param name="Sealed">Whether the person says that it is unopened.</param>
    /// <param name="Reason">A manager's reason, when a manager decides.</param>
    public sealed record Command(Guid TakeOutId, int Ordinal, long Amount, Guid PlaceId, bool Sealed, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.BroughtBack, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await SignedOutStock.FindAsync(scope, command.TakeOutId, command.Ordinal) is not { } taken)
            return PostingPlan.Refuse(SignedOutStock.NotKnown);
        if (await scope.FindPlaceAsync(command.PlaceId) is not { } to)
        {
            return PostingPlan.Refuse(Finding.Stop("place-unknown", "This place is not known here.",
                "It is not a place of this house.", "Choose the place it came from.", "Place"));
        }

        var limits = FacilityLimits.At(scope.Act.Now, await scope.Db.FacilitySettings.AsNoTracking().ToListAsync());
        var holderId = taken.Hands.PersonId
            ?? throw new InvalidOperationException("A place of kind SignedOut belongs to a person.");
        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount),
            .. PlaceOpen.Check(to, "Place"),
            .. MayHandleControlled.Check(scope.Act.Actor, taken.Medicine),
            .. BringBackRule.Check(new(scope.Act.Actor, holderId, taken.TakenAt, scope.Act.Now,
                limits.ReturnLimitHours, command.Sealed, taken.FromPlaceId, to, command.Reason)),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Movements = [new(taken.Pack, command.Amount, taken.Hands, to, taken.HolderName, taken.Key, command.Reason)],
            WitnessRequired = taken.Medicine.IsControlled,
            Reason = command.Reason,
        };
    }
}
