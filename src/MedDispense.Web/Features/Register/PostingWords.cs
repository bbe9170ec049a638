using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Register;

/// <summary>What each kind of posting is called on every page, statement and export.</summary>
public static class PostingWords
{
    private static readonly IReadOnlyList<ReasonChoice> Opened =
        [.. DoseReasons.Part, .. DoseReasons.AfterOpening, .. DoseReasons.CouldNotSwallow, .. DoseReasons.SpatOut, .. DoseReasons.LateEntry];

    /// <summary>The kind by itself, as a statement lists it.</summary>
    public static string Of(PostingKind kind) => kind switch
    {
        PostingKind.OpeningBalance => "Opening balance",
        PostingKind.WentLive => "House went live",
        PostingKind.Received => "Received",
        PostingKind.DeliveredForClient => "Delivered for client",
        PostingKind.BroughtInByClient => "Brought in by client",
        PostingKind.TransferSent => "Sent to another place",
        PostingKind.TransferReceived => "Transfer received",
        PostingKind.TakenOut => "Signed out",
        PostingKind.BroughtBack => "Brought back",
        PostingKind.Wasted => "Wasted",
        PostingKind.SpilledOrBroken => "Spilled or broken",
        PostingKind.Quarantined => "Moved to quarantine",
        PostingKind.ReleasedFromQuarantine => "Released from quarantine",
        PostingKind.RecallOpened => "Recall opened",
        PostingKind.RecallLifted => "Recall lifted",
        PostingKind.ReturnedToSupplier => "Returned to supplier",
        PostingKind.ReturnedToClient => "Returned to client",
        PostingKind.DestructionRequested => "Destruction requested",
        PostingKind.DestructionCancelled => "Destruction cancelled",
        PostingKind.Destroyed => "Destroyed",
        PostingKind.RecordedInError => "Recorded in error",
        PostingKind.DiscrepancyStep => "Discrepancy",
        PostingKind.DailyClose => "Day closed",
        PostingKind.OrderSigned => "Order signed",
        PostingKind.OrderStepped => "Order changed",
        PostingKind.PrescriberCalled => "Call to the prescriber",
        PostingKind.DosePrepared => "Prepared for client",
        PostingKind.DoseGiven => "Given",
        PostingKind.DoseObserved => "Observed",
        PostingKind.DoseNotGiven => "Not given",
        PostingKind.DoseMissed => "Missed",
        PostingKind.EmergencyGiven => "Given in an emergency",
        PostingKind.DoseHappenedDifferently => "Happened differently",
        PostingKind.WrongClientSwallowed => "Swallowed by the wrong client",
        PostingKind.DoseAftermath => "After the dose",
        PostingKind.LateEntryApproved => "Late entry approved",
        PostingKind.FoundBookDiffers => "Found, book differs",
        PostingKind.PlaceCounted => "Counted",
        PostingKind.ShiftHandedOver => "Shift handed over",
        PostingKind.DiscrepancySettled => "Discrepancy settled",
        PostingKind.StayEnded => "Stay ended",
        PostingKind.HoldDecided => "Prescriber's decision",
    };

    /// <summary>The kind together with the recipient or source, as a line of the register says it.</summary>
    public static string With(PostingKind kind, string counterparty)
    {
        var said = Of(kind);
        if (string.IsNullOrWhiteSpace(counterparty) || said.Contains(counterparty, StringComparison.OrdinalIgnoreCase))
            return said;
        if (counterparty.StartsWith(said, StringComparison.OrdinalIgnoreCase))
            return counterparty;
        return kind switch
        {
            PostingKind.Received or PostingKind.TransferReceived => $"{said} from {counterparty}",
            PostingKind.DeliveredForClient => $"Delivered by {counterparty}",
            PostingKind.BroughtInByClient => $"Brought in by {counterparty}",
            PostingKind.TransferSent => $"Sent to {counterparty}",
            PostingKind.TakenOut => $"Signed out to {counterparty}",
            PostingKind.BroughtBack => $"Brought back by {counterparty}",
            PostingKind.ReturnedToSupplier or PostingKind.ReturnedToClient => $"Returned to {counterparty}",
            PostingKind.DoseGiven or PostingKind.EmergencyGiven => $"Given to {counterparty}",
            PostingKind.DosePrepared => $"Prepared: {counterparty}",
            PostingKind.OpeningBalance or PostingKind.WentLive or PostingKind.Wasted or PostingKind.SpilledOrBroken
                or PostingKind.Quarantined or PostingKind.ReleasedFromQuarantine or PostingKind.RecallOpened
                or PostingKind.RecallLifted or PostingKind.DestructionRequested or PostingKind.DestructionCancelled
                or PostingKind.Destroyed or PostingKind.RecordedInError or PostingKind.DiscrepancyStep
                or PostingKind.DailyClose or PostingKind.OrderSigned or PostingKind.OrderStepped
                or PostingKind.PrescriberCalled or PostingKind.DoseObserved or PostingKind.DoseNotGiven
                or PostingKind.DoseMissed or PostingKind.DoseHappenedDifferently or PostingKind.WrongClientSwallowed
                or PostingKind.DoseAftermath or PostingKind.LateEntryApproved or PostingKind.FoundBookDiffers
                or PostingKind.PlaceCounted or PostingKind.ShiftHandedOver or PostingKind.DiscrepancySettled
                or PostingKind.StayEnded or PostingKind.HoldDecided
                => $"{said}: {counterparty}",
        };
    }

    /// <summary>
    /// A reason's code in words: those of the list it was chosen from where medicine was opened for a dose, else the code
    /// without hyphens, as <c>not needed</c>.
    /// </summary>
    public static string Reason(PostingKind kind, string code) =>
        kind is PostingKind.DoseGiven or PostingKind.DoseObserved or PostingKind.DoseHappenedDifferently
        && Opened.FirstOrDefault(choice => choice.Code == code) is { } chosen
            ? chosen.Words
            : code.Replace('-', ' ');
}
