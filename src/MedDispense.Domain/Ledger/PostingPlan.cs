using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Ledger;

/// <summary>An amount that a use case wants to move, before the write door has guarded it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Amount">In the medicine's smallest amount; above zero.</param>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Counterparty">Recipient or source in words, as the register prints it.</param>
/// <param name="Settles">Out of hands or transit: the movement that it settles.</param>
/// <param name="Note">What the register line says besides the figures.</param>
/// <param name="Reopens">Back into hands or transit by a correction: the movement that is open again, instead of a
/// new one that would have to be settled by itself.</param>
public sealed record PlannedMovement(
    Pack Pack, long Amount, Place From, Place To, string Counterparty, MovementKey? Settles = null,
    string? Note = null, MovementKey? Reopens = null);

/// <summary>Names one movement within a facility.</summary>
public sealed record MovementKey(Guid PostingId, int Ordinal);

/// <summary>A line of words on one page of the register.</summary>
public sealed record PlannedNote(Guid MedicineId, Guid? OwnerClientId, string Text, string Counterparty, Guid? PackId = null);

/// <summary>A line of a receipt, before it has its posting.</summary>
public sealed record PlannedReceiptLine(
    Guid MedicineId, Guid? PackId, Guid? StockOrderId, int? StockOrderOrdinal, long? OrderedAmount, long NotedAmount,
    long CountedAmount);

/// <summary>A discrepancy that the act reveals.</summary>
public sealed record PlannedDiscrepancy(
    DiscrepancyRule Rule, DiscrepancySeverity Severity, Guid MedicineId, Guid? OwnerClientId, Guid? PackId,
    Guid? PlaceId, long Difference, string Fact);

/// <summary>A step in the life of a discrepancy that exists.</summary>
public sealed record PlannedStep(Guid DiscrepancyId, DiscrepancyStepKind Kind, string Text, long ExplainedAmount);

/// <summary>The daily close that a posting makes, before it has its number.</summary>
public sealed record PlannedClose(DateOnly BusinessDate, int OpenInHands, int OpenInTransit, string? Remarks);

/// <summary>A line of zero on one page of the register, with the figure that was counted in a place.</summary>
public sealed record PlannedCount(Guid MedicineId, Guid? OwnerClientId, Place Place, long Counted, string Note, Guid? PackId = null);

/// <summary>What the door gives a part of a posting when it writes it.</summary>
public sealed record PartStamp(Guid FacilityId, Guid PostingId, int Ordinal, string Salt);

/// <summary>A further part of the posting that the chain protects: a dose, a version of an order, a counted line.</summary>
/// <param name="Make">Makes the row from what the door gives it; ordinals count up from 1 among the parts planned.</param>
public sealed record PlannedPart(Func<PartStamp, IHashedPart> Make);

/// <summary>What a use case decided inside the write door: either findings that refuse the act, or all that the act
/// does. The door turns it into movements, lines, holdings and the chain, or into nothing.</summary>
public sealed class PostingPlan
{
    /// <summary>Everything that was found. One <see cref="FindingTier.Stop"/> refuses the act.</summary>
    public List<Finding> Findings { get; init; } = [];

    public List<PlannedMovement> Movements { get; init; } = [];

    public List<PlannedNote> Notes { get; init; } = [];

    public List<PlannedCount> Counts { get; init; } = [];

    public List<PlannedReceiptLine> ReceiptLines { get; init; } = [];

    public List<PlannedDiscrepancy> Discrepancies { get; init; } = [];

    public List<PlannedStep> Steps { get; init; } = [];

    public PlannedClose? Close { get; init; }

    /// <summary>Doses, versions and steps of orders, counted lines and other papers of the posting.</summary>
    public List<PlannedPart> Parts { get; init; } = [];

    /// <summary>Occurrences that the act answers, takes further or opens again.</summary>
    public List<PlannedClaim> Claims { get; init; } = [];

    /// <summary>Rows that name the posting, but that the chain does not protect, and are inserted together with it.</summary>
    public List<IBelongsToFacility> Rows { get; init; } = [];

    /// <summary>Rows that are kept although, and only when, the act is refused: near misses are data.</summary>
    public List<IBelongsToFacility> RowsWhenRefused { get; init; } = [];

    /// <summary>Whether the act is refused whatever the findings' tiers are: a reason that was asked for is missing.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>When the person says it happened, UTC; null for now.</summary>
    public DateTime? HappenedAt { get; init; }

    /// <summary>Whether the rules do not allow this act alone.</summary>
    public bool WitnessRequired { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public string? Reference { get; init; }

    public Guid? ClientId { get; init; }

    public Guid? SupplierId { get; init; }

    public Guid? DiscrepancyId { get; init; }

    public Guid? CorrectsPostingId { get; init; }

    /// <summary>The posting that this one takes further or approves: of a prepared dose, of a late entry.</summary>
    public Guid? AboutPostingId { get; init; }

    /// <summary>A plan that refuses.</summary>
    public static PostingPlan Refuse(params IEnumerable<Finding> findings) => new() { Findings = [.. findings], IsRefusal = true };
}
