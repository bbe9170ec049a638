namespace MedDispense.Web.Features.Quarantine;

/// <summary>Why stock is set aside; the codes are stored and never change.</summary>
public static class QuarantineReasons
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["expired"] = "Out of date",
        ["recalled"] = "Recalled",
        ["damaged"] = "Damaged or seal broken",
        ["contaminated"] = "Perhaps contaminated",
        ["cold-chain"] = "Stored too warm or too cold",
        ["client-left"] = "The client has left or died",
        ["stopped"] = "The order has ended",
        ["in-question"] = "In question",
    };

    public static IEnumerable<(string Code, string Words)> All => Reasons.Select(reason => (reason.Key, reason.Value));

    public static bool IsKnown(string? code) => code is not null && Reasons.ContainsKey(code);

    public static string Say(string code) => Reasons[code];
}
