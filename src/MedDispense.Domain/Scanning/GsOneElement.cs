namespace MedDispense.Domain.Scanning;

/// <summary>One identifier with its value, and what the value means where it is a date, a time or a measure.</summary>
public sealed record GsOneElement
{
    /// <summary>The application identifier.</summary>
    public required GsOneApplicationIdentifier Identifier { get; init; }

    /// <summary>The value as it stands in the code.</summary>
    public required string Value { get; init; }

    /// <summary>
    /// The day that the value starts with; null when it does not start with one. Day 00 is the month's last.
    /// </summary>
    public DateOnly? Date { get; init; }

    /// <summary>
    /// The time of day behind the date, in the local time of whoever printed it; null when there is none.
    /// </summary>
    public TimeOnly? Time { get; init; }

    /// <summary>A measure, amount or percentage with its point set ("1.23456"); null when the value is none.</summary>
    public string? DecimalText { get; init; }

    /// <summary>The digits of the identifier.</summary>
    public string Code => Identifier.Code;

    internal static GsOneElement Of(GsOneApplicationIdentifier identifier, string value, int currentYear)
    {
        var date = DateIn(identifier, value, currentYear);
        return new GsOneElement
        {
            Identifier = identifier,
            Value = value,
            Date = date,
            Time = date is null ? null : TimeIn(identifier, value),
            DecimalText = DecimalIn(identifier.Code, value),
        };
    }

    private static DateOnly? DateIn(GsOneApplicationIdentifier identifier, string value, int currentYear)
    {
        var first = identifier.Components[0];
        if (first.Rules.Contains("yyyymmdd")) return GsOneDate.ReadLong(value.AsSpan(0, 8));
        if (first.Rules.Contains("yymmd0")) return GsOneDate.ReadShort(value.AsSpan(0, 6), currentYear, true);
        return first.Rules.Contains("yymmdd") ? GsOneDate.ReadShort(value.AsSpan(0, 6), currentYear, false) : null;
    }

    private static TimeOnly? TimeIn(GsOneApplicationIdentifier identifier, string value)
    {
        var second = identifier.Components.ElementAtOrDefault(1);
        return second is not null && (second.Rules.Contains("hhmi") || second.Rules.Contains("hh"))
            ? GsOneDate.ReadTime(value.AsSpan(identifier.Components[0].Longest))
            : null;
    }

    // In these identifiers the last digit says how many digits of the value stand behind the point.
    private static string? DecimalIn(string code, string value)
    {
        if (code.Length != 4) return null;
        var isMeasure = code[0] == '3' && code[1] is >= '1' and <= '6';
        var isAmount = code[..3] is "390" or "392" or "394" or "395";
        var isAmountInCurrency = code[..3] is "391" or "393";
        if (!isMeasure && !isAmount && !isAmountInCurrency) return null;
        var digits = isAmountInCurrency ? value[3..] : value;
        var decimals = code[3] - '0';
        digits = digits.TrimStart('0').PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }
}
