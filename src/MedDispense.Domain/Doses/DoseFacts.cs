using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Doses;

/// <summary>A dose that the client has taken, as far as gaps and maxima go.</summary>
/// <param name="At">When it was swallowed, UTC.</param>
/// <param name="OrderId">Under which order; null without one.</param>
/// <param name="Medicine">What.</param>
/// <param name="Amount">In that medicine's smallest amount.</param>
/// <param name="GivenBy">By whom, as the chart says.</param>
public sealed record TakenDose(DateTime At, Guid? OrderId, Medicine Medicine, long Amount, string GivenBy);

/// <summary>What was answered to an occurrence so far.</summary>
/// <param name="State">How far it binds.</param>
/// <param name="PostingId">The posting of the answer.</param>
/// <param name="Outcome">What it was.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record OccurrenceAnswer(ClaimState State, Guid PostingId, DoseOutcome Outcome, string By, DateTime At);

/// <summary>The pack in the hand, as the book knows it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Medicine">What is in it.</param>
/// <param name="Place">Where it is said to be.</param>
/// <param name="InPlace">How much of it is there, in the smallest amount.</param>
/// <param name="Elsewhere">Names of other places that have some of it.</param>
/// <param name="IsBeingCounted">Whether somebody counts what is there, or is to: the figure is told to nobody.</param>
/// <param name="SerialGivenBefore">For a pack of one with a serial number: when it was given, UTC.</param>
public sealed record PackInHand(
    Pack Pack, Medicine Medicine, Place Place, long InPlace, IReadOnlyList<string> Elsewhere, bool IsBeingCounted,
    DateTime? SerialGivenBefore);

/// <summary>Everything that the safety checks look at, read once under locks. What is missing counts against the dose.</summary>
public sealed record DoseFacts
{
    /// <summary>The act's reading of the clock, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>When it happened, as the person says, UTC; now for an act at the bedside.</summary>
    public required DateTime HappenedAt { get; init; }

    /// <summary>It is written down after the fact, with its own reason and approval.</summary>
    public required bool IsLateEntry { get; init; }

    public required FacilityLimits Limits { get; init; }

    /// <summary>Writes moments in the house's own time.</summary>
    public required FacilityClock Clock { get; init; }

    public required Client Client { get; init; }

    /// <summary>For a late entry: where the client was when it happened; null takes where the client is.</summary>
    public Presence? PresenceThen { get; init; }

    /// <summary>Allergies that hold.</summary>
    public required IReadOnlyList<Allergy> Allergies { get; init; }

    public required OrderHistory Order { get; init; }

    /// <summary>The version of the order that was on the person's screen.</summary>
    public required int VersionSeen { get; init; }

    /// <summary>The medicine of the version in force.</summary>
    public required Medicine Ordered { get; init; }

    /// <summary>The occurrence; null for an as-needed dose.</summary>
    public Occurrence? Occurrence { get; init; }

    /// <summary>What was answered to the occurrence already; null when nothing was.</summary>
    public OccurrenceAnswer? Answer { get; init; }

    /// <summary>The pack; null when the act takes none.</summary>
    public PackInHand? Pack { get; init; }

    /// <summary>The place that the device is bound to; null for a device without one.</summary>
    public Place? StationPlace { get; init; }

    /// <summary>Recalls that stand for the pack's medicine.</summary>
    public IReadOnlyList<Recall> Recalls { get; init; } = [];

    /// <summary>What is to be swallowed, in the medicine's smallest amount.</summary>
    public required long Amount { get; init; }

    /// <summary>What was or will be taken from the pack: the amount and what is wasted of it.</summary>
    public required long Drawn { get; init; }

    /// <summary>For an as-needed dose: what for.</summary>
    public string? Indication { get; init; }

    /// <summary>Doses that the client took in the days before and, for a late entry, after.</summary>
    public required IReadOnlyList<TakenDose> Taken { get; init; }

    /// <summary>Other orders of the client that had begun and not ended when it happened.</summary>
    public IReadOnlyList<OtherOrder> Others { get; init; } = [];

    /// <summary>The table of interactions that the house imported.</summary>
    public SharedInteractions Shared { get; init; } = SharedInteractions.None;

    /// <summary>What holds the doses of the order back until a prescriber decides.</summary>
    public OrderHolds Holds { get; init; } = OrderHolds.None;

    /// <summary>The version in force when it happened.</summary>
    public OrderVersion Version => Order.VersionAt(HappenedAt);

    /// <summary>What that version orders for this dose. Where it no longer lists it, which the checks refuse, the largest.</summary>
    public OrderedDose OrderedDose => Version.DoseOf(Occurrence) ?? Version.FullDose;
}
