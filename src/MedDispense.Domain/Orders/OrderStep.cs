using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Orders;

/// <summary>What can become of an order besides a new version.</summary>
public enum OrderStepKind
{
    Paused,
    Resumed,
    Discontinued,

    /// <summary>The prescriber signed what they had said.</summary>
    CounterSigned,
}

/// <summary>One step of an order's life; part of a posting, inserted once, protected by the chain.</summary>
public sealed class OrderStep : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid OrderId { get; init; }

    public required OrderStepKind Kind { get; init; }

    /// <summary>From when on it holds, UTC.</summary>
    public required DateTime EffectiveAt { get; init; }

    /// <summary>For a countersignature: the version that was signed.</summary>
    public int? Version { get; init; }

    public required string Reason { get; init; }

    /// <summary>The call to the prescriber on which it rests, when there was one.</summary>
    public Guid? CallPostingId { get; init; }

    public required string Salt { get; init; }

    public string PartName => "order-step";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(OrderId).Text(Kind.ToString()).Moment(EffectiveAt).Number(Version).Text(Reason)
            .Id(CallPostingId);
}
