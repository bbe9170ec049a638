using MedDispense.Domain.Facilities;

namespace MedDispense.Web.Features.Labels;

/// <summary>A stock of labels that can be bought. All its measures are here, in millimetres; the sheet of a paper is
/// centred, so that its margins follow. <see cref="LabelStockCss"/> makes the styles of them.</summary>
/// <param name="Code">Name in addresses and of the style.</param>
/// <param name="Words">As a person chooses it.</param>
/// <param name="Width">Of one label.</param>
/// <param name="Height">Of one label.</param>
public sealed record LabelStock(string Code, string Words, double Width, double Height)
{
    private static readonly (double Width, double Height) A4 = (210, 297);
    private static readonly (double Width, double Height) Letter = (215.9, 279.4);

    public static readonly IReadOnlyList<LabelStock> All =
    [
        new("a4-21", "A4 sheet, 21 labels of 63.5 × 38.1 mm", 63.5, 38.1) { Paper = PaperSize.A4, Columns = 3, Rows = 7, GapX = 2.5 },
        new("a4-65", "A4 sheet, 65 labels of 38.1 × 21.2 mm", 38.1, 21.2) { Paper = PaperSize.A4, Columns = 5, Rows = 13, GapX = 2.5, Padding = 1, Text = 7.5 },
        new("a4-8", "A4 sheet, 8 labels of 99.1 × 67.7 mm", 99.1, 67.7) { Paper = PaperSize.A4, Columns = 2, Rows = 4, GapX = 2.5, Padding = 4, Text = 16 },
        new("letter-30", "Letter sheet, 30 labels of 66.7 × 25.4 mm (2⅝ × 1 in)", 66.675, 25.4) { Paper = PaperSize.Letter, Columns = 3, Rows = 10, GapX = 3.175 },
        new("letter-6", "Letter sheet, 6 labels of 101.6 × 84.7 mm (4 × 3⅓ in)", 101.6, 84.667) { Paper = PaperSize.Letter, Columns = 2, Rows = 3, GapX = 4.7625, Padding = 4, Text = 16 },
        new("roll-57x32", "Roll, 57 × 32 mm", 57, 32),
        new("roll-62x29", "Roll, 62 × 29 mm", 62, 29),
        new("roll-102x51", "Roll, 102 × 51 mm (4 × 2 in)", 102, 51) { Padding = 3, Text = 12 },
        new("card-a4", "A4 card, 8 cards of 85.6 × 54 mm to cut out", 85.6, 54) { Paper = PaperSize.A4, Columns = 2, Rows = 4, GapX = 8, GapY = 8, IsCut = true, Padding = 3, Text = 10.5 },
        new("card-letter", "Letter card, 8 cards of 85.6 × 54 mm to cut out", 85.6, 54) { Paper = PaperSize.Letter, Columns = 2, Rows = 4, GapX = 8, GapY = 8, IsCut = true, Padding = 3, Text = 10.5 },
        new("card-single", "Card printer or roll, 85.6 × 54 mm", 85.6, 54) { Padding = 3, Text = 10.5 },
        new("band-25x279", "Wristbands, 25 × 279 mm (1 × 11 in)", 279, 25) { Text = 9 },
    ];

    /// <summary>The sheet that it lies on; null for a roll, where a label is a page.</summary>
    public PaperSize? Paper { get; init; }

    public int Columns { get; init; } = 1;

    public int Rows { get; init; } = 1;

    public double GapX { get; init; }

    public double GapY { get; init; }

    /// <summary>What stays white on every side of a label.</summary>
    public double Padding { get; init; } = 2;

    /// <summary>Size of the text in points, where it fits.</summary>
    public double Text { get; init; } = 8;

    /// <summary>Plain card that is cut along printed lines.</summary>
    public bool IsCut { get; init; }

    public int PerSheet => Columns * Rows;

    public (double Width, double Height) Page => Paper switch
    {
        PaperSize.A4 => A4,
        PaperSize.Letter => Letter,
        null => (Width, Height),
    };

    /// <summary>The sheet of the paper that the house prints on, or the first.</summary>
    public static LabelStock UsualFor(PaperSize paper, IReadOnlyList<LabelStock> offered) =>
        offered.FirstOrDefault(stock => stock.Paper == paper) ?? offered[0];

    /// <summary>Those with these names, in this order.</summary>
    public static IReadOnlyList<LabelStock> Of(params string[] codes) => [.. codes.Select(code => All.Single(stock => stock.Code == code))];
}
