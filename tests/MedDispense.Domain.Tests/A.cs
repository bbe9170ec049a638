using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using NodaTime;

namespace MedDispense.Domain.Tests;

/// <summary>Things of a ward with safe defaults, so that a test states only what matters: at eight in the morning of 10
/// June 2026 in New York, a client who is in the house gets two films of an order that lists 08:00 and 20:00.</summary>
internal static class A
{
    public const string Films = "buprenorphine and naloxone 8 mg/2 mg film";

    /// <summary>08:00 in the house.</summary>
    public static readonly DateTime Now = new(2026, 6, 10, 12, 0, 0, DateTimeKind.Utc);

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static readonly Guid FacilityId = Guid.CreateVersion7();
    public static readonly Guid OrderId = Guid.CreateVersion7();
    public static readonly Place Cart = Place(PlaceKind.Cart, "Cart A");

    private static readonly Dictionary<string, Medicine> Formulary = DemoFormulary.Products.ToDictionary(
        product => product.Title.Replace('\u00A0', ' ').ToLowerInvariant(), Made);

    public static IEnumerable<Medicine> Medicines => Formulary.Values;

    /// <summary>A product of the demonstration formulary by its title, whatever its capitals.</summary>
    public static Medicine Medicine(string title = Films) => Formulary[title.ToLowerInvariant()];

