using MedDispense.Browser.Tests.Ground;
using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Houses;

/// <summary>A house in the running program, for a real browser: people of every role with badges, places, suppliers and
/// medicines with the codes of real packages. Its clock stands still at nine in the morning of 10 Jun 2026.</summary>
public sealed class BrowserHouse : IAsyncDisposable
{
    /// <summary>Password of everybody in the house.</summary>
    public const string Password = "quiet harbour morning";

    /// <summary>PIN of everybody in the house.</summary>
    public const string Pin = "4826";

    private const StaffRights Sign = StaffRights.HandleControlled | StaffRights.Witness;

    // Hashing is slow on purpose, so it is done once for everybody.
    private static readonly string PasswordHash = new PasswordHasher<User>().HashPassword(new User(), Password);
    private static readonly string PinHash = new PinHasher().Hash(Pin);

    private static readonly (string Who, string Name, StaffRoles Roles, StaffRights Rights, string Colour)[] Staff =
    [
        ("nurse", "Priya Lindqvist", StaffRoles.Nurse, Sign, "plum"),
        ("nurse2", "Tom Okafor", StaffRoles.Nurse, Sign, "moss"),
        ("support", "Ana Reyes", StaffRoles.SupportWorker, StaffRights.None, "umber"),
        ("stock", "Jonas Weber", StaffRoles.StockStaff, Sign, "teal"),
        ("pharmacist", "Mei Tanaka", StaffRoles.Pharmacist, Sign | StaffRights.Approve, "steel"),
        ("prescriber", "Dr Ruth Adeyemi", StaffRoles.Prescriber, StaffRights.None, "slate"),
        ("manager", "Rosa Castellanos", StaffRoles.Manager, Sign | StaffRights.Approve, "wine"),
        ("inspector", "Paul Novak", StaffRoles.Inspector, StaffRights.None, "olive"),
        ("administrator", "Lena Fischer", StaffRoles.Administrator, StaffRights.None, "indigo"),
    ];

    private readonly RunningProgram _program;

    private BrowserHouse(RunningProgram program, FakeClock clock)
    {
        _program = program;
        Clock = clock;
    }

    public FakeClock Clock { get; }

    public Guid FacilityId { get; } = Guid.CreateVersion7();

    /// <summary>nurse, nurse2, support, stock, pharmacist, prescriber, manager, inspector, administrator.</summary>
    public Dictionary<string, StaffMembership> People { get; } = [];

    /// <summary>safe, cart, fridge, quarantine.</summary>
    public Dictionary<string, Place> Places { get; } = [];

    /// <summary>films, methadone, lorazepam, phenobarbital, olanzapine, naloxone: of the demonstration formulary.</summary>
    public Dictionary<string, Medicine> Medicines { get; } = [];

    /// <summary>wholesaler, pharmacy, reverse.</summary>
    public Dictionary<string, Supplier> Suppliers { get; } = [];

    public Uri Address => _program.Address;

    public IServiceProvider Services => _program.Services;

