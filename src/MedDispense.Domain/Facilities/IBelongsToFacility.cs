namespace MedDispense.Domain.Facilities;

/// <summary>A row that belongs to exactly one facility; its key is (facility, id) and no other facility ever sees it.</summary>
public interface IBelongsToFacility
{
    /// <summary>The facility that owns the row.</summary>
    Guid FacilityId { get; }
}
