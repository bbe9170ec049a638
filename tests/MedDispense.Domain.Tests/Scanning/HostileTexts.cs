using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>Texts to throw at the reader, in turn: any characters, pieces of codes, and sound codes with a few changes.</summary>
internal sealed class HostileTexts(Random random)
{
    private static readonly string[] Sound =
    [
        .. DictionaryValues.All.Select(identifier => $"01003009354191901726113010AB\u001D{identifier.Code}{DictionaryValues.Longest(identifier)}"),
        .. DictionaryValues.All.Select(identifier => $"(01)00300935419190({identifier.Code}){DictionaryValues.Shortest(identifier)}"),
        .. DictionaryValues.All.Where(identifier => identifier.AddressQualifiers is not null)
            .Select(identifier => $"https://a.b/{identifier.Code}/{DictionaryValues.Longest(identifier)}?17=261130&10=A%20B"),
        "]d2010030093541919021S1\u001D715009354191\u001D7003260101", "]E05901234123457|]e010AB\u001D17261130", "]E396385074",
        "[)>\u001E06\u001D9N111234567842\u001D1TABC\u001DD261130\u001DS42\u001E\u0004", "[)>\u001E05\u001D0100300935419190\u001E\u0004",
        "+A99912345/$$52001510X3/S77DE1G45A", "+$$3260101LOT1C", "9N11123456784217", "0093-5419-19", "-12345678",
        "04252614", "96385074", "036000291452", "98765432109213", "MDP0123456789ABC", "md p 0000-000O-1", "~010030~10A~",
    ];

    private static readonly ScanSettings[] AllSettings =
    [
        ScanSettings.Default, new() { SeparatorSubstitute = "~" }, new() { SeparatorSubstitute = "{GS}", UpcIsSentWithThirteenDigits = true },
    ];

    private int _turn;

    /// <summary>The next text.</summary>
    public string Next() => (_turn++ % 4) switch
    {
        0 => Any(random.Next(60)),
        1 => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => OneOf(ScanReaderFuzzTests.Pieces))),
        _ => Changed(OneOf(Sound)),
    };

    /// <summary>What a camera says beside the text; most say nothing.</summary>
    public string? Identifier() => random.Next(4) == 0 ? OneOf(["]C1", "]d2", "]Q3", "]e0", "]E0", "]E4", "]J1", "]", "]]]", "]d\u0000"]) : null;

    /// <summary>A day, also the first and the last that there are, where centuries end.</summary>
    public DateOnly Day() => random.Next(8) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, _ => new DateOnly(1 + random.Next(9999), 1, 1) };

    /// <summary>How the scanner is set up.</summary>
    public ScanSettings Settings() => OneOf(AllSettings);

    // Any UTF-16 unit now and then, halves of pairs included; mostly what keyboards have.
    private string Any(int length) => string.Create(length, random, (span, chance) =>
    {
        foreach (ref var sign in span) sign = (char)(chance.Next(4) == 0 ? chance.Next(0x10000) : chance.Next(128));
    });

    private string Changed(string text)
    {
        for (var changes = random.Next(4); changes > 0 && text.Length > 0; changes--)
        {
            var (at, to) = (random.Next(text.Length), random.Next(text.Length + 1));
            text = random.Next(6) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Any(1)),
                2 => text[..at] + Any(1) + text[(at + 1)..],
                3 => text[..at],
                4 => text[at..] + text[..at],
                _ => text.Insert(at, text[Math.Min(at, to)..Math.Max(at, to)]),
            };
        }
        return text;
    }

    private T OneOf<T>(T[] many) => many[random.Next(many.Length)];
}