    /// <summary>Starts the program and furnishes a house that has been live for four weeks and holds no stock yet.</summary>
    /// <param name="live">False for a house that still counts what it has.</param>
    public static async Task<BrowserHouse> OpenAsync(bool live = true)
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 6, 10, 13, 0, 0, TimeSpan.Zero));
        var program = await RunningProgram.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var house = new BrowserHouse(program, clock);
        await house.FurnishAsync(live);
        return house;
    }

    /// <summary>Sign-in name of a person.</summary>
    public static string NameOf(string who) => $"{who}.harbour";

    /// <summary>What a scanner reads from a person's badge.</summary>
    public string BadgeOf(string who) => People[who].BadgeCode!;

    /// <summary>Signs a person in on the page that asks for it.</summary>
    public static async Task SignInAsync(IPage page, string who)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Sign-in name").FillAsync(NameOf(who));
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("Password").PressAsync("Enter");
        // The page may have loaded before the wait for that begins, and would be waited for in vain.
        await page.WaitForURLAsync(url => !new Uri(url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    /// <summary>Runs with a service of the program, such as a use case, as a person of this house.</summary>
    public async Task<TAnswer> AsAsync<TService, TAnswer>(string who, Func<TService, Task<TAnswer>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(FacilityId);
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().SignIn(new SignedIn
        {
            Actor = Actor.Of(People[who]),
            UserId = People[who].UserId,
            Facility = await db.Facilities.AsNoTracking().SingleAsync(),
            Limits = new FacilityLimits(),
            BadgeColour = People[who].BadgeColour,
            MustChangePassword = false,
        });
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the database as this house.</summary>
    public Task<TAnswer> AskAsync<TAnswer>(Func<MedDispenseDb, Task<TAnswer>> question) => AsAsync("manager", question);

    /// <summary>Posts an act that must succeed, and answers its id.</summary>
    /// <param name="who">Who acts.</param>
    /// <param name="witness">The second person; null for none.</param>
    /// <param name="work">Runs the use case.</param>
    public async Task<Guid> PostAsync<TUseCase>(string who, string? witness, Func<TUseCase, Act, Task<PostingResult>> work)
        where TUseCase : notnull
    {
        var act = Act(who, witness);
        var result = await AsAsync<TUseCase, PostingResult>(who, useCase => work(useCase, act));
        Assert.True(result.IsPosted, string.Join('\n', result.Findings));
        return act.Id;
    }

    /// <summary>An act of a person, perhaps before a second one.</summary>
    public Act Act(string who, string? witness = null)
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        var now = Clock.GetUtcNow().UtcDateTime;
        return new Act(id, Actor.Of(People[who]), null, now, witness is null
            ? null
            : new WitnessProof(id, People[witness].Id, People[witness].Name, People[witness].Initials,
                People[witness].Rights, WitnessMethod.BadgeAndPin, now));
    }

    /// <summary>The pack of a lot.</summary>
    public Task<Pack> PackAsync(string lot) => AskAsync(db => db.Packs.AsNoTracking().SingleAsync(row => row.Lot == lot));

    /// <summary>How much of a lot is in a place, in the smallest amount.</summary>
    public Task<long> AmountAsync(string lot, string place) => AskAsync(async db => await (
        from holding in db.Holdings
        join pack in db.Packs on holding.PackId equals pack.Id
        where pack.Lot == lot && holding.PlaceId == Places[place].Id
        select (long?)holding.Amount).SumAsync() ?? 0);

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task FurnishAsync(bool live)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        await Services.GetRequiredService<FacilityFounder>().FoundAsync(new Facility
        {
            Id = FacilityId,
            Name = "Harbour House",
            Address = "1 Quay Street\nPortland ME 04101",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            RegistrationNumber = "BH1234563",
            TimeZoneId = "America/New_York",
            PaperSize = PaperSize.Letter,
            CreatedAt = now.AddDays(-40),
            WentLiveAt = live ? now.AddDays(-28) : null,
        });
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(FacilityId);
        foreach (var (who, name, roles, rights, colour) in Staff)
            Employ(db, who, name, roles, rights, colour, now);
        AddPlace(db, "safe", PlaceKind.Safe, "Controlled cupboard");
        AddPlace(db, "cart", PlaceKind.Cart, "Cart A");
        AddPlace(db, "fridge", PlaceKind.Fridge, "Fridge");
        AddPlace(db, "quarantine", PlaceKind.Quarantine, "Quarantine shelf");
        AddSupplier(db, "wholesaler", "Northside Wholesale", SupplierKind.Wholesaler, "RN0123458");
        AddSupplier(db, "pharmacy", "Quarter Pharmacy", SupplierKind.Pharmacy, "");
        AddSupplier(db, "reverse", "Seaboard Returns", SupplierKind.ReverseDistributor, "RS0123453");
        AddMedicine(db, "films", now, product => product.CountedIn == CountedIn.Film && product.Packages.Count > 0);
        AddMedicine(db, "methadone", now, product => product.Name.StartsWith("methadone", StringComparison.Ordinal)
            && product.Form.Contains("concentrate", StringComparison.Ordinal));
        AddMedicine(db, "lorazepam", now, product => product.Name == "lorazepam" && product.SmallestPerUnit == 2);
        AddMedicine(db, "phenobarbital", now, product => product.Name == "phenobarbital" && product.CountedIn == CountedIn.Millilitre);
        AddMedicine(db, "olanzapine", now, product => product.Name == "olanzapine" && product.Packages.Count > 0);
        AddMedicine(db, "naloxone", now, product => product.Emergency && product.Form == "nasal spray");
        await db.SaveChangesAsync();
    }

    private void Employ(
        MedDispenseDb db, string who, string name, StaffRoles roles, StaffRights rights, string colour, DateTime now)
    {
        var user = new User
        {
            UserName = NameOf(who),
            NormalizedUserName = NameOf(who).ToUpperInvariant(),
            LockoutEnabled = true,
            PasswordHash = PasswordHash,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        var membership = new StaffMembership
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            UserId = user.Id,
            Name = name,
            Initials = string.Concat(name.Split(' ').TakeLast(2).Select(part => part[0])),
            Roles = roles,
            Rights = rights,
            BadgeColour = colour,
            BadgeCode = HouseCode.New(FacilityCodeType.Staff),
            PinHash = PinHash,
            From = now.AddDays(-40),
        };
        db.Users.Add(user);
        db.Staff.Add(membership);
        People[who] = membership;
    }

    private void AddPlace(MedDispenseDb db, string key, PlaceKind kind, string name)
    {
        Places[key] = new Place { FacilityId = FacilityId, Id = Guid.CreateVersion7(), Kind = kind, Name = name };
        db.Places.Add(Places[key]);
    }

    private void AddSupplier(MedDispenseDb db, string key, string name, SupplierKind kind, string registration)
    {
        Suppliers[key] = new Supplier
        {
            FacilityId = FacilityId,
            Id = Guid.CreateVersion7(),
            Name = name,
            Kind = kind,
            Address = "20 Depot Road\nPortland ME 04103",
            RegistrationNumber = registration,
        };
        db.Suppliers.Add(Suppliers[key]);
    }

    private void AddMedicine(MedDispenseDb db, string key, DateTime now, Func<FormularyProduct, bool> which)
    {
        var product = DemoFormulary.Products.First(which);
        var imported = new ImportedProduct
        {
            Source = ImportSource.OpenFdaNdc,
            SourceKey = product.Packages.FirstOrDefault(package => package.Ndc is not null)?.Ndc!.ProductNdc ?? $"house-{key}",
            Rows = [1],
            Product = product,
        };
        Medicines[key] = MedicineOfProduct.Make(imported, FacilityId, "openFDA", Guid.CreateVersion7, now, DateOnly.FromDateTime(now));
        db.Medicines.Add(Medicines[key]);
    }
}
