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
