using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Stock;

/// <summary>One line of a receipt: what was ordered, what the delivery note says and what was counted. Inserted once,
/// protected by the chain. Only the counted figure moves stock; a difference becomes a discrepancy.</summary>
public sealed class ReceiptLine : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public Guid? StockOrderId { get; init; }

    public int? StockOrderOrdinal { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>The pack that was made; null when nothing came.</summary>
    public Guid? PackId { get; init; }

    /// <summary>Null when nothing was ordered beforehand.</summary>
    public long? OrderedAmount { get; init; }

    /// <summary>What the delivery note or pharmacy label says.</summary>
    public required long NotedAmount { get; init; }

    public required long CountedAmount { get; init; }

    public required string Salt { get; init; }

    public string PartName => "receipt";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(StockOrderId).Number(StockOrderOrdinal).Id(MedicineId).Id(PackId)
            .Number(OrderedAmount).Number(NotedAmount).Number(CountedAmount);
}
