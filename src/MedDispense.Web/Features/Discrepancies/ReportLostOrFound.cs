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
    /// <param name="MedicineId">What it is; not needed with a label.</param>
    /// <param name="Label">The pack's label as scanned or typed, when it is at hand.</param>
    /// <param name="PlaceId">Where, when known.</param>
    /// <param name="Amount">As people say it, in what the medicine is counted in.</param>
    /// <param name="Text">What happened, in the person's words.</param>
    /// <param name="HappenedAt">When it was noticed, UTC; null for now.</param>
    public sealed record Command(
        bool IsLost, Guid? MedicineId, string? Label, Guid? PlaceId, string? Amount, string? Text, DateTime? HappenedAt);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DiscrepancyStep, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var label = command.Label?.Trim() is { Length: > 0 } typed ? typed : null;
        var pack = label is null ? null : await PackAsync(scope, label);
        var medicineId = command.MedicineId ?? pack?.MedicineId;
        var medicine = await scope.Db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == medicineId);
        var place = await scope.Db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.PlaceId);
        var amount = 0L;
        List<Finding> findings =
        [
            .. KnownThings(command, label, medicine, pack, place),
            .. medicine is null ? [] : AmountIs(medicine, command.Amount, out amount),
        ];
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            findings.Add(Finding.Stop("report-empty", "The report says nothing yet.", "Nothing was written.",
                "Write what happened.", "Text"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var discrepancy = ReportedByPerson.Open(command.IsLost, medicine!, pack, place, amount);
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

    private static async Task<Pack?> PackAsync(LedgerScope scope, string label)
    {
        var upper = label.ToUpperInvariant();
        return await scope.Db.Packs.SingleOrDefaultAsync(row => row.LabelCode == upper)
            ?? await scope.Db.Packs.SingleOrDefaultAsync(row => row.LabelCode == label);
    }

    private static IEnumerable<Finding> KnownThings(Command command, string? label, Medicine? medicine, Pack? pack, Place? place)
    {
        if (label is not null && pack is null)
        {
            yield return Finding.Stop("label-unknown", "No pack here wears this label.",
                "It may be a label of another house, or mistyped.", "Scan it again, or leave it empty and choose the medicine.", "Label");
        }
        else if (medicine is null)
        {
            yield return Finding.Stop("medicine-unknown", "The medicine is missing.",
                "None was chosen, or it is not in the formulary of this house.", "Choose it from the list.", "MedicineId");
        }
        else if (pack is not null && pack.MedicineId != medicine.Id)
        {
            yield return Finding.Stop("pack-of-another-medicine", "The label and the medicine do not belong together.",
                $"The medicine chosen is {medicine.Title}; the label is that of another one.",
                "Leave one of the two empty.", "Label");
        }

        if (command.PlaceId is not null && place?.Kind.IsPhysical() != true)
        {
            yield return Finding.Stop("place-unknown", "This place is not known here.",
                "It is not in the list of places of this house.", "Choose it from the list.", "PlaceId");
        }
    }

    private static List<Finding> AmountIs(Medicine medicine, string? typed, out long amount)
    {
        if (!medicine.TryReadAmount(typed, out amount, out var why))
            return [Finding.Stop("amount-unreadable", "The amount cannot be read.", why, "Enter it again.", "Amount")];
        return amount > 0
            ? []
            : [Finding.Stop("amount-not-above-zero", "The amount is more than nothing.", "Nothing cannot be lost or found.",
                "Enter how much it is; the nearest guess will do.", "Amount")];
    }
}
