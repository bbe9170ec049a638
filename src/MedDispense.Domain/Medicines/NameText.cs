using System.Globalization;
using System.Text;

namespace MedDispense.Domain.Medicines;

/// <summary>Makes names from foreign files alike: one space, one case, known slips of spelling mended.</summary>
internal static class NameText
{
    /// <summary>The longest text of a name, a form or a description that is taken in.</summary>
    public const int Longest = 1_000;

    // Slips seen in published product lists. Only whole words, only where nothing else can be meant.
    private static readonly (string Slip, string Word)[] Slips =
    [
        ("hydrocloride", "hydrochloride"),
        ("hydrochlorid", "hydrochloride"),
        ("hyrdochloride", "hydrochloride"),
        ("hydochloride", "hydrochloride"),
        ("hydrochoride", "hydrochloride"),
        ("sulphate", "sulfate"),
    ];

    private static readonly HashSet<string> FormWords =
    [
        "capsule", "capsules", "film", "films", "injection", "oral", "solution", "suspension", "system", "tablet",
        "tablets", "transdermal",
    ];

    /// <summary>One space between words, NFC, none around.</summary>
    public static string Tidy(string? text)
    {
        // Half a surrogate pair cannot be normalised; such text is refused later for what it says.
        var given = text ?? "";
        var normal = IsDamaged(given) ? given : given.Normalize(NormalizationForm.FormC);
        return string.Join(' ', normal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Lower case, slips mended: the form in which substances are compared and stored.</summary>
    public static string Substance(string? text) => MendSlips(Tidy(text).ToLower(CultureInfo.InvariantCulture));

    /// <summary>A trade name: kept as written unless it is all in one case; slips mended.</summary>
    public static string? Brand(string? text)
    {
        var tidy = MendSlips(Tidy(text));
        if (tidy.Length == 0)
            return null;
        var oneCase = !(tidy.Any(char.IsUpper) && tidy.Any(char.IsLower));
        return oneCase
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(tidy.ToLower(CultureInfo.InvariantCulture))
                .Replace(" And ", " and ", StringComparison.Ordinal)
            : tidy;
    }

    /// <summary>A substance name without the words of form that some lists hang on to it: "diazepam oral".</summary>
    public static string SubstanceWithoutForm(string? text)
    {
        var words = Substance(text).Split(' ');
        var last = words.Length;
        while (last > 1 && FormWords.Contains(words[last - 1]))
            last--;
        return string.Join(' ', words[..last]).TrimEnd(',');
    }

    /// <summary>True when a slip was found that <see cref="Substance"/> and <see cref="Brand"/> mend.</summary>
    public static bool HasSlip(string? text) => Slips.Any(slip => slip.Word != "sulfate"
        && Words(text ?? "").Any(word => word.Equals(slip.Slip, StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// True when the text holds what no name can: control characters, or the mark of a character that was lost.
    /// </summary>
    public static bool IsDamaged(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFD'
                || (char.IsControl(text[i]) && text[i] is not ('\r' or '\n' or '\t')))
            {
                return true;
            }
        }

        return false;
    }

    private static string MendSlips(string text)
    {
        foreach (var (slip, word) in Slips)
            text = ReplaceWord(text, slip, word);
        return text;
    }

    private static string ReplaceWord(string text, string slip, string word)
    {
        var at = text.IndexOf(slip, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            var end = at + slip.Length;
            var isWord = (at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]));
            var mended = InCaseOf(text[at..end], word);
            if (isWord)
                text = string.Concat(text.AsSpan(0, at), mended, text.AsSpan(end));
            at = text.IndexOf(slip, at + (isWord ? mended.Length : slip.Length), StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static string InCaseOf(string model, string word) =>
        !model.Any(char.IsLower) ? word.ToUpper(CultureInfo.InvariantCulture)
        : char.IsUpper(model[0]) ? char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]
        : word;

    private static string[] Words(string text) => text.Split(
        [' ', ',', ';', '(', ')', '/', '-', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
