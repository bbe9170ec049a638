using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Ledger;

/// <summary>A posting of format 2 with each part that joined with it and every field filled.</summary>
internal static class GoldenCare
{
    private static readonly DateTime Happened = new(2026, 6, 10, 9, 2, 3, 4, DateTimeKind.Utc);

    public static Posting Posting { get; } = new()
    {
        FacilityId = Id(1),
        Id = Id(2),
        Number = 483,
        Kind = PostingKind.DoseObserved,
        FormatVersion = 2,
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
        ReasonCode = "changed-mind",
        Reason = "Spat out",
        Reference = "DN-77",
        DiscrepancyId = Id(9),
        CorrectsPostingId = Id(10),
        AboutPostingId = Id(20),
        Fingerprint = new string('f', 64),
        Salt = Salt(1),
        PreviousHash = GoldenPosting.PreviousHash,
        Hash = "",
    };

    public static Dose Dose { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        ClientId = Id(7),
        OrderId = Id(21),
        OrderVersion = 3,
        Nominal = "2026-06-10T05:00",
        NominalOrdinal = 1,
        DueAt = Happened.AddMinutes(-2),
        Outcome = DoseOutcome.GivenInPart,
        HappenedAt = Happened,
        MedicineId = Id(18),
        AmountOrdered = 3,
        AmountTaken = 2,
        AmountToWaste = 1,
        ClientIdentified = IdentifiedHow.Chosen,
        PackIdentified = IdentifiedHow.Scanned,
        PackNotScannedReason = "card-missing",
        PhotoId = Id(22),
        Observed = "water, mouth empty",
        Site = "left arm",
        // As a browser sends it; the bytes have LF.
        Answers = "late: emergency\r\nearly: none",
        PreparedPostingId = Id(20),
        ReplacesPostingId = Id(23),
        IsLateEntry = true,
        Salt = Salt(8),
    };

    /// <summary>A dose with these reasons why card and pack were not scanned, otherwise always the same.</summary>
    public static Dose DoseWith(string? card, string? pack) => new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        ClientId = Id(7),
        Outcome = DoseOutcome.Given,
        HappenedAt = Happened,
        MedicineId = Id(18),
        AmountOrdered = 1,
        AmountTaken = 1,
        AmountToWaste = 0,
        ClientIdentified = IdentifiedHow.Chosen,
        PackIdentified = IdentifiedHow.Chosen,
        CardNotScannedReason = card,
        PackNotScannedReason = pack,
        IsLateEntry = false,
        Salt = Salt(8),
    };

    public static OrderVersion Order { get; } = new()
    {
        FacilityId = Id(1),
        OrderId = Id(21),
        Version = 3,
        PostingId = Id(2),
        MedicineId = Id(18),
        DoseNumber = 33,
        DoseDivisor = 2,
        DoseUnit = "mg",
        DoseAmount = 165,
        Route = "oral",
        Timing = "daily 05:00 17:00",
        Way = DoseWay.PrepareThenObserve,
        Indication = "Opioid use disorder",
        Directions = "With water",
        MinimumGapMinutes = 600,
        MaximumIn24Hours = 330,
        StartsAt = Happened.AddDays(-9),
        EndsAt = Happened.AddDays(9),
        EffectiveFrom = Happened.AddHours(-1),
        PrescriberId = Id(24),
        PrescriberName = "Dr Meyer",
        Signature = OrderSignature.VerbalReadBack,
        CounterSignBy = Happened.AddHours(24),
        AllergyReason = "Tolerated since",
        ChangeReason = "Withdrawal in the evening",
        Salt = Salt(9),
    };

    public static OrderStep Step { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 2,
        OrderId = Id(21),
        Kind = OrderStepKind.CounterSigned,
        EffectiveAt = Happened,
        Version = 2,
        Reason = "As said",
        CallPostingId = Id(25),
        Salt = Salt(10),
    };

    public static PrescriberCall Call { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        ClientId = Id(7),
        PrescriberId = Id(24),
        PrescriberName = "Dr Meyer",
        SpokeAt = Happened.AddMinutes(-10),
        Said = "Hold the evening dose",
        ReadBack = true,
        Salt = Salt(11),
    };

    public static CountLine Count { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 4,
        SessionId = Id(26),
        PlaceId = Id(13),
        MedicineId = Id(18),
        OwnerClientId = Id(7),
        PackId = Id(11),
        Counted = 27,
        Expected = 28,
        AsOfLine = 7,
        CountedById = Id(3),
        CountedAt = Happened,
        Salt = Salt(12),
    };

    public static Handover Handover { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        FromPersonId = Id(3),
        ToPersonId = Id(4),
        Keys = "Controlled cupboard, cart A",
        OpenMatters = "One film is still signed out.",
        Salt = Salt(13),
    };

    public static Incident Incident { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        ClientId = Id(7),
        MeantForClientId = Id(27),
        WhatHappened = "Took the film from the table.",
        WhatWasDone = "Watched for four hours.",
        WhoWasTold = "Dr Meyer",
        Salt = Salt(14),
    };

    public static HoldDecision Decision { get; } = new()
    {
        FacilityId = Id(1),
        PostingId = Id(2),
        Ordinal = 1,
        ClientId = Id(7),
        OrderId = Id(21),
        HeldBy = HeldBy.MissedDoses,
        DecidedAt = Happened,
        About = "4 days missed in a row.",
        Reason = "Seen, awake and clear",
        PrescriberId = Id(24),
        PrescriberName = "Dr Meyer",
        Signature = OrderSignature.VerbalReadBack,
        CallPostingId = Id(25),
        Salt = Salt(15),
    };

    public static IReadOnlyList<IHashedPart> Parts => [Posting, Dose, Order, Step, Call, Count, Handover, Incident, Decision];

    private static Guid Id(int number) => new($"01890000-0000-7000-8000-{number:D12}");

    private static string Salt(int number) => $"{number:x32}";
}
