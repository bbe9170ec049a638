namespace MedDispense.Domain.Doses;

/// <summary>How whoever gives a dose made sure of client and pack.</summary>
/// <param name="Client">Card or wristband scanned, or chosen by name with a second identifier.</param>
/// <param name="Pack">Label scanned, or chosen from the packs here; not asked when no pack is taken.</param>
/// <param name="NotScannedReason">Why something was not scanned: a code of <see cref="DoseReasons.CardNotScanned"/> or <see cref="DoseReasons.PackNotScanned"/>.</param>
public sealed record Identification(IdentifiedHow Client, IdentifiedHow Pack, string? NotScannedReason)
{
    /// <summary>Whether something that is asked for was not scanned.</summary>
    public bool IsIncomplete => Client is IdentifiedHow.Typed or IdentifiedHow.Chosen || Pack is IdentifiedHow.Typed or IdentifiedHow.Chosen;
}
