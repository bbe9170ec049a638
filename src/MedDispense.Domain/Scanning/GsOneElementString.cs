namespace MedDispense.Domain.Scanning;

/// <summary>
/// GS1 element strings as a scanner sends them: identifiers and values end to end, U+001D behind each value whose
/// length is open. A separator too many is forgiven, one too few cannot be seen from here.
/// </summary>
public static class GsOneElementString
{
    /// <summary>How a scanner sends FNC1 inside a code (group separator).</summary>
    public const char Separator = '\u001D';

    /// <summary>Reads a whole element string, without symbology identifier.</summary>
    /// <param name="text">The text; a separator at its start and its end may be there or not.</param>
    /// <param name="currentYear">The year from which two-digit years are seen.</param>
    public static GsOneReading Read(string text, int currentYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        var elements = new List<GsOneElement>();
        var rest = text.AsSpan().TrimStart(Separator);
        while (!rest.IsEmpty)
        {
            if (GsOneApplicationIdentifier.AtStartOf(rest) is not { } identifier)
                return new GsOneFault(GsOneFaultKind.UnknownIdentifier, Detail: rest.ToString());
            rest = rest[identifier.Code.Length..];
            // One character more than the longest value shows that it is too long; the rest is looked at in its turn.
            var value = rest[..Math.Min(rest.Length, identifier.Longest + 1)];
            ReadingEffort.Take(value.Length);
            var end = value.IndexOf(Separator);
            if (end >= 0) value = value[..end];
            if (identifier.Measure(value, currentYear, out var taken) is { } fault)
                return new GsOneFault(fault, identifier.Code, value.ToString());
            if (taken < value.Length && !identifier.EndsItself)
                return new GsOneFault(GsOneFaultKind.TooLong, identifier.Code, value.ToString());
            elements.Add(GsOneElement.Of(identifier, value[..taken].ToString(), currentYear));
            rest = rest[taken..].TrimStart(Separator);
        }
        return elements.Count == 0 ? new GsOneFault(GsOneFaultKind.Empty) : new GsOneMessage(elements);
    }
}
