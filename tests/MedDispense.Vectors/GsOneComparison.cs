using System.Text.Json;
using MedDispense.Domain.Scanning;

namespace MedDispense.Vectors;

/// <summary>Gives a GS1 vector to the part of our reader that its kind is about.</summary>
internal static class GsOneComparison
{
    // The year of the vectors: two-digit years are seen from it, and the answer must not change with the calendar.
    private const int Year = 2026;

    public static Difference? Of(string kind, string input, string about, JsonElement expect)
    {
        if (!expect.TryGetProperty("valid", out var valid) || valid.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return new Difference("“valid” to be true or false", "neither");
        if (Answer(kind, input, about) is not { } answer)
            return new Difference($"an answer to “{kind}”", "this reader has no such kind of vector");
        if (answer.IsValid != valid.GetBoolean())
            return new Difference(valid.GetBoolean() ? "valid" : "refused", answer.IsValid ? "valid" : $"refused, {answer.Refusal}");
        return answer.IsValid ? OfFields(answer, expect) : null;
    }

    private static Difference? OfFields(GsOneAnswer answer, JsonElement expect)
    {
        var wrong = (from field in expect.EnumerateObject()
                     where field.Name is not ("valid" or "error")
                     let wanted = GsOneAnswer.Wanted(field)
                     let got = answer.Say(field.Name)
                     where wanted != got
                     select (Wanted: $"{field.Name} {wanted}", Got: $"{field.Name} {got ?? "none"}")).ToList();
        return wrong.Count == 0 ? null
            : new Difference(string.Join(", ", wrong.Select(pair => pair.Wanted)), string.Join(", ", wrong.Select(pair => pair.Got)));
    }

    private static GsOneAnswer? Answer(string kind, string input, string about) => kind switch
    {
        "element_string" => GsOneAnswer.Of(GsOneElementString.Read(input.Trim(), Year)),
        "bracketed" => GsOneAnswer.Of(Bracketed(input)),
        "bracketed_rule_check" => GsOneRuleCheck.Of(Bracketed(input), about),
        "scanner_output_with_aim_prefix" => GsOneScannerOutput.Of(input, Year),
        "plain_gtin" => GsOneAnswer.Of(Gtin.Read(input)),
        "plain_upce" => GsOneAnswer.Of(UpcE.Read(input) ?? (input.Trim().Length == 12 ? Gtin.Read(input) : null)),
        "check_digit_only" => GtinCheckDigit.IsCorrect(input)
            ? new GsOneAnswer(true) : GsOneAnswer.Refused("the check digit does not fit"),
        _ => null,
    };

    // What was pasted has blanks on both sides. A blank at the end alone belongs to the last value, where it is wrong.
    private static GsOneReading Bracketed(string input) =>
        GsOneBracketedText.Read(input.Length > 0 && char.IsWhiteSpace(input[0]) ? input.Trim() : input, Year);
}
