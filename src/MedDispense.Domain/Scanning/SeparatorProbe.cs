namespace MedDispense.Domain.Scanning;

/// <summary>What a scanner makes of the separator in a GS1 code.</summary>
public enum SeparatorSent
{
    /// <summary>The separator itself arrives: nothing is to be set.</summary>
    AsItIs,

    /// <summary>Something arrives in its place that cannot stand in a GS1 code.</summary>
    StandIn,

    /// <summary>Nothing arrives: lot and serial number run into each other.</summary>
    Swallowed,

    /// <summary>Something arrives in its place that could be part of a lot.</summary>
    Ambiguous,

    /// <summary>Another code was scanned.</summary>
    NotTheSymbol,
}

/// <summary>Finds out with one scan of a known symbol what a scanner sends for the separator.</summary>
/// <param name="Sent">What arrived.</param>
/// <param name="StandIn">What stands for the separator; null when it needs none or has none.</param>
public sealed record SeparatorProbe(SeparatorSent Sent, string? StandIn = null)
{
    /// <summary>The symbol to scan, in bracketed form: a lot, which a separator ends, and a serial number.</summary>
    public const string Symbol = "(01)09506000134352(10)A1(21)B2";

    private const string Before = "010950600013435210A1";
    private const string After = "21B2";

    /// <summary>From what the scanner sent.</summary>
    public static SeparatorProbe Read(string? text)
    {
        var body = (text ?? "").Trim();
        if (SymbologyIdentifier.ReadPrefix(body, out var rest) is not null)
            body = rest;
        if (!body.StartsWith(Before, StringComparison.Ordinal) || !body.EndsWith(After, StringComparison.Ordinal) || body.Length < Before.Length + After.Length)
            return new(SeparatorSent.NotTheSymbol);
        return body[Before.Length..^After.Length] switch
        {
            "" => new(SeparatorSent.Swallowed),
            "\u001d" or "\u241d" => new(SeparatorSent.AsItIs),
            var other when ScanSettings.IsUsableSubstitute(other) => new(SeparatorSent.StandIn, other),
            _ => new(SeparatorSent.Ambiguous),
        };
    }
}
