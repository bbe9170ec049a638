using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Quarantine;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

/// <summary>Lifts a recall with a reason. What was quarantined stays there until it is released.</summary>
public sealed class LiftRecall(LedgerStore ledger)
{
    public sealed record Command(Guid RecallId, string Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.RecallLifted, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var medicineId = await scope.Db.Recalls.Where(row => row.Id == command.RecallId)
            .Select(row => (Guid?)row.MedicineId).SingleOrDefaultAsync();
        if (medicineId is null)
        {
            return PostingPlan.Refuse(Finding.Stop("recall-unknown", "This recall is not known here.",
                "It is not one of this house.", "Open the list of recalls."));
        }

        await scope.LockMedicineAsync(medicineId.Value);
        var recall = await scope.Db.Recalls.SingleAsync(row => row.Id == command.RecallId);
        if (recall.LiftedByPostingId is not null)
        {
            return PostingPlan.Refuse(Finding.Stop("lifted-already", "This recall has been lifted already.",
                $"Lot {recall.Lot}, notice {recall.Reference}.", "Nothing to do here."));
        }

        if (!ReleaseStock.MayDecide(scope.Act.Actor))
        {
            return PostingPlan.Refuse(Finding.Stop("no-right-to-lift", "You may not lift a recall.",
                "It takes a pharmacist, a manager or somebody with the right to approve.", "Ask one of them."));
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return PostingPlan.Refuse(Finding.Stop("reason-missing", "A reason is needed.",
                "A lifted recall lets the lot be used again.", "Write what the notice or the maker said.", "Reason"));
        }

        recall.LiftedByPostingId = scope.Act.Id;
        var text = $"Recall of lot {recall.Lot}, notice {recall.Reference}, lifted: {command.Reason}";
        var owners = await LotOfRecall.OwnersAsync(scope.Db, recall.MedicineId, recall.Lot);
        return new PostingPlan
        {
            Notes = [.. owners.Select(owner => new PlannedNote(recall.MedicineId, owner, text, "Recall"))],
            Reason = command.Reason,
            Reference = recall.Reference,
            AboutPostingId = recall.Id,
        };
    }
}
