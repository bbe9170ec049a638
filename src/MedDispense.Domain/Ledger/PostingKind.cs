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
}
