namespace MedDispense.Web.Features.Doses;

/// <summary>Which dose the safety checks are asked about.</summary>
public sealed record DoseQuestion
{
    public required Guid FacilityId { get; init; }

    /// <summary>The act's reading of the clock, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>When it happened, UTC; null for now.</summary>
    public DateTime? HappenedAt { get; init; }

    public bool IsLateEntry { get; init; }

    public required Guid ClientId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>The occurrence as the order lists it; null for an as-needed dose.</summary>
    public string? Nominal { get; init; }

    /// <summary>Which time of two the clock shows it.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>The version of the order on the person's screen; null takes the one in force.</summary>
    public int? VersionSeen { get; init; }

    public Guid? PackId { get; init; }

    public Guid? PlaceId { get; init; }

    /// <summary>The device; null for one that is no station.</summary>
    public Guid? StationId { get; init; }

    /// <summary>To be swallowed, in the medicine's smallest amount; null for what is ordered.</summary>
    public long? Amount { get; init; }

    /// <summary>Taken from the pack; null for the amount.</summary>
    public long? Drawn { get; init; }

    public string? Indication { get; init; }

    /// <summary>The answer that this act takes further, which is no reason to refuse it.</summary>
    public Guid? TakesFurther { get; init; }
}
