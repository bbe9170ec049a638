using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What cannot be scanned is slower but possible: with a reason from the list, and for a controlled medicine
/// with a second person who looks too.</summary>
public static class NotScannedExplained
{
    public static IEnumerable<Finding> Check(Identification identification, Medicine? medicine, Act act)
    {
        if (identification.Client == IdentifiedHow.NotAsked)
        {
            yield return Finding.Stop("client-not-identified", "Nobody has made sure of the client.",
                "Neither a card was scanned nor a second identifier asked for.", "Scan the client's card, or confirm who it is.");
        }

        if (medicine is not null && identification.Pack == IdentifiedHow.NotAsked)
        {
            yield return Finding.Stop("pack-not-identified", "Nobody has made sure of the pack.",
                "Its label was neither scanned nor typed, and it was not chosen from the packs here.", "Scan the label of the pack.", "Pack");
        }

        if (!identification.IsIncomplete)
            yield break;
        if (Reasons(identification).All(choice => choice.Code != identification.NotScannedReason))
        {
            yield return Finding.Stop("not-scanned-without-reason", "Not everything was scanned.",
                "A reason is needed, so that labels that cannot be read are replaced.", "Choose why it could not be scanned.", "NotScannedReason");
        }

        if (medicine?.IsControlled == true && act.Witness is null)
        {
            yield return Finding.Stop("not-scanned-alone", "A controlled medicine that is not scanned needs a second person.",
                "Two people look at the client, the pack and the amount.", "Ask a colleague to scan their badge and enter their PIN here.", "Witness");
        }
    }

    /// <summary>Reasons of what was not scanned: of the card, the pack, or both.</summary>
    private static IEnumerable<ReasonChoice> Reasons(Identification identification) =>
    [
        .. identification.Client == IdentifiedHow.Scanned ? [] : DoseReasons.CardNotScanned,
        .. identification.Pack is IdentifiedHow.Typed or IdentifiedHow.Chosen ? DoseReasons.PackNotScanned : [],
    ];
}
