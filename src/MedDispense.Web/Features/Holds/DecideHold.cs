using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Orders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Holds;

/// <summary>A prescriber says that the doses of an order go on as ordered in spite of what holds them back; signed, or said
/// on a call that was read back. It lifts what the form showed, and nothing that came after.</summary>
public sealed class DecideHold(LedgerStore ledger)
{
    /// <param name="OrderId">The order whose doses are held back.</param>
    /// <param name="Reason">Why they go on.</param>
    /// <param name="Shown">What the form said of the holds (<see cref="HoldWords.About"/>).</param>
    /// <param name="CallId">The call on which it rests; null when the prescriber signs.</param>
    public sealed record Command(Guid OrderId, string Reason, string Shown, Guid? CallId);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.HoldDecided, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await OrderLocks.TakeAsync(scope, command.OrderId) is not { } order)
            return PostingPlan.Refuse(OrderLocks.NotKnown);
        var (db, act) = (scope.Db, scope.Act);
        var (authority, refusal) = await OrderAuthority.FindAsync(db, act, order.Order.ClientId, command.CallId);
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId);
        var clock = FacilityClock.Of(facility);
        var limits = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var medicineId = order.VersionAt(act.Now).MedicineId;
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == medicineId);
        var holds = await db.HoldsOfOneAsync(clock, limits.MissedDoses, new(order, medicine, clock.Day(act.Now), act.Now));
        List<Finding> findings = [.. refusal is null ? [] : new[] { refusal }, .. Check(command, holds, medicine, clock)];
        var decidedAt = authority?.Call?.SpokeAt ?? act.Now;
        if (authority?.Call is not null && holds.IsHeld && !Knew(holds, decidedAt))
        {
            findings.Add(Finding.Stop("call-before-hold", "This call was before what holds the doses back.", $"You spoke {clock.Say(decidedAt, act.Now)}.",
                "Call the prescriber again, read it back, and note that call.", "CallId"));
        }

        if (findings.Count > 0 || authority is null)
            return PostingPlan.Refuse(findings);
        HeldBy[] lifted = [.. holds.Impaired is null ? [] : new[] { HeldBy.Impairment }, .. holds.WaitsForMissed ? new[] { HeldBy.MissedDoses } : []];
        return new PostingPlan
        {
            Parts = [.. lifted.Select(heldBy => new PlannedPart(stamp => DecisionOf(stamp, command, order.Order.ClientId, heldBy, authority, decidedAt)))],
            ClientId = order.Order.ClientId,
            AboutPostingId = command.CallId,
        };
    }

    private static IEnumerable<Finding> Check(Command command, OrderHolds holds, Medicine medicine, FacilityClock clock)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            yield return Finding.Stop("reason-missing", "The reason is missing.", "", "Write why the doses go on as ordered.", "Reason");
        if (!holds.IsHeld)
        {
            yield return Finding.Stop("not-held", "Nothing holds this order back any more.", "", "Nothing needs to be decided; open the order again.");
            yield break;
        }

        if (holds is { WaitsForMissed: true, Row.Step: MissedDoseStep.BeginAnew })
        {
            yield return Finding.Stop("new-start-needed", "After so many missed doses the order does not go on as it is.",
                MissedDosesCleared.Fact(holds, medicine, clock), "Change the order: the prescriber orders a new start.");
        }

        if (command.Shown != HoldWords.About(holds, medicine, clock))
        {
            yield return Finding.Stop("hold-changed", "What holds the doses back has changed since this page was opened.",
                HoldWords.About(holds, medicine, clock), "Read it again, and decide on that.");
        }
    }

    private static bool Knew(OrderHolds holds, DateTime at) =>
        (holds.Impaired is not { } impaired || at >= impaired.At) && (!holds.WaitsForMissed || holds.Missed!.WasKnownAt(at)); // It waits for them.

    private static HoldDecision DecisionOf(
        PartStamp stamp, Command command, Guid clientId, HeldBy heldBy, OrderAuthority authority, DateTime decidedAt) => new()
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            Ordinal = stamp.Ordinal,
            ClientId = clientId,
            OrderId = heldBy == HeldBy.MissedDoses ? command.OrderId : null,
            HeldBy = heldBy,
            DecidedAt = decidedAt,
            About = command.Shown,
            Reason = command.Reason,
            PrescriberId = authority.PrescriberId,
            PrescriberName = authority.PrescriberName,
            Signature = authority.Signature,
            CallPostingId = command.CallId,
            Salt = stamp.Salt,
        };
}
