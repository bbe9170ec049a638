using System.Collections.Frozen;

namespace MedDispense.Domain.Scanning;

/// <summary>
/// The rules on the content of a component, under the names that the GS1 syntax dictionary gives them.
/// Each one answers null, or what is wrong.
/// </summary>
internal static class GsOneContentRules
{
    private delegate GsOneFaultKind? Rule(ReadOnlySpan<char> value, int currentYear);

    private static readonly FrozenDictionary<string, Rule> ByName = new Dictionary<string, Rule>
    {
        ["csum"] = (value, _) => Fault(GsOneFaultKind.WrongCheckDigit, !GtinCheckDigit.IsCorrect(value)),
        ["csumalpha"] = (value, _) => GsOneCheckCharacterPair.Check(value),
        ["gcppos1"] = (value, _) => CompanyPrefix(value),
        ["gcppos2"] = (value, _) => CompanyPrefix(value[1..]),
        ["yymmdd"] = (value, year) => NoDay(GsOneDate.ReadShort(value, year, dayMayBeOpen: false)),
        ["yymmd0"] = (value, year) => NoDay(GsOneDate.ReadShort(value, year, dayMayBeOpen: true)),
        ["yyyymmdd"] = (value, _) => NoDay(GsOneDate.ReadLong(value)),
        ["hhmi"] = (value, _) => Fault(GsOneFaultKind.NoSuchTime, GsOneDate.ReadTime(value) is null),
        ["hh"] = (value, _) => Fault(GsOneFaultKind.NoSuchTime, AsciiDigits.Number(value) > 23),
        ["mi"] = (value, _) => Fault(GsOneFaultKind.NoSuchTime, AsciiDigits.Number(value) > 59),
        ["ss"] = (value, _) => Fault(GsOneFaultKind.NoSuchTime, AsciiDigits.Number(value) > 59),
        ["iso3166"] = (value, _) => NotIn(GsOneCodeLists.CountryNumbers, value),
        ["iso3166999"] = (value, _) => value is "999" ? null : NotIn(GsOneCodeLists.CountryNumbers, value),
        ["iso3166alpha2"] = (value, _) => NotIn(GsOneCodeLists.CountryLetters, value),
        ["iso4217"] = (value, _) => NotIn(GsOneCodeLists.CurrencyNumbers, value) is null
            ? null : NotIn(GsOneCodeLists.WithdrawnCurrencyNumbers, value),
        ["iso5218"] = (value, _) => NotAllowed(value is not ("0" or "1" or "2" or "9")),
        ["packagetype"] = (value, _) => NotIn(GsOneCodeLists.PackageTypes, value),
        ["mediatype"] = (value, _) => NotAllowed(AsciiDigits.Number(value) is 0 or (> 10 and < 80)),
        ["yesno"] = (value, _) => NotAllowed(value is not ("0" or "1")),
        ["winding"] = (value, _) => NotAllowed(value is not ("0" or "1" or "9")),
        ["zero"] = (value, _) => NotAllowed(value.ContainsAnyExcept('0')),
        ["nonzero"] = (value, _) => NotAllowed(!value.ContainsAnyExcept('0')),
        ["nozeroprefix"] = (value, _) => NotAllowed(value[0] == '0'),
        ["hasnondigit"] = (value, _) => NotAllowed(AsciiDigits.Only(value)),
        ["hyphen"] = (value, _) => NotAllowed(value.ContainsAnyExcept('-')),
        ["importeridx"] = (value, _) => NotAllowed(!char.IsAsciiLetterOrDigit(value[0]) && value is not ("-" or "_")),
        ["latitude"] = (value, _) => NotAllowed(value.SequenceCompareTo("1800000000") > 0),
        ["longitude"] = (value, _) => NotAllowed(value.SequenceCompareTo("3600000000") > 0),
        ["pieceoftotal"] = (value, _) => PieceOfTotal(value),
        ["posinseqslash"] = (value, _) => PositionInSequence(value),
        ["pcenc"] = (value, _) => PercentEncoding(value),
        ["iban"] = (value, _) => BankAccount(value),
        ["couponcode"] = (value, _) => GsOneCoupon.Check(value),
        ["couponposoffer"] = (value, _) => GsOneCoupon.CheckPositiveOffer(value),
    }.ToFrozenDictionary();

    /// <summary>What is wrong with the value under the named rule; null when nothing is.</summary>
    /// <exception cref="KeyNotFoundException">The table of identifiers names a rule that is not here.</exception>
    public static GsOneFaultKind? Check(string rule, ReadOnlySpan<char> value, int currentYear) =>
        ByName[rule](value, currentYear);

    private static GsOneFaultKind? Fault(GsOneFaultKind kind, bool isWrong) => isWrong ? kind : null;

    private static GsOneFaultKind? NotAllowed(bool isWrong) => Fault(GsOneFaultKind.NotAllowedValue, isWrong);

    private static GsOneFaultKind? NoDay(DateOnly? day) => Fault(GsOneFaultKind.NoSuchDate, day is null);

    private static GsOneFaultKind? NotIn(FrozenSet<string> list, ReadOnlySpan<char> value) =>
        NotAllowed(!list.Contains(value.ToString()));

    // The shortest company prefix that GS1 gives out has four digits; which ones are given out we cannot know.
    private static GsOneFaultKind? CompanyPrefix(ReadOnlySpan<char> value)
    {
        if (value.Length < 4) return GsOneFaultKind.TooShort;
        return NotAllowed(!AsciiDigits.Only(value[..4]));
    }

    private static GsOneFaultKind? PieceOfTotal(ReadOnlySpan<char> value)
    {
        var piece = AsciiDigits.Number(value[..(value.Length / 2)]);
        var total = AsciiDigits.Number(value[(value.Length / 2)..]);
        return NotAllowed(piece == 0 || total == 0 || piece > total);
    }

    private static GsOneFaultKind? PositionInSequence(ReadOnlySpan<char> value)
    {
        var slash = value.IndexOf('/');
        if (slash < 0 || !AsciiDigits.Only(value[..slash]) || !AsciiDigits.Only(value[(slash + 1)..]))
            return GsOneFaultKind.NotAllowedValue;
        var (position, end) = (AsciiDigits.Number(value[..slash]), AsciiDigits.Number(value[(slash + 1)..]));
        return NotAllowed(value[0] == '0' || value[slash + 1] == '0' || position > end);
    }

    private static GsOneFaultKind? PercentEncoding(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '%') continue;
            if (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2]))
                return GsOneFaultKind.NotAllowedValue;
            i += 2;
        }
        return null;
    }

    // ISO 13616: the first four characters go to the end, letters count 10 to 35, the whole is 1 modulo 97.
    private static GsOneFaultKind? BankAccount(ReadOnlySpan<char> value)
    {
        if (value.Length <= 10) return GsOneFaultKind.TooShort;
        if (!GsOneCodeLists.CountryLetters.Contains(value[..2].ToString())) return GsOneFaultKind.NotAllowedValue;
        var remainder = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[(i + 4) % value.Length];
            if (char.IsAsciiDigit(character)) remainder = (remainder * 10 + (character - '0')) % 97;
            else if (char.IsAsciiLetterUpper(character)) remainder = (remainder * 100 + (character - 'A' + 10)) % 97;
            else return GsOneFaultKind.WrongCharacter;
        }
        return Fault(GsOneFaultKind.WrongCheckDigit, remainder != 1);
    }
}
