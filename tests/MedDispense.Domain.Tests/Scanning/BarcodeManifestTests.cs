using System.Text.Json;
using MedDispense.Domain.Scanning;
using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

public sealed class BarcodeManifestTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [SharedFact]
    public void The_text_of_every_test_picture_means_what_the_manifest_says() => CheckAll(IdentifierOf);

    [SharedFact]
    public void The_text_of_every_test_picture_means_the_same_without_symbology_identifier() => CheckAll(_ => null);

    private void CheckAll(Func<string, string?> identifierOf)
    {
        var items = JsonDocument.Parse(File.ReadAllText(SharedMaterial.PathOf("barcodes", "manifest.json")))
            .RootElement.GetProperty("items").EnumerateArray().ToList();
        var failures = items.Where(item => !IsAsExpected(item, identifierOf)).Select(item => item.ToString()).ToList();
        output.WriteLine($"{items.Count - failures.Count} of {items.Count} pictures as expected.");
        Assert.NotEmpty(items);
        Assert.Empty(failures);
    }

    private static bool IsAsExpected(JsonElement item, Func<string, string?> identifierOf)
    {
        var picture = SharedMaterial.PathOf("barcodes", item.GetProperty("file").GetString()!);
        var text = File.ReadAllText(Path.ChangeExtension(picture, ".txt"));
        var scan = ScanReader.Read(text, identifierOf(item.GetProperty("format").GetString()!), Today);
        if (text.Length == 0) return scan is UnreadableScan { Cause: UnreadableCause.NothingRead };
        if (item.TryGetProperty("expect_ais", out var elements))
            return HasElements(scan, elements) && HasNdc(scan, item);
        if (item.TryGetProperty("gtin14", out var gtin))
            return scan is ProductScan named && named.Gtin?.FourteenDigits == gtin.GetString() && HasNdc(scan, item);
        if (item.TryGetProperty("element_string", out var expected))
            return HasElementString(scan, expected.GetString()!);
        // Ten digits may be an NDC, whatever symbol they stand in; anything else has no form we know.
        return text.Length == 10 ? scan is ProductScan { NdcCandidates.Count: 3 } : IsUnknownTo(scan, text);
    }

    // Eight digits of a Code 128, sent without identifier, cannot be told from an EAN-8 with a wrong check digit.
    private static bool IsUnknownTo(Scan scan, string text) =>
        scan is UnknownScan unknown ? unknown.Text == text
            : text.Length == 8 && scan is UnreadableScan { Cause: UnreadableCause.WrongCheckDigit };

    private static bool HasElements(Scan scan, JsonElement elements) => scan switch
    {
        ClientScan client => client.ServiceRelation == elements.GetProperty("8018").GetString(),
        ProductScan { Message: { } message } => elements.EnumerateObject().Count() == message.Elements.Count
            && elements.EnumerateObject().All(element => message.Value(element.Name) == element.Value.GetString()),
        _ => false,
    };

    // A DataBar read without its 01 arrives as a bare GTIN and has no message.
    private static bool HasElementString(Scan scan, string expected) => scan is ProductScan product
        && (product.Message?.ToElementString() ?? "01" + product.Gtin) == expected;

    private static bool HasNdc(Scan scan, JsonElement item)
    {
        var note = item.TryGetProperty("note", out var value) ? value.GetString()! : "";
        return !note.StartsWith("NDC ", StringComparison.Ordinal)
            || (scan as ProductScan)!.NdcCandidates.Any(candidate => candidate.Text == note[4..]);
    }

    private static string? IdentifierOf(string format) => format switch
    {
        "Code 128" => "]C0",
        "EAN-13" or "UPC-A" or "UPC-E" => "]E0",
        "EAN-8" => "]E4",
        "ITF" or "ITF-14" => "]I1",
        "Code 39" => "]A0",
        "Data Matrix" => "]d1",
        "QR Code" => "]Q1",
        "GS1 DataMatrix" => "]d2",
        "GS1-128" => "]C1",
        "none" => null,
        _ when format.StartsWith("DataBar", StringComparison.Ordinal) => "]e0",
        _ => throw new InvalidOperationException($"No identifier for {format}."),
    };
}
