namespace MedDispense.Domain.Orders;

/// <summary>Routes as the ward says them.</summary>
public static class RouteWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sublingual"] = "under the tongue",
        ["buccal"] = "inside the cheek",
        ["oral"] = "by mouth",
        ["transdermal"] = "as a patch on the skin",
        ["topical"] = "on the skin",
        ["nasal"] = "into the nose",
        ["intramuscular"] = "into a muscle",
        ["subcutaneous"] = "under the skin",
        ["intravenous"] = "into a vein",
        ["rectal"] = "into the rectum",
        ["vaginal"] = "into the vagina",
        ["inhalation"] = "breathed in",
        ["respiratory (inhalation)"] = "breathed in",
        ["ophthalmic"] = "into the eye",
        ["otic"] = "into the ear",
    };

    /// <summary>The routes that have words, for a medicine whose formulary entry names none.</summary>
    public static IEnumerable<string> All => Words.Keys;

    /// <summary><c>under the tongue</c> for sublingual; another route as it is written.</summary>
    public static string Say(string route) => Words.GetValueOrDefault(route, route);
}
