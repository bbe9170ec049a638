namespace MedDispense.Domain.Scanning;

/// <summary>
/// The one way from the text of a scanner or camera to its meaning. Never throws, whatever the text; decides by form
/// alone and knows no records.
/// </summary>
public static class ScanReader
{
    /// <summary>Longest text that is looked at, in characters.</summary>
    public const int LongestText = 4096;

    /// <summary>Reads one scan.</summary>
    /// <param name="text">As delivered: with or without symbology identifier, line end, leading separator.</param>
    /// <param name="symbologyIdentifier">Three characters such as "]C1" when the camera gives them apart; else
    /// null.</param>
    /// <param name="today">The day of the scan, from which two-digit years are seen.</param>
    /// <param name="settings">How the scanner is set up; null for the default.</param>
    public static Scan Read(
        string? text, string? symbologyIdentifier, DateOnly today, ScanSettings? settings = null)
    {
        ReadingEffort.Take(text?.Length ?? 0);
        if (string.IsNullOrWhiteSpace(text)) return UnreadableWords.For(UnreadableCause.NothingRead);
        if (text.Length > LongestText)
            return UnreadableWords.For(UnreadableCause.TooLong) with { Raw = text[..LongestText] };
        var inText = SymbologyIdentifier.ReadPrefix(text.Trim(), out var body);
        var symbology = inText ?? SymbologyIdentifier.Read(symbologyIdentifier);
        return Meaning(body, symbology, today.Year, settings ?? ScanSettings.Default) with { Raw = text };
    }

    private static Scan Meaning(string body, SymbologyIdentifier? symbology, int year, ScanSettings settings)
    {
        if (body.Length == 0) return UnreadableWords.For(UnreadableCause.NothingRead);
        return HouseLabel(body)
            ?? WebAddress(body, year)
            ?? Bracketed(body, year)
            ?? IndustryMeaning.OfEnvelope(settings.WithSeparators(body), year)
            ?? IndustryMeaning.OfHibc(body, year)
            ?? EanOrUpc(body, symbology, year, settings)
            ?? BareNumber(body, symbology)
            ?? ElementString(body, symbology, year, settings)
            ?? IndustryMeaning.OfNationalNumber(body)
            ?? new UnknownScan(body);
    }

    private static Scan? HouseLabel(string body)
    {
        if (!FacilityCode.Looks(body)) return null;
        if (FacilityCode.Read(body) is not { } code) return UnreadableWords.For(UnreadableCause.HouseLabelWrong);
        return code.Type switch
        {
            FacilityCodeType.Client => new ClientScan { Code = code },
            FacilityCodeType.Pack => new PackScan(code),
            FacilityCodeType.PreparedDose => new PreparedDoseScan(code),
            FacilityCodeType.Order => new OrderScan(code),
            FacilityCodeType.Place => new PlaceScan { Code = code },
            FacilityCodeType.Staff => new StaffScan { Code = code },
        };
    }

    private static Scan? WebAddress(string body, int year)
    {
        if (!GsOneDigitalLink.IsWebAddress(body)) return null;
        var reading = GsOneDigitalLink.Read(body, year);
        return reading is GsOneFault { Kind: GsOneFaultKind.NoKeyInAddress }
            ? new UnknownScan(body)
            : GsOneMeaning.Of(reading, year);
    }

    private static Scan? Bracketed(string body, int year) =>
        body is ['(', >= '0' and <= '9', ..] ? GsOneMeaning.Of(GsOneBracketedText.Read(body, year), year) : null;

    // A small composite symbol beside an EAN or UPC is sent as a second message behind a bar.
    private static Scan? EanOrUpc(string body, SymbologyIdentifier? symbology, int year, ScanSettings settings)
    {
        if (symbology is not { IsEanOrUpc: true }) return null;
        var messages = body.Split("|]e0", 2);
        // Modifier 3 says that an issue number of two or five digits follows the thirteen.
        var digits = symbology.Text == "]E3" && messages[0].Length > 13 ? messages[0][..13] : messages[0];
        var isCut = digits.Length > 13 || (symbology.IsEanEight && digits.Length != 8)
            || (settings.UpcIsSentWithThirteenDigits && !symbology.IsEanEight && digits.Length != 13);
        var main = (AsciiDigits.Only(digits) && !isCut ? ProductNumber.Read(digits, symbology) : null)
            ?? UnreadableWords.For(UnreadableCause.CutShort);
        return messages.Length == 2 && main is ProductScan { Gtin: { } gtin }
            ? GsOneMeaning.Of(GsOneElementString.Read($"01{gtin}{messages[1]}", year), year)
            : main;
    }

    // Before the element strings: by chance many a GTIN can be cut into measures and inner numbers. Only where the
    // scanner says GS1 is that what it is; and some readers leave out the 01 in front of a DataBar's GTIN.
    private static Scan? BareNumber(string body, SymbologyIdentifier? symbology)
    {
        if (!AsciiDigits.Only(body)) return null;
        var isBareDataBar = symbology?.Text == "]e0" && body.Length == 14 && Gtin.Read(body) is not null;
        return symbology is { IsGsOne: true } && !isBareDataBar ? null : ProductNumber.Read(body, symbology);
    }

    private static Scan? ElementString(string body, SymbologyIdentifier? symbology, int year, ScanSettings settings)
    {
        var text = settings.WithSeparators(body);
        var isGsOne = symbology is { IsGsOne: true };
        var reading = GsOneElementString.Read(text, year);
        return isGsOne || LooksLikeElementString(text, reading) ? GsOneMeaning.Of(reading, year) : null;
    }

    // Without word from the scanner a text is taken for an element string when something in it proves it: a separator,
    // a check digit that fits, a date in front of further elements. A lone lot number proves nothing.
    private static bool LooksLikeElementString(string text, GsOneReading reading)
    {
        var start = text.AsSpan().TrimStart(GsOneElementString.Separator);
        if (GsOneApplicationIdentifier.AtStartOf(start) is not { } first) return false;
        if (text.Contains(GsOneElementString.Separator)) return true;
        if (reading is GsOneMessage message)
            return first.HasCheckDigit || (first.EndsItself && message.Elements.Count > 1);
        // A product or person whose check digit does not fit is a damaged code, not an unknown one.
        var length = first.Components.Where(part => !part.MayBeLeftOut).Sum(part => part.Shortest) + first.Code.Length;
        return first.Code is "01" or "8006" or "8017" or "8018"
            && text.Length >= length && AsciiDigits.Only(text.AsSpan(0, length));
    }
}
