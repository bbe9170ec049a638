using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Orders;

/// <summary>A note of a call to a prescriber: who said what to whom, and whether it was read back. Decisions may rest on
/// it. Part of its posting, inserted once, protected by the chain.</summary>
public sealed class PrescriberCall : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required Guid ClientId { get; init; }

    public Guid? PrescriberId { get; init; }

    /// <summary>The prescriber's name as it was; not hashed.</summary>
    public required string PrescriberName { get; init; }

    /// <summary>When they spoke, UTC.</summary>
    public required DateTime SpokeAt { get; init; }

    public required string Said { get; init; }

    public required bool ReadBack { get; init; }

    public required string Salt { get; init; }

    public string PartName => "call";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(ClientId).Id(PrescriberId).Moment(SpokeAt).Text(Said).Flag(ReadBack);
}
