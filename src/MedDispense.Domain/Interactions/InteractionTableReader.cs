using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Domain.Interactions;

/// <summary>One pair of ingredients as a file states it.</summary>
public sealed record InteractionRow(
    string FirstName, string FirstClass, string SecondName, string SecondClass, string Rule, InteractionSeverity Severity);

/// <summary>Reads the table of the ONC high-priority list (CSV). All of it is in order or nothing is taken: a table that
/// came in with holes would be trusted as a whole one.</summary>
public static class InteractionTableReader
{
    /// <summary>More pairs than this are no table that a page can show.</summary>
    public const int MostPairs = 5_000;

    private const int LongestName = 200;
    private const string AskAgain = "Get the table again from its source, or mend the row, and import it whole.";

    private static readonly string[] Columns =
        ["onc_rule", "object_class", "object_drug", "precipitant_class", "precipitant_drug", "severity"];

    /// <summary>The rows of a file, or why it is none.</summary>
    public static async Task<(IReadOnlyList<InteractionRow> Rows, FileRefusal? Refusal)> ReadAsync(TextReader reader, CancellationToken stop = default)
    {
        var (lines, refusal) = await CsvTable.ReadAsync(reader, Columns, stop);
        if (refusal is not null)
            return ([], refusal);
        if (lines.Count > MostPairs)
            return ([], new FileRefusal($"The file has more than {MostPairs:#,0} rows.", "Import the table of high-priority interactions only."));
        var rows = new List<InteractionRow>();
        var first = new Dictionary<(string, string, string), int>();
        foreach (var line in lines)
        {
            var (row, why) = Read(line);
            if (row is null)
                return Refuse(line.Number, why!); // One of the two is there.
            var (one, other) = (InteractingIngredients.NameOf(row.FirstName), InteractingIngredients.NameOf(row.SecondName));
            var key = string.CompareOrdinal(one, other) < 0 ? (row.Rule, one, other) : (row.Rule, other, one);
            if (!first.TryAdd(key, line.Number))
                return Refuse(line.Number, $"It repeats the pair of row {first[key]}.");
            rows.Add(row);
        }

        return (rows, null);
    }

    private static (InteractionRow? Row, string? Why) Read(CsvRow line)
    {
        if (line.Fault is { } fault)
            return (null, fault);
        var (one, other, rule) = (line["object_drug"], line["precipitant_drug"], line["onc_rule"]);
        if (one.Length == 0 || other.Length == 0 || rule.Length == 0)
            return (null, "A name of an ingredient or the rule is missing.");
        if (Columns.FirstOrDefault(column => line[column].Length > LongestName) is { } tooLong)
            return (null, $"The field {tooLong} is longer than {LongestName} characters.");
        if (InteractingIngredients.NameOf(one) == InteractingIngredients.NameOf(other))
            return (null, $"It names {ExactNumber.Quoted(one)} twice; an ingredient does not interact with itself.");
        return SeverityOf(line["severity"]) is { } severity
            ? (new(one, line["object_class"], other, line["precipitant_class"], rule, severity), null)
            : (null, $"The severity {ExactNumber.Quoted(line["severity"])} is not known; it begins with contraindicated or serious.");
    }

    // "contraindicated (high priority, interruptive)"
    private static InteractionSeverity? SeverityOf(string words) =>
        words.StartsWith("contraindicated", StringComparison.OrdinalIgnoreCase) ? InteractionSeverity.Contraindicated
        : words.StartsWith("serious", StringComparison.OrdinalIgnoreCase) ? InteractionSeverity.Serious
        : null;

    private static (IReadOnlyList<InteractionRow>, FileRefusal?) Refuse(int row, string why) => ([], new FileRefusal($"Row {row}: {why}", AskAgain));
}
