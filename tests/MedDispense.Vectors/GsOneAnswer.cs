using System.Globalization;
using System.Text.Json;
using MedDispense.Domain.Scanning;

namespace MedDispense.Vectors;

/// <summary>What our reader made of a GS1 vector; each field in one spelling, so that texts can be compared.</summary>
internal sealed record GsOneAnswer(bool IsValid)
{
    public string Refusal { get; init; } = "";

    public GsOneMessage? Message { get; init; }

    public Gtin? Gtin { get; init; }

    public string? Plain { get; init; }

    public static GsOneAnswer Refused(string why) => new(false) { Refusal = why };

    public static GsOneAnswer Of(GsOneReading reading) => reading switch
    {
        GsOneMessage message => new GsOneAnswer(true) { Message = message, Gtin = GtinIn(message) },
        GsOneFault fault => Refused($"{fault.Kind}{(fault.Identifier.Length > 0 ? $" in ({fault.Identifier})" : "")}"),
        _ => throw new InvalidOperationException("A GS1 reading is a message or a fault."),
    };

    public static GsOneAnswer Of(Gtin? gtin) =>
        gtin is null ? Refused("no such number") : new GsOneAnswer(true) { Gtin = gtin };

    /// <summary>A field that the vector expects; null when the answer has no such field.</summary>
    public string? Say(string field) => field switch
    {
        "ais" => Message is not null ? Elements(Message) : Gtin is not null ? $"(01){Gtin}" : null,
        "repeated" => Message is null ? null : string.Join(" ", Message.Repeated),
        "raw" => Message?.ToElementString(),
        "gtin14" => Gtin?.FourteenDigits,
        "gtin12" or "upca" or "upc_a" => Gtin?.FourteenDigits[2..],
        "gtin_format" => Gtin?.Format.ToString().Replace("Gtin", "GTIN-", StringComparison.Ordinal),
        "expiry" => Iso((Message?.Find("17") ?? Message?.Find("7003"))?.Date),
        "date" => Iso(Dated?.Date),
        "datetime" => Dated is { Date: { } date, Time: { } time } ? Iso(date.ToDateTime(time)) : null,
        "decimal" => Message?.Elements.FirstOrDefault(element => element.DecimalText is not null)?.DecimalText,
        "plain" => Plain,
        _ => null,
    };

    /// <summary>What the vector expects, in the spelling of <see cref="Say"/>.</summary>
    public static string Wanted(JsonProperty field)
    {
        var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        return (field.Name, field.Value.ValueKind) switch
        {
            ("ais", JsonValueKind.Object) => string.Concat(field.Value.EnumerateObject()
                .OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => $"({item.Name}){item.Value}")),
            ("repeated", JsonValueKind.Array) => string.Join(" ", field.Value.EnumerateArray()),
            ("datetime", _) => DateTime.TryParse(text, CultureInfo.InvariantCulture, out var moment) ? Iso(moment) : text,
            _ => text,
        };
    }

    private GsOneElement? Dated => Message?.Elements.FirstOrDefault(element => element.Date is not null);

    private static string Elements(GsOneMessage message) => string.Concat(message.Elements
        .DistinctBy(element => element.Code).OrderBy(element => element.Code, StringComparer.Ordinal)
        .Select(element => $"({element.Code}){element.Value}"));

    private static Gtin? GtinIn(GsOneMessage message) =>
        message.Elements.FirstOrDefault(element => element.Code is "01" or "02" or "03") is { } element
            ? Gtin.Read(element.Value) : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
