using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>Brings a sending back to where it came from, whole, before anybody has counted any of it in.</summary>
public sealed class CancelTransfer(LedgerStore ledger)
{
    /// <summary>Reason code that tells this from stock brought back out of somebody's hands.</summary>
    public const string ReasonCode = "transfer-cancelled";

    public sealed record Command(Guid TransferId, string Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.BroughtBack, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await TransferOnTheWay.FindAsync(scope, command.TransferId) is not { } transfer)
            return PostingPlan.Refuse(TransferOnTheWay.NotKnown);
        var fromIds = transfer.Lines.Select(line => line.FromPlaceId).ToList();
        var places = await scope.Db.Places.Where(row => fromIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        List<Finding> findings = [.. places.Values.SelectMany(place => PlaceOpen.Check(place, ""))];
        if (transfer.Sent.ActorId != scope.Act.Actor.MembershipId && !scope.Act.Actor.IsAny(StaffRoles.Manager))
        {
            findings.Add(Finding.Stop("not-the-sender", "Only the sender brings a transfer back.",
                $"{transfer.Sent.ActorName} sent it.", "Ask them, or a manager."));
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            findings.Add(Finding.Stop("reason-missing", "A reason is needed.", "The transfer is on its way.",
                "Write why it comes back.", "Reason"));
        }

        if (transfer.Steps != transfer.Lines.Count)
            findings.Add(TransferOnTheWay.Changed);
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Movements =
            [
                .. transfer.Lines.Select(line => new PlannedMovement(line.Pack, line.Remaining, transfer.Place,
                    places[line.FromPlaceId], transfer.Sent.ActorName, new(transfer.Sent.Id, line.Ordinal), command.Reason)),
            ],
            ReasonCode = ReasonCode,
            Reason = command.Reason,
        };
    }
}
