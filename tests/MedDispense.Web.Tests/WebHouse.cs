using System.Net;
using AngleSharp.Html.Parser;
using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Data.Identity;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests;

/// <summary>The whole program over HTTP on a database of its own, with a clock that stands still: a small house with
/// people of every role, places, and films in the formulary.</summary>
public sealed class WebHouse : IAsyncDisposable
{
    /// <summary>Password of everybody in the house.</summary>
    public const string Password = "quiet harbour morning";

    /// <summary>PIN of everybody in the house.</summary>
    public const string Pin = "4826";

    private static readonly DatabaseTemplate Template = new(MigrateAsync);
    private static readonly HtmlParser Parser = new();

    // Hashing is slow on purpose, so it is done once for everybody.
    private static readonly string PasswordHash = new PasswordHasher<User>().HashPassword(new User(), Password);
    private static readonly string PinHash = new PinHasher().Hash(Pin);

    private static readonly (string Who, string Name, StaffRoles Roles, StaffRights Rights)[] Staff =
    [
        ("nurse", "Priya Lindqvist", StaffRoles.Nurse, StaffRights.HandleControlled | StaffRights.Witness),
        ("nurse2", "Tom Okafor", StaffRoles.Nurse, StaffRights.HandleControlled | StaffRights.Witness),
        ("support", "Ana Reyes", StaffRoles.SupportWorker, StaffRights.None),
        ("stock", "Jonas Weber", StaffRoles.StockStaff, StaffRights.HandleControlled | StaffRights.Witness),
        ("pharmacist", "Mei Tanaka", StaffRoles.Pharmacist, StaffRights.HandleControlled | StaffRights.Witness | StaffRights.Approve),
        ("prescriber", "Dr Ruth Adeyemi", StaffRoles.Prescriber, StaffRights.None),
        ("manager", "Rosa Castellanos", StaffRoles.Manager, StaffRights.HandleControlled | StaffRights.Witness | StaffRights.Approve),
        ("inspector", "Paul Novak", StaffRoles.Inspector, StaffRights.None),
        ("administrator", "Lena Fischer", StaffRoles.Administrator, StaffRights.None),
    ];

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private readonly bool _ownsProgram;

    private WebHouse(TestDatabase database, WebApplication app, FakeClock clock, bool ownsProgram)
    {
        _database = database;
        _app = app;
        _ownsProgram = ownsProgram;
        Clock = clock;
    }

    /// <summary>Whether the folder with the database is left when the house goes, until the tests end.</summary>
    public bool KeepsData { get; set; }

    public FakeClock Clock { get; }

    public Guid FacilityId { get; private set; }

    public Dictionary<string, StaffMembership> People { get; } = [];

    public Dictionary<string, Place> Places { get; } = [];

