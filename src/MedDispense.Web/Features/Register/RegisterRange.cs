using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Register;

/// <summary>In which order a register is read, and therefore what its balances mean.</summary>
public enum RegisterAs
{
    /// <summary>As it was known: in the order of the line numbers, with the balances that were written then.</summary>
    Known,

    /// <summary>As it happened: in the order of the times that people gave. A line that records an error counts at the
    /// time of the line that it undoes, so that together they are nothing.</summary>
    Happened,
}

/// <summary>Which lines of a page are asked for.</summary>
public sealed record RegisterRange
{
    public RegisterAs As { get; init; }

    /// <summary>Only what had been recorded by this moment (UTC); null for all that is recorded now.</summary>
    public DateTime? KnownAt { get; init; }

    /// <summary>First local day: of recording as known, of happening as happened.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day.</summary>
    public DateOnly? To { get; init; }

    public long? FirstLine { get; init; }

    public long? LastLine { get; init; }

    /// <summary>Only lines about this place; in, out and balance are then the place's.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>The range in words, for headings, paper and the audit: <c>lines 461 to 480, as it happened</c>.</summary>
    public string Words(FacilityTime time)
    {
        var parts = new List<string>();
        if (FirstLine is not null || LastLine is not null)
            parts.Add(Between("line", FirstLine?.ToString("0", null), LastLine?.ToString("0", null)));
        if (From is not null || To is not null)
            parts.Add(Between("", From is { } from ? FacilityTime.Words(from) : null, To is { } to ? FacilityTime.Words(to) : null));
        if (parts.Count == 0)
            parts.Add("All lines");
        if (As == RegisterAs.Happened)
            parts.Add("as it happened");
        if (KnownAt is { } at)
            parts.Add($"as it was known on {time.Full(at)}");
        return string.Join(", ", parts);
    }

    private static string Between(string noun, string? first, string? last)
    {
        var words = (first, last) switch
        {
            ({ } a, { } b) when a == b => $"{noun} {a}",
            ({ } a, { } b) => $"{(noun.Length > 0 ? noun + "s" : "")} {a} to {b}",
            ({ } a, null) => noun.Length > 0 ? $"{noun}s {a} and later" : $"from {a}",
            (null, { } b) => noun.Length > 0 ? $"{noun}s up to {b}" : $"up to {b}",
            (null, null) => "",
        };
        return words.Trim();
    }
}

/// <summary>Which part of a range is shown at once. The cursor is a line number whichever way the page is read.</summary>
/// <param name="NewestFirst">Whether the newest line stands on top.</param>
/// <param name="Before">The lines that stand before this one in time.</param>
/// <param name="After">The lines that stand after this one in time.</param>
/// <param name="Take">How many.</param>
public sealed record RegisterWindow(bool NewestFirst = false, long? Before = null, long? After = null, int Take = RegisterWindow.OnScreen)
{
    public const int OnScreen = 50;

    /// <summary>How many lines one export or print reads at a time.</summary>
    public const int InBulk = 500;
}
