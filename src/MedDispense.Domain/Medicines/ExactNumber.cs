using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// An exact number, zero or more: a fraction of two longs in lowest terms, so that strengths and doses never lose a
/// digit. Arithmetic that does not fit throws <see cref="OverflowException"/>; use the Try forms on foreign material.
/// </summary>
public readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    // Stored less one so that default(ExactNumber) is a proper zero.
    private readonly long _denominatorLessOne;

    /// <exception cref="ArgumentOutOfRangeException">A negative numerator, or a denominator below one.</exception>
    public ExactNumber(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var divisor = (long)GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    public static ExactNumber Zero => default;

    public static ExactNumber One => new(1);

    public long Numerator { get; }

    public long Denominator => _denominatorLessOne + 1;

    public bool IsZero => Numerator == 0;

    public bool IsWhole => Denominator == 1;

    public static ExactNumber operator +(ExactNumber left, ExactNumber right) =>
        TryAdd(left, right, out var sum) ? sum : throw DoesNotFit();

    public static ExactNumber operator *(ExactNumber left, ExactNumber right) =>
        TryMultiply(left, right, out var product) ? product : throw DoesNotFit();

    /// <exception cref="DivideByZeroException">The right side is zero.</exception>
    public static ExactNumber operator /(ExactNumber left, ExactNumber right) =>
        right.IsZero ? throw new DivideByZeroException("An exact number was divided by zero.")
        : TryDivide(left, right, out var quotient) ? quotient : throw DoesNotFit();

    public static bool operator ==(ExactNumber left, ExactNumber right) => left.Equals(right);

    public static bool operator !=(ExactNumber left, ExactNumber right) => !left.Equals(right);

    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;

    /// <summary>False when the sum does not fit two longs.</summary>
    public static bool TryAdd(ExactNumber left, ExactNumber right, out ExactNumber sum) => TryFit(
        (Int128)left.Numerator * right.Denominator + (Int128)right.Numerator * left.Denominator,
        (Int128)left.Denominator * right.Denominator, out sum);

    /// <summary>False when the product does not fit two longs.</summary>
    public static bool TryMultiply(ExactNumber left, ExactNumber right, out ExactNumber product) => TryFit(
        (Int128)left.Numerator * right.Numerator, (Int128)left.Denominator * right.Denominator, out product);

    /// <summary>False when the divisor is zero or the quotient does not fit two longs.</summary>
    public static bool TryDivide(ExactNumber left, ExactNumber right, out ExactNumber quotient)
    {
        quotient = default;
        return !right.IsZero && TryFit(
            (Int128)left.Numerator * right.Denominator, (Int128)left.Denominator * right.Numerator, out quotient);
    }

    /// <summary>
    /// Reads "10", ".5", "0.25", "1,000" and "1,000.5": ASCII digits, a point, commas only between thousands.
    /// </summary>
    /// <param name="text">The text as written; spaces around it do not matter.</param>
    /// <param name="number">The number, zero when the text is not one.</param>
    /// <param name="why">In plain words why it could not be read.</param>
    public static bool TryParse(string? text, out ExactNumber number, [NotNullWhen(false)] out string? why)
    {
        number = default;
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            why = "There is no number.";
            return false;
        }

        var point = trimmed.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? trimmed : trimmed[..point];
        var fraction = point < 0 ? "" : trimmed[(point + 1)..];
        var digits = WithoutThousandsCommas(whole);
        if (digits is null || !fraction.All(char.IsAsciiDigit) || (point >= 0 && fraction.Length == 0)
            || digits.Length + fraction.Length == 0)
        {
            why = $"{Quoted(trimmed)} is not a number as it is written here, such as 0.5, 10 or 1,000.";
            return false;
        }

        var allDigits = (digits + fraction.TrimEnd('0')).TrimStart('0');
        var places = fraction.TrimEnd('0').Length;
        if (allDigits.Length > 18 || places > 18)
        {
            why = $"{Quoted(trimmed)} has more digits than can be kept exactly.";
            return false;
        }

        var numerator = allDigits.Length == 0 ? 0 : long.Parse(allDigits, CultureInfo.InvariantCulture);
        number = new ExactNumber(numerator, PowerOfTen(places));
        why = null;
        return true;
    }

    /// <summary>
    /// Gives this number as a whole count of parts, each one <paramref name="partsPerOne"/>th; false when it is not
    /// whole or does not fit.
    /// </summary>
    public bool TryCountParts(int partsPerOne, out long parts)
    {
        parts = 0;
        if (!TryMultiply(this, new ExactNumber(partsPerOne), out var product) || !product.IsWhole)
            return false;
        parts = product.Numerator;
        return true;
    }

    public bool Equals(ExactNumber other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    public int CompareTo(ExactNumber other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>
    /// As a ward writes it: "0.5", "5", "1,000.25": leading zero, no trailing zero, thousands separated. What no
    /// decimal can say exactly is a fraction: "1 1/3".
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder((Numerator / Denominator).ToString("#,0", CultureInfo.InvariantCulture));
        var rest = (Int128)(Numerator % Denominator);
        if (rest == 0)
            return text.ToString();
        if (!HasDecimalForm(Denominator))
        {
            var fraction = string.Create(CultureInfo.InvariantCulture, $"{(long)rest}/{Denominator}");
            return Numerator < Denominator ? fraction : $"{text} {fraction}";
        }

        text.Append('.');
        while (rest != 0)
        {
            rest *= 10;
            text.Append((char)('0' + (int)(rest / Denominator)));
            rest %= Denominator;
        }

        return text.ToString();
    }

    /// <summary>Cut to a length that fits a sentence, so that hostile text cannot flood a page.</summary>
    internal static string Quoted(string text) =>
        "\"" + (text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…")) + "\"";

    private static bool HasDecimalForm(long denominator)
    {
        while (denominator % 2 == 0)
            denominator /= 2;
        while (denominator % 5 == 0)
            denominator /= 5;
        return denominator == 1;
    }

    private static string? WithoutThousandsCommas(string whole)
    {
        var groups = whole.Split(',');
        if (!groups.All(group => group.All(char.IsAsciiDigit)))
            return null;
        if (groups.Length == 1)
            return whole;
        var wellGrouped = groups[0].Length is >= 1 and <= 3 && groups[0] != "0"
            && groups.Skip(1).All(group => group.Length == 3);
        return wellGrouped ? string.Concat(groups) : null;
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    private static bool TryFit(Int128 numerator, Int128 denominator, out ExactNumber number)
    {
        var divisor = GreatestCommonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
        var fits = numerator <= long.MaxValue && denominator <= long.MaxValue;
        number = fits ? new ExactNumber((long)numerator, (long)denominator) : default;
        return fits;
    }

    private static Int128 GreatestCommonDivisor(Int128 left, Int128 right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }

    private static OverflowException DoesNotFit() => new("An exact number does not fit two 64-bit integers.");
}
