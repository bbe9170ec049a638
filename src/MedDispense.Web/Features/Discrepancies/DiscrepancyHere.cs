using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>A discrepancy as an act inside the write door finds it.</summary>
/// <param name="Row">What was found.</param>
/// <param name="Medicine">Of which medicine.</param>
/// <param name="Place">Where; null when nobody knows.</param>
/// <param name="Explained">What its steps account for.</param>
/// <param name="IsOpen">Whether nobody has closed it.</param>
public sealed record DiscrepancyHere(Discrepancy Row, Medicine Medicine, Place? Place, long Explained, bool IsOpen)
{
    public static readonly Finding NotKnown = Finding.Stop("discrepancy-unknown", "This discrepancy is not known here.",
        "It may belong to another house.", "Open the list and choose it there.");

    public static readonly Finding NotOpen = Finding.Stop("discrepancy-closed", "This discrepancy is closed.",
        "Somebody has decided it meanwhile.", "Open it again if more is known.");

    /// <summary>Found minus expected, less what is explained.</summary>
    public long Remainder => checked(Row.Difference - Explained);

    /// <summary>Reads it with its medicine locked, so that two decisions about one discrepancy wait for one another.
    /// Packs are locked before.</summary>
    public static async Task<DiscrepancyHere?> FindAsync(LedgerScope scope, Guid id)
    {
        var row = await scope.Db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id);
        if (row is null)
            return null;
        await scope.LockMedicineAsync(row.MedicineId);
        return await ReadAsync(scope.Db, row);
    }

    public static async Task<DiscrepancyHere> ReadAsync(MedDispenseDb db, Discrepancy row) => new(
        row,
        await db.Medicines.AsNoTracking().SingleAsync(medicine => medicine.Id == row.MedicineId),
        await db.Places.SingleOrDefaultAsync(place => place.Id == row.PlaceId),
        await db.DiscrepancySteps.Where(step => step.DiscrepancyId == row.Id).SumAsync(step => step.ExplainedAmount),
        await DiscrepancyStates.Open(db).AnyAsync(open => open.Id == row.Id));

    /// <summary>Whether whoever decides had no part in it, nor the second person.</summary>
    public async Task<IReadOnlyList<Finding>> ApproverAsync(LedgerScope scope)
    {
        var window = await DiscrepancyWindow.ReadAsync(scope.Db, Row);
        return [.. OutsideApprover.Check(scope.Act, window.Involved, await window.CouldDecideAsync(scope.Db, scope.Act.Now))];
    }

    /// <summary>What explains it is looked at by an approver like every late entry, before anything rests on it for good.</summary>
    public async Task<IReadOnlyList<Finding>> ApprovedAsync(MedDispenseDb db) =>
        await db.LateEntriesToApprove().Join(db.Postings, dose => dose.PostingId, posting => posting.Id, (_, posting) => posting)
            .Where(posting => posting.DiscrepancyId == Row.Id).OrderBy(posting => posting.Number).FirstOrDefaultAsync() is { } late
            ? [Finding.Stop("late-entry-not-approved", "A late entry that explains it is not approved yet.", $"Entry {late.Number} by {late.ActorName}.", "Approve it under Late entries first.")]
            : [];

    /// <summary>A decision says why.</summary>
    public static IEnumerable<Finding> ReasonIsThere(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return Finding.Stop("reason-missing", "A reason is needed.", "Whoever reads this later will ask for it.",
                "Write why.", "Reason");
        }
    }
}
