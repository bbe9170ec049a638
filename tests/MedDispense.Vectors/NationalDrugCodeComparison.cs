using System.Text.Json;
using MedDispense.Domain.Scanning;

namespace MedDispense.Vectors;

/// <summary>Asks our reader what a vector of National Drug Codes asks.</summary>
internal static class NationalDrugCodeComparison
{
    public static Difference? Of(string op, string input, JsonElement expect) => op switch
    {
        "gtin14_to_ndc10_candidates" => OfCandidates(Candidates(input), expect),
        "gtin14_to_ndc10_digits" => OfText(TenDigits(input), expect),
        "identify_format" => OfText(NationalDrugCodeText.Shape(input), expect),
        "is_valid_ndc10_format" => OfText(NationalDrugCodeText.IsTenDigitShape(input) ? "true" : "false", expect),
        "ndc10_to_gtin12" => OfText(NationalDrugCodeText.Read(input)?.TwelveDigitGtin, expect),
        "to_ndc11" => OfText(NationalDrugCodeText.ElevenDigits(input), expect),
        _ => new Difference($"an answer to “{op}”", "this reader has no such operation"),
    };

    // A vector names the one code that a catalogue would choose; the reader offers it among others.
    private static Difference? OfCandidates(IReadOnlyList<string> candidates, JsonElement expect)
    {
        var wanted = expect.ValueKind == JsonValueKind.Array
            ? [.. expect.EnumerateArray().Select(Wanted)]
            : Wanted(expect) is { } one ? new List<string?> { one } : [];
        var isMet = wanted.Count == 0 ? candidates.Count == 0 : wanted.TrueForAll(candidates.Contains);
        return isMet ? null : new Difference(Said(string.Join(" ", wanted)), Said(string.Join(" ", candidates)));
    }

    private static Difference? OfText(string? answer, JsonElement expect) =>
        answer == Wanted(expect) ? null : new Difference(Said(Wanted(expect)), Said(answer));

    // An error and "cannot be told" are both no answer here.
    private static string? Wanted(JsonElement expect) => expect.ValueKind switch
    {
        JsonValueKind.String => expect.GetString(),
        JsonValueKind.Object or JsonValueKind.Null => null,
        _ => expect.GetRawText(),
    };

    private static string Said(string? answer) => string.IsNullOrEmpty(answer) ? "no answer" : answer;

    private static IReadOnlyList<string> Candidates(string digits) =>
        digits.Length == 14 && Gtin.Read(digits) is { } gtin
            ? [.. NationalDrugCodeText.CandidatesIn(gtin).Select(code => code.Text)]
            : [];

    private static string? TenDigits(string digits) =>
        digits.Length == 14 && Gtin.Read(digits) is { } gtin ? NationalDrugCodeText.TenDigitsIn(gtin) : null;
}
