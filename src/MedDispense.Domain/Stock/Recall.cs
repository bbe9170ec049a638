using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Stock;

/// <summary>A recall of one lot. While it stands, no container of that lot can be taken, sent or given anywhere in the
/// facility, from the moment its posting commits.</summary>
public sealed class Recall : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    /// <summary>The id of the posting that opened it.</summary>
    public required Guid Id { get; init; }

    public required Guid MedicineId { get; init; }

    public required string Lot { get; init; }

    /// <summary>Number of the notice.</summary>
    public required string Reference { get; init; }

    public required string Reason { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>The posting that lifted it; null while it stands. Not hashed, since it comes later: <c>verify</c> holds it
    /// against that posting.</summary>
    public Guid? LiftedByPostingId { get; set; }

    /// <summary>Empty for a recall of format 1, which the chain does not protect.</summary>
    public required string Salt { get; init; }

    public string PartName => "recall";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(MedicineId).Text(Lot).Text(Reference).Text(Reason).Moment(OpenedAt);
}
