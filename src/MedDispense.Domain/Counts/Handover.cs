using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Counts;

/// <summary>What the outgoing shift hands to the incoming one besides the count: keys and open matters. Part of the
/// posting that closes the count, inserted once, protected by the chain.</summary>
public sealed class Handover : IBelongsToFacility, IHashedPart
{
    /// <summary>Characters that the open matters may have.</summary>
    public const int MostText = 4000;

    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required Guid FromPersonId { get; init; }

    public required Guid ToPersonId { get; init; }

    /// <summary>Which keys changed hands.</summary>
    public required string Keys { get; init; }

    /// <summary>What the incoming shift must know; what the program found open stands first.</summary>
    public required string OpenMatters { get; init; }

    public required string Salt { get; init; }

    public string PartName => "handover";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(FromPersonId).Id(ToPersonId).Text(Keys).Text(OpenMatters);
}
