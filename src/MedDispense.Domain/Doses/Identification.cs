namespace MedDispense.Domain.Doses;

/// <summary>How whoever gives a dose made sure of client and pack.</summary>
/// <param name="Client">Card or wristband scanned, or chosen by name with a second identifier.</param>
/// <param name="Pack">Label scanned, or chosen from the packs here; not asked when no pack is taken.</param>
/// <param name="CardReason">Why the card was not scanned: a code of <see cref="DoseReasons.CardNotScanned"/>; null when it was.</param>
/// <param name="PackReason">Why the pack was not scanned: a code of <see cref="DoseReasons.PackNotScanned"/>; null when it was.</param>
public sealed record Identification(IdentifiedHow Client, IdentifiedHow Pack, string? CardReason = null, string? PackReason = null)
{
    /// <summary>Whether something that is asked for was not scanned.</summary>
    public bool IsIncomplete => IsCardLeftOut || IsPackLeftOut;

    /// <summary>The client was made sure of by other means than a scan.</summary>
    public bool IsCardLeftOut => Client is IdentifiedHow.Typed or IdentifiedHow.Chosen;

    /// <summary>The pack was made sure of by other means than a scan.</summary>
    public bool IsPackLeftOut => Pack is IdentifiedHow.Typed or IdentifiedHow.Chosen;
}
