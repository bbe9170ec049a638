using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Anybody says that something was lost or found. It opens a discrepancy and stands as a note on the register
/// page; nothing moves on the word of one person.</summary>
public sealed class ReportLostOrFound(LedgerStore ledger)
{
    public const int MostText = 2000;

    /// <param name="IsLost">Lost, or else found.</param>
    /// <param name="MedicineId">What it is.</param>
    /// <param name="PackId">The pack, when its label is at hand.</param>
    /// <param name="PlaceId">Where, when known.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="Text">What happened, in the person's words.</param>
    /// <param name="HappenedAt">When it was noticed, UTC; null for now.</param>
    public sealed record Command(
        bool IsLost, Guid MedicineId, Guid? PackId, Guid? PlaceId, long Amount, string Text, DateTime? HappenedAt);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancyStep, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var medicine = await scope.Db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.MedicineId);
        var pack = await scope.Db.Packs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.PackId);
        var place = await scope.Db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.PlaceId);
        List<Finding> findings = [.. Check(command, medicine, pack, place)];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var rule = command.IsLost ? DiscrepancyRule.ReportedLost : DiscrepancyRule.ReportedFound;
        var discrepancy = ReportedByPerson.Open(rule, medicine!, pack, place, command.Amount);
        return new PostingPlan
        {
            Discrepancies = [discrepancy],
            Notes =
            [
                new(medicine!.Id, discrepancy.OwnerClientId, $"{discrepancy.Fact} Nothing was moved in the book.",
                    place?.Name ?? "", pack?.Id),
            ],
            HappenedAt = command.HappenedAt,
            Reason = command.Text,
        };
    }

    private static IEnumerable<Finding> Check(Command command, Medicine? medicine, Pack? pack, Place? place)
    {
        if (medicine is null)
        {
            yield return Finding.Stop("medicine-unknown", "This medicine is not known here.",
                "It is not in the formulary of this house.", "Choose it from the list.", "MedicineId");
        }

        if (command.PackId is not null && (pack is null || pack.MedicineId != command.MedicineId))
        {
            yield return Finding.Stop("pack-of-another-medicine", "The pack and the medicine do not belong together.",
                "The label is that of another medicine, or of another house.", "Scan the label again, or leave it empty.", "Label");
        }

        if (command.PlaceId is not null && place?.Kind.IsPhysical() != true)
        {
            yield return Finding.Stop("place-unknown", "This place is not known here.",
                "It is not in the list of places of this house.", "Choose it from the list.", "PlaceId");
        }

        if (command.Amount <= 0)
        {
            yield return Finding.Stop("amount-not-above-zero", "The amount is more than nothing.",
                "Nothing cannot be lost or found.", "Enter how much it is; the nearest guess will do.", "Amount");
        }

        if (string.IsNullOrWhiteSpace(command.Text))
        {
            yield return Finding.Stop("report-empty", "The report says nothing yet.", "Nothing was written.",
                "Write what happened.", "Text");
        }
    }
}
