namespace MedDispense.Domain.Facilities;

/// <summary>One value of one limit from a moment on; a change is a new row, so that the limit in force at any past
/// moment can be told.</summary>
public sealed class FacilitySetting : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Name of the limit, such as <c>return-limit-hours</c>; see <see cref="FacilityLimits"/>.</summary>
    public required string Key { get; init; }

    public required string Value { get; init; }

    public required DateTime From { get; init; }

    public required Guid SetById { get; init; }
}
