using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Recalls;

/// <summary>Opens a recall: from its commit on no pack of the lot leaves any place but to quarantine. The medicine is
/// locked, so that whatever asks about recalls came before this in number or sees it.</summary>
public sealed class OpenRecall(LedgerStore ledger)
{
    public sealed record Command(Guid MedicineId, string Lot, string Reference, string Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.RecallOpened, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockMedicineAsync(command.MedicineId);
        if (await scope.Db.Medicines.SingleOrDefaultAsync(row => row.Id == command.MedicineId) is not { } medicine)
        {
            return PostingPlan.Refuse(Finding.Stop("medicine-unknown", "This medicine is not known here.",
                "It is not in this house's formulary.", "Choose it from the list.", "MedicineId"));
        }

        var lot = CanonicalText.Of(command.Lot);
        var reference = CanonicalText.Of(command.Reference);
        var standing = await scope.Db.Recalls
            .Where(row => row.MedicineId == medicine.Id && row.LiftedByPostingId == null).ToListAsync();
        if (standing.Any(row => LotOfRecall.IsSame(row.Lot, lot) && row.Reference == reference))
        {
            return PostingPlan.Refuse(Finding.Stop("recalled-already", "This recall stands already.",
                $"Lot {lot} of {medicine.Title}, notice {reference}.", "Open the list of recalls and look at it.", "Lot"));
        }

        var text = $"Lot {lot} recalled, notice {reference}: {command.Reason}";
        var owners = await LotOfRecall.OwnersAsync(scope.Db, medicine.Id, lot);
        return new PostingPlan
        {
            Notes = [.. owners.Select(owner => new PlannedNote(medicine.Id, owner, text, "Recall"))],
            Parts =
            [
                new(stamp => new Recall
                {
                    FacilityId = stamp.FacilityId,
                    Id = stamp.PostingId,
                    MedicineId = medicine.Id,
                    Lot = lot,
                    Reference = reference,
                    Reason = CanonicalText.Of(command.Reason),
                    OpenedAt = scope.Act.Now,
                    Salt = stamp.Salt,
                }),
            ],
            Reason = command.Reason,
            Reference = reference,
        };
    }
}
