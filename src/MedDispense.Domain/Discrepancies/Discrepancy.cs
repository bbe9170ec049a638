using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Discrepancies;

/// <summary>The rule that opened a discrepancy.</summary>
public enum DiscrepancyRule
{
    DeliveryDiffersFromNote,
    DeliveryDiffersFromOrder,
    TransferShort,
    TransferOver,
    OrderedAndReceivedBySamePerson,
    ReportedLost,
    ReportedFound,
    FoundBookDiffers,
    DoseWithoutStock,
    TransferNotReceivedInTime,
    SignedOutNotSettledInTime,

    /// <summary>What was counted in a place is not what the book and the open discrepancies make.</summary>
    CountDiffers,

    /// <summary>What was counted back in an open container, three times, is not what the book makes.</summary>
    CountBackDiffers,
}

public enum DiscrepancySeverity
{
    Low,
    Medium,
    High,
}

/// <summary>A difference that somebody must explain. The row says what was found and never changes; what became of it
/// is told by its steps. Part of the posting that revealed it, inserted once, protected by the chain.</summary>
public sealed class Discrepancy : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Number that people say; counts up within the facility.</summary>
    public required long Number { get; init; }

    public required DiscrepancyRule Rule { get; init; }

    public required DiscrepancySeverity Severity { get; init; }

    public required Guid OpenedByPostingId { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required Guid MedicineId { get; init; }

    public Guid? OwnerClientId { get; init; }

    public Guid? PackId { get; init; }

    public Guid? PlaceId { get; init; }

    /// <summary>Found minus expected, in the medicine's smallest amount: below zero is short.</summary>
    public required long Difference { get; init; }

    /// <summary>What was found, in words without names.</summary>
    public required string Fact { get; init; }

    public required string Salt { get; init; }

    public string PartName => "discrepancy";

    public int Ordinal => checked((int)Number);

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(Id).Number(Number).Text(Rule.ToString()).Text(Severity.ToString()).Moment(OpenedAt).Id(MedicineId)
            .Id(OwnerClientId).Id(PackId).Id(PlaceId).Number(Difference).Text(Fact);
}

public enum DiscrepancyStepKind
{
    Opened,
    Note,
    Explained,
    Closed,
    Reopened,
}

/// <summary>One step of a discrepancy's life; part of a posting, inserted once, protected by the chain.</summary>
public sealed class DiscrepancyStep : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    public required int Ordinal { get; init; }

    public required Guid DiscrepancyId { get; init; }

    public required DiscrepancyStepKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>The part of the difference that this step accounts for, with the sign of the difference.</summary>
    public required long ExplainedAmount { get; init; }

    public required string Salt { get; init; }

    public string PartName => "step";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Number(Ordinal).Id(DiscrepancyId).Text(Kind.ToString()).Text(Text).Number(ExplainedAmount);
}
