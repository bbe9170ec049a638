using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What cannot be scanned is slower but possible: with a reason from the list, and for a controlled medicine
/// with a second person who looks too.</summary>
public static class NotScannedExplained
{
    public static IEnumerable<Finding> Check(Identification identification, Medicine medicine, Act act)
    {
        if (identification.Client == IdentifiedHow.NotAsked)
        {
            yield return Finding.Stop("client-not-identified", "Nobody has made sure of the client.",
                "Neither a card was scanned nor a second identifier asked for.", "Scan the client's card, or confirm who it is.");
        }

        if (identification.Pack == IdentifiedHow.NotAsked)
        {
            yield return Finding.Stop("pack-not-identified", "Nobody has made sure of the pack.",
                "Its label was neither scanned nor typed, and it was not chosen from the packs here.", "Scan the label of the pack.", "Pack");
        }

        if (!identification.IsIncomplete)
            yield break;
        if (identification.IsCardLeftOut && !Lists(DoseReasons.CardNotScanned, identification.CardReason))
        {
            yield return Finding.Stop("card-not-scanned-without-reason", "The client’s card was not scanned.",
                "A reason is needed, so that cards that cannot be read are replaced.", "Choose why it could not be scanned.", "CardReason");
        }

        if (identification.IsPackLeftOut && !Lists(DoseReasons.PackNotScanned, identification.PackReason))
        {
            yield return Finding.Stop("pack-not-scanned-without-reason", "The pack was not scanned.",
                "A reason is needed, so that labels that cannot be read are replaced.", "Choose why it could not be scanned.", "PackReason");
        }

        if (medicine.IsControlled && act.Witness is null)
        {
            yield return Finding.Stop("not-scanned-alone", "A controlled medicine that is not scanned needs a second person.",
                "Two people look at the client, the pack and the amount.", "Ask a colleague to scan their badge and enter their PIN here.", "Witness");
        }
    }

    private static bool Lists(IReadOnlyList<ReasonChoice> reasons, string? code) => reasons.Any(choice => choice.Code == code);
}
