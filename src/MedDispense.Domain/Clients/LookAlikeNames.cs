using System.Globalization;
using System.Text;

namespace MedDispense.Domain.Clients;

/// <summary>Whether two clients could be taken for one another by name: the wrong-client error that a name on a list
/// invites. Spelling marks, case, blanks and hyphens do not tell people apart.</summary>
public static class LookAlikeNames
{
    /// <summary>True when the family names are the same, nearly the same with a like beginning of the given name, or the
    /// two names are exchanged.</summary>
    public static bool AreAlike(string familyName, string givenNames, string otherFamilyName, string otherGivenNames)
    {
        var (family, given) = (Plain(familyName), Plain(givenNames));
        var (otherFamily, otherGiven) = (Plain(otherFamilyName), Plain(otherGivenNames));
        if (family == otherFamily)
            return true;
        if (family == otherGiven && given == otherFamily)
            return true;
        var isNear = Math.Min(family.Length, otherFamily.Length) >= 3 && Distance(family, otherFamily) <= 1;
        if (isNear && FirstOf(given) == FirstOf(otherGiven))
            return true;
        return given == otherGiven && Math.Min(family.Length, otherFamily.Length) >= 5 && Distance(family, otherFamily) <= 2;
    }

    /// <summary>The name without spelling marks, case, blanks, hyphens and apostrophes: for comparing and for search.</summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(character));
        }

        return plain.ToString();
    }

    private static char? FirstOf(string plain) => plain.Length == 0 ? null : plain[0];

    /// <summary>How many letters must be changed, added, dropped or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
