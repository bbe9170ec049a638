using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Counts;

/// <summary>That the page of a dose asked somebody to count back an open container. What the container holds is hidden
/// from then on, so that nobody looks it up beside the page. Inserted once, never changed.</summary>
public sealed class CountBackAsked : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid PackId { get; init; }

    public required Guid PlaceId { get; init; }

    /// <summary>The order whose dose is to be taken out of it; null only in rows from before it was kept.</summary>
    public required Guid? OrderId { get; init; }

    /// <summary>Who counts.</summary>
    public required Guid AskedOfId { get; init; }

    /// <summary>When the page was shown, UTC.</summary>
    public required DateTime AskedAt { get; init; }
}
