namespace MedDispense.Domain.Scanning;

/// <summary>
/// What a scan means. A closed set: every page that takes a scan says what it does with each case. A scan says only
/// what stands in the code; whether the house knows the client, the pack or the medicine is for the records to say.
/// </summary>
public abstract record Scan
{
    private protected Scan()
    {
    }

    /// <summary>
    /// The text as it was delivered, for the records; cut off at <see cref="ScanReader.LongestText"/>.
    /// </summary>
    public string Raw { get; internal init; } = "";
}

/// <summary>
/// A client's card or wristband: the house's own label, or a GS1 wristband with a GSRN. One of the two is set.
/// </summary>
public sealed record ClientScan : Scan
{
    /// <summary>The house's own code; null on a GS1 wristband.</summary>
    public FacilityCode? Code { get; init; }

    /// <summary>
    /// Global Service Relation Number of a recipient (AI 8018), 18 digits; null on the house's own label.
    /// </summary>
    public string? ServiceRelation { get; init; }

    /// <summary>Which of several wristbands of that number (AI 8019); null when not given.</summary>
    public string? ServiceRelationInstance { get; init; }
}

/// <summary>A badge: the house's own label, or a GSRN of a provider (AI 8017). One of the two is set.</summary>
public sealed record StaffScan : Scan
{
    /// <summary>The house's own code; null on a GS1 badge.</summary>
    public FacilityCode? Code { get; init; }

    /// <summary>Global Service Relation Number of a provider, 18 digits; null on the house's own label.</summary>
    public string? ServiceRelation { get; init; }

    /// <summary>Which of several badges of that number (AI 8019); null when not given.</summary>
    public string? ServiceRelationInstance { get; init; }
}

/// <summary>A place: the house's own label, or a GLN (AI 414). One of the two is set.</summary>
public sealed record PlaceScan : Scan
{
    /// <summary>The house's own code; null when the label holds a GLN.</summary>
    public FacilityCode? Code { get; init; }

    /// <summary>Global Location Number, 13 digits; null on the house's own label.</summary>
    public string? Location { get; init; }

    /// <summary>Room or shelf within that location (AI 254); null when not given.</summary>
    public string? LocationExtension { get; init; }
}

/// <summary>The house's own label on a pack.</summary>
public sealed record PackScan(FacilityCode Code) : Scan;

/// <summary>The house's own label on a dose prepared for one client.</summary>
public sealed record PreparedDoseScan(FacilityCode Code) : Scan;

/// <summary>The house's own label of an order.</summary>
public sealed record OrderScan(FacilityCode Code) : Scan;

/// <summary>
/// A manufacturer's code. It may name a product, or hold only lot, expiry or serial: many packs carry two codes.
/// </summary>
public sealed record ProductScan : Scan
{
    /// <summary>The product; null when the code names none, or names it only by a national number.</summary>
    public Gtin? Gtin { get; init; }

    /// <summary>
    /// Set when eight digits are right both as GTIN-8 and as UPC-E and the scanner did not say which: look up both.
    /// </summary>
    public Gtin? OtherGtin { get; init; }

    /// <summary>
    /// The product inside a carton (AI 02, 8026), which is not the product scanned; null when not given.
    /// </summary>
    public Gtin? ContentGtin { get; init; }

    /// <summary>
    /// Every National Drug Code that the scan can stand for; a catalogue chooses. Empty when there is none.
    /// </summary>
    public IReadOnlyList<NationalDrugCode> NdcCandidates { get; init; } = [];

    /// <summary>Numbers of other national or industry schemes. Empty when there is none.</summary>
    public IReadOnlyList<NationalProductNumber> NationalNumbers { get; init; } = [];

    /// <summary>Lot; null when not given.</summary>
    public string? Lot { get; init; }

    /// <summary>Last day of use; null when not given.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>Day of manufacture; null when not given.</summary>
    public DateOnly? Produced { get; init; }

    /// <summary>Serial number of this very pack; null when not given.</summary>
    public string? Serial { get; init; }

    /// <summary>Count of pieces, or of packs in a carton (AI 30, 37); null when not given.</summary>
    public int? Count { get; init; }

    /// <summary>What the reader noticed and the page should mention. Empty when there is nothing.</summary>
    public IReadOnlyList<ScanRemark> Remarks { get; init; } = [];

    /// <summary>All elements, when the code is a GS1 one; null otherwise.</summary>
    public GsOneMessage? Message { get; init; }

    /// <summary>False for a code that holds only lot, expiry, serial or the contents of a carton.</summary>
    public bool NamesProduct => Gtin is not null || NdcCandidates.Count > 0 || NationalNumbers.Count > 0;
}

/// <summary>A code that is damaged, cut off or contradicts itself. Nothing in it may be used.</summary>
/// <param name="Cause">For counting and for tests.</param>
/// <param name="Reason">What is wrong, in words for a nurse.</param>
/// <param name="WhatToDo">What to do now.</param>
public sealed record UnreadableScan(UnreadableCause Cause, string Reason, string WhatToDo) : Scan;

/// <summary>A code that was read well but has no form we know: a shop's label, an old badge, a web address.</summary>
/// <param name="Text">The content, without symbology identifier.</param>
public sealed record UnknownScan(string Text) : Scan;
