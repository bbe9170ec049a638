using System.Globalization;
using System.Text.Json;
using MedDispense.Domain.Scanning;
using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class GsOneVectorTests(ITestOutputHelper output)
{
    private const int Year = 2026;

    [SharedFact]
    public void Every_GS1_vector_gives_what_it_expects()
    {
        var vectors = SharedScanningMaterial.Vectors("*vectors*.json", name => !name.Contains("ndc"));
        var failures = vectors.Select(Failure).OfType<string>().ToList();
        output.WriteLine($"{vectors.Count - failures.Count} of {vectors.Count} vectors as expected.");
        Assert.NotEmpty(vectors);
        Assert.Empty(failures);
    }

    private static string? Failure(JsonElement vector)
    {
        var input = vector.GetProperty("input").GetString()!;
        var expect = vector.GetProperty("expect");
        var answer = Answer(vector.GetProperty("kind").GetString()!, input, vector);
        var isValid = expect.GetProperty("valid").GetBoolean();
        if (isValid != answer.IsValid) return $"{Name(vector)}: valid is {answer.IsValid}";
        if (!isValid) return null;
        var wrong = expect.EnumerateObject().Where(field => !answer.Fits(field)).Select(field => field.Name).ToList();
        return wrong.Count == 0 ? null : $"{Name(vector)}: {string.Join(", ", wrong)}";
    }

    private static string Name(JsonElement vector) =>
        $"{vector.GetProperty("id").GetString()} {vector.GetProperty("input").GetString()}";

    private static Answer Answer(string kind, string input, JsonElement vector) => kind switch
    {
        "element_string" => Of(GsOneElementString.Read(input.Trim(), Year)),
        "bracketed" => Of(GsOneBracketedText.Read(input.Trim(), Year)),
        "bracketed_rule_check" => OfRule(input, vector.GetProperty("note").GetString()!),
        "scanner_output_with_aim_prefix" => OfScanner(input),
        "plain_gtin" => Of(Gtin.Read(input)),
        "plain_upce" => Of(UpcE.Read(input) ?? (input.Trim().Length == 12 ? Gtin.Read(input) : null)),
        "check_digit_only" => new Answer(GtinCheckDigit.IsCorrect(input)),
        _ => throw new InvalidOperationException($"No such kind of vector: {kind}."),
    };

    private static Answer Of(GsOneReading reading) =>
        reading is GsOneMessage message ? new Answer(true, message) : new Answer(false);

    private static Answer Of(Gtin? gtin) => new(gtin is not null, Gtin: gtin);

    private static Answer OfRule(string input, string note)
    {
        if (GsOneBracketedText.Read(input, Year) is not GsOneMessage message) return new Answer(false);
        var judged = note switch
        {
            _ when note.Contains("mutually exclusive") => GsOneFaultKind.NotAllowedTogether,
            _ when note.Contains("companion") => GsOneFaultKind.CompanionMissing,
            _ when note.Contains("repeated") => GsOneFaultKind.RepeatedWithOtherValue,
            _ => throw new InvalidOperationException($"No such rule: {note}."),
        };
        return new Answer(GsOneCompanions.Check(message).All(fault => fault.Kind != judged), message);
    }

    private static Answer OfScanner(string input)
    {
        if (SymbologyIdentifier.ReadPrefix(input, out var rest) is not { } symbology) return new Answer(false);
        var settings = new ScanSettings { UpcIsSentWithThirteenDigits = true };
        var scan = ScanReader.Read(input, null, new DateOnly(Year, 6, 1), settings);
        if (symbology.IsGsOne) return Of(GsOneElementString.Read(rest, Year));
        if (symbology.IsEanOrUpc)
            return new Answer(scan is ProductScan, (scan as ProductScan)?.Message, (scan as ProductScan)?.Gtin, rest);
        return GsOneDigitalLink.IsWebAddress(rest) && GsOneDigitalLink.Read(rest, Year) is GsOneMessage message
            ? new Answer(true, message, Plain: rest)
            : new Answer(scan is UnknownScan, Plain: rest);
    }
}

/// <summary>What the reader made of a vector, to be held against the fields that the vector expects.</summary>
internal sealed record Answer(bool IsValid, GsOneMessage? Message = null, Gtin? Gtin = null, string? Plain = null)
{
    private GsOneElement? Dated => Message?.Elements.FirstOrDefault(element => element.Date is not null);

    private Gtin? AnyGtin => Gtin ?? (Message?.Elements.FirstOrDefault(element => element.Code is "01" or "02" or "03")
        is { } element ? Domain.Scanning.Gtin.Read(element.Value) : null);

    public bool Fits(JsonProperty field) => field.Name switch
    {
        "valid" => field.Value.GetBoolean() == IsValid,
        "ais" => Message is not null && FitsElements(field.Value),
        "repeated" => Message!.Repeated.SequenceEqual(field.Value.EnumerateArray().Select(item => item.GetString())),
        "raw" => Message!.ToElementString() == field.Value.GetString(),
        "gtin14" => AnyGtin?.FourteenDigits == field.Value.GetString(),
        "gtin_format" => AnyGtin?.Format.ToString().Replace("Gtin", "GTIN-") == field.Value.GetString(),
        "expiry" => Iso(Message?.Find("17")?.Date) == field.Value.GetString(),
        "date" => Iso(Dated?.Date) == field.Value.GetString(),
        "datetime" => DateTimeText() == field.Value.GetString(),
        "decimal" => Message!.Elements.Any(element => element.DecimalText == field.Value.GetString()),
        "plain" => Plain == field.Value.GetString(),
        _ => false,
    };

    private bool FitsElements(JsonElement expected)
    {
        var read = Message!.Elements.DistinctBy(element => element.Code).ToDictionary(e => e.Code, e => e.Value);
        var wanted = expected.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!);
        return read.Count == wanted.Count && wanted.All(item => read.GetValueOrDefault(item.Key) == item.Value);
    }

    private string? DateTimeText() => Dated is { Date: { } date, Time: { } time }
        ? date.ToDateTime(time).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
