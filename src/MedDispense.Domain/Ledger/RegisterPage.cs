using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>A page of the register: one medicine of one owner, with its own line numbers and balance.</summary>
public sealed class RegisterPage : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>Null for the page of the house's own stock.</summary>
    public Guid? OwnerClientId { get; init; }

    /// <summary>Number of the newest line.</summary>
    public required long LastNumber { get; init; }

    /// <summary>What the house is answerable for, hands and transit included, in the medicine's smallest amount.</summary>
    public required long Balance { get; init; }
}

/// <summary>What a line of the register says.</summary>
public enum RegisterLineKind
{
    /// <summary>Stock came into the house's care or left it.</summary>
    Movement,

    /// <summary>Stock changed place within the house; the page's balance stays.</summary>
    Custody,

    /// <summary>Zero, with the figure that was counted.</summary>
    Count,

    /// <summary>Words only: a recall, a dated note of correction.</summary>
    Note,
}

/// <summary>One line of a register page; inserted once, never changed.</summary>
public sealed class RegisterLine : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid PageId { get; init; }

    /// <summary>Line number on its page, from 1 without gaps.</summary>
    public required long Number { get; init; }

    public required RegisterLineKind Kind { get; init; }

    public Guid? PackId { get; init; }

    public required long AmountIn { get; init; }

    public required long AmountOut { get; init; }

    /// <summary>For a custody line: what changed place. Neither in nor out.</summary>
    public required long AmountMoved { get; init; }

    /// <summary>For a count line: the figure that was counted.</summary>
    public long? CountedAmount { get; init; }

    /// <summary>The physical place that the line is about; where it left from on a custody line.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The other side: where it came from or went.</summary>
    public Guid? OtherPlaceId { get; init; }

    /// <summary>Recipient or source in words, as it was; not hashed.</summary>
    public required string Counterparty { get; init; }

    /// <summary>What the line says besides the figures.</summary>
    public string? Note { get; init; }

    /// <summary>Balance of the page after this line.</summary>
    public required long PageBalance { get; init; }

    /// <summary>Balance of this page's medicine in <see cref="PlaceId"/> after this line.</summary>
    public long? PlaceBalance { get; init; }

    /// <summary>Balance in <see cref="OtherPlaceId"/> after this line, when that is physical.</summary>
    public long? OtherPlaceBalance { get; init; }

    public required string Salt { get; init; }

    public string PartName => "line";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(PageId).Number(Number).Text(Kind.ToString()).Id(PackId).Number(AmountIn)
            .Number(AmountOut).Number(AmountMoved).Number(CountedAmount).Id(PlaceId).Id(OtherPlaceId).Text(Note)
            .Number(PageBalance).Number(PlaceBalance).Number(OtherPlaceBalance);
}
