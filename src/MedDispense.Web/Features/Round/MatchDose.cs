using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>Which dose of a client a medicine in hand is for: what is open first, then what may be given as needed, then
/// what has been answered. One that fits nothing is held against the dose it is most like.</summary>
public sealed class MatchDose(MedDispenseDb db, FindRound findRound, FindAsNeeded findAsNeeded)
{
    /// <param name="OrderId">The order of the dose; null when nothing is due at all.</param>
    /// <param name="At">The key of the dose; null for one as needed.</param>
    /// <param name="Finding">Says so when nothing is due.</param>
    public sealed record Answer(Guid? OrderId, string? At, Finding? Finding);

    public async Task<Answer> AskAsync(Guid clientId, Guid medicineId, CurrentStaff current, DateTime now)
    {
        var round = await findRound.AskAsync(current.Facility, current.Limits, now, clientId: clientId);
        var open = round.Rows.SelectMany(row => row.Doses).Where(dose => dose.Status is DueStatus.Overdue or DueStatus.Due or DueStatus.Coming || dose.CanBeSuperseded)
            .OrderBy(dose => dose.Status).ThenBy(dose => dose.DueAt).ToList();
        var asNeeded = await findAsNeeded.AskAsync(clientId, now);
        var ids = open.Select(dose => dose.MedicineId).Concat(asNeeded.Select(row => row.MedicineId)).Append(medicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var inHand = medicines[medicineId];

        var listed = open.FirstOrDefault(dose => medicines[dose.MedicineId].IsSameAs(inHand));
        if (listed is not null)
            return new(listed.OrderId, listed.At, null);
        if (asNeeded.FirstOrDefault(row => medicines[row.MedicineId].IsSameAs(inHand)) is { } needed)
            return new(needed.OrderId, null, null);
        // Answered already: the page of that dose says by whom.
        if (round.Rows.SelectMany(row => row.Doses).LastOrDefault(dose => dose.MedicineId == medicineId) is { } answered)
            return new(answered.OrderId, answered.At, null);
        // Nothing fits: held against the dose it is most like, the page says both names and refuses.
        var nearest = open.FirstOrDefault(dose => medicines[dose.MedicineId].SharesSubstance(inHand)) ?? open.FirstOrDefault();
        return nearest is not null
            ? new(nearest.OrderId, nearest.At, null)
            : new(null, null, Finding.Stop("nothing-due", "Nothing is due for this client.", $"In your hand: {inHand.Title}.",
                "Put it back. Look at the client's orders if you expected a dose."));
    }
}
