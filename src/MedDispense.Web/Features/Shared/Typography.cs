using System.Text.RegularExpressions;

namespace MedDispense.Web.Features.Shared;

/// <summary>Keeps numbers and units on one line.</summary>
public static partial class Typography
{
    private const string NoBreakSpace = "\u00a0";

    /// <summary>
    /// Joins every number (also ½, ¼, ¾) with the unit after it: "8 mg/2 mg film" may break before "film" only.
    /// </summary>
    public static string NoBreak(string text) => SpaceBeforeUnit().Replace(text, NoBreakSpace);

    /// <summary>A date or an amount that stays on one line as a whole.</summary>
    public static string Whole(string text) => text.Replace(" ", NoBreakSpace, StringComparison.Ordinal);

    [GeneratedRegex(
        "(?<=[0-9½¼¾]) (?=(mg|mcg|g|kg|mL|L|mmol|mEq|mm|h|min|minutes?|hours?|days?|units?|tablets?|films?|capsules?|"
        + "patch(es)?|ampoules?|vials?|bottles?|boxes|puffs?|drops?|sprays?|sachets?|lozenges?|suppositor(y|ies))\\b)")]
    private static partial Regex SpaceBeforeUnit();
}
