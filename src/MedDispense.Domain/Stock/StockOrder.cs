using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Stock;

/// <summary>What the house ordered from a supplier. What came is told by receipts, never by a status here.</summary>
public sealed class StockOrder : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The house's order number, or that of the paper form.</summary>
    public required string Number { get; init; }

    public required Guid SupplierId { get; init; }

    public required Guid OrderedById { get; init; }

    public required string OrderedByName { get; init; }

    public required DateTime OrderedAt { get; init; }

    /// <summary>Serial number of the DEA Form 222 (or the CSOS order) that the order went out on; null where no line is
    /// in Schedule II.</summary>
    public string? Form222Number { get; init; }

    /// <summary>What was still outstanding then will not come; null while it may.</summary>
    public DateTime? CancelledAt { get; set; }

    public int Version { get; set; }

    public List<StockOrderLine> Lines { get; init; } = [];
}

public sealed class StockOrderLine : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid StockOrderId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>In the medicine's smallest amount.</summary>
    public required long Amount { get; init; }
}
