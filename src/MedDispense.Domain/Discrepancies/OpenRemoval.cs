using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Discrepancies;

/// <summary>What of one movement into hands or transit is not settled.</summary>
/// <param name="Key">The movement.</param>
/// <param name="Number">The number of its entry.</param>
/// <param name="Medicine">What it is.</param>
/// <param name="Pack">The pack.</param>
/// <param name="Place">The hands, or the place on the way.</param>
/// <param name="Remaining">What is open, in the medicine's smallest amount.</param>
/// <param name="Since">When it left its place, UTC.</param>
/// <param name="HasCase">Whether somebody counted it on arrival and the rest has a discrepancy already.</param>
public sealed record OpenRemoval(
    MovementKey Key, long Number, Medicine Medicine, Pack Pack, Place Place, long Remaining, DateTime Since, bool HasCase)
{
    /// <summary>Whether its time is over; at the limit itself it is not yet.</summary>
    public bool IsOverdue(int limitHours, DateTime now) => Remaining > 0 && now > Since.AddHours(limitHours);

    /// <summary>A discrepancy of time and not of amount: the book still says where the medicine is, so nothing is
    /// missing from it until somebody counts.</summary>
    internal PlannedDiscrepancy Open(DiscrepancyRule rule, string fact) => new(
        rule, Weight.OfMissing(Medicine), Medicine.Id, Pack.OwnerClientId, Pack.Id, Place.Id, 0, fact);
}
