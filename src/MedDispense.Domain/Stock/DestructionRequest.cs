using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Stock;

/// <summary>A numbered request to destroy: cancellable until the second person has confirmed.</summary>
public sealed class DestructionRequest : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    /// <summary>The id of the posting that asked for it; that posting's number is the number printed on the bag.</summary>
    public required Guid Id { get; init; }

    public required Guid PackId { get; init; }

    /// <summary>The quarantine place that the pack waits in.</summary>
    public required Guid PlaceId { get; init; }

    public required long Amount { get; init; }

    public required string Method { get; init; }

    public required Guid RequestedById { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>The posting that cancelled or carried it out; null while it waits. Not hashed, since it comes later:
    /// <c>verify</c> holds it against that posting.</summary>
    public Guid? EndedByPostingId { get; set; }

    /// <summary>Empty for a request of format 1, which the chain does not protect.</summary>
    public required string Salt { get; init; }

    public string PartName => "destruction";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(PackId).Id(PlaceId).Number(Amount).Text(Method).Id(RequestedById).Moment(RequestedAt);
}
