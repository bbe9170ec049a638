using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Counts;

/// <summary>One medicine of one owner in one place: what was counted and what was expected. Part of the posting that
/// closes the count, inserted once, protected by the chain.</summary>
public sealed class CountLine : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Null for a count-back, which is part of the act that took from the container.</summary>
    public Guid? SessionId { get; init; }

    public required Guid PlaceId { get; init; }

    public required Guid MedicineId { get; init; }

    public Guid? OwnerClientId { get; init; }

    /// <summary>For a count-back: the container.</summary>
    public Guid? PackId { get; init; }

    public required long Counted { get; init; }

    /// <summary>Book at <see cref="AsOfLine"/> and the remainders of open discrepancies.</summary>
    public required long Expected { get; init; }

    /// <summary>Newest register line of the page when the figure was entered.</summary>
    public required long AsOfLine { get; init; }

    public required Guid CountedById { get; init; }

    public required DateTime CountedAt { get; init; }

    public required string Salt { get; init; }

    public string PartName => "count";

    public bool Agrees => Counted == Expected;

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(SessionId).Id(PlaceId).Id(MedicineId).Id(OwnerClientId).Id(PackId).Number(Counted)
            .Number(Expected).Number(AsOfLine).Id(CountedById).Moment(CountedAt);
}
