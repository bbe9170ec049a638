using System.Text;

namespace MedDispense.Web.Hosting;

/// <summary>Text that a person typed, in the one form in which it is stored.</summary>
public static class FormText
{
    /// <summary>One line: composed letters, single blanks, none around, nothing that cannot be seen.</summary>
    public static string Line(string? typed) => string.Join(' ',
        Visible(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The lines that hold something, each as <see cref="Line"/> gives it.</summary>
    public static IReadOnlyList<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', '\r').Select(Line).Where(line => line.Length > 0)];

    private static string Visible(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            // Half a character comes out as U+FFFD: it was damaged on the way and says nothing.
            if (rune.Value != 0xFFFD)
                text.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}
