using MedDispense.Domain.Facilities;

namespace MedDispense.Web.Features.Labels;

/// <summary>A kind of label that can be bought; its measures in millimetres are in labels.css.</summary>
/// <param name="Code">Name of the style.</param>
/// <param name="Words">As a person chooses it.</param>
/// <param name="PerSheet">Labels on one sheet; 1 for a roll.</param>
public sealed record LabelStock(string Code, string Words, int PerSheet)
{
    public static readonly IReadOnlyList<LabelStock> All =
    [
        new("a4-21", "A4 sheet, 21 labels of 63.5 × 38.1 mm", 21),
        new("a4-65", "A4 sheet, 65 labels of 38.1 × 21.2 mm", 65),
        new("letter-30", "Letter sheet, 30 labels of 66.7 × 25.4 mm (2⅝ × 1 in)", 30),
        new("roll-57x32", "Roll, 57 × 32 mm", 1),
        new("roll-62x29", "Roll, 62 × 29 mm", 1),
        new("roll-102x51", "Roll, 102 × 51 mm (4 × 2 in)", 1),
    ];

    /// <summary>The sheet of the paper that the house prints on.</summary>
    public static LabelStock UsualFor(PaperSize paper) => paper switch
    {
        PaperSize.A4 => All[0],
        PaperSize.Letter => All[2],
    };

    public static LabelStock? Find(string? code) => All.FirstOrDefault(stock => stock.Code == code);
}
