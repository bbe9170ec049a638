using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Tests.Ledger;

/// <summary>A posting with every part and every field filled, whose bytes are fixed for ever in format 1; and what format 2
/// added to the papers around stock.</summary>
internal static class GoldenPosting
{
    public static readonly string PreviousHash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static readonly DateTime Happened = new(2026, 6, 10, 9, 2, 3, 4, DateTimeKind.Utc);

    public static Posting Posting { get; } = PostingOf(format: 1, about: null);

    /// <summary>The same in format 2, which also says what it is about.</summary>
    public static Posting PostingInFormatTwo { get; } = PostingOf(format: 2, about: Id(20));

    public static Recall Recall { get; } = new()
    {
        FacilityId = Id(1),
        Id = Id(2),
        MedicineId = Id(18),
        Lot = "A1",
        Reference = "R-7",
        Reason = "Foreign particles",
        OpenedAt = Happened,
        LiftedByPostingId = Id(21),
        Salt = Salt(8),
    };

    public static DestructionRequest Destruction { get; } = new()
    {
        FacilityId = Id(1),
        Id = Id(2),
        PackId = Id(11),
        PlaceId = Id(13),
        Amount = 3,
        Method = "kit",
        RequestedById = Id(3),
        RequestedAt = Happened,
        EndedByPostingId = Id(21),
        Salt = Salt(9),
    };

    public static Movement Movement { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 1,
        PackId = Id(11),
        Amount = 30,
        FromPlaceId = Id(12),
        ToPlaceId = Id(13),
        SettlesPostingId = Id(14),
        SettlesOrdinal = 2,
        ReopensPostingId = Id(15),
        ReopensOrdinal = 3,
        Salt = Salt(2),
    };

    public static RegisterLine Line { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 1,
        PageId = Id(16),
        Number = 7,
        Kind = RegisterLineKind.Movement,
        PackId = Id(11),
        AmountIn = 30,
        AmountOut = 0,
        AmountMoved = 0,
        CountedAmount = 29,
        PlaceId = Id(13),
        OtherPlaceId = Id(12),
        Counterparty = "Northside Wholesale",
        Note = "Seal whole",
        PageBalance = 72,
        PlaceBalance = 42,
        OtherPlaceBalance = 5,
        Salt = Salt(3),
    };

    public static ReceiptLine ReceiptLine { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 1,
        StockOrderId = Id(17),
        StockOrderOrdinal = 4,
        MedicineId = Id(18),
        PackId = Id(11),
        OrderedAmount = 31,
        NotedAmount = 31,
        CountedAmount = 30,
        Salt = Salt(4),
    };

    public static Discrepancy Discrepancy { get; } = new()
    {
        FacilityId = Id(1),
        Id = Id(19),
        Number = 6,
        Rule = DiscrepancyRule.DeliveryDiffersFromNote,
        Severity = DiscrepancySeverity.High,
        OpenedByPostingId = Id(2),
        OpenedAt = Happened.AddMinutes(1),
        MedicineId = Id(18),
        OwnerClientId = Id(7),
        PackId = Id(11),
        PlaceId = Id(13),
        Difference = -1,
        Fact = "Counted 30, note says 31.",
        Salt = Salt(5),
    };

    public static DiscrepancyStep Step { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 1,
        DiscrepancyId = Id(19),
        Kind = DiscrepancyStepKind.Opened,
        Text = "Counted 30, note says 31.",
        ExplainedAmount = 0,
        Salt = Salt(6),
    };

    public static DailyClose Close { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        BusinessDate = new DateOnly(2026, 6, 10),
        ThroughNumber = 481,
        ThroughHash = PreviousHash,
        PostingsCount = 12,
        OpenInHands = 1,
        OpenInTransit = 2,
        Remarks = "One film still signed out.",
        Salt = Salt(7),
    };

    public static IReadOnlyList<IHashedPart> Parts => [Posting, Movement, Line, ReceiptLine, Discrepancy, Step, Close];

    private static Posting PostingOf(int format, Guid? about) => new()
    {
        FacilityId = Id(1),
        Id = Id(2),
        Number = 482,
        Kind = PostingKind.Received,
        FormatVersion = format,
        ActorId = Id(3),
        ActorName = "Priya Lindqvist",
        ActorInitials = "PL",
        WitnessId = Id(4),
        WitnessName = "Tom Okafor",
        WitnessInitials = "TO",
        WitnessMethod = WitnessMethod.BadgeAndPin,
        WitnessRequired = true,
        CoSignerId = Id(5),
        CoSignerName = "Ana Ruiz",
        StationId = Id(6),
        ClientId = Id(7),
        SupplierId = Id(8),
        HappenedAt = Happened,
        RecordedAt = Happened.AddMinutes(1),
        ReasonCode = "delivery",
        // Decomposed, with the line end of another system: the bytes are those of NFC and LF.
        Reason = "Box de\u0301che\u0301e\r\nby the courier",
        Reference = "DN-77",
        DiscrepancyId = Id(9),
        CorrectsPostingId = Id(10),
        AboutPostingId = about,
        Fingerprint = new string('f', 64),
        Salt = Salt(1),
        PreviousHash = PreviousHash,
        Hash = "",
    };

    private static Guid Id(int number) => new($"01890000-0000-7000-8000-{number:D12}");

    private static string Salt(int number) => $"{number:x32}";
}
