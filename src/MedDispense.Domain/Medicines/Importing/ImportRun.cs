using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>What became of an import.</summary>
public enum ImportOutcome
{
    /// <summary>Something was added or changed.</summary>
    Done,

    /// <summary>Everything in the file was here already.</summary>
    NothingChanged,

    /// <summary>The file as a whole was not taken in.</summary>
    Refused,

    /// <summary>The program was stopped or failed in the middle; nothing of the file was kept.</summary>
    BrokenOff,
}

/// <summary>One import of one file of products: who, when, and what came of it. One at a time in a facility.</summary>
public sealed class ImportRun : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    /// <summary>Made by the form, so that a second send finds the first.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the file as it was sent, for people only.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 (hex) of the file as it was sent.</summary>
    public required string FileHash { get; init; }

    public required long FileBytes { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>Null when it was started on the command line.</summary>
    public Guid? StartedById { get; init; }

    public required string StartedByName { get; init; }

    /// <summary>Null while it is under way.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Null while it is under way.</summary>
    public ImportOutcome? Outcome { get; set; }

    /// <summary>Told by the content; null when the file was none that is known.</summary>
    public ImportSource? Source { get; set; }

    public int RowsRead { get; set; }

    public int RowsRefused { get; set; }

    /// <summary>Products that were not here.</summary>
    public int Added { get; set; }

    /// <summary>Products that were here and are now different.</summary>
    public int Changed { get; set; }

    /// <summary>Products that were here and say the same.</summary>
    public int Unchanged { get; set; }

    /// <summary>Why the whole file was refused, or what a person should know about it; lines separated by LF.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>What became of each row, packed JSON; null when no row was read.</summary>
    public byte[]? Report { get; set; }
}
