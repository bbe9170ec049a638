using System.Text.Json;
using MedDispense.Domain.Scanning;
using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class NationalDrugCodeVectorTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Every_NDC_vector_gives_what_it_expects()
    {
        var vectors = SharedScanningMaterial.Vectors("*vectors*.json", name => name.Contains("ndc"));
        var failures = vectors.Where(vector => !IsAsExpected(vector)).Select(vector => vector.ToString()).ToList();
        output.WriteLine($"{vectors.Count - failures.Count} of {vectors.Count} vectors as expected.");
        Assert.NotEmpty(vectors);
        Assert.Empty(failures);
    }

    private static bool IsAsExpected(JsonElement vector)
    {
        var input = vector.GetProperty("input").GetString()!;
        var expect = vector.GetProperty("expect");
        if (vector.GetProperty("op").GetString() == "gtin14_to_ndc10_candidates")
        {
            return expect.ValueKind == JsonValueKind.String
                ? Candidates(input).Contains(expect.GetString())
                : !Candidates(input).Any();
        }
        var answer = vector.GetProperty("op").GetString() switch
        {
            "gtin14_to_ndc10_digits" => TenDigits(input),
            "identify_format" => NationalDrugCodeText.Shape(input),
            "is_valid_ndc10_format" => NationalDrugCodeText.IsTenDigitShape(input) ? "True" : "False",
            "ndc10_to_gtin12" => NationalDrugCodeText.Read(input)?.TwelveDigitGtin,
            "to_ndc11" => NationalDrugCodeText.ElevenDigits(input),
            var op => throw new InvalidOperationException($"No such operation: {op}."),
        };
        // An error and "cannot be told" are both null here.
        var expected = expect.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Null => null,
            _ => expect.ToString(),
        };
        return answer == expected;
    }

    private static IEnumerable<string?> Candidates(string digits) =>
        digits.Length == 14 && Gtin.Read(digits) is { } gtin
            ? NationalDrugCodeText.CandidatesIn(gtin).Select(code => code.Text)
            : [];

    private static string? TenDigits(string digits) =>
        digits.Length == 14 && Gtin.Read(digits) is { } gtin ? NationalDrugCodeText.TenDigitsIn(gtin) : null;
}
