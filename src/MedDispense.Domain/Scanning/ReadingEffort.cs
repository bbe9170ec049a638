using System.Diagnostics;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// How much the reader looks at. Every loop over characters or elements says how many it takes, so that a test can count,
/// without a clock, that the work grows with the length of a text and no faster. Only debug builds count.
/// </summary>
internal static class ReadingEffort
{
    [ThreadStatic]
    private static long _steps;

    /// <summary>Says that so many characters or elements are looked at.</summary>
    [Conditional("DEBUG")]
    public static void Take(int steps) => _steps += steps;

    /// <summary>The steps of one piece of work on this thread; 0 in a release build.</summary>
    public static long Of(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = _steps;
        work();
        return _steps - before;
    }
}
