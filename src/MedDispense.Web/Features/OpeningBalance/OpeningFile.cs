using System.Globalization;
using System.Text;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>The comma-separated file of an opening balance: its columns, a template, and its rows as text.</summary>
public static class OpeningFile
{
    public const int MostBytes = 1_000_000;
    public const int MostRows = 1_000;
    private const int LongestField = 400;

    /// <summary>Column, whether it must be filled in, and what stands in it.</summary>
    public static readonly IReadOnlyList<(string Name, bool IsNeeded, string Words)> Columns =
    [
        ("code", false, "NDC, GTIN or another code of the pack. Code or medicine, or both."),
        ("medicine", false, "Name, strength and form as the formulary shows them."),
        ("lot", false, "Lot, where the pack carries one."),
        ("expiry", false, "Last day of use: 2027-01-31, or 2027-01 for the end of the month."),
        ("serial", false, "Serial number, for a single container."),
        ("containers", true, "How many containers are alike, 1 or more."),
        ("amount_each", true, "Counted in each: 30, 1.5, 250 mL."),
        ("place", true, "Name of the place as the house calls it."),
        ("owner_card", false, "Code of the client's card; empty for stock of the house."),
    ];

    /// <summary>A file with the header and two example rows.</summary>
    public static string Template { get; } =
        string.Join(',', Columns.Select(column => column.Name)) + "\r\n"
        + "12496-1208-3,,B24107,2027-01-31,,2,30,Controlled cupboard,\r\n"
        + ",LORazepam 0.5 mg tablet,L5520,2026-12,,1,27,Cart A,\r\n";

    /// <summary>A row as it stands in the file, by column.</summary>
    public sealed record Row(int Number, IReadOnlyDictionary<string, string> Fields)
    {
        public string this[string column] => Fields.GetValueOrDefault(column, "");
    }

    /// <summary>The rows, or why the file is none.</summary>
    public static async Task<(IReadOnlyList<Row> Rows, string? Refusal)> ReadAsync(Stream file, long length)
    {
        if (length is 0 or > MostBytes)
            return ([], length == 0 ? "The file is empty." : "The file is larger than 1 MB. Split it into several.");
        var bytes = new byte[length];
        await file.ReadExactlyAsync(bytes);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return ([], NotText);
        }

        return text.Contains('\0', StringComparison.Ordinal) ? ([], NotText) : Read(text);
    }

    private const string NotText = "The file is not plain text in UTF-8. Save the table as “CSV UTF-8” and send that.";

    private static (IReadOnlyList<Row> Rows, string? Refusal) Read(string text)
    {
        var records = new CsvRecords(text);
        var all = records.Read().Take(MostRows + 2).ToList();
        if (records.UnclosedQuoteIn is { } unclosed)
            return ([], $"A quotation mark that opens in row {unclosed} is never closed. Mend it and send the file again.");
        if (all.FirstOrDefault(record => record.Fault is not null) is { } faulty)
            return ([], $"Row {faulty.Number} cannot be read. {faulty.Fault}");
        if (all.Count == 0)
            return ([], "The file is empty.");
        var names = all[0].Fields.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var missing = Columns.Select(column => column.Name).Except(names).ToList();
        if (missing.Count > 0)
        {
            return ([], $"These columns are missing in the first row: {string.Join(", ", missing)}. "
                + "Start from the template, with commas between the columns.");
        }

        if (all.Count == 1)
            return ([], "The file has a first row and no others.");
        if (all.Count > MostRows + 1)
            return ([], string.Create(CultureInfo.InvariantCulture, $"More than {MostRows:N0} rows. Split the file into several."));
        return ([.. all.Skip(1).Where(record => record.Fields.Any(field => field.Trim().Length > 0)).Select(record =>
            new Row(record.Number, Columns.ToDictionary(
                column => column.Name, column => Cut(record.Fields.ElementAtOrDefault(names.IndexOf(column.Name))))))], null);
    }

    private static string Cut(string? field) => (field ?? "").Trim() is { Length: > LongestField } longer ? longer[..LongestField] : (field ?? "").Trim();
}
