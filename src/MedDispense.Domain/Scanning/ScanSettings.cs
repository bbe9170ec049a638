using System.Buffers;

namespace MedDispense.Domain.Scanning;

/// <summary>How the scanners of a station are set up.</summary>
public sealed record ScanSettings
{
    private static readonly SearchValues<char> GsOneCharacters = SearchValues.Create(GsOneCharacterSets.EightyTwo);

    private readonly string? _separatorSubstitute;

    /// <summary>Scanners that send the separator as it is.</summary>
    public static ScanSettings Default { get; } = new();

    /// <summary>
    /// What a scanner types in place of the separator U+001D, which many keyboards swallow: "~", "|" or a word such as
    /// "{GS}". Null when it sends the separator itself. U+241D, the picture of it, is always understood.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="IsUsableSubstitute"/> says no.</exception>
    public string? SeparatorSubstitute
    {
        get => _separatorSubstitute;
        init => _separatorSubstitute = value is null || IsUsableSubstitute(value)
            ? value
            : throw new ArgumentException("The substitute could be part of a code.", nameof(value));
    }

    /// <summary>
    /// True for scanners that send UPC-A and UPC-E with all 13 digits and a symbology identifier, as the standard
    /// wants: anything shorter behind "]E0" is then a code cut short. Off by default, since most send them as printed.
    /// </summary>
    public bool UpcIsSentWithThirteenDigits { get; init; }

    /// <summary>True for one to eight characters of which at least one cannot stand in a GS1 code.</summary>
    public static bool IsUsableSubstitute(string substitute)
    {
        ArgumentNullException.ThrowIfNull(substitute);
        return substitute.Length is > 0 and <= 8 && !string.IsNullOrWhiteSpace(substitute)
            && substitute.AsSpan().ContainsAnyExcept(GsOneCharacters);
    }

    internal string WithSeparators(string text)
    {
        ReadingEffort.Take(2 * text.Length);
        var restored = text.Replace('\u241D', GsOneElementString.Separator);
        return SeparatorSubstitute is null
            ? restored
            : restored.Replace(SeparatorSubstitute, GsOneElementString.Separator.ToString(), StringComparison.Ordinal);
    }
}
