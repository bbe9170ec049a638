using System.Text;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// A GS1 message that was read: its elements in the order of the code, every value checked by itself.
/// </summary>
/// <remarks>Whether the elements go together is for <see cref="GsOneCompanions"/> to say.</remarks>
public sealed record GsOneMessage(IReadOnlyList<GsOneElement> Elements) : GsOneReading
{
    /// <summary>The first element with this identifier; null when there is none.</summary>
    public GsOneElement? Find(string code)
    {
        ReadingEffort.Take(Elements.Count);
        return Elements.FirstOrDefault(element => element.Code == code);
    }

    /// <summary>The value of the first element with this identifier; null when there is none.</summary>
    public string? Value(string code) => Find(code)?.Value;

    /// <summary>The identifiers that stand in the message more than once.</summary>
    public IReadOnlyList<string> Repeated =>
        [.. Elements.GroupBy(element => element.Code).Where(group => group.Count() > 1).Select(group => group.Key)];

    /// <summary>The message as one element string, with separators where they are needed and nowhere else.</summary>
    public string ToElementString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Elements.Count; i++)
        {
            if (i > 0 && !Elements[i - 1].Identifier.EndsItself) text.Append(GsOneElementString.Separator);
            text.Append(Elements[i].Code).Append(Elements[i].Value);
            ReadingEffort.Take(1 + Elements[i].Value.Length);
        }
        return text.ToString();
    }
}
