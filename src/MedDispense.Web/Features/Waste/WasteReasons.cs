namespace MedDispense.Web.Features.Waste;

/// <summary>Why stock is wasted; the codes are stored and never change.</summary>
public static class WasteReasons
{
    private static readonly Dictionary<string, (string Words, bool Accident)> Reasons = new()
    {
        ["not-needed"] = ("Not needed any more", false),
        ["opened-not-used"] = ("Opened and not used", false),
        ["remainder"] = ("Remainder of a container", false),
        ["spilled"] = ("Spilled", true),
        ["broken"] = ("Broken", true),
        ["contaminated"] = ("Contaminated", true),
        ["dropped"] = ("Dropped", true),
    };

    public static IEnumerable<(string Code, string Words)> All => Reasons.Select(reason => (reason.Key, reason.Value.Words));

    public static bool IsKnown(string? code) => code is not null && Reasons.ContainsKey(code);

    public static string Say(string code) => Reasons[code].Words;

    /// <summary>Whether it is an accident, which the law counts apart from waste.</summary>
    public static bool IsAccident(string code) => Reasons[code].Accident;
}
