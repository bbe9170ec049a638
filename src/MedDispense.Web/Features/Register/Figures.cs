using System.Globalization;
using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Register;

/// <summary>How amounts of one medicine are written in the register.</summary>
public sealed class Figures(Medicine medicine)
{
    private const char PointSpace = '\u2008';
    private const char FigureSpace = '\u2007';

    /// <summary>What all amounts of the page are counted in, such as <c>films</c> or <c>mL</c>.</summary>
    public string CountedIn => medicine.CountedIn.Plural();

    /// <summary>With its word: <c>8.5 mL</c>.</summary>
    public string Words(long amount) => medicine.Say(amount);

    /// <summary>For a column: <c>1,000</c>; nothing for zero.</summary>
    public string InColumn(long amount) => amount == 0 ? "" : Column(amount);

    /// <summary>For a column of balances, where zero is said. What is measured keeps its decimals under one another by
    /// spaces as wide as a figure, not by zeros.</summary>
    public string Column(long amount)
    {
        var figure = AmountText.FormatNumber(amount, medicine.CountedIn, medicine.SmallestPerCounted);
        var most = medicine.CountedIn.IsMeasured() ? Decimals(medicine.SmallestPerCounted) : 0;
        if (most == 0)
            return figure;
        var point = figure.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? figure + PointSpace + new string(FigureSpace, most)
            : figure + new string(FigureSpace, Math.Max(0, most - (figure.Length - point - 1)));
    }

    /// <summary>For files that machines read: <c>1000</c>, <c>-8.5</c>; thirds as <c>4/3</c>, since no decimal says
    /// them.</summary>
    public string Plain(long amount)
    {
        var per = medicine.SmallestPerCounted;
        for (var (digits, scale) = (0, 1L); digits <= 6; digits++, scale *= 10)
        {
            if (checked(amount * scale) % per == 0)
                return ((decimal)(amount * scale / per) / scale).ToString(CultureInfo.InvariantCulture);
        }

        return $"{amount.ToString(CultureInfo.InvariantCulture)}/{per.ToString(CultureInfo.InvariantCulture)}";
    }

    private static int Decimals(int smallestPerCounted)
    {
        var digits = 0;
        for (var scale = 1L; scale < smallestPerCounted; scale *= 10)
            digits++;
        return digits;
    }
}
