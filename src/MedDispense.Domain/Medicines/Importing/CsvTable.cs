using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>A row of a table by column name.</summary>
/// <param name="Number">The row as a spreadsheet numbers it.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
/// <param name="Fields">Trimmed fields by column; only to be asked when there is no fault.</param>
internal sealed record CsvRow(int Number, string? Fault, IReadOnlyDictionary<string, string> Fields)
{
    public string this[string column] => Fields[column];

    /// <summary>The field if the row got that far; for naming a row that is refused.</summary>
    public string? Key(string column) =>
        Fields.GetValueOrDefault(column) is { Length: > 0 and <= 40 } key ? key : null;
}

/// <summary>
/// A whole comma-separated file with the header that its reader asks for, or the reason why it is none.
/// </summary>
internal static class CsvTable
{
    private const string AskAgain = "Get the file again from its source and import it whole.";

    /// <summary>Reads and checks the whole file before anything of it is used.</summary>
    public static async Task<(IReadOnlyList<CsvRow> Rows, FileRefusal? Refusal)> ReadAsync(
        TextReader reader, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var buffer = new char[64 * 1024];
        var text = new StringBuilder();
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(buffer, 0, count);
            if (text.Length > ImportLimits.MostCharacters)
                return Refuse(ImportLimits.TooLarge, ImportLimits.MakeSelection);
        }

        return Read(text.ToString(), columns);
    }

    private static (IReadOnlyList<CsvRow> Rows, FileRefusal? Refusal) Read(string text, IReadOnlyList<string> columns)
    {
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        if (string.IsNullOrWhiteSpace(text))
            return Refuse("The file is empty.", AskAgain);
        if (text[0] == '\u001F' || text.StartsWith("PK\u0003", StringComparison.Ordinal))
            return Refuse("The file is packed.", "Unpack it and import the table inside.");
        if (text.Contains('\0', StringComparison.Ordinal))
            return Refuse("The file is not plain text.", "Save it as comma-separated text in UTF-8 and import that.");

        var records = new CsvRecords(text);
        List<string>? header = null;
        var rows = new List<CsvRow>();
        foreach (var record in records.Read())
        {
            if (header is null)
            {
                if (!TryReadHeader(record, columns, out header, out var refusal))
                    return ([], refusal);
                continue;
            }

            if (rows.Count == ImportLimits.MostRows)
                return Refuse(ImportLimits.TooManyRows, ImportLimits.MakeSelection);
            rows.Add(ToRow(record, header));
        }

        if (records.UnclosedQuoteIn is { } unclosed)
            return Refuse($"A quotation mark that opens in row {unclosed} is never closed.", AskAgain);
        if (rows.Count == 0)
            return Refuse("The file has a header and no rows.", AskAgain);
        return !records.EndsWithLineEnd && rows[^1].Fields.Count < header!.Count // A row exists, so a header does.
            ? Refuse($"The file breaks off in the middle of row {rows[^1].Number}.", AskAgain)
            : (rows, null);
    }

    private static bool TryReadHeader(
        CsvRecord record,
        IReadOnlyList<string> columns,
        [NotNullWhen(true)] out List<string>? header,
        [NotNullWhen(false)] out FileRefusal? refusal)
    {
        header = record.Fields.Select(field => field.Trim().ToLowerInvariant()).ToList();
        var found = header;
        var missing = columns.Where(column => !found.Contains(column)).ToList();
        var twice = found.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1)?.Key;
        var wanted = $"The first row must name the columns {string.Join(", ", columns)}, with commas between them.";
        refusal = missing.Count > 0
            ? new FileRefusal(
                missing.Count == columns.Count
                    ? "The first row does not name the columns of this kind of file."
                    : $"These columns are missing: {string.Join(", ", missing)}.",
                wanted)
            : twice is not null ? new FileRefusal($"The column {ExactNumber.Quoted(twice)} is there twice.", wanted)
            : record.Fault is not null ? new FileRefusal($"The first row cannot be read. {record.Fault}", wanted)
            : null;
        return refusal is null;
    }

    private static CsvRow ToRow(CsvRecord record, List<string> header)
    {
        var fields = new Dictionary<string, string>(header.Count, StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(header.Count, record.Fields.Count); i++)
            fields[header[i]] = record.Fields[i].Trim();
        var fault = record.Fault
            ?? (record.Fields.Count != header.Count
                ? $"The row has {record.Fields.Count} fields where the header has {header.Count}."
                : fields.Values.Any(NameText.IsDamaged)
                    ? "The row holds characters that were lost or do not belong in text."
                    : null);
        return new CsvRow(record.Number, fault, fields);
    }

    private static (IReadOnlyList<CsvRow> Rows, FileRefusal? Refusal) Refuse(string why, string whatToDo) =>
        ([], new FileRefusal(why, whatToDo));
}
