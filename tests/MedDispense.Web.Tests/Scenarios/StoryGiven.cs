using System.Globalization;
using System.Text.RegularExpressions;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;
using MedDispense.Domain.Staff;
using NodaTime;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>What <i>Given</i> lines say.</summary>
public sealed class StoryGiven(StoryHouse house)
{
    private const string Key = @"([\p{L}\p{N}_.'-]+)";

    private static readonly Dictionary<string, StaffRoles> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nurse"] = StaffRoles.Nurse,
        ["support worker"] = StaffRoles.SupportWorker,
        ["stock worker"] = StaffRoles.StockStaff,
        ["pharmacist"] = StaffRoles.Pharmacist,
        ["prescriber"] = StaffRoles.Prescriber,
        ["manager"] = StaffRoles.Manager,
        ["inspector"] = StaffRoles.Inspector,
        ["administrator"] = StaffRoles.Administrator,
    };

    /// <summary>What stories name by their orders, to change them later.</summary>
    public Dictionary<string, (string Client, StoryHouse.OrderWords Words)> Orders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public async Task RunAsync(string text)
    {
        if (IsAboutTime(text))
            return;
        var parts = StoryFile.Parts(text);
        var (head, tail) = Split(parts[0]);
        var clauses = new Clauses(tail is null ? parts.Skip(1) : [tail, .. parts.Skip(1)]);
        await ArrangeAsync(head, clauses);
        clauses.Done();
    }

    public static bool IsAboutTime(string text) => Match(text, "(a house in|it is) .+") is not null;

    /// <summary>Zone and first moment, before the house is founded.</summary>
    public void SetTime(string text)
    {
        if (Match(text, "a house in (.+)") is { } zone)
            house.Zone = zone.Groups[1].Value;
        else
            house.Begins = StoryHouse.Date(text["it is ".Length..]);
    }

    /// <summary>A colon parts what is named from what is said of it.</summary>
    private static (string Head, string? Tail) Split(string part) =>
        Regex.Match(part, @"^([^"":]+):(?: |$)(.*)$") is { Success: true } match ? (match.Groups[1].Value.Trim(), match.Groups[2].Value.Trim() is { Length: > 0 } tail ? tail : null) : (part, null);

    private static Match? Match(string text, string pattern) =>
        Regex.Match(text, $"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } match ? match : null;

    private async Task ArrangeAsync(string head, Clauses clauses)
    {
        await house.FoundAsync();
        if (Match(head, "the usual house") is not null)
            await UsualAsync();
        else if (Match(head, $"an? (safe|cart|fridge|room|quarantine) {Key}") is { } place)
            await house.AddPlaceAsync(place.Groups[2].Value, Enum.Parse<PlaceKind>(place.Groups[1].Value, true), clauses.After("named") ?? place.Groups[2].Value);
        else if (Match(head, $"station {Key} in {Key}") is { } station)
            await house.AddStationAsync(station.Groups[1].Value, StoryHouse.Named(house.Places, station.Groups[2].Value, "place"));
        else if (Match(head, $"({string.Join('|', Roles.Keys)}) {Key}") is { } person)
            await EmployAsync(person.Groups[2].Value, Roles[person.Groups[1].Value], clauses);
        else if (Match(head, $"client {Key}") is { } client)
            await AdmitAsync(client.Groups[1].Value, clauses);
        else if (Match(head, $"medicine {Key}") is { } medicine)
            await AddMedicineAsync(medicine.Groups[1].Value, clauses);
        else if (Match(head, $"pack {Key} of {Key}") is { } pack)
            await AddPackAsync(pack.Groups[1].Value, pack.Groups[2].Value, clauses);
        else if (Match(head, $"order {Key} for {Key}") is { } order)
            await AddOrderAsync(order.Groups[1].Value, order.Groups[2].Value, clauses);
        else if (Match(head, @"the limit ([a-z-]+) is (\d+)") is { } limit)
            await LimitAsync(limit.Groups[1].Value, limit.Groups[2].Value);
        else if (Match(head, "the missed doses of (.+) ask \"(.+)\"") is { } missed)
            await LimitAsync($"missed-doses:{missed.Groups[1].Value}", missed.Groups[2].Value);
        else if (Match(head, @"the service is closed on (\S+)") is { } closed)
            await CloseAsync(StoryHouse.Date(closed.Groups[1].Value), clauses.After("until"));
        else
            throw new StoryMistakeException($"Unknown words: “{head}”.");
    }

    private async Task UsualAsync()
    {
        await house.AddPlaceAsync("cart", PlaceKind.Cart, "Cart A");
        await house.AddPlaceAsync("safe", PlaceKind.Safe, "Controlled cupboard");
        await house.AddPlaceAsync("quarantine", PlaceKind.Quarantine, "Quarantine shelf");
        await house.AddStationAsync("tablet", house.Places["cart"]);
        foreach (var (key, role) in new[] { ("Priya", "nurse"), ("Tom", "nurse"), ("Rosa", "manager"), ("Jonas", "stock worker"), ("Ruth", "prescriber") })
            await EmployAsync(key, Roles[role], new Clauses([]));
    }

    private async Task EmployAsync(string key, StaffRoles role, Clauses clauses)
    {
        var rights = role switch
        {
            StaffRoles.Nurse or StaffRoles.StockStaff => StaffRights.HandleControlled | StaffRights.Witness,
            StaffRoles.Manager or StaffRoles.Pharmacist => StaffRights.HandleControlled | StaffRights.Witness | StaffRights.Approve,
            _ => StaffRights.None,
        };
        foreach (var (may, right) in new[] { ("witness", StaffRights.Witness), ("handle controlled", StaffRights.HandleControlled), ("approve", StaffRights.Approve) })
        {
            if (clauses.Has($"may {may}"))
                rights |= right;
            if (clauses.Has($"may not {may}"))
                rights &= ~right;
        }

        var name = clauses.After("named") ?? key;
        DateTime? until = clauses.After("works until") is { } end ? house.Moment(end) : null;
        await house.EmployAsync(key, name, role, rights, clauses.Has("in training"), until);
    }

    private async Task AdmitAsync(string key, Clauses clauses)
    {
        var name = (clauses.After("named") ?? $"{key} Sam").Split(' ', 2);
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            FamilyName = name[0],
            GivenNames = name.Length > 1 ? name[1] : "Sam",
            BornOn = DateOnly.FromDateTime(StoryHouse.Date(clauses.After("born") ?? "1990-04-02")),
            Room = clauses.After("room") ?? "",
            House = clauses.After("in house") ?? "",
            CardCode = house.NextCode(FacilityCodeType.Client),
            AdmittedAt = house.Now.AddDays(-20),
            AllergyStatus = AllergyStatus.NoneKnown,
        };
        var allergies = new List<Allergy>();
        while (clauses.Take(@"allergic to ([^()]+?)(?: \((.+)\))?") is { } allergic)
        {
            client.AllergyStatus = AllergyStatus.Known;
            allergies.Add(new Allergy
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                ClientId = client.Id,
                Substance = allergic.Groups[1].Value.ToLowerInvariant(),
                Reaction = allergic.Groups[2].Success ? allergic.Groups[2].Value : "not known",
                RecordedAt = house.Now.AddDays(-1),
                RecordedById = house.People["#arranger"].Id,
            });
        }

        clauses.Has("no known allergies");
        if (clauses.Has("allergies not recorded"))
            client.AllergyStatus = AllergyStatus.NotRecorded;
        if (clauses.Has("on leave"))
            client.Presence = Presence.OnLeave;
        house.Clients[key] = client;
        await house.AskAsync(async db =>
        {
            db.Clients.Add(client);
            db.Allergies.AddRange(allergies);
            return await db.SaveChangesAsync();
        });
    }

    private async Task AddMedicineAsync(string key, Clauses clauses)
    {
        var contains = clauses.Take(@"contains (.+?) per (?:([\d.]+) )?([A-Za-z]+)") ?? throw new StoryMistakeException("Say what it contains: contains 10 mg methadone hydrochloride per tablet.");
        var counted = Enum.GetValues<CountedIn>().Cast<CountedIn?>().FirstOrDefault(one => contains.Groups[3].Value.Equals(one!.Value.Singular(), StringComparison.OrdinalIgnoreCase))
            ?? throw new StoryMistakeException($"Nothing is counted in “{contains.Groups[3].Value}”.");
        var per = Number(contains.Groups[2].Success ? contains.Groups[2].Value : "1");
        var ingredients = contains.Groups[1].Value.Split(" and ").Select(one => Match(one, @"([\d.]+) ([A-Za-z%\[\]]+) (.+)") ?? throw new StoryMistakeException($"“{one}” is no ingredient: 10 mg methadone hydrochloride.")).ToList();
        var id = Guid.CreateVersion7();
        var name = clauses.After("named") ?? string.Join('–', ingredients.Select(one => one.Groups[3].Value));
        var perWords = counted.IsMeasured() ? $"/{(contains.Groups[2].Success ? contains.Groups[2].Value + " " : "")}{counted.Singular()}" : "";
        var medicine = new Medicine
        {
            FacilityId = house.FacilityId,
            Id = id,
            Name = name,
            Strength = clauses.After("strength") ?? string.Join('/', ingredients.Select(one => $"{one.Groups[1].Value} {one.Groups[2].Value}")) + perWords,
            Form = clauses.After("form") ?? counted.Singular(),
            Route = clauses.After("route") ?? "oral",
            UsSchedule = clauses.After("schedule") is { } schedule ? Enum.Parse<UsSchedule>(schedule, true) : UsSchedule.NotScheduled,
            CountedIn = counted,
            SmallestPerCounted = clauses.Has("halves") ? 2 : counted.UsualSmallestPerUnit(),
            IsMultiDose = clauses.Has("multi-dose"),
            WitnessPolicy = clauses.Has("witness at every dose") ? WitnessPolicy.EveryDose : clauses.Has("witness never") ? WitnessPolicy.Never : WitnessPolicy.WasteAndReceipt,
            IsEmergency = clauses.Has("for emergencies"),
            Source = "house",
            SourceKey = key,
            Ingredients =
            [
                .. ingredients.Select((one, index) => new MedicineIngredient
                {
                    FacilityId = house.FacilityId,
                    MedicineId = id,
                    Ordinal = index + 1,
                    Name = one.Groups[3].Value,
                    AmountNumber = Number(one.Groups[1].Value).Numerator,
                    AmountDivisor = Number(one.Groups[1].Value).Denominator,
                    Unit = one.Groups[2].Value == "mcg" ? "ug" : one.Groups[2].Value,
                    PerNumber = per.Numerator,
                    PerDivisor = per.Denominator,
                    PerUnit = counted switch { CountedIn.Millilitre => "mL", CountedIn.Gram => "g", _ => "1" },
                }),
            ],
        };
        clauses.Has("single-dose");
        clauses.Has("witness at waste");
        if (clauses.After("code") is { } code)
            medicine.Codes.Add(new MedicineCode { FacilityId = house.FacilityId, Id = Guid.CreateVersion7(), MedicineId = id, System = MedicineCodeSystem.Gtin14, Value = code });
        house.Medicines[key] = medicine;
        await house.AddAsync(medicine);
    }

    private async Task AddPackAsync(string key, string medicineKey, Clauses clauses)
    {
        var medicine = StoryHouse.Named(house.Medicines, medicineKey, "medicine");
        var where = clauses.Take($@"([\d.½]+(?: [A-Za-z]+)?) in {Key}") ?? throw new StoryMistakeException("Say how much of it is where: 20 in cart.");
        var pack = new Pack
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            Lot = clauses.After("lot") ?? "A1",
            Expiry = DateOnly.FromDateTime(StoryHouse.Date(clauses.After("expires") ?? "2028-12-31")),
            Serial = clauses.After("serial"),
            OwnerClientId = clauses.After("belongs to") is { } owner ? StoryHouse.Named(house.Clients, owner, "client").Id : null,
            LabelCode = house.NextCode(FacilityCodeType.Pack),
            CreatedAt = house.Now,
        };
        await house.ReceiveAsync(key, pack, StoryHouse.Amount(medicine, where.Groups[1].Value), StoryHouse.Named(house.Places, where.Groups[2].Value, "place"));
    }

    private async Task AddOrderAsync(string key, string clientKey, Clauses clauses)
    {
        var client = StoryHouse.Named(house.Clients, clientKey, "client");
        var words = ReadOrder(clauses, null);
        Orders[key] = (clientKey, words);
        house.Orders[key] = Guid.CreateVersion7();
        var act = house.Act("#arranger");
        var result = await house.SignAsync(act, client.Id, house.Orders[key], words, words.From < act.Now ? words.From : act.Now);
        if (!result.IsPosted)
            throw new StoryMistakeException("The order cannot be signed.");
    }

    /// <summary>What the words of an order say; of a change, what it does not say stays as it was.</summary>
    public StoryHouse.OrderWords ReadOrder(Clauses clauses, StoryHouse.OrderWords? before)
    {
        var dose = clauses.Take($@"([\d.]+)(?: ([A-Za-z]+))?(?: of {Key})?");
        if (dose is null && before is null)
            throw new StoryMistakeException("Say the dose: 20 mg of methadone10.");
        var medicine = dose?.Groups[3].Success == true ? StoryHouse.Named(house.Medicines, dose.Groups[3].Value, "medicine")
            : before?.Medicine ?? throw new StoryMistakeException("Say of which medicine: 20 mg of methadone10.");
        DoseTiming? timing = clauses.Take("daily at (.+)") is { } daily
            ? new TimesOfDay(daily.Groups[1].Value.Split(" and ").Select(time => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)))
            : null;
        timing ??= clauses.After("when") is { } written ? TimingOf(written) : null;
        var needed = clauses.Take("as needed for (.+)");
        timing ??= needed is null ? before?.Timing : new AsNeeded();
        if (timing is null)
            throw new StoryMistakeException("Say when: daily at 08:00 and 20:00, when \"every 6 hours\", or as needed for anxiety.");
        var gap = clauses.Take(@"(?:gap|not before) (\d+) (h|min)(?: after the last)?");
        var most = clauses.Take(@"at most (.+) in 24 hours");
        var way = clauses.Has("prepared then observed") ? DoseWay.PrepareThenObserve : clauses.Has("in one act") ? DoseWay.OneAct : before?.Way ?? DoseWay.OneAct;
        return new StoryHouse.OrderWords
        {
            Medicine = medicine,
            Dose = timing.Unit is not null ? timing.Amounts.Max() : dose is null ? before!.Dose : Number(dose.Groups[1].Value),
            Unit = dose is null ? before!.Unit : UnitOf(dose.Groups[2].Value, medicine),
            Timing = timing,
            Way = way,
            GapMinutes = gap is null ? before?.GapMinutes ?? Usual(timing) : int.Parse(gap.Groups[1].Value, CultureInfo.InvariantCulture) * (gap.Groups[2].Value == "h" ? 60 : 1),
            Most = most is null ? before?.Most : StoryHouse.Amount(medicine, most.Groups[1].Value),
            Indication = needed?.Groups[1].Value ?? before?.Indication,
            Directions = clauses.After("directions") ?? before?.Directions,
            Route = clauses.After("route") ?? before?.Route,
            AllergyReason = clauses.After("although allergic because") ?? before?.AllergyReason,
            From = clauses.After("from") is { } from ? house.Moment(from) : before?.From ?? house.Now.AddDays(-10),
            Until = clauses.After("until") is { } until ? house.Moment(until) : before?.Until,
        };
    }

    /// <summary>Half of the shortest time between two doses; four hours as needed.</summary>
    private static int Usual(DoseTiming timing) => timing is AsNeeded ? 240 : (int)((timing.Closest?.TotalMinutes ?? 0) / 2);

    /// <summary>As it would be entered, or as it is stored.</summary>
    private DoseTiming TimingOf(string text) => DoseTiming.TryRead(text, out var stored) ? stored
        : TimingEntry.Read(text, new TimingContext(house.Now, DateTimeZoneProviders.Tzdb[house.Zone], new StandardTimes())) is TimingUnderstood read ? read.Timing
        : throw new StoryMistakeException($"“{text}” is not understood as a timing.");

    private static UcumUnit UnitOf(string text, Medicine medicine) =>
        text.Length == 0 || (!medicine.CountedIn.IsMeasured() && (text.Equals(medicine.CountedIn.Singular(), StringComparison.OrdinalIgnoreCase) || text.Equals(medicine.CountedIn.Plural(), StringComparison.OrdinalIgnoreCase)))
            ? UcumUnit.Item
            : UcumUnit.TryRead(text, out var unit) ? unit : throw new StoryMistakeException($"“{text}” is no unit.");

    private static ExactNumber Number(string text) =>
        ExactNumber.TryParse(text, out var number, out var why) ? number : throw new StoryMistakeException($"“{text}”: {why}");

    private Task CloseAsync(DateTime first, string? last) => house.AddAsync(new ServiceClosure
    {
        FacilityId = house.FacilityId,
        Id = Guid.CreateVersion7(),
        FirstDay = DateOnly.FromDateTime(first),
        LastDay = DateOnly.FromDateTime(last is null ? first : StoryHouse.Date(last)),
        Reason = "Holiday",
        RecordedAt = house.Now,
        RecordedById = house.People["#arranger"].Id,
    });

    private Task LimitAsync(string name, string value) => house.AddAsync(new FacilitySetting
    {
        FacilityId = house.FacilityId,
        Id = Guid.CreateVersion7(),
        Key = name,
        Value = value,
        From = house.Now.AddDays(-1),
        SetById = house.People["#arranger"].Id,
    });
}