    /// <summary>A moment of the house's own clock.</summary>
    public static DateTime At(string local) => LocalDateTime.FromDateTime(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture))
        .InZoneLeniently(Zone).ToDateTimeUtc();

    public static Client Client(Presence presence = Presence.Here, AllergyStatus allergies = AllergyStatus.NoneKnown) => new()
    {
        FacilityId = FacilityId,
        Id = Guid.CreateVersion7(),
        FamilyName = "Okonkwo",
        GivenNames = "Daniel",
        BornOn = new DateOnly(1988, 2, 29),
        CardCode = "card",
        AdmittedAt = Now.AddDays(-30),
        Presence = presence,
        AllergyStatus = allergies,
    };

    public static Allergy Allergy(string substance, string reaction = "hives") => new()
    {
        FacilityId = FacilityId,
        Id = Guid.CreateVersion7(),
        ClientId = Guid.CreateVersion7(),
        Substance = substance,
        Reaction = reaction,
        RecordedAt = Now.AddDays(-30),
        RecordedById = Guid.CreateVersion7(),
    };

    public static Actor Nurse(StaffRights rights = StaffRights.HandleControlled | StaffRights.Witness) =>
        new(FacilityId, Guid.CreateVersion7(), "Priya Lindqvist", "PL", StaffRoles.Nurse, rights, IsTrainee: false);

    public static Place Place(PlaceKind kind, string name) => new() { FacilityId = FacilityId, Id = Guid.CreateVersion7(), Kind = kind, Name = name };

    public static PackInHand Pack(
        Medicine? medicine = null, Place? place = null, long inPlace = 30, Guid? owner = null, DateOnly? expiry = null, string? lot = "A1",
        string? serial = null, DateTime? givenBefore = null, bool isBeingCounted = false, params IReadOnlyList<string> elsewhere)
    {
        medicine ??= Medicine();
        var pack = new Pack
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            Lot = lot,
            Expiry = expiry ?? new DateOnly(2027, 12, 31),
            Serial = serial,
            OwnerClientId = owner,
            LabelCode = "label",
            CreatedAt = Now.AddDays(-10),
        };
        return new PackInHand(pack, medicine, place ?? Cart, inPlace, elsewhere, isBeingCounted, givenBefore);
    }

    public static Recall Recall(Pack pack, string? lot = null) => new()
    {
        FacilityId = FacilityId,
        Id = Guid.CreateVersion7(),
        Salt = new string('0', 32),
        MedicineId = pack.MedicineId,
        Lot = lot ?? pack.Lot!,
        Reference = "R-7",
        Reason = "Foreign particles",
        OpenedAt = Now.AddDays(-1),
    };

    public static OrderVersion Version(
        string timing = "daily 08:00 20:00", int version = 1, Medicine? medicine = null, long amount = 2, string? starts = null,
        string? ends = null, string? from = null, int gapMinutes = 480, long? maximum = null, string route = "sublingual",
        string? allergyReason = null, string? interactionReason = null, string? doseReason = null, string? indication = null, OrderSignature signature = OrderSignature.ByPrescriber,
        ExactNumber? dose = null, string unit = "1") => new()
        {
            FacilityId = FacilityId,
            OrderId = OrderId,
            Version = version,
            PostingId = Guid.CreateVersion7(),
            MedicineId = (medicine ?? Medicine()).Id,
            DoseNumber = dose?.Numerator ?? amount,
            DoseDivisor = dose?.Denominator ?? 1,
            DoseUnit = unit,
            DoseAmount = amount,
            Route = route,
            Timing = timing,
            Way = DoseWay.OneAct,
            Indication = indication,
            MinimumGapMinutes = gapMinutes,
            MaximumIn24Hours = maximum,
            StartsAt = At(starts ?? "2026-06-01T00:00"),
            EndsAt = ends is null ? null : At(ends),
            EffectiveFrom = At(from ?? "2026-06-01T00:00"),
            PrescriberName = "Dr Meyer",
            Signature = signature,
            AllergyReason = allergyReason,
            InteractionReason = interactionReason,
            DoseReason = doseReason,
            Salt = new string('0', 32),
        };

    public static OrderStep Step(OrderStepKind kind, string at, int? version = null, string reason = "QTc too long") => new()
    {
        FacilityId = FacilityId,
        PostingId = Guid.CreateVersion7(),
        Ordinal = 1,
        OrderId = OrderId,
        Kind = kind,
        EffectiveAt = At(at),
        Version = version,
        Reason = reason,
        Salt = new string('0', 32),
    };

    /// <summary>An order of these versions; of the default one when there are none.</summary>
    public static OrderHistory Order(IEnumerable<OrderVersion>? versions = null, params IEnumerable<OrderStep> steps) => new(
        new MedicationOrder { FacilityId = FacilityId, Id = OrderId, Number = 7, ClientId = Guid.CreateVersion7(), CreatedAt = Now.AddDays(-9) },
        versions ?? [Version()], steps);

    public static Domain.Schedules.Occurrence Occurrence(string nominal = "2026-06-10T08:00")
    {
        var listed = Domain.Schedules.Occurrence.Listed(nominal);
        return Domain.Schedules.Occurrence.Of(OrderId, DateOnly.FromDateTime(listed), TimeOnly.FromDateTime(listed), Zone);
    }

    public static TakenDose Taken(string at, long amount = 2, Medicine? medicine = null, Guid? order = null) =>
        new(At(at), order ?? OrderId, medicine ?? Medicine(), amount, "Tom Okafor");

    /// <summary>Everything about a dose against which nothing stands.</summary>
    public static DoseFacts Dose(OrderVersion? version = null, OrderHistory? order = null, Medicine? ordered = null)
    {
        order ??= Order(version is null ? null : [version]);
        return new DoseFacts
        {
            Now = Now,
            HappenedAt = Now,
            IsLateEntry = false,
            Limits = new FacilityLimits(),
            Clock = new FacilityClock(Zone),
            Client = Client(),
            Allergies = [],
            Order = order,
            VersionSeen = order.VersionAt(Now).Version,
            Ordered = ordered ?? Medicine(),
            Occurrence = order.VersionAt(Now).IsAsNeeded ? null : Occurrence(),
            Pack = Pack(ordered),
            StationPlace = Cart,
            Amount = order.VersionAt(Now).DoseAmount,
            Drawn = order.VersionAt(Now).DoseAmount,
            Indication = order.VersionAt(Now).Indication,
            Taken = [],
        };
    }

    /// <summary>The same dose, at another moment of the house's own clock.</summary>
    public static DoseFacts HappenedAt(this DoseFacts facts, string local) => facts with { Now = At(local), HappenedAt = At(local) };

    private static Medicine Made(FormularyProduct product) => MedicineOfProduct.Make(
        new ImportedProduct { Source = ImportSource.OpenFdaNdc, SourceKey = product.Title, Rows = [], Product = product },
        FacilityId, "demo", Guid.CreateVersion7, Now, new DateOnly(2026, 6, 10));
}
