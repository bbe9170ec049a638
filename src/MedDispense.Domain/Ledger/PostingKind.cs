namespace MedDispense.Domain.Ledger;

/// <summary>What kind of act a posting records (DOMAIN 11.1). Stored by name: a name is never changed or reused.</summary>
public enum PostingKind
{
    OpeningBalance,
    WentLive,
    Received,
    DeliveredForClient,
    BroughtInByClient,
    TransferSent,
    TransferReceived,
    TakenOut,
    BroughtBack,
    Wasted,
    SpilledOrBroken,
    Quarantined,
    ReleasedFromQuarantine,
    RecallOpened,
    RecallLifted,
    ReturnedToSupplier,
    ReturnedToClient,
    DestructionRequested,
    DestructionCancelled,
    Destroyed,
    RecordedInError,
    DiscrepancyStep,
    DailyClose,

    /// <summary>An order, or a new version of one, with the prescriber's signature or read-back word.</summary>
    OrderSigned,

    /// <summary>Paused, resumed, discontinued or countersigned.</summary>
    OrderStepped,
    PrescriberCalled,

    /// <summary>Drawn for a client, into the hands of whoever gives it.</summary>
    DosePrepared,

    /// <summary>Taken from its place and swallowed at once.</summary>
    DoseGiven,

    /// <summary>What had been prepared was swallowed, or was not.</summary>
    DoseObserved,

    /// <summary>Refused unopened, withheld, absent, asleep, not available, given elsewhere.</summary>
    DoseNotGiven,

    /// <summary>Nobody answered for it by the end of the day.</summary>
    DoseMissed,
    EmergencyGiven,

    /// <summary>A correction: it happened differently.</summary>
    DoseHappenedDifferently,

    /// <summary>A client swallowed what was not meant for them.</summary>
    WrongClientSwallowed,

    /// <summary>What a client was seen to do with a dose after it: vomited, or spat it out later.</summary>
    DoseAftermath,
    LateEntryApproved,

    /// <summary>Medicine in the hand that the book does not have.</summary>
    FoundBookDiffers,
    PlaceCounted,
    ShiftHandedOver,

    /// <summary>What stays unexplained of a discrepancy is moved to lost or found.</summary>
    DiscrepancySettled,

    /// <summary>A client left for good, and their orders ended with it.</summary>
    StayEnded,

    /// <summary>A prescriber's word that doses which are held back go on as ordered.</summary>
    HoldDecided,
}
