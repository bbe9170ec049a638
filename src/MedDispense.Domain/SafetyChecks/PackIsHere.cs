using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The pack is booked in the place of this station, can be used there, and has enough in it.</summary>
public static class PackIsHere
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        if (facts.Pack is not { } pack)
            yield break;
        if (pack.SerialGivenBefore is { } before)
        {
            yield return Finding.Stop("serial-used", "A pack with this serial number was given before.",
                $"Serial {pack.Pack.Serial}, given {facts.Clock.Say(before, facts.Now)}.",
                "Do not give it: the label may have been kept. Tell a manager.", "Pack");
        }

        if (pack.Place.Kind == PlaceKind.Quarantine)
        {
            yield return Finding.Stop("pack-in-quarantine", "This pack is set apart.",
                $"It is in {pack.Place.Name} and not for use.", "Leave it there and take another pack.", "Pack");
        }
        else if (facts.StationPlace is { } here && here.Id != pack.Place.Id)
        {
            yield return Finding.Stop("pack-elsewhere", "This pack is booked somewhere else.",
                $"It is booked in {pack.Place.Name}; this station is {here.Name}.",
                $"Take it back to {pack.Place.Name}, or transfer it here first.", "Pack");
        }
        else if (!pack.Place.Kind.IsUsable())
        {
            yield return Finding.Stop("pack-elsewhere", "This pack is not in a place that doses are given from.",
                $"It is booked in {pack.Place.Name}.", "Scan a pack of this cart or cupboard.", "Pack");
        }
        else if (pack.InPlace < facts.Drawn && pack.SerialGivenBefore is null)
        {
            var elsewhere = pack.Elsewhere.Count == 0 ? "" : $" Some of it is in {string.Join(", ", pack.Elsewhere)}.";
            var held = pack.IsBeingCounted || CountBack.IsAsked(facts.Limits, pack.Medicine)
                ? $"What {pack.Place.Name} has of it is being counted, so the figure is not shown."
                : $"{pack.Place.Name} has {pack.Medicine.Say(pack.InPlace)} of it.";
            yield return Finding.Stop("not-enough-here", "The book has less of this pack than the dose needs.", held + elsewhere,
                "If it is in your hand all the same, record it as found with a second person; then give the dose.", "Pack");
        }
    }
}
