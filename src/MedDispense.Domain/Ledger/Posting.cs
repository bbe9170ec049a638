using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Ledger;

/// <summary>One act. Its id was made by the form, so a second send has the same effect as one; its number is given by
/// the server and orders the chain. Inserted once, never changed.</summary>
public sealed class Posting : IBelongsToFacility, IHashedPart
{
    /// <summary>Version of the canonical bytes written now.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Whether this program knows the canonical bytes of a version. Older ones stay valid for ever.</summary>
    public static bool IsKnownFormat(int version) => version is >= 1 and <= CurrentFormat;

    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Position in the facility's chain, from 1 without gaps.</summary>
    public required long Number { get; init; }

    public required PostingKind Kind { get; init; }

    public required int FormatVersion { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>The actor's name as it was; not hashed, so that a lawful change of name breaks nothing.</summary>
    public required string ActorName { get; init; }

    public required string ActorInitials { get; init; }

    /// <summary>Second person who was present and proved it; never the actor.</summary>
    public Guid? WitnessId { get; init; }

    public string? WitnessName { get; init; }

    public string? WitnessInitials { get; init; }

    public WitnessMethod? WitnessMethod { get; init; }

    /// <summary>Whether this act is one that the rules do not allow alone.</summary>
    public required bool WitnessRequired { get; init; }

    /// <summary>For a trainee's act: who signed with them.</summary>
    public Guid? CoSignerId { get; init; }

    public string? CoSignerName { get; init; }

    public Guid? StationId { get; init; }

    public Guid? ClientId { get; init; }

    public Guid? SupplierId { get; init; }

    /// <summary>When the person says it happened, UTC.</summary>
    public required DateTime HappenedAt { get; init; }

    /// <summary>When the server wrote it, UTC; never before the posting with the number before.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Code of the reason from its list; null when the act needs none.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Reason in the person's own words.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of the paper that belongs to it: delivery note, manifest, recall notice.</summary>
    public string? Reference { get; init; }

    /// <summary>The discrepancy that this act serves.</summary>
    public Guid? DiscrepancyId { get; init; }

    /// <summary>The posting that this one corrects.</summary>
    public Guid? CorrectsPostingId { get; init; }

    /// <summary>The posting that this one takes further or approves: of a prepared dose, of a late entry.</summary>
    public Guid? AboutPostingId { get; init; }

    /// <summary>SHA-256 (hex) of the command; the same id with another fingerprint is a conflict.</summary>
    public required string Fingerprint { get; init; }

    public required string Salt { get; init; }

    /// <summary>Hash (hex) of the posting before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    public required string Hash { get; set; }

    public string PartName => "posting";

    public int Ordinal => 0;

    public void WriteTo(CanonicalWriter writer)
    {
        writer.Id(FacilityId).Id(Id).Number(Number).Text(Kind.ToString()).Id(ActorId).Id(WitnessId)
            .Text(WitnessMethod?.ToString()).Flag(WitnessRequired).Id(CoSignerId).Id(StationId).Id(ClientId)
            .Id(SupplierId).Moment(HappenedAt).Moment(RecordedAt).Text(ReasonCode).Text(Reason).Text(Reference)
            .Id(DiscrepancyId).Id(CorrectsPostingId).Text(Fingerprint);
        if (FormatVersion >= 2)
            writer.Id(AboutPostingId);
    }
}
