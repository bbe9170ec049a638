using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>What somebody wants ordered, as values, before it is measured and signed.</summary>
public sealed record OrderTerms
{
    public required Guid MedicineId { get; init; }

    /// <summary>How much, in <see cref="DoseUnit"/>.</summary>
    public required ExactNumber Dose { get; init; }

    /// <summary>UCUM code: of the first ingredient, or of what is counted (<c>mL</c>; <c>1</c> for pieces).</summary>
    public required string DoseUnit { get; init; }

    public required string Route { get; init; }

    /// <summary>As <see cref="Schedules.DoseTiming.Text"/> writes it.</summary>
    public required string Timing { get; init; }

    /// <summary>Null for the way that the medicine asks for.</summary>
    public DoseWay? Way { get; init; }

    public string? Indication { get; init; }

    public string? Directions { get; init; }

    /// <summary>For an as-needed dose its interval, which must be said; otherwise null for the usual gap.</summary>
    public int? MinimumGapMinutes { get; init; }

    /// <summary>For an as-needed dose: the most in 24 hours, in <see cref="DoseUnit"/>.</summary>
    public ExactNumber? Maximum { get; init; }

    /// <summary>UTC; null for now.</summary>
    public DateTime? StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    /// <summary>Why the prescriber orders it although the client is recorded as allergic.</summary>
    public string? AllergyReason { get; init; }

    /// <summary>Why it is ordered beside another order of the same ingredient.</summary>
    public string? DuplicateReason { get; init; }

    /// <summary>Why the prescriber orders it in spite of an interaction with another order.</summary>
    public string? InteractionReason { get; init; }

    /// <summary>Why the prescriber orders more than the usual limits of the dose.</summary>
    public string? DoseReason { get; init; }
}
