using MedDispense.Domain.Doses;

namespace MedDispense.Web.Features.Round;

/// <summary>Where a listed dose stands.</summary>
public enum DueStatus
{
    /// <summary>Past its time allowed and nobody has answered.</summary>
    Overdue,

    /// <summary>Within its time allowed.</summary>
    Due,

    /// <summary>In somebody's hands for the client.</summary>
    Prepared,
    Coming,

    /// <summary>Answered.</summary>
    Done,
}

/// <summary>One dose of the round.</summary>
public sealed record RoundDose
{
    public required Guid OrderId { get; init; }

    public required string Nominal { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Its key, as addresses carry it.</summary>
    public required string At { get; init; }

    public required DateTime DueAt { get; init; }

    public required DueStatus Status { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>Name with tall-man letters, strength, form.</summary>
    public required string Medicine { get; init; }

    /// <summary>"16 mg = 2 films".</summary>
    public required string Dose { get; init; }

    /// <summary>The answer, when there is one.</summary>
    public DoseOutcome? Outcome { get; init; }

    /// <summary>What was swallowed, where it was less than the dose: "30 mg = 3 mL".</summary>
    public string? Taken { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public Guid? AnswerPostingId { get; init; }

    /// <summary>What holds it back until a prescriber decides: "Held back: 4 days missed"; null when nothing does, and for a
    /// dose that nobody gives any more.</summary>
    public string? Held { get; init; }

    /// <summary>Whether a later answer may take its place: asleep, refused.</summary>
    public bool CanBeSuperseded { get; init; }
}

/// <summary>A client at one time of the round, with every dose that is listed then.</summary>
public sealed record RoundRow
{
    public required Guid ClientId { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenNames { get; init; }

    public required string Room { get; init; }

    public required Guid? PhotoId { get; init; }

    public required bool IsOnLeave { get; init; }

    /// <summary>Another client of the house whose name could be taken for this one's.</summary>
    public required string? LookAlike { get; init; }

    public required DateTime DueAt { get; init; }

    /// <summary>The most pressing of its doses.</summary>
    public required DueStatus Status { get; init; }

    public required IReadOnlyList<RoundDose> Doses { get; init; }

    public string Initials => $"{FamilyName.FirstOrDefault()}{GivenNames.FirstOrDefault()}".ToUpperInvariant();
}
