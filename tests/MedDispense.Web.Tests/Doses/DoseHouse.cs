using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>A house at nine in the morning of 10 June 2026 with a client, medicines with exact ingredients, and short words
/// for what nurses do with a dose. Every test ends with the verification of the whole ledger.</summary>
internal sealed class DoseHouse
{
    /// <summary>The dose that is due now under an order with the default times.</summary>
    public const string Due = "2026-06-10T09:00";

    public static readonly Identification Scanned = new(IdentifiedHow.Scanned, IdentifiedHow.Scanned, null);

    private static readonly Identification ClientScanned = new(IdentifiedHow.Scanned, IdentifiedHow.NotAsked, null);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly Dictionary<Guid, OrderTerms> _orders = [];
    private long _packs;

    private DoseHouse(WebHouse house) => House = house;

    public WebHouse House { get; }

    /// <summary>OKONKWO, Sam; no allergies known.</summary>
    public Client Client { get; private set; } = null!;

    /// <summary>Buprenorphine 8 mg and 2 mg under the tongue: controlled, never split.</summary>
    public Medicine Eight { get; private set; } = null!;

    public Medicine Two { get; private set; } = null!;

    /// <summary>Buprenorphine and naloxone, 8 mg/2 mg.</summary>
    public Medicine Film { get; private set; } = null!;

    /// <summary>Methadone 10 mg that may be halved: two smallest amounts a tablet.</summary>
    public Medicine Scored { get; private set; } = null!;

    /// <summary>Methadone 10 mg/mL, measured to 0.01 mL; a second person sees every dose.</summary>
    public Medicine Liquid { get; private set; } = null!;

    /// <summary>Ibuprofen 400 mg: not controlled.</summary>
    public Medicine Plain { get; private set; } = null!;

    /// <summary>On the emergency list.</summary>
    public Medicine Naloxone { get; private set; } = null!;

