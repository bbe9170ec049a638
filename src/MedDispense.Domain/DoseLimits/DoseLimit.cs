using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.DoseLimits;

/// <summary>What a limit is held against.</summary>
public enum DoseLimitKind
{
    /// <summary>The largest single dose.</summary>
    MostAtOnce,

    /// <summary>Everything of a local day.</summary>
    MostADay,

    /// <summary>A single dose on the first day of a treatment.</summary>
    FirstAtOnce,

    /// <summary>Everything of the first day.</summary>
    FirstDayTotal,

    /// <summary>A single dose on the first day, for whom <see cref="DoseLimit.For"/> says.</summary>
    CautiousAtOnce,
}

/// <summary>Who begins lower than others.</summary>
[Flags]
public enum Caution
{
    None = 0,

    /// <summary>65 years or more.</summary>
    Older = 1,

    /// <summary>Has another opioid, a sedative or a gabapentinoid ordered.</summary>
    Sedated = 2,
}

/// <summary>How much of a substance is usual; above it a prescriber says why.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Amount">In the unit of its row; this much is still usual.</param>
/// <param name="Source">Who says so.</param>
/// <param name="For">For a cautious start: for whom.</param>
public sealed record DoseLimit(DoseLimitKind Kind, ExactNumber Amount, string Source, Caution For = Caution.None);