    public Medicine Films { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the program with the house in it. People: nurse, nurse2, support, stock, pharmacist, prescriber,
    /// manager, inspector, administrator. Places: safe, cart, quarantine.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="empty">Without any house, as on the first run.</param>
    /// <param name="watched">With the service that looks for overdue movements, which otherwise is left out, so that a
    /// test that lets hours pass sees only what it does itself.</param>
    /// <param name="adding">What a test adds to the program before it is built.</param>
    public static async Task<WebHouse> OpenAsync(
        DatabaseKind kind = DatabaseKind.SQLite, bool empty = false, bool watched = false, Action<WebApplicationBuilder>? adding = null)
    {
        var database = await TestDatabase.CreateAsync(kind, Template);
        var clock = new FakeClock(new DateTimeOffset(2026, 6, 10, 13, 0, 0, TimeSpan.Zero));
        var options = StartOptions.Parse(kind == DatabaseKind.PostgreSQL
            ? ["serve", "--postgres", database.ConnectionString]
            : ["serve", "--data", SqliteFolder(database)]);
        var app = Run.Build(options, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<TimeProvider>(clock);
            if (!watched)
                builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(DiscrepancyWatch)));
            adding?.Invoke(builder);
        });
        await app.StartAsync();
        var house = new WebHouse(database, app, clock, ownsProgram: true);
        if (!empty)
            house.FacilityId = await house.FurnishAsync("Harbour House", house.People, house.Places);
        return house;
    }

    /// <summary>A second house with people, places and films of its own in the same program and database.</summary>
    public async Task<WebHouse> AddHouseAsync(string name = "Quarry House")
    {
        var other = new WebHouse(_database, _app, Clock, ownsProgram: false);
        other.FacilityId = await other.FurnishAsync(name, other.People, other.Places);
        return other;
    }

    /// <summary>Changes rows of this house as a test's beginning, past all rules.</summary>
    public Task<int> ArrangeAsync(Func<MedDispenseDb, Task> change) => AskAsync(async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });

    /// <summary>Does to the database what the program itself may not: on PostgreSQL as the owner of the tables.</summary>
    public async Task AsOwnerAsync(Func<MedDispenseDb, Task> work)
    {
        if (_database.Kind == DatabaseKind.SQLite)
        {
            await ArrangeAsync(work);
            return;
        }

        await using var db = new PostgresDb(
            new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(_database.OwnerConnectionString).Options, Services.GetRequiredService<WriteGate>());
        db.LookAt(FacilityId);
        await work(db);
        await db.SaveChangesAsync();
    }

    /// <summary>A browser of a signed-in person; cookies are kept, redirects are not followed.</summary>
    public async Task<Browser> SignInAsync(string who)
    {
        var browser = Visit();
        var page = await browser.GetAsync("/sign-in");
        var answer = await browser.SubmitAsync(page, ("Name", NameOf(who)), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return browser;
    }

    /// <summary>A browser of nobody.</summary>
    public Browser Visit() => new(_app.GetTestServer().CreateHandler(), Parser);

    /// <summary>Sign-in name of a person of the house.</summary>
    public string NameOf(string who) => $"{who}.{FacilityId.ToString("N")[^10..]}";

    public Actor Actor(string who) => Domain.Staff.Actor.Of(People[who]);

    /// <summary>An act of a person, with a fresh id and perhaps a second person.</summary>
    public Act Act(string who, string? witness = null, Guid? id = null)
    {
        var postingId = id ?? Guid.CreateVersion7();
        var now = Clock.GetUtcNow().UtcDateTime;
        var proof = witness is null
            ? null
            : new WitnessProof(postingId, People[witness].Id, People[witness].Name, People[witness].Initials,
                People[witness].Rights, WitnessMethod.BadgeAndPin, now);
        return new Act(postingId, Actor(who), null, now, proof);
    }

    /// <summary>Runs with a service of the program, such as a use case, in a scope that looks at this house.</summary>
    public async Task<TAnswer> WithAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(FacilityId);
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the database as this house, once the reads so far are on record.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(Func<MedDispenseDb, Task<TAnswer>> question)
    {
        await Services.GetRequiredService<AuditQueue>().WrittenAsync();
        return await WithAsync(question);
    }

    /// <summary>Asks the database as it is at this moment.</summary>
    public Task<TAnswer> AskAtOnceAsync<TAnswer>(Func<MedDispenseDb, Task<TAnswer>> question) => WithAsync(question);

    /// <summary>The file of the program's own database on SQLite.</summary>
    public string DatabaseFile => Services.GetRequiredService<StartOptions>().DatabaseFile;

    /// <summary>Ends the program and leaves its database, for a test that goes on with it.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>A pack of films in a place, received from a wholesaler.</summary>
    public async Task<Pack> StockAsync(string place, long amount, string lot = "A1", DateOnly? expiry = null)
    {
        var pack = new Pack
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = Films.Id,
            Lot = lot,
            Expiry = expiry ?? new DateOnly(2027, 12, 31),
            LabelCode = Guid.CreateVersion7().ToString("N"),
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
        };
        var result = await Services.GetRequiredService<LedgerStore>().PostAsync(
            Act("stock", "nurse"), PostingKind.Received, new { pack.Id, amount }, async scope =>
            {
                scope.Db.Packs.Add(pack);
                return new PostingPlan
                {
                    Movements = [new(pack, amount, await scope.TheAsync(PlaceKind.Supplier), Places[place], "Northside Wholesale")],
                    WitnessRequired = true,
                };
            });
        Assert.True(result.IsPosted);
        return pack;
    }

    /// <summary>How much of a pack is in a place.</summary>
    public Task<long> AmountAsync(Pack pack, string place) => AskAsync(async db =>
        await db.Holdings.Where(row => row.PackId == pack.Id && row.PlaceId == Places[place].Id)
            .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0);

    public async ValueTask DisposeAsync()
    {
        if (!_ownsProgram)
            return;
        var folder = Services.GetRequiredService<StartOptions>().DataFolder;
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        if (!KeepsData && _database.Kind == DatabaseKind.SQLite)
            Directory.Delete(folder, recursive: true);
    }

    private static string SqliteFolder(TestDatabase database)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        var folder = Scratch.NewFolder("data");
        File.Copy(file, Path.Combine(folder, "meddispense.db"));
        return folder;
    }

    private static async Task MigrateAsync(DatabaseKind kind, string connectionString)
    {
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using MedDispenseDb db = kind switch
        {
            DatabaseKind.SQLite => new SqliteDb(
                new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).Options, gate),
            DatabaseKind.PostgreSQL => new PostgresDb(
                new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connectionString).Options, gate),
        };
        await DatabaseSetup.MigrateAsync(db);
        if (kind == DatabaseKind.PostgreSQL)
            Assert.Null(await PostgresGrants.GrantAsync(db, PostgresServer.App));
    }

    private async Task<Guid> FurnishAsync(string name, Dictionary<string, StaffMembership> people, Dictionary<string, Place> places)
    {
        FacilityId = Guid.CreateVersion7();
        var now = Clock.GetUtcNow().UtcDateTime;
        await Services.GetRequiredService<FacilityFounder>().FoundAsync(new Facility
        {
            Id = FacilityId,
            Name = name,
            Address = "1 Quay Street\nPortland ME 04101",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            RegistrationNumber = "BH1234563",
            TimeZoneId = "America/New_York",
            CreatedAt = now.AddDays(-30),
            WentLiveAt = now.AddDays(-20),
        });
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(FacilityId);
        foreach (var (who, fullName, roles, rights) in Staff)
            people[who] = Employ(db, who, fullName, roles, rights, now);
        places["safe"] = AddPlace(db, PlaceKind.Safe, "Controlled cupboard");
        places["cart"] = AddPlace(db, PlaceKind.Cart, "Cart A");
        places["quarantine"] = AddPlace(db, PlaceKind.Quarantine, "Quarantine shelf");
        Films = new Medicine
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            Name = "buprenorphine–naloxone",
            Strength = "8 mg/2 mg",
            Form = "sublingual film",
            UsSchedule = UsSchedule.III,
            CountedIn = CountedIn.Film,
            SmallestPerCounted = 1,
            Source = "house",
            SourceKey = "films-8-2",
        };
        db.Medicines.Add(Films);
        await db.SaveChangesAsync();
        return FacilityId;
    }


    private StaffMembership Employ(
        MedDispenseDb db, string who, string name, StaffRoles roles, StaffRights rights, DateTime now)
    {
        var user = new User { UserName = NameOf(who), NormalizedUserName = NameOf(who).ToUpperInvariant(), LockoutEnabled = true };
        user.PasswordHash = PasswordHash;
        user.SecurityStamp = Guid.CreateVersion7().ToString();
        db.Users.Add(user);
        var membership = new StaffMembership
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            UserId = user.Id,
            Name = name,
            Initials = string.Concat(name.Split(' ').TakeLast(2).Select(part => part[0])),
            Roles = roles,
            Rights = rights,
            BadgeColour = "#5a3f78",
            PinHash = PinHash,
            From = now.AddDays(-30),
        };
        db.Staff.Add(membership);
        return membership;
    }

    private Place AddPlace(MedDispenseDb db, PlaceKind kind, string name)
    {
        var place = new Place { FacilityId = FacilityId, Id = Guid.CreateVersion7(), Kind = kind, Name = name };
        db.Places.Add(place);
        return place;
    }
}
