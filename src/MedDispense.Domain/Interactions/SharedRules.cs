namespace MedDispense.Domain.Interactions;

/// <summary>What the rules of the ONC high-priority list mean, in our own words: the table itself names only the two
/// ingredients, their classes and the rule.</summary>
public static class SharedRules
{
    /// <summary>The source of the table that the reader knows.</summary>
    public const string OncSource = "ONC high-priority list (Phansalkar et al., JAMIA 2012;19:735)";

    private const string FourteenDays = "Choose another medicine, or keep 14 days between the two.";
    private const string Another = "Choose another medicine for one of the two.";

    private static readonly Dictionary<string, (string Happens, string Do)> Rules = new()
    {
        ["3"] = ("blood pressure can rise to a crisis", FourteenDays),
        ["4"] = ("stomach acid is missing and the antiviral is hardly taken up", Another),
        ["6"] = ("the breakdown of the second is stopped, and the bone marrow can fail", Another),
        ["8"] = ("serotonin syndrome can follow", FourteenDays),
        ["11"] = ("irinotecan's level rises to a toxic one", Another),
        ["16"] = ("serotonin syndrome or deep sedation can follow", FourteenDays),
        ["20"] = ("serotonin syndrome or a blood pressure crisis can follow", FourteenDays),
        ["22"] = ("ramelteon's level rises many times over", "Choose another sleeping medicine."),
        ["23"] = ("the antiviral's level falls and it stops working", Another),
        ["25"] = ("the statin's level rises and muscle can break down", "Choose another statin, or pause it."),
        ["27"] = ("the ergot's level rises and vessels of limbs and brain can close", Another),
        ["28"] = ("tizanidine's level rises many times over: a fall in blood pressure, deep sedation", "Choose another muscle relaxant."),
        ["30"] = ("two MAO inhibitors together can end in a blood pressure crisis", FourteenDays),
        ["31"] = ("the triptan's level rises and serotonin syndrome can follow", FourteenDays),
    };

    /// <summary>What happens, as the end of a sentence.</summary>
    public static string Happens(InteractionPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Rules.TryGetValue(pair.Rule, out var rule) ? rule.Happens
            : $"the table lists {Side(pair.FirstName, pair.FirstClass)} with {Side(pair.SecondName, pair.SecondClass)}";
    }

    /// <summary>The next step, one sentence.</summary>
    public static string Do(InteractionPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Rules.TryGetValue(pair.Rule, out var rule) ? rule.Do : Another;
    }

    private static string Side(string name, string group) => group.Length == 0 ? name : $"{name} ({group})";
}
