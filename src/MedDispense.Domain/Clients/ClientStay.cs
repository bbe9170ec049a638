using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Clients;

/// <summary>Where a client is, as far as doses go.</summary>
public enum Presence
{
    Here,

    /// <summary>On leave, in hospital, at court: expected back.</summary>
    OnLeave,

    /// <summary>Discharged, left against advice, or dead.</summary>
    Gone,
}

/// <summary>What changes where a client is.</summary>
public enum StayEventKind
{
    Admitted,
    WentOnLeave,
    CameBack,
    Discharged,
    LeftAgainstAdvice,
    Died,
}

/// <summary>One event of a client's stay. Inserted once, never changed.</summary>
public sealed class StayEvent : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required StayEventKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime HappenedAt { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }

    public Guid? WitnessId { get; init; }

    /// <summary>Where to, why, what came along, what the client was given; in the person's words.</summary>
    public string? Note { get; init; }

    /// <summary>On leave: when the client is expected back, UTC.</summary>
    public DateTime? ExpectedBackAt { get; init; }

    /// <summary>On admission: the last dose elsewhere, as somebody told it.</summary>
    public string? LastDoseElsewhere { get; init; }

    /// <summary>On admission: who verified the last dose, and how.</summary>
    public string? LastDoseVerifiedBy { get; init; }
}

/// <summary>What an event of a stay means.</summary>
public static class StayEvents
{
    public static Presence Leads(this StayEventKind kind) => kind switch
    {
        StayEventKind.Admitted or StayEventKind.CameBack => Presence.Here,
        StayEventKind.WentOnLeave => Presence.OnLeave,
        StayEventKind.Discharged or StayEventKind.LeftAgainstAdvice or StayEventKind.Died => Presence.Gone,
    };
}