    /// <summary>Opens the house, runs the test and verifies the ledger.</summary>
    public static async Task RunAsync(DatabaseKind kind, Func<DoseHouse, Task> test)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var ward = new DoseHouse(house);
        await ward.FurnishAsync();
        await test(ward);
        await ward.VerifyAsync();
    }

    public static Task RunAsync(Func<DoseHouse, Task> test) => RunAsync(DatabaseKind.SQLite, test);

    public async Task VerifyAsync()
    {
        var report = await House.AskAsync(db => new LedgerVerifier(db).VerifyAsync());
        Assert.True(report.IsWhole, string.Join('\n', report.Problems.Select(problem => problem.Text)));
    }

    /// <summary>A moment of the house's own clock, UTC.</summary>
    public static DateTime At(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Zone);

    public void GoTo(string local) => House.Clock.AdvanceTo(new DateTimeOffset(At(local)));

    public async Task<Client> ClientAsync(string familyName, AllergyStatus allergies = AllergyStatus.NoneKnown)
    {
        var client = await House.AddClientAsync(familyName);
        await ChangeClientAsync(client, row => row.AllergyStatus = allergies);
        return client;
    }

    public Task ChangeClientAsync(Client client, Action<Client> change) => House.ArrangeAsync(async db =>
    {
        var row = await db.Clients.SingleAsync(other => other.Id == client.Id);
        change(row);
        row.Version++;
    });

    public Task AllergyAsync(Client client, string substance) => House.ArrangeAsync(db =>
    {
        db.Allergies.Add(new Allergy
        {
            FacilityId = House.FacilityId,
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            Substance = substance,
            Reaction = "hives",
            RecordedAt = House.Now(),
            RecordedById = House.People["nurse"].Id,
        });
        return Task.CompletedTask;
    });

    public Task<Medicine> ChangeMedicineAsync(Medicine medicine, Action<Medicine> change) => House.AskAsync(async db =>
    {
        var row = await db.Medicines.SingleAsync(other => other.Id == medicine.Id);
        change(row);
        row.Version++;
        await db.SaveChangesAsync();
        return row;
    });

    /// <summary>A device that is bound to a place.</summary>
    public Task<Guid> StationAsync(string place) => House.AskAsync(async db =>
    {
        var station = new Station
        {
            FacilityId = House.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = $"Device at {place}",
            PlaceId = House.Places[place].Id,
            TokenHash = Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray()).PadLeft(64, '0'),
        };
        db.Stations.Add(station);
        await db.SaveChangesAsync();
        return station.Id;
    });

    /// <summary>A pack that was received into a place.</summary>
    public async Task<Pack> PackAsync(
        Medicine medicine, long amount, string place = "cart", Client? owner = null, string lot = "A1", DateOnly? expiry = null, string? serial = null)
    {
        var pack = new Pack
        {
            FacilityId = House.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            OwnerClientId = owner?.Id,
            Lot = lot,
            Expiry = expiry ?? new DateOnly(2027, 12, 31),
            Serial = serial,
            LabelCode = FacilityCode.ForNumber(FacilityCodeType.Pack, ++_packs).Text,
            CreatedAt = House.Now(),
        };
        Posted(await House.Services.GetRequiredService<LedgerStore>().PostAsync(
            House.Act("stock", "pharmacist"), PostingKind.Received, new { pack.Id, amount }, async scope =>
            {
                scope.Db.Packs.Add(pack);
                return new PostingPlan
                {
                    Movements = [new(pack, amount, await scope.TheAsync(PlaceKind.Supplier), House.Places[place], "Northside Wholesale")],
                    WitnessRequired = true,
                };
            }));
        return pack;
    }

    /// <summary>What a signed order says; a test states only what matters.</summary>
    public sealed record OrderTerms
    {
        public required Guid Id { get; init; }
        public required Guid ClientId { get; init; }
        public required Medicine Medicine { get; init; }

        /// <summary>In the medicine's smallest amount.</summary>
        public required long Amount { get; init; }
        public int Version { get; init; } = 1;
        public string Timing { get; init; } = "daily 09:00 21:00";
        public int GapMinutes { get; init; } = 360;
        public long? Maximum { get; init; }
        public string? AllergyReason { get; init; }
        public string? InteractionReason { get; init; }
        public string? DoseReason { get; init; }
        public string? Route { get; init; }
        public DoseWay Way { get; init; } = DoseWay.OneAct;
        public DateTime? StartsAt { get; init; }
        public DateTime? EndsAt { get; init; }
        public bool IsAsNeeded => Timing == "as needed";
    }

    /// <summary>An order that the prescriber signed; twice a day at nine unless the test says otherwise.</summary>
    public async Task<Guid> OrderAsync(Client client, Medicine medicine, long amount, Func<OrderTerms, OrderTerms>? more = null)
    {
        var terms = new OrderTerms { Id = Guid.CreateVersion7(), ClientId = client.Id, Medicine = medicine, Amount = amount };
        await SignAsync(more?.Invoke(terms) ?? terms);
        return terms.Id;
    }

    public Task<Guid> AsNeededAsync(Client client, Medicine medicine, long amount, int gapMinutes, long? maximum) =>
        OrderAsync(client, medicine, amount, terms => terms with { Timing = "as needed", GapMinutes = gapMinutes, Maximum = maximum });

    /// <summary>A new version of an order, in force from now on.</summary>
    public Task ChangeOrderAsync(Guid order, Func<OrderTerms, OrderTerms> change)
    {
        var terms = change(_orders[order]);
        return SignAsync(terms with { Version = terms.Version + 1 });
    }

    public async Task StepAsync(Guid order, OrderStepKind kind, string reason = "QTc too long") =>
        Posted(await House.Services.GetRequiredService<LedgerStore>().PostAsync(
            House.Act("prescriber"), PostingKind.OrderStepped, new { order, kind }, _ => Task.FromResult(new PostingPlan
            {
                Parts =
                [
                    new(stamp => new OrderStep
                    {
                        FacilityId = stamp.FacilityId,
                        PostingId = stamp.PostingId,
                        Ordinal = stamp.Ordinal,
                        OrderId = order,
                        Kind = kind,
                        EffectiveAt = House.Now(),
                        Reason = reason,
                        Salt = stamp.Salt,
                    }),
                ],
                ClientId = _orders[order].ClientId,
            })));

    /// <summary>Address of the page of a dose, as scanning card and pack leads there.</summary>
    public string DosePage(string who, Guid order, Pack pack, string nominal = Due)
    {
        var tickets = House.Services.GetRequiredService<ScanTickets>();
        var client = _orders[order].ClientId;
        var card = tickets.Write(House.Actor(who), client, IdentifiedHow.Scanned);
        var scanned = tickets.Write(House.Actor(who), pack.Id, IdentifiedHow.Scanned, null, House.Places["cart"].Id);
        return $"/round/{client}/dose?order={order}&at={nominal}&t={Uri.EscapeDataString(card)}&p={Uri.EscapeDataString(scanned)}";
    }

    /// <summary>All that is due of an order, given at once; what differs is said by <paramref name="change"/>.</summary>
    public Task<PostingResult> GiveAsync(
        string who, Guid order, Pack pack, Func<GiveDose.Command, GiveDose.Command>? change = null, string? witness = null,
        Guid? id = null, Guid? station = null, Act? act = null)
    {
        var terms = _orders[order];
        var command = new GiveDose.Command
        {
            ClientId = terms.ClientId,
            OrderId = order,
            Nominal = terms.IsAsNeeded ? null : Due,
            VersionSeen = terms.Version,
            PackId = pack.Id,
            PlaceId = House.Places["cart"].Id,
            Outcome = DoseOutcome.Given,
            Taken = terms.Amount,
            Drawn = terms.Amount,
            Identification = Scanned,
            Indication = terms.IsAsNeeded ? "pain" : null,
        };
        return House.WithAsync((GiveDose give) => give.RunAsync(
            act ?? House.Act(who, witness, id) with { StationId = station }, change?.Invoke(command) ?? command));
    }

    public Task<PostingResult> PrepareAsync(
        string who, Guid order, Pack pack, Func<GiveDose.Command, GiveDose.Command>? change = null, string? witness = null) =>
        GiveAsync(who, order, pack, command => (change?.Invoke(command) ?? command) with { Outcome = DoseOutcome.Prepared }, witness);

    public Task<PostingResult> ObserveAsync(
        string who, Guid prepared, long taken, DoseOutcome outcome = DoseOutcome.Given, string? reason = null, string? witness = null) =>
        House.WithAsync((ObserveDose observe) => observe.RunAsync(House.Act(who, witness),
            new(prepared, outcome, taken, reason, null, "mouth empty", ClientScanned)));

    public Task<PostingResult> NotGivenAsync(
        string who, Guid order, DoseOutcome outcome, string? reasonCode, Func<RecordNotGiven.Command, RecordNotGiven.Command>? change = null)
    {
        var command = new RecordNotGiven.Command(
            _orders[order].ClientId, order, Due, _orders[order].Version, outcome, reasonCode, null, null, null, null, ClientScanned);
        return House.WithAsync((RecordNotGiven not) => not.RunAsync(House.Act(who), change?.Invoke(command) ?? command));
    }

    public Task<PostingResult> MissedAsync(Guid order, string nominal = Due) =>
        House.WithAsync((RecordMissed missed) => missed.RunAsync(House.Act("nurse"), new(_orders[order].ClientId, order, nominal)));

    public Task<PostingResult> NeverHappenedAsync(
        Guid posting, MedicineIsNow now = MedicineIsNow.InItsContainer, Client? swallowedBy = null, string who = "nurse2", string? witness = "nurse") =>
        House.WithAsync((CorrectDose correct) => correct.RunAsync(House.Act(who, witness), new(posting, "Wrong page.", now,
            swallowedBy?.Id, swallowedBy is null ? null : "Watched for an hour.", swallowedBy is null ? null : "Dr Adeyemi, 09:20")));

    public Task<PostingResult> DifferentlyAsync(
        Guid posting, long taken, DateTime? happenedAt = null, string who = "nurse", string? witness = "nurse2", string? reason = "Counted again.") =>
        House.WithAsync((TellDoseDifferently tell) => tell.RunAsync(House.Act(who, witness), new(posting, taken, happenedAt ?? House.Now(), reason)));

    public Task<PostingResult> WasteAsync(string who, string? witness, Pack pack, Guid posting, int ordinal, long amount) =>
        House.WithAsync((RecordWaste waste) => waste.RunAsync(House.Act(who, witness),
            new(pack.Id, Guid.Empty, amount, "opened-not-used", null, null, new MovementKey(posting, ordinal))));

    public Task<long> InCartAsync(Pack pack) => House.AmountAsync(pack, "cart");

    public Task<long> InHandsAsync(Pack pack, string who = "nurse") => House.SignedOutAsync(pack, who);

    /// <summary>How much of a pack has gone to a place that is no place of the house, less what came back from there.</summary>
    public Task<long> WentToAsync(Pack pack, PlaceKind kind) => House.AskAsync(async db =>
    {
        var place = await db.Places.SingleAsync(row => row.Kind == kind);
        return await db.Movements.Where(row => row.PackId == pack.Id && row.ToPlaceId == place.Id).SumAsync(row => row.Amount)
            - await db.Movements.Where(row => row.PackId == pack.Id && row.FromPlaceId == place.Id).SumAsync(row => row.Amount);
    });

    public Task<OccurrenceClaim?> ClaimAsync(Guid order, string nominal = Due) =>
        House.AskAsync(db => db.OccurrenceClaims.AsNoTracking().SingleOrDefaultAsync(row => row.OrderId == order && row.Nominal == nominal));

    public async Task ClaimIsAsync(Guid order, ClaimState state, Guid posting, string nominal = Due)
    {
        var claim = await ClaimAsync(order, nominal);
        Assert.Equal((state, posting), (claim!.State, claim.PostingId));
    }

    public Task<Dose> DoseAsync(Guid posting) => House.AskAsync(db => db.Doses.AsNoTracking().SingleAsync(row => row.PostingId == posting));

    public Task<Posting> PostingAsync(Guid posting) => House.AskAsync(db => db.Postings.AsNoTracking().SingleAsync(row => row.Id == posting));

    public Task<List<RegisterLine>> LinesAsync(Guid posting) =>
        House.AskAsync(db => db.RegisterLines.AsNoTracking().Where(row => row.PostingId == posting).OrderBy(row => row.Ordinal).ToListAsync());

    /// <summary>The chart of a client: what stands, in the order in which it was recorded.</summary>
    public async Task<List<Dose>> ChartAsync(Client client)
    {
        var doses = await House.AskAsync(db => db.DosesThatStand().Where(dose => dose.ClientId == client.Id)
            .Join(db.Postings, dose => dose.PostingId, posting => posting.Id, (dose, posting) => new { dose, posting.Number }).ToListAsync());
        return [.. doses.OrderBy(row => row.Number).Select(row => row.dose)];
    }

    private async Task FurnishAsync()
    {
        Client = await ClientAsync("Okonkwo");
        await House.ArrangeAsync(db =>
        {
            Eight = Add(db, "buprenorphine", "8 mg", "sublingual tablet", "sublingual", UsSchedule.III, ("buprenorphine", 8));
            Two = Add(db, "buprenorphine", "2 mg", "sublingual tablet", "sublingual", UsSchedule.III, ("buprenorphine", 2));
            Film = Add(db, "buprenorphine and naloxone", "8 mg/2 mg", "film", "sublingual", UsSchedule.III, CountedIn.Film, 1, ("buprenorphine", 8), ("naloxone", 2));
            Scored = Add(db, "methadone hydrochloride", "10 mg", "tablet", "oral", UsSchedule.II, CountedIn.Tablet, 2, ("methadone hydrochloride", 10));
            Liquid = Add(db, "methadone hydrochloride", "10 mg/mL", "oral solution", "oral", UsSchedule.II, CountedIn.Millilitre, 100, ("methadone hydrochloride", 10));
            Liquid.WitnessPolicy = WitnessPolicy.EveryDose;
            Plain = Add(db, "ibuprofen", "400 mg", "tablet", "oral", UsSchedule.NotScheduled, ("ibuprofen", 400));
            Naloxone = Add(db, "naloxone hydrochloride", "4 mg", "nasal spray", "nasal", UsSchedule.NotScheduled, CountedIn.Spray, 1, ("naloxone hydrochloride", 4));
            Naloxone.IsEmergency = true;
            return Task.CompletedTask;
        });
    }

    private Medicine Add(Data.MedDispenseDb db, string name, string strength, string form, string route, UsSchedule schedule, params (string Name, long Mg)[] contains) =>
        Add(db, name, strength, form, route, schedule, CountedIn.Tablet, 1, contains);

    private Medicine Add(
        Data.MedDispenseDb db, string name, string strength, string form, string route, UsSchedule schedule, CountedIn countedIn, int scale,
        params (string Name, long Mg)[] contains)
    {
        var id = Guid.CreateVersion7();
        var medicine = new Medicine
        {
            FacilityId = House.FacilityId,
            Id = id,
            Name = name,
            Strength = strength,
            Form = form,
            Route = route,
            UsSchedule = schedule,
            CountedIn = countedIn,
            SmallestPerCounted = scale,
            Source = "house",
            SourceKey = $"{name} {strength} {form}",
            Ingredients =
            [
                .. contains.Select((substance, index) => new MedicineIngredient
                {
                    FacilityId = House.FacilityId,
                    MedicineId = id,
                    Ordinal = index + 1,
                    Name = substance.Name,
                    AmountNumber = substance.Mg,
                    AmountDivisor = 1,
                    Unit = "mg",
                    PerNumber = 1,
                    PerDivisor = 1,
                    PerUnit = countedIn == CountedIn.Millilitre ? "mL" : "1",
                }),
            ],
        };
        db.Medicines.Add(medicine);
        return medicine;
    }

    /// <summary>Writes a version of an order as its posting does. The one place that knows how orders are signed.</summary>
    private async Task SignAsync(OrderTerms terms)
    {
        var now = House.Now();
        Posted(await House.Services.GetRequiredService<LedgerStore>().PostAsync(
            House.Act("prescriber"), PostingKind.OrderSigned, new { terms.Id, terms.Version }, async scope =>
            {
                if (terms.Version == 1)
                {
                    scope.Db.MedicationOrders.Add(new MedicationOrder
                    {
                        FacilityId = House.FacilityId,
                        Id = terms.Id,
                        Number = (await scope.Db.MedicationOrders.MaxAsync(row => (long?)row.Number) ?? 0) + 1,
                        ClientId = terms.ClientId,
                        CreatedAt = now,
                    });
                }

                return new PostingPlan { Parts = [new(stamp => VersionOf(stamp, terms, now))], ClientId = terms.ClientId };
            }));
        _orders[terms.Id] = terms;
    }

    private OrderVersion VersionOf(PartStamp stamp, OrderTerms terms, DateTime now) => new()
    {
        FacilityId = stamp.FacilityId,
        OrderId = terms.Id,
        Version = terms.Version,
        PostingId = stamp.PostingId,
        MedicineId = terms.Medicine.Id,
        DoseNumber = terms.Amount,
        DoseDivisor = terms.Medicine.SmallestPerCounted,
        DoseUnit = terms.Medicine.CountedIn.IsMeasured() ? "mL" : "1",
        DoseAmount = terms.Amount,
        Route = terms.Route ?? terms.Medicine.Route,
        Timing = terms.Timing,
        Way = terms.Way,
        Indication = terms.IsAsNeeded ? "pain" : null,
        MinimumGapMinutes = terms.GapMinutes,
        MaximumIn24Hours = terms.Maximum,
        StartsAt = terms.StartsAt ?? now.AddDays(-10),
        EndsAt = terms.EndsAt,
        EffectiveFrom = terms.Version == 1 ? now.AddDays(-10) : now,
        PrescriberId = House.People["prescriber"].Id,
        PrescriberName = House.People["prescriber"].Name,
        Signature = OrderSignature.ByPrescriber,
        AllergyReason = terms.AllergyReason,
        InteractionReason = terms.InteractionReason,
        DoseReason = terms.DoseReason,
        ChangeReason = terms.Version == 1 ? null : "Reviewed.",
        Salt = stamp.Salt,
    };
}
