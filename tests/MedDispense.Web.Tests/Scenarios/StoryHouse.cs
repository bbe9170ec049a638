using System.Globalization;
using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>The house of one story in the running program: everything that <i>Given</i> lines arrange, by the names that
/// the story uses, and the clock.</summary>
public sealed class StoryHouse(WebHouse program) : IDisposable
{
    private static readonly string PasswordHash = new PasswordHasher<User>(
        Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new User(), WebHouse.Password);

    private static readonly string PinHash = new PinHasher().Hash(WebHouse.Pin);

    private readonly Dictionary<string, StoryPerson> _browsers = [];
    private bool _isFounded;
    private long _codes;

    public Guid FacilityId { get; } = Guid.CreateVersion7();

    public string Zone { get; set; } = "America/New_York";

    /// <summary>Local, until the house is founded.</summary>
    public DateTime Begins { get; set; } = new(2026, 6, 10, 7, 30, 0);

    public Dictionary<string, StaffMembership> People { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Place> Places { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, (Station Station, string Token)> Stations { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Client> Clients { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Medicine> Medicines { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Pack> Packs { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Guid> Orders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public LedgerStore Ledger => program.Services.GetRequiredService<LedgerStore>();

    public DateTime Now => program.Clock.GetUtcNow().UtcDateTime;

    private DateTimeZone LocalZone => DateTimeZoneProviders.Tzdb[Zone];

    public DateTime LocalNow => ToLocal(Now);

    public void Dispose()
    {
        foreach (var person in _browsers.Values)
            person.Dispose();
    }

    public DateTime ToLocal(DateTime utc) => Instant.FromDateTimeUtc(utc).InZone(LocalZone).ToDateTimeUnspecified();

    /// <param name="local">As the clock on the wall shows it.</param>
    /// <param name="isSecond">Where the wall shows it twice: the second time.</param>
    public DateTime ToUtc(DateTime local, bool isSecond = false)
    {
        var found = LocalZone.MapLocal(LocalDateTime.FromDateTime(local));
        if (found.Count == 0)
            throw new StoryMistakeException($"The clocks skip {local:yyyy-MM-dd HH:mm} in {Zone}.");
        return (isSecond ? found.Last() : found.First()).ToDateTimeUtc();
    }

    public void MoveClockTo(DateTime utc)
    {
        if (utc < Now)
            throw new StoryMistakeException($"The clock does not go back: it is {LocalNow:yyyy-MM-dd HH:mm}. Write the date.");
        program.Clock.AdvanceTo(new DateTimeOffset(utc));
    }

    /// <summary>Founds the house when it is first needed, so that zone and time can be given before.</summary>
    public async Task FoundAsync()
    {
        if (_isFounded)
            return;
        _isFounded = true;
        // Another story may have left the clock later than this one begins.
        program.Clock.Set(new DateTimeOffset(ToUtc(Begins)));
        await program.Services.GetRequiredService<FacilityFounder>().FoundAsync(new Facility
        {
            Id = FacilityId,
            Name = "Harbour House",
            Address = "1 Quay Street\nPortland ME 04101",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            RegistrationNumber = "BH1234563",
            TimeZoneId = Zone,
            CreatedAt = Now.AddDays(-60),
            WentLiveAt = Now.AddDays(-50),
        });
        // Two hidden hands: one arranges, the other stands by as the second person and looks at pages for Then lines.
        await EmployAsync("#arranger", "Arranger", StaffRoles.StockStaff | StaffRoles.Manager, StaffRights.HandleControlled, false, null);
        await EmployAsync("#watcher", "Watcher", StaffRoles.Nurse | StaffRoles.Manager | StaffRoles.Inspector, StaffRights.HandleControlled | StaffRights.Witness, false, null);
    }

    public async Task<TAnswer> AskAsync<TAnswer>(Func<MedDispenseDb, Task<TAnswer>> question) => await WithAsync(question);

    public async Task<TAnswer> WithAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> work)
        where TService : notnull
    {
        await using var scope = program.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(FacilityId);
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task AddAsync<TRow>(TRow row)
        where TRow : class => AskAsync(async db =>
    {
        db.Add(row);
        return await db.SaveChangesAsync();
    });

    public static TThing Named<TThing>(Dictionary<string, TThing> things, string name, string kind) =>
        things.TryGetValue(name, out var thing) ? thing : throw new StoryMistakeException($"No {kind} “{name}” was given.");

    /// <summary>The person's browser at a station, or at a device that is none.</summary>
    public StoryPerson At(string who, string? station)
    {
        var person = Named(People, who, "person");
        if (_browsers.TryGetValue($"{who}@{station}".ToLowerInvariant(), out var open))
            return open;
        var browser = program.Visit();
        if (station is not null)
            browser.Keep(StationCookie.Name, Named(Stations, station, "station").Token);
        return _browsers[$"{who}@{station}".ToLowerInvariant()] = new StoryPerson(browser, SignInNameOf(person.Id), () => Now);
    }

    /// <summary>What the second person types.</summary>
    public string BadgeOf(string who) => Named(People, who, "person").BadgeCode!; // Everybody has one.

    public Act Act(string who, string? witness = null)
    {
        var id = Guid.CreateVersion7();
        var second = witness is null ? null : People[witness];
        return new Act(id, Actor.Of(People[who]), null, Now, second is null ? null
            : new WitnessProof(id, second.Id, second.Name, second.Initials, second.Rights, WitnessMethod.BadgeAndPin, Now));
    }

    public async Task EmployAsync(string key, string name, StaffRoles roles, StaffRights rights, bool isTrainee, DateTime? until)
    {
        var id = Guid.CreateVersion7();
        var user = new User { UserName = SignInNameOf(id), NormalizedUserName = SignInNameOf(id).ToUpperInvariant(), LockoutEnabled = true };
        user.PasswordHash = PasswordHash;
        user.SecurityStamp = Guid.CreateVersion7().ToString();
        People[key] = new StaffMembership
        {
            FacilityId = FacilityId,
            Id = id,
            UserId = user.Id,
            Name = name,
            Initials = name[..1].ToUpperInvariant(),
            Roles = roles,
            Rights = rights,
            IsTrainee = isTrainee,
            BadgeColour = "plum",
            BadgeCode = NextCode(FacilityCodeType.Staff),
            PinHash = PinHash,
            From = Now.AddDays(-30),
            Until = until,
        };
        await AskAsync(async db =>
        {
            db.Users.Add(user);
            db.Staff.Add(People[key]);
            return await db.SaveChangesAsync();
        });
    }

    public async Task AddStationAsync(string key, Place place)
    {
        var token = StationToken.New();
        Stations[key] = (new Station { FacilityId = FacilityId, Id = Guid.CreateVersion7(), Name = key, PlaceId = place.Id, TokenHash = StationToken.HashOf(token) }, token);
        await AddAsync(Stations[key].Station);
    }

    public async Task AddPlaceAsync(string key, PlaceKind kind, string name)
    {
        Places[key] = new Place { FacilityId = FacilityId, Id = Guid.CreateVersion7(), Kind = kind, Name = name };
        await AddAsync(Places[key]);
    }

    /// <summary>A pack that a wholesaler delivered, with two people.</summary>
    public async Task ReceiveAsync(string key, Pack pack, long amount, Place place)
    {
        Packs[key] = pack;
        var result = await Ledger.PostAsync(Act("#arranger", "#watcher"), PostingKind.Received, new { pack.Id, amount }, async scope =>
        {
            scope.Db.Packs.Add(pack);
            return new PostingPlan
            {
                Movements = [new(pack, amount, await scope.TheAsync(PlaceKind.Supplier), place, "Northside Wholesale")],
                WitnessRequired = true,
            };
        });
        if (!result.IsPosted)
            throw new StoryMistakeException($"The pack cannot be received: {string.Join("; ", result.Findings.Select(finding => finding.What))}");
    }

    /// <summary>What an order of a story says.</summary>
    public sealed record OrderWords
    {
        public required Medicine Medicine { get; init; }

        public required ExactNumber Dose { get; init; }

        public required UcumUnit Unit { get; init; }

        public required DoseTiming Timing { get; init; }

        public required DoseWay Way { get; init; }

        public required int GapMinutes { get; init; }

        public long? Most { get; init; }

        public string? Indication { get; init; }

        public string? Directions { get; init; }

        public string? Route { get; init; }

        public string? AllergyReason { get; init; }

        public required DateTime From { get; init; }

        public DateTime? Until { get; init; }
    }

    /// <summary>Signs an order, or a new version of one. The one place where stories touch how orders come about.</summary>
    public Task<PostingResult> SignAsync(Act act, Guid clientId, Guid orderId, OrderWords words, DateTime effectiveFrom)
    {
        if (!MeasurableDose.TryMeasure(words.Medicine, words.Dose, words.Unit, out var amount, out var why))
            throw new StoryMistakeException(why);
        return Ledger.PostAsync(act, PostingKind.OrderSigned, new { orderId, words.Medicine.Id, amount, effectiveFrom }, async scope =>
        {
            await scope.LockClientAsync(clientId);
            await scope.LockOrderAsync(orderId);
            var before = await scope.Db.OrderAsync(orderId);
            if (before is null)
            {
                var number = await scope.Db.MedicationOrders.CountAsync() + 1;
                scope.Db.MedicationOrders.Add(new MedicationOrder { FacilityId = act.FacilityId, Id = orderId, Number = number, ClientId = clientId, CreatedAt = act.Now });
            }

            return new PostingPlan
            {
                ClientId = clientId,
                Parts =
                [
                    new(stamp => new OrderVersion
                    {
                        FacilityId = stamp.FacilityId,
                        OrderId = orderId,
                        Version = (before?.Newest.Version ?? 0) + 1,
                        PostingId = stamp.PostingId,
                        MedicineId = words.Medicine.Id,
                        DoseNumber = words.Dose.Numerator,
                        DoseDivisor = words.Dose.Denominator,
                        DoseUnit = words.Unit.Code,
                        DoseAmount = amount,
                        Route = words.Route ?? words.Medicine.Route,
                        Timing = words.Timing.Text,
                        Way = words.Way,
                        Indication = words.Indication,
                        Directions = words.Directions,
                        MinimumGapMinutes = words.GapMinutes,
                        MaximumIn24Hours = words.Most,
                        StartsAt = words.From,
                        EndsAt = words.Until,
                        EffectiveFrom = effectiveFrom,
                        PrescriberName = "Dr Ruth Adeyemi",
                        Signature = OrderSignature.ByPrescriber,
                        AllergyReason = words.AllergyReason,
                        ChangeReason = before is null ? null : "As the prescriber said",
                        Salt = stamp.Salt,
                    }),
                ],
            };
        });
    }

    /// <summary>Pauses, resumes or discontinues an order from now on.</summary>
    public Task<PostingResult> StepAsync(Act act, Guid orderId, OrderStepKind kind, string reason, DateTime? until = null) =>
        Ledger.PostAsync(act, PostingKind.OrderStepped, new { orderId, kind, until }, async scope =>
        {
            var clientId = await scope.Db.MedicationOrders.Where(row => row.Id == orderId).Select(row => row.ClientId).SingleAsync();
            await scope.LockClientAsync(clientId);
            await scope.LockOrderAsync(orderId);
            PlannedPart Step(OrderStepKind what, DateTime at) => new(stamp => new OrderStep
            {
                FacilityId = stamp.FacilityId,
                PostingId = stamp.PostingId,
                Ordinal = stamp.Ordinal,
                OrderId = orderId,
                Kind = what,
                EffectiveAt = at,
                Reason = reason,
                Salt = stamp.Salt,
            });

            return new PostingPlan
            {
                ClientId = clientId,
                Parts = [Step(kind, act.Now), .. until is { } ends ? new[] { Step(OrderStepKind.Resumed, ends) } : []],
            };
        });

    /// <summary>Leave and return are arranged; leaving for good is the act itself, with everything that ends with it.</summary>
    public async Task MoveClientAsync(string key, StayEventKind kind)
    {
        var client = await AskAsync(db => db.Clients.AsNoTracking().SingleAsync(row => row.Id == Named(Clients, key, "client").Id));
        if (kind.Leads() == Presence.Gone)
        {
            var left = await WithAsync((DischargeClient end) => end.RunAsync(Act("#arranger"), new(client.Id, client.Version, kind, null, "Told by the story", null)));
            if (!left.IsPosted)
                throw new StoryMistakeException(string.Join(' ', left.Findings.Select(finding => $"{finding.What} {finding.Fact} {finding.Next}")));
            return;
        }

        await AskAsync(async db =>
        {
            db.Attach(client);
            client.Presence = kind.Leads();
            client.Version++;
            db.StayEvents.Add(new StayEvent
            {
                FacilityId = FacilityId,
                Id = Guid.CreateVersion7(),
                ClientId = client.Id,
                Kind = kind,
                HappenedAt = Now,
                RecordedAt = Now,
                RecordedById = People["#arranger"].Id,
            });
            return await db.SaveChangesAsync();
        });
    }

    public string NextCode(FacilityCodeType type) => FacilityCode.ForNumber(type, ++_codes * 7919).Text;

    public static DateTime Date(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new StoryMistakeException($"“{text}” is no date. Write 2026-06-10 or 2026-06-10 08:00.");

    /// <summary>A moment as a story writes it: a time of the day that the clock shows, or date and time.</summary>
    public DateTime Moment(string text) => ToUtc(text.Length <= 5
        ? LocalNow.Date + TimeOnly.ParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture).ToTimeSpan()
        : Date(text));

    public static long Amount(Medicine medicine, string text)
    {
        var figure = System.Text.RegularExpressions.Regex.Match(text.Trim(), @"^([\d.½¼¾]+)(?: [A-Za-z]+)?$");
        if (!figure.Success)
            throw new StoryMistakeException($"“{text}” is no amount.");
        if (figure.Groups[1].Value == "0")
            return 0;
        return medicine.TryReadAmount(figure.Groups[1].Value, out var amount, out var why) ? amount : throw new StoryMistakeException($"“{text}”: {why}");
    }

    private static string SignInNameOf(Guid membershipId) => $"p{membershipId.ToString("N")[^16..]}";
}
