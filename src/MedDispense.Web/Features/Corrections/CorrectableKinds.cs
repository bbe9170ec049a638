using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Corrections;

/// <summary>Which entries can be recorded in error, and what is done instead about the others.</summary>
public static class CorrectableKinds
{
    /// <summary>What is done instead; null when the entry can be corrected.</summary>
    public static string? Instead(PostingKind kind) => kind switch
    {
        PostingKind.DailyClose => "A daily close stands; what is wrong in the day is corrected entry by entry.",
        PostingKind.WentLive => "The house went live once; what is wrong is corrected entry by entry.",
        PostingKind.RecordedInError => "A correction stands; record the act anew.",
        PostingKind.DiscrepancyStep => "A step of a discrepancy stands; add another step.",
        PostingKind.RecallOpened => "Lift the recall instead.",
        PostingKind.RecallLifted => "Open the recall anew.",
        PostingKind.DestructionRequested => "Take the request to destroy back instead.",
        PostingKind.DestructionCancelled => "Ask for the destruction anew.",
        PostingKind.OrderSigned or PostingKind.OrderStepped => "Change or discontinue the order instead.",
        PostingKind.PrescriberCalled => "A note of a call stands; write another one.",
        PostingKind.DosePrepared or PostingKind.DoseGiven or PostingKind.DoseObserved or PostingKind.DoseNotGiven
            or PostingKind.DoseMissed or PostingKind.EmergencyGiven or PostingKind.DoseHappenedDifferently
            or PostingKind.WrongClientSwallowed or PostingKind.DoseAftermath
            => "A dose is corrected from the client's chart, where the medicine is asked for.",
        PostingKind.LateEntryApproved => "An approval stands.",
        PostingKind.PlaceCounted or PostingKind.ShiftHandedOver => "A count stands; count again.",
        PostingKind.DiscrepancySettled => "Reopen the discrepancy instead.",
        PostingKind.StayEnded => "Admit the client again instead; new orders are signed then.",
        PostingKind.HoldDecided => "A decision stands; pause or change the order instead.",
        PostingKind.FoundBookDiffers => "It opened a discrepancy; explain it there.",
        PostingKind.OpeningBalance or PostingKind.Received or PostingKind.DeliveredForClient
            or PostingKind.BroughtInByClient or PostingKind.TransferSent or PostingKind.TransferReceived
            or PostingKind.TakenOut or PostingKind.BroughtBack or PostingKind.Wasted or PostingKind.SpilledOrBroken
            or PostingKind.Quarantined or PostingKind.ReleasedFromQuarantine or PostingKind.ReturnedToSupplier
            or PostingKind.ReturnedToClient or PostingKind.Destroyed => null,
    };

    public static IEnumerable<Finding> Check(Posting posting)
    {
        if (Instead(posting.Kind) is { } instead)
        {
            yield return Finding.Stop("not-correctable", "This entry is not corrected this way.",
                $"Entry {posting.Number} is not an entry that moved stock.", instead);
        }
    }
}
