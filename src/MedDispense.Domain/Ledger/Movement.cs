using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>Part of a posting: an amount of one pack from one place to another.</summary>
public sealed class Movement : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    /// <summary>Position within the posting, from 1.</summary>
    public required int Ordinal { get; init; }

    public required Guid PackId { get; init; }

    /// <summary>In the medicine's smallest amount; above zero.</summary>
    public required long Amount { get; init; }

    public required Guid FromPlaceId { get; init; }

    public required Guid ToPlaceId { get; init; }

    /// <summary>Out of hands or transit: the posting of the movement that this one settles.</summary>
    public Guid? SettlesPostingId { get; init; }

    /// <summary>Out of hands or transit: the ordinal of the movement that this one settles.</summary>
    public int? SettlesOrdinal { get; init; }

    /// <summary>Back into hands or transit by a correction: the posting of the movement that is open again.</summary>
    public Guid? ReopensPostingId { get; init; }

    /// <summary>Back into hands or transit by a correction: the ordinal of the movement that is open again.</summary>
    public int? ReopensOrdinal { get; init; }

    public required string Salt { get; init; }

    public string PartName => "movement";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(PackId).Number(Amount).Id(FromPlaceId).Id(ToPlaceId)
            .Id(SettlesPostingId).Number(SettlesOrdinal).Id(ReopensPostingId).Number(ReopensOrdinal);
}
