namespace MedDispense.Domain.Scanning;

/// <summary>What a GS1 message means to the house: a product, a client, a badge, a place, or nothing we use.</summary>
internal static class GsOneMeaning
{
    // Each of these says what the code is about, so two that exclude each other leave no meaning at all.
    private static readonly string[] ProductKeys = ["01", "02", "03", "8006", "8026"];
    private static readonly string[] PersonKeys = ["8017", "8018"];
    private static readonly string[] ProductData = ["10", "11", "17", "21", "30", "37", "7003", "715"];

    private static readonly (string Code, NationalNumberScheme Scheme)[] NationalNumbers =
    [
        ("710", NationalNumberScheme.Pzn), ("711", NationalNumberScheme.Cip),
        ("712", NationalNumberScheme.CodigoNacional), ("713", NationalNumberScheme.Drn),
        ("714", NationalNumberScheme.Aim), ("716", NationalNumberScheme.Aic), ("717", NationalNumberScheme.Srn),
    ];

    public static Scan Of(GsOneReading reading, int currentYear) => reading switch
    {
        GsOneMessage message => Of(message, currentYear),
        GsOneFault fault => UnreadableWords.For(fault),
        _ => throw new InvalidOperationException("A GS1 reading is a message or a fault."),
    };

    private static Scan Of(GsOneMessage message, int currentYear)
    {
        var faults = GsOneCompanions.Check(message);
        if (faults.FirstOrDefault(LeavesNoMeaning) is { } contradiction) return UnreadableWords.For(contradiction);
        var namesPerson = PersonKeys.Any(key => message.Find(key) is not null);
        var namesProduct = ProductKeys.Any(key => message.Find(key) is not null);
        if (namesPerson && namesProduct) return UnreadableWords.For(UnreadableCause.SaysTwoThings);
        if (message.Value("8018") is { } recipient)
            return new ClientScan { ServiceRelation = recipient, ServiceRelationInstance = message.Value("8019") };
        if (message.Value("8017") is { } provider)
            return new StaffScan { ServiceRelation = provider, ServiceRelationInstance = message.Value("8019") };
        if (namesProduct || ProductData.Any(code => message.Find(code) is not null))
            return Product(message, faults, currentYear);
        return message.Value("414") is { } location
            ? new PlaceScan { Location = location, LocationExtension = message.Value("254") }
            : new UnknownScan(message.ToElementString());
    }

    private static bool LeavesNoMeaning(GsOneFault fault) => fault.Kind switch
    {
        GsOneFaultKind.RepeatedWithOtherValue => true,
        GsOneFaultKind.NotAllowedTogether => IsKey(fault.Identifier) && IsKey(fault.Detail),
        _ => false,
    };

    private static bool IsKey(string code) => ProductKeys.Contains(code) || PersonKeys.Contains(code);

    private static ProductScan Product(GsOneMessage message, IReadOnlyList<GsOneFault> faults, int currentYear)
    {
        var gtin = GtinIn(message, "01") ?? GtinIn(message, "03") ?? GtinIn(message, "8006");
        return new ProductScan
        {
            Gtin = gtin,
            ContentGtin = GtinIn(message, "02") ?? GtinIn(message, "8026"),
            NdcCandidates = message.Value("715") is { } ndc ? NationalDrugCodeText.Candidates(ndc)
                : gtin is null ? [] : NationalDrugCodeText.CandidatesIn(gtin),
            NationalNumbers = [.. NationalNumbers.Where(pair => message.Find(pair.Code) is not null)
                .Select(pair => new NationalProductNumber(pair.Scheme, message.Value(pair.Code)!))], // just found
            Lot = message.Value("10"),
            Expiry = (message.Find("17") ?? message.Find("7003"))?.Date,
            Produced = message.Find("11")?.Date,
            Serial = message.Value("21"),
            Count = (message.Value("30") ?? message.Value("37")) is { } count ? AsciiDigits.Number(count) : null,
            Remarks = [.. Remarks(message, faults, currentYear)],
            Message = message,
        };
    }

    private static Gtin? GtinIn(GsOneMessage message, string code) =>
        message.Value(code) is { } value ? Gtin.Read(value[..14]) : null;

    private static IEnumerable<ScanRemark> Remarks(
        GsOneMessage message, IReadOnlyList<GsOneFault> faults, int currentYear)
    {
        if (message.Find("17") is null && message.Elements.Any(element => SwallowsDate(element, currentYear)))
            yield return ScanRemark.SeparatorMayBeMissing;
        if (faults.Any(fault => fault.Kind == GsOneFaultKind.CompanionMissing)) yield return ScanRemark.OtherCodeNeeded;
        if (faults.Any(fault => fault.Kind == GsOneFaultKind.NotAllowedTogether))
            yield return ScanRemark.LabelBreaksRules;
    }

    // A lot or serial number in which "17" and a plausible day stand at the end or before the next identifier has most
    // likely run into the expiry date, because the separator between them was lost on the way.
    private static bool SwallowsDate(GsOneElement element, int currentYear)
    {
        if (element.Code is not ("10" or "21")) return false;
        for (var i = 1; i + 8 <= element.Value.Length; i++)
        {
            ReadingEffort.Take(1);
            var part = element.Value.AsSpan(i);
            if (part[..2] is not ("11" or "15" or "17")) continue;
            var day = GsOneDate.ReadShort(part[2..8], currentYear, dayMayBeOpen: true);
            var isPlausible = day is { } date && date.Year >= currentYear - 10 && date.Year <= currentYear + 10;
            var isFollowed = part[8..] is [] or ['1', '0', ..] or ['2', '1', ..];
            if (isPlausible && isFollowed) return true;
        }
        return false;
    }
}
