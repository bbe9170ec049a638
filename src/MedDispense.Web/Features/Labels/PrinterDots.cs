namespace MedDispense.Web.Features.Labels;

/// <summary>How finely a printer prints. A module of a symbol, its narrowest bar or square, is a whole number of dots: one
/// that is not comes out now wider, now narrower, and is read badly.</summary>
/// <param name="PerInch">Dots on 25.4 mm.</param>
/// <param name="Words">As a person chooses it.</param>
public sealed record PrinterDots(int PerInch, string Words)
{
    /// <summary>What a usual scanner still reads well, in millimetres: two dots of the coarsest printer.</summary>
    public const double NarrowestModule = 0.25;

    public static readonly IReadOnlyList<PrinterDots> All =
    [
        new(203, "Label printer, 203 dots per inch"),
        new(300, "Label or card printer, 300 dots per inch"),
        new(600, "Office printer, 600 dots per inch"),
    ];

    /// <summary>The narrowest module of whole dots that may be printed, in millimetres.</summary>
    public double Narrowest => Math.Ceiling(NarrowestModule / Dot) * Dot;

    private double Dot => 25.4 / PerInch;

    public static PrinterDots? Find(int? perInch) => All.FirstOrDefault(printer => printer.PerInch == perInch);

    /// <summary>The widest module of whole dots with which so many fit into a length; null where even the narrowest that
    /// may be printed does not.</summary>
    /// <param name="room">Millimetres.</param>
    /// <param name="modules">How many stand side by side, white edges included.</param>
    /// <param name="widest">Wider than this helps no reader, in millimetres.</param>
    public double? Module(double room, int modules, double widest)
    {
        var dots = (int)Math.Floor(Math.Min(room / modules, widest) / Dot);
        return dots * Dot >= NarrowestModule ? dots * Dot : null;
    }
}
