namespace MedDispense.Web.Features.ScanRates;

/// <summary>How many doses were given with client and pack both scanned.</summary>
/// <param name="Doses">Those for which a pack was taken at the bedside.</param>
/// <param name="Clients">Of those, with the client's card scanned.</param>
/// <param name="Packs">Of those, with the pack scanned.</param>
/// <param name="Both">Of those, with both scanned.</param>
public sealed record ScanRate(int Doses, int Clients, int Packs, int Both)
{
    /// <summary>What the field aims at, in percent.</summary>
    public const int Target = 95;

    /// <summary>Whole percent, rounded down so that no missing scan is rounded away; null without doses.</summary>
    public int? Percent => Of(Both);

    public int? ClientPercent => Of(Clients);

    public int? PackPercent => Of(Packs);

    public bool IsBelowTarget => Percent < Target;

    private int? Of(int scanned) => Doses == 0 ? null : scanned * 100 / Doses;
}
