using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>One active ingredient with its strength.</summary>
/// <param name="Name">The substance whose amount the strength states, lower case, salt kept: "methadone
/// hydrochloride".</param>
/// <param name="PresentAs">The salt it is there as, when the source names both: 2 mg "buprenorphine" as "buprenorphine
/// hydrochloride".</param>
/// <param name="Strength">How much of it is in how much of the medicine.</param>
public sealed record Ingredient(string Name, string? PresentAs, Strength Strength)
{
    // Words that say which salt or crystal a substance comes as; they never begin its name.
    private static readonly HashSet<string> SaltWords =
    [
        "acetate", "anhydrous", "benzoate", "besylate", "bitartrate", "bromide", "calcium", "carbonate", "chloride",
        "citrate", "decanoate", "dihydrate", "dimesylate", "dihydrochloride", "disodium", "fumarate", "gluconate",
        "hcl", "hemifumarate", "hemihydrate", "hydrobromide", "hydrochloride", "hydrogen", "lactate", "lauroxil",
        "magnesium", "malate", "maleate", "mesilate", "mesylate", "monohydrate", "nitrate", "oxalate", "palmitate",
        "pamoate", "phosphate", "potassium", "sesquihydrate", "sodium", "succinate", "sulfate", "tartrate",
        "tosylate", "trihydrate",
    ];

    /// <summary>
    /// The substance without its salt, for comparing with allergies and other orders: "methadone", "lithium".
    /// </summary>
    public string Base => BaseOf(Name);

    /// <summary>The substance of a name without its salt: "methadone" of "methadone hydrochloride".</summary>
    public static string BaseOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ');
        var last = words.Length;
        while (last > 1 && SaltWords.Contains(words[last - 1].TrimEnd(',')))
            last--;
        return string.Join(' ', words[..last]).TrimEnd(',');
    }

    /// <summary>Takes a name and a strength that stand apart, as openFDA writes them.</summary>
    public static bool TryCreate(
        string? name,
        string? strength,
        [NotNullWhen(true)] out Ingredient? ingredient,
        [NotNullWhen(false)] out string? why)
    {
        ingredient = null;
        var (substance, presentAs) = SplitSalt(NameText.Substance(name));
        why = substance.Length == 0 ? "An active ingredient has no name."
            : substance.Length > NameText.Longest ? "The name of an active ingredient is too long."
            : HoldsStrength(substance) ? $"The ingredient {ExactNumber.Quoted(substance)} holds a second strength."
            : null;
        if (why is not null)
            return false;
        if (!Strength.TryParse(strength, out var read, out var whyNot))
        {
            why = $"{substance}: {whyNot}";
            return false;
        }

        ingredient = new Ingredient(substance, presentAs, read);
        return true;
    }

    /// <summary>
    /// Reads "ACETAMINOPHEN 300 MG; CODEINE PHOSPHATE 8 MG": names with their strengths, semicolons between.
    /// </summary>
    public static bool TryParseList(
        string? text,
        [NotNullWhen(true)] out IReadOnlyList<Ingredient>? ingredients,
        [NotNullWhen(false)] out string? why)
    {
        ingredients = null;
        why = string.IsNullOrWhiteSpace(text) ? "There is no active ingredient." : null;
        if (why is not null)
            return false;
        var list = new List<Ingredient>();
        foreach (var part in text!.Split(';')) // Not null: the line above returned for empty text.
        {
            var (name, strength) = SplitStrength(part);
            if (!TryCreate(name, strength, out var ingredient, out why))
                return false;
            list.Add(ingredient);
        }

        ingredients = list;
        why = null;
        return true;
    }

    // The strength is the last two words ("300 MG", "10 MG/ML") or the last three ("3.33 MG/5 ML"); numbers before
    // it belong to the name ("D&C RED NO. 28 5 MG").
    private static (string Name, string Strength) SplitStrength(string part)
    {
        var words = NameText.Tidy(part).Split(' ');
        var count = words.Length >= 3 && IsNumber(words[^3]) && EndsWithNumberAfterSlash(words[^2]) ? 3
            : words.Length >= 2 && IsNumber(words[^2]) ? 2
            : 0;
        return (string.Join(' ', words[..^count]), string.Join(' ', words[^count..]));
    }

    // "red no. 28" is a name; "8 mg/1" within one means that two strengths ran together.
    private static bool HoldsStrength(string name)
    {
        var words = name.Split(' ');
        return words.Zip(words.Skip(1)).Any(pair =>
            IsNumber(pair.First) && Strength.TryParse($"{pair.First} {pair.Second}", out var strength, out _)
            && strength.Unit.BaseCode is "g" or "L" or "[iU]");
    }

    private static bool IsNumber(string word) => ExactNumber.TryParse(word, out _, out _);

    private static bool EndsWithNumberAfterSlash(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsNumber(word[(slash + 1)..]);
    }

    // "naloxone (naloxone hydrochloride dihydrate)" names a salt; "insulin (human)" and the like name a kind.
    internal static (string Name, string? PresentAs) SplitSalt(string substance)
    {
        var open = substance.LastIndexOf('(');
        if (open <= 1 || !substance.EndsWith(')'))
            return (substance, null);
        var outside = substance[..open].TrimEnd();
        var inside = substance[(open + 1)..^1].Trim();
        var repeatsName = inside.StartsWith(outside.Split(' ')[0], StringComparison.Ordinal);
        var namesSalt = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(SaltWords.Contains);
        return repeatsName || namesSalt ? (outside, inside) : (substance, null);
    }
}
