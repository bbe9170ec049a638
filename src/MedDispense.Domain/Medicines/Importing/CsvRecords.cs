using System.Text;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>One record of a table as it stands in the file.</summary>
/// <param name="Number">Its row as a spreadsheet numbers it: the header is row 1, empty lines count.</param>
/// <param name="Fields">The fields without their quotes; as far as they could be read when there is a fault.</param>
/// <param name="Fault">Why the record breaks the rules of the format; null when it keeps them.</param>
public sealed record CsvRecord(int Number, IReadOnlyList<string> Fields, string? Fault);

/// <summary>
/// Cuts comma-separated text into records by RFC 4180: quoted fields may hold commas, line ends and doubled quotes.
/// A record that breaks the rules is kept with its fault and reading goes on at the next line.
/// </summary>
public sealed class CsvRecords(string text)
{
    private const int LongestField = 10_000;
    private const int MostFields = 200;

    private readonly StringBuilder _field = new();
    private List<string> _fields = [];
    private string? _fault;
    private int _at;

    /// <summary>The row in which a quoted field opens that nothing closes; null when there is none.</summary>
    public int? UnclosedQuoteIn { get; private set; }

    /// <summary>Whether the text ends with a line end, as a complete file does.</summary>
    public bool EndsWithLineEnd => text.Length == 0 || text[^1] is '\n' or '\r';

    /// <summary>The records in the order of the text; lines without anything are left out. Read once.</summary>
    public IEnumerable<CsvRecord> Read()
    {
        var number = 0;
        while (_at < text.Length)
        {
            number++;
            var start = _at;
            ReadRecord();
            if (UnclosedQuoteIn is not null)
            {
                UnclosedQuoteIn = number;
                yield break;
            }

            var isEmptyLine = _fields.Count == 1 && _fields[0].Length == 0 && text[start] != '"';
            if (!isEmptyLine)
                yield return new CsvRecord(number, _fields, _fault);
        }
    }

    private void ReadRecord()
    {
        _fields = [];
        _fault = null;
        do
        {
            _field.Clear();
            if (_at < text.Length && text[_at] == '"')
                ReadQuoted();
            else
                ReadPlain();
            if (_field.Length > LongestField)
                _fault ??= "A field is longer than 10,000 characters.";
            if (_fields.Count < MostFields)
                _fields.Add(_field.ToString());
            else
                _fault ??= "The row has more than 200 fields.";
        }
        while (TakeComma());
        TakeLineEnd();
    }

    private void ReadPlain()
    {
        while (_at < text.Length && text[_at] is not (',' or '\r' or '\n'))
        {
            if (text[_at] == '"')
                _fault ??= "A quotation mark stands inside a field that is not quoted.";
            Take(text[_at++]);
        }
    }

    private void ReadQuoted()
    {
        _at++;
        while (true)
        {
            if (_at >= text.Length)
            {
                UnclosedQuoteIn = 0;
                return;
            }

            var c = text[_at++];
            if (c != '"')
                Take(c);
            else if (_at < text.Length && text[_at] == '"')
                Take(text[_at++]);
            else
                break;
        }

        if (_at >= text.Length || text[_at] is ',' or '\r' or '\n')
            return;
        _fault ??= "There is text after the closing quotation mark of a field.";
        ReadPlain();
    }

    // Enough is kept to know that it is too long, no more.
    private void Take(char c)
    {
        if (_field.Length <= LongestField)
            _field.Append(c);
    }

    private bool TakeComma()
    {
        if (_at >= text.Length || text[_at] != ',')
            return false;
        _at++;
        return true;
    }

    private void TakeLineEnd()
    {
        if (_at < text.Length && text[_at] == '\r')
            _at++;
        if (_at < text.Length && text[_at] == '\n')
            _at++;
    }
}
