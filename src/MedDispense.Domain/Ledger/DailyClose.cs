using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>The close of one business day. Its own posting's number and hash are the anchor that is printed.</summary>
public sealed class DailyClose : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    /// <summary>The facility's local day that was closed.</summary>
    public required DateOnly BusinessDate { get; init; }

    /// <summary>The last posting that was verified before the close.</summary>
    public required long ThroughNumber { get; init; }

    public required string ThroughHash { get; init; }

    /// <summary>Postings recorded since the close before.</summary>
    public required long PostingsCount { get; init; }

    /// <summary>Amounts still signed out to people when the day was closed, as movements that are not settled.</summary>
    public required int OpenInHands { get; init; }

    /// <summary>Transfers that nobody had received when the day was closed.</summary>
    public required int OpenInTransit { get; init; }

    /// <summary>What the two who signed said about open matters; null when there were none.</summary>
    public string? Remarks { get; init; }

    public required string Salt { get; init; }

    public string PartName => "close";

    public int Ordinal => 1;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Day(BusinessDate).Number(ThroughNumber).Text(ThroughHash).Number(PostingsCount)
            .Number(OpenInHands).Number(OpenInTransit).Text(Remarks);
}
