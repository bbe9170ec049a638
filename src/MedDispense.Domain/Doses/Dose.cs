using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Domain.Doses;

/// <summary>How whoever gave it made sure of the client, or of the pack.</summary>
public enum IdentifiedHow
{
    /// <summary>Not asked for by this outcome.</summary>
    NotAsked,

    /// <summary>Card, wristband or label was scanned.</summary>
    Scanned,

    /// <summary>The code was typed as it is printed.</summary>
    Typed,

    /// <summary>Found by name and confirmed by a second identifier, or chosen from the packs here.</summary>
    Chosen,
}

/// <summary>What became of one dose of one client; the chart is made of these rows. Part of its posting, inserted once,
/// protected by the chain.</summary>
public sealed class Dose : IBelongsToFacility, IHashedPart
{
    public required Guid FacilityId { get; init; }

    public required Guid PostingId { get; init; }

    /// <summary>Null only for an emergency medicine given to somebody who is no client.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>Null for an emergency medicine and for what no order lists.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The version of the order that was in force.</summary>
    public int? OrderVersion { get; init; }

    /// <summary>The occurrence that it answers; null for an as-needed dose and without an order.</summary>
    public string? Nominal { get; init; }

    public int? NominalOrdinal { get; init; }

    /// <summary>When it was due, UTC; null without an occurrence.</summary>
    public DateTime? DueAt { get; init; }

    public required DoseOutcome Outcome { get; init; }

    /// <summary>When it was swallowed or known not to be, as the posting says; kept here too for the rules.</summary>
    public required DateTime HappenedAt { get; init; }

    /// <summary>The medicine that was given, or ordered when none was.</summary>
    public required Guid MedicineId { get; init; }

    /// <summary>As ordered, in the medicine's smallest amount; zero without an order.</summary>
    public required long AmountOrdered { get; init; }

    /// <summary>Swallowed, in the medicine's smallest amount.</summary>
    public required long AmountTaken { get; init; }

    /// <summary>Drawn and not swallowed: wasted in this act, or to be wasted.</summary>
    public required long AmountToWaste { get; init; }

    public required IdentifiedHow ClientIdentified { get; init; }

    public required IdentifiedHow PackIdentified { get; init; }

    /// <summary>Why the client's card was not scanned: a code of <see cref="DoseReasons.CardNotScanned"/>.</summary>
    public string? CardNotScannedReason { get; init; }

    /// <summary>Why the pack was not scanned: a code of <see cref="DoseReasons.PackNotScanned"/>. Rows from before the two were
    /// kept apart have the only reason here.</summary>
    public string? PackNotScannedReason { get; init; }

    /// <summary>The photo that was on the screen.</summary>
    public Guid? PhotoId { get; init; }

    /// <summary>What was seen when it was taken: water, spoke, mouth empty.</summary>
    public string? Observed { get; init; }

    /// <summary>Body site of an injection or patch.</summary>
    public string? Site { get; init; }

    /// <summary>Findings that asked for a reason, with the reason: one <c>code: reason</c> a line.</summary>
    public string? Answers { get; init; }

    /// <summary>For an observed dose: the posting that prepared it.</summary>
    public Guid? PreparedPostingId { get; init; }

    /// <summary>For a correction that says it happened differently: the posting whose dose it replaces.</summary>
    public Guid? ReplacesPostingId { get; init; }

    /// <summary>It was recorded after the fact: power cut, lost tablet, forgotten.</summary>
    public required bool IsLateEntry { get; init; }

    public required string Salt { get; init; }

    public string PartName => "dose";

    public int Ordinal => 1;

    /// <summary>Both reasons as they are hashed. A reason of the pack alone stands as it always did, so that rows from before
    /// the two were kept apart keep their digest; no code holds a blank, so no other pair has the same text.</summary>
    private string? NotScannedReasons => CardNotScannedReason is null ? PackNotScannedReason : $"card {CardNotScannedReason} pack {PackNotScannedReason}";

    public void WriteTo(CanonicalWriter writer) =>
        writer.Id(ClientId).Id(OrderId).Number(OrderVersion).Text(Nominal).Number(NominalOrdinal).MomentOrNone(DueAt)
            .Text(Outcome.ToString()).Moment(HappenedAt).Id(MedicineId).Number(AmountOrdered).Number(AmountTaken)
            .Number(AmountToWaste).Text(ClientIdentified.ToString()).Text(PackIdentified.ToString())
            .Text(NotScannedReasons).Id(PhotoId).Text(Observed).Text(Site).Text(Answers).Id(PreparedPostingId)
            .Id(ReplacesPostingId).Flag(IsLateEntry);
}
