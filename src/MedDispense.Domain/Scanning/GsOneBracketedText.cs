using System.Text;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// The form printed under a code for people: (01)00300935419190(17)261130. An opening bracket that belongs to a value
/// is written \( .
/// </summary>
public static class GsOneBracketedText
{
    /// <summary>Reads a whole bracketed text.</summary>
    /// <param name="text">The text, from the first opening bracket on.</param>
    /// <param name="currentYear">The year from which two-digit years are seen.</param>
    public static GsOneReading Read(string text, int currentYear)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return new GsOneFault(GsOneFaultKind.Empty);
        var elements = new List<GsOneElement>();
        var position = 0;
        while (position < text.Length)
        {
            var close = text[position] == '(' ? text.IndexOf(')', position) : -1;
            ReadingEffort.Take((close < 0 ? text.Length : close) - position);
            if (close < 0) return new GsOneFault(GsOneFaultKind.BracketsWrong, Detail: text[position..]);
            var code = text[(position + 1)..close];
            if (GsOneApplicationIdentifier.Find(code) is not { } identifier)
                return new GsOneFault(GsOneFaultKind.UnknownIdentifier, code);
            var value = ValueFrom(text, close + 1, out position);
            if (identifier.Check(value, currentYear) is { } fault) return new GsOneFault(fault, code, value);
            elements.Add(GsOneElement.Of(identifier, value, currentYear));
        }
        return new GsOneMessage(elements);
    }

    private static string ValueFrom(string text, int start, out int end)
    {
        var value = new StringBuilder();
        for (end = start; end < text.Length && text[end] != '('; end++)
        {
            if (text[end] == '\\' && end + 1 < text.Length && text[end + 1] == '(') end++;
            value.Append(text[end]);
        }
        ReadingEffort.Take(end - start);
        return value.ToString();
    }
}
