namespace MedDispense.Domain.Scanning;

/// <summary>What codes of other schemes than GS1 mean: IFA envelopes, HIBC, and bare national numbers.</summary>
internal static class IndustryMeaning
{
    // "[)>" opens a message of ISO/IEC 15434: format 05 holds GS1 data, 06 data identifiers as the IFA system uses
    // them.
    public static Scan? OfEnvelope(string body, int year)
    {
        const string GsOneOpening = "[)>\u001E05\u001D";
        if (body.StartsWith(GsOneOpening, StringComparison.Ordinal))
        {
            var elements = body[GsOneOpening.Length..].TrimEnd('\u0004', '\u001E');
            return GsOneMeaning.Of(GsOneElementString.Read(elements, year), year);
        }
        if (!PharmacyProductNumber.Looks(body)) return null;
        if (PharmacyProductNumber.Read(body, year) is { } pack) return ProductOf(pack);
        return body[0] == '[' ? UnreadableWords.For(UnreadableCause.Damaged) : null;
    }

    private static ProductScan ProductOf(PharmacyProductNumber pack) => new()
    {
        Gtin = pack.Gtin,
        NdcCandidates = pack.Gtin is null ? [] : NationalDrugCodeText.CandidatesIn(pack.Gtin),
        NationalNumbers =
        [
            .. pack.Number is null ? [] : new[] { new NationalProductNumber(NationalNumberScheme.Ppn, pack.Number) },
            .. pack.NationalNumber is null
                ? [] : new[] { new NationalProductNumber(NationalNumberScheme.Pzn, pack.NationalNumber) },
        ],
        Lot = pack.Lot,
        Serial = pack.Serial,
        Expiry = pack.Expiry,
    };

    public static Scan? OfHibc(string body, int year)
    {
        // Code 39 readers may send the asterisks that start and end the symbol.
        var text = body.Trim('*');
        if (!HibcCode.Looks(text)) return null;
        if (HibcCode.Read(text, year) is not { } code) return UnreadableWords.For(UnreadableCause.WrongCheckDigit);
        return new ProductScan
        {
            NationalNumbers = code.Product is null ? [] : [new(NationalNumberScheme.Hibc, code.Product)],
            Lot = code.Lot,
            Serial = code.Serial,
            Expiry = code.Expiry,
            Remarks = code.Product is null ? [ScanRemark.OtherCodeNeeded] : [],
        };
    }

    // Hyphens make a National Drug Code; one hyphen in front of eight digits a German PZN in Code 39.
    public static Scan? OfNationalNumber(string body)
    {
        if (NationalDrugCodeText.Read(body) is { } ndc) return new ProductScan { NdcCandidates = [ndc] };
        if (body is not ['-', .. { Length: 8 } digits] || !AsciiDigits.Only(digits)) return null;
        return PharmacyProductNumber.IsNationalNumber(digits)
            ? new ProductScan { NationalNumbers = [new(NationalNumberScheme.Pzn, digits)] }
            : UnreadableWords.For(UnreadableCause.WrongCheckDigit);
    }
}
