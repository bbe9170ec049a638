namespace MedDispense.Domain.Scanning;

/// <summary>
/// GS1 Digital Link: a web address whose path holds a GS1 key, its qualifiers, and behind the question mark more data:
/// https://example.com/01/00300935419190/10/AB12?17=261130. Compressed links are not read.
/// </summary>
public static class GsOneDigitalLink
{
    /// <summary>True when the text is a web address, with or without a GS1 key.</summary>
    public static bool IsWebAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reads a whole web address; <see cref="GsOneFaultKind.NoKeyInAddress"/> when it is an ordinary one.
    /// </summary>
    /// <param name="address">The address, starting with http:// or https://.</param>
    /// <param name="currentYear">The year from which two-digit years are seen.</param>
    public static GsOneReading Read(string address, int currentYear)
    {
        ArgumentNullException.ThrowIfNull(address);
        ReadingEffort.Take(6 * address.Length);
        var isAscii = !address.AsSpan().ContainsAnyExceptInRange('!', '~');
        if (!IsWebAddress(address) || !isAscii) return new GsOneFault(GsOneFaultKind.NoKeyInAddress);
        var withoutScheme = address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var pathStart = withoutScheme.IndexOf('/', StringComparison.Ordinal);
        if (pathStart < 1) return new GsOneFault(GsOneFaultKind.NoKeyInAddress);
        var pathAndQuery = withoutScheme[(pathStart + 1)..].Split('#')[0].Split('?', 2);
        var pairs = PathPairs(pathAndQuery[0].TrimEnd('/').Split('/'));
        if (pairs.Count == 0) return new GsOneFault(GsOneFaultKind.NoKeyInAddress);
        if (!IsInOrder(pairs)) return new GsOneFault(GsOneFaultKind.AddressOutOfOrder, pairs[0].Identifier.Code);
        if (pathAndQuery.Length == 2 && AddQuery(pathAndQuery[1], pairs) is { } queryFault) return queryFault;
        return Check(pairs, currentYear);
    }

    // From the end of the path towards its start: the key nearest to the end is the key of the address, because what
    // stands before it is the shop's own path, which may look like anything.
    private static List<Pair> PathPairs(string[] segments)
    {
        var pairs = new List<Pair>();
        for (var i = segments.Length - 2; i >= 0; i -= 2)
        {
            if (GsOneApplicationIdentifier.Find(segments[i]) is not { } identifier) break;
            ReadingEffort.Take(2);
            pairs.Add(new Pair(identifier, segments[i + 1], FromQuery: false));
            if (identifier.AddressQualifiers is null) continue;
            pairs.Reverse();
            return pairs;
        }
        return [];
    }

    private static bool IsInOrder(List<Pair> pairs)
    {
        var qualifiers = pairs.Skip(1).Select(pair => pair.Identifier.Code).ToList();
        return pairs[0].Identifier.AddressQualifiers is { } sequences
            && sequences.Any(sequence => sequence.Where(qualifiers.Contains).SequenceEqual(qualifiers));
    }

    private static GsOneFault? AddQuery(string query, List<Pair> pairs)
    {
        var codes = pairs.Select(pair => pair.Identifier.Code).ToHashSet();
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = parameter.Split('=', 2);
            if (parts.Length < 2 || !AsciiDigits.Only(parts[0])) continue;
            if (GsOneApplicationIdentifier.Find(parts[0]) is not { MayBeAddressAttribute: true } identifier)
                return new GsOneFault(GsOneFaultKind.UnknownIdentifier, parts[0]);
            ReadingEffort.Take(1);
            if (!codes.Add(parts[0]))
                return new GsOneFault(GsOneFaultKind.RepeatedWithOtherValue, parts[0]);
            pairs.Add(new Pair(identifier, parts[1], FromQuery: true));
        }
        return null;
    }

    private static GsOneReading Check(List<Pair> pairs, int currentYear)
    {
        var elements = new List<GsOneElement>();
        foreach (var (identifier, encoded, fromQuery) in pairs)
        {
            ReadingEffort.Take(encoded.Length);
            var value = Uri.UnescapeDataString(fromQuery ? encoded.Replace('+', ' ') : encoded);
            // Older links leave out the zeros before a shorter GTIN.
            if (identifier.Code == "01" && value.Length is 8 or 12 or 13) value = value.PadLeft(14, '0');
            if (identifier.Check(value, currentYear) is { } fault) return new GsOneFault(fault, identifier.Code, value);
            elements.Add(GsOneElement.Of(identifier, value, currentYear));
        }
        return new GsOneMessage(elements);
    }

    private sealed record Pair(GsOneApplicationIdentifier Identifier, string Encoded, bool FromQuery);
}
