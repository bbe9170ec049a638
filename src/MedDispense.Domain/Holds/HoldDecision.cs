using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.Holds;

/// <summary>What holds a dose back until a prescriber decides. Stored by name: a name is never changed.</summary>
public enum HeldBy
{
    /// <summary>Doses of the order were missed.</summary>
    MissedDoses,

    /// <summary>The client was seen intoxicated or sedated.</summary>
    Impairment,
}

/// <summary>A prescriber's word that the doses go on as ordered in spite of a hold: signed, or said on a call that was read
/// back. Another dose is a change of the order, and no dose is a pause. Part of its posting, inserted once, protected by
/// the chain.</summary>
public sealed class HoldDecision : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>For missed doses: of which order; null where it is about the client.</summary>
    public Guid? OrderId { get; init; }

    public required HeldBy HeldBy { get; init; }

    /// <summary>When it was decided, UTC: the act's moment, or when the prescriber said it.</summary>
    public required DateTime DecidedAt { get; init; }

    /// <summary>What it was decided on, as the form showed it.</summary>
    public required string About { get; init; }

    /// <summary>Why the doses go on, in the prescriber's words.</summary>
    public required string Reason { get; init; }

    public Guid? PrescriberId { get; init; }

    /// <summary>The prescriber's name as it was; not hashed.</summary>
    public required string PrescriberName { get; init; }

    public required OrderSignature Signature { get; init; }

    /// <summary>The call on which it rests, when the prescriber did not sign here.</summary>
    public Guid? CallPostingId { get; init; }

    public required string Salt { get; init; }

    public string PartName => "hold-decision";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(ClientId).Id(OrderId).Text(HeldBy.ToString()).Moment(DecidedAt).Text(About).Text(Reason).Id(PrescriberId)
            .Text(Signature.ToString()).Id(CallPostingId);
}
