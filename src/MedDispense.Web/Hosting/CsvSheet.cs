using System.Buffers;
using System.Globalization;
using System.Text;

namespace MedDispense.Web.Hosting;

/// <summary>A comma-separated file (RFC 4180, UTF-8 with a byte order mark) that a spreadsheet opens without running
/// anything: text that begins like a formula is led by an apostrophe.</summary>
public sealed class CsvSheet
{
    /// <summary>Signs at which spreadsheets begin a formula, with the full-width forms that some of them also take.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> FigureSigns = SearchValues.Create("0123456789./ ");

    private readonly StringBuilder _text = new();
    private bool _rowBegun;

    /// <summary>A cell of words.</summary>
    public CsvSheet Text(string? words)
    {
        words ??= "";
        // Spreadsheets look past leading blanks before they decide.
        var first = words.AsSpan().TrimStart(' ');
        var safe = first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal) ? "'" + words : words;
        return Cell(safe);
    }

    /// <summary>A cell with a whole number.</summary>
    public CsvSheet Number(long? number) => Cell(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>A cell with a figure that the program wrote itself, such as <c>-8.5</c>: figures are no formulas.</summary>
    /// <exception cref="ArgumentException">It holds anything but digits, one sign in front, point, blank and slash.</exception>
    public CsvSheet Figure(string? figure)
    {
        if (figure is not null && figure.TrimStart('-').AsSpan().IndexOfAnyExcept(FigureSigns) >= 0)
            throw new ArgumentException("A figure is digits only.", nameof(figure));
        return Cell(figure ?? "");
    }

    /// <summary>Ends the row.</summary>
    public CsvSheet EndRow()
    {
        _text.Append("\r\n");
        _rowBegun = false;
        return this;
    }

    /// <summary>A whole row of words.</summary>
    public CsvSheet Row(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            Text(cell);
        return EndRow();
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    private CsvSheet Cell(string content)
    {
        if (_rowBegun)
            _text.Append(',');
        _rowBegun = true;
        if (content.AsSpan().IndexOfAny(",\"\r\n") < 0)
            _text.Append(content);
        else
            _text.Append('"').Append(content.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }
}
