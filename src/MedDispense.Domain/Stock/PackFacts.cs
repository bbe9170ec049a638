using System.Globalization;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Stock;

/// <summary>What the codes of one pack have said so far. Packs with two codes are scanned in any order, so facts are
/// added up: a code that is silent about lot or expiry never blanks what another has said.</summary>
/// <param name="Lot">The maker's lot; null while not known.</param>
/// <param name="Expiry">Last day of use; null while not known.</param>
/// <param name="Serial">Serial number of this very pack; null while not known.</param>
public sealed record PackFacts(string? Lot = null, DateOnly? Expiry = null, string? Serial = null)
{
    public static PackFacts None { get; } = new();

    public bool IsEmpty => Lot is null && Expiry is null && Serial is null;

    public static PackFacts Of(ProductScan scan) => new(scan.Lot, scan.Expiry, scan.Serial);

    /// <summary>Both together, what was known first; null when they contradict each other, since then they are of two
    /// packs.</summary>
    public PackFacts? With(PackFacts other) => Contradiction(other) is null
        ? new(Lot ?? other.Lot, Expiry ?? other.Expiry, Serial ?? other.Serial)
        : null;

    /// <summary>The first fact on which the two differ, in words; null when they can be of one pack.</summary>
    public string? Contradiction(PackFacts other)
    {
        if (Lot is not null && other.Lot is not null && !Lot.Equals(other.Lot, StringComparison.OrdinalIgnoreCase))
            return $"lot {Lot} and lot {other.Lot}";
        if (Expiry is { } here && other.Expiry is { } there && here != there)
            return $"expiry {Day(here)} and expiry {Day(there)}";
        return Serial is not null && other.Serial is not null && Serial != other.Serial
            ? $"serial {Serial} and serial {other.Serial}"
            : null;
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
