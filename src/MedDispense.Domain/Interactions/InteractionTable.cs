using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Interactions;

/// <summary>A table of interactions as a house took it in from a file. Nothing of it is ever changed; the newest one
/// holds, and those before say what was checked when.</summary>
public sealed class InteractionTable : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    /// <summary>Made by the form, so that a second send finds the first.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who made the table, as a finding names it.</summary>
    public required string Source { get; init; }

    /// <summary>Name of the file as it was sent, for people only.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 (hex) of the file as it was sent.</summary>
    public required string FileHash { get; init; }

    public required int PairCount { get; init; }

    public required DateTime ImportedAt { get; init; }

    /// <summary>Null when it was imported on the command line.</summary>
    public Guid? ImportedById { get; init; }

    public required string ImportedByName { get; init; }
}

/// <summary>A row of such a table: two ingredients, with the classes by which the source groups them.</summary>
public sealed class InteractionPair : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid TableId { get; init; }

    /// <summary>Place in the file, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>As the file writes it.</summary>
    public required string FirstName { get; init; }

    /// <summary>Empty where the source names none.</summary>
    public required string FirstClass { get; init; }

    public required string SecondName { get; init; }

    public required string SecondClass { get; init; }

    /// <summary>Number or name of the rule in the source.</summary>
    public required string Rule { get; init; }

    public required InteractionSeverity Severity { get; init; }
}
