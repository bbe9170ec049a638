using System.Globalization;
using System.Text;

namespace MedDispense.Vectors;

/// <summary>Where the reader and a vector differ, each side in words.</summary>
/// <param name="Id">The vector's id, or its place in the file.</param>
/// <param name="Input">What was read.</param>
/// <param name="Expected">What the vector wants.</param>
/// <param name="Got">What the reader made of it, or why it could not be asked.</param>
public sealed record Disagreement(string Id, string Input, string Expected, string Got)
{
    /// <summary>One line; characters that cannot be seen are written as their number: &lt;U+001D&gt;.</summary>
    public override string ToString() =>
        $"{Visible(Id)}  input {Visible(Input)}  expected {Visible(Expected)}  got {Visible(Got)}";

    /// <summary>The text with every character that prints nothing, or could be taken for another, as its number.</summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isAtEdge = i == 0 || i == text.Length - 1;
            if (text[i] is > ' ' and <= '~' or '…' or '“' or '”' || (text[i] == ' ' && !isAtEdge)) visible.Append(text[i]);
            else visible.Append(CultureInfo.InvariantCulture, $"<U+{(int)text[i]:X4}>");
        }
        return visible.ToString();
    }
}
