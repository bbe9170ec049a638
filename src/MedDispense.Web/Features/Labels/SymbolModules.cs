using System.Text;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>How many modules a symbol is wide at most, its white edges included, before it is drawn.</summary>
public static class SymbolModules
{
    private const int MatrixEdge = 1;
    private const int BarsEdge = 10;

    /// <summary>Sides of square Data Matrix symbols and the codewords that each holds (ISO/IEC 16022, table 7).</summary>
    private static readonly (int Side, int Holds)[] Squares =
    [
        (10, 3), (12, 5), (14, 8), (16, 12), (18, 18), (20, 22), (22, 30), (24, 36), (26, 44), (32, 62), (36, 86), (40, 114),
        (44, 144), (48, 174), (52, 204),
    ];

    /// <summary>Null where the symbol cannot say this text.</summary>
    public static int? Across(Symbology symbology, string text) =>
        symbology == Symbology.Code128 ? Bars(text) : Matrix(text);

    /// <summary>Start, check and each character are eleven modules wide and the stop thirteen; an even number of digits
    /// alone goes in pairs.</summary>
    private static int? Bars(string text)
    {
        if (text.Any(sign => sign is < ' ' or > '~'))
            return null;
        var isPairs = text.Length % 2 == 0 && text.All(char.IsAsciiDigit);
        return (11 * ((isPairs ? text.Length / 2 : text.Length) + 2)) + 13 + (2 * BarsEdge);
    }

    private static int? Matrix(string text)
    {
        var codewords = text.All(char.IsAscii) ? Ascii(text) : Encoding.UTF8.GetByteCount(text) + 5;
        var square = Squares.FirstOrDefault(square => square.Holds >= codewords);
        return square.Side == 0 ? null : square.Side + (2 * MatrixEdge);
    }

    /// <summary>A codeword for two digits or for one other character.</summary>
    private static int Ascii(string text)
    {
        var codewords = 0;
        for (var i = 0; i < text.Length; i++, codewords++)
        {
            if (char.IsAsciiDigit(text[i]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                i++;
        }

        return codewords;
    }
}
