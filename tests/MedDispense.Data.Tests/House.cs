using System.Security.Cryptography;
using MedDispense.Data.Engines;
using MedDispense.Data.Identity;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MedDispense.Data.Tests;

/// <summary>A small house in a database of its own: three nurses, a safe, a cart and a quarantine shelf,
/// and buprenorphine–naloxone films in the formulary.</summary>
public sealed class House : IAsyncDisposable
{
    private static readonly DatabaseTemplate Template = new(MigrateAsync);

    private readonly TestDatabase _database;
    private readonly WriteGate _gate;
    private readonly IAsyncDisposable? _source;

    private readonly RandomNumberGenerator _chance;
    private readonly Func<Guid> _newId;

    private House(
        TestDatabase database, WriteGate gate, ILedgerEngine engine, IAsyncDisposable? source,
        RandomNumberGenerator? chance = null, Func<Guid>? newId = null)
    {
        _chance = chance ?? RandomNumberGenerator.Create();
        _newId = newId ?? Guid.CreateVersion7;
        FacilityId = _newId();
        _database = database;
        _gate = gate;
        _source = source;
        Engine = engine;
        Store = new LedgerStore(engine, _chance);
    }

    public Guid FacilityId { get; }

    public DateTime Now { get; set; } = new(2026, 6, 10, 9, 0, 0, DateTimeKind.Utc);

    public ILedgerEngine Engine { get; }

    public LedgerStore Store { get; }

    public Acts Acts => new(this);

    /// <summary>Whoever holds its turn keeps SQLite's writer waiting, so that postings gather in the queue.</summary>
    public WriteGate Gate => _gate;

    public Actor Nurse { get; private set; } = null!;

    public Actor OtherNurse { get; private set; } = null!;

    public Actor ThirdNurse { get; private set; } = null!;

    public Place Safe { get; private set; } = null!;

    public Place Cart { get; private set; } = null!;

    public Place Quarantine { get; private set; } = null!;

    public Medicine Films { get; private set; } = null!;

    public DatabaseKind Kind => _database.Kind;

    public string ConnectionString => _database.ConnectionString;

    public string OwnerConnectionString => _database.OwnerConnectionString;

    /// <param name="kind">Which database.</param>
    /// <param name="chance">Where salts and the ledger's own ids come from.</param>
    /// <param name="newId">Where every other id comes from.</param>
    public static async Task<House> BuildAsync(
        DatabaseKind kind, RandomNumberGenerator? chance = null, Func<Guid>? newId = null)
    {
        var database = await TestDatabase.CreateAsync(kind, Template);
        var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        House house;
        if (kind == DatabaseKind.SQLite)
        {
            var engine = new SqliteLedgerEngine(database.ConnectionString, gate);
            house = new House(database, gate, engine, engine, chance, newId);
        }
        else
        {
            var source = NpgsqlDataSource.Create(database.ConnectionString);
            house = new House(database, gate, new PostgresLedgerEngine(source, gate), source, chance, newId);
        }

        await house.FurnishAsync("Harbour House");
        return house;
    }

    /// <summary>Another facility in the same database, with people, places and a medicine of its own. It lives as long
    /// as this one.</summary>
    public async Task<House> BuildNeighbourAsync()
    {
        var neighbour = new House(_database, _gate, Engine, source: null);
        await neighbour.FurnishAsync("Neighbour");
        return neighbour;
    }

    /// <summary>An id of whatever the house was built to make ids from.</summary>
    public Guid NewId() => _newId();

    /// <summary>A fresh context that looks at this house.</summary>
    public MedDispenseDb OpenDb() => Context(Kind, _database.ConnectionString, _gate).LookAt(FacilityId);

    public Act ActOf(Actor actor, Guid? id = null, Actor? witness = null)
    {
        var postingId = id ?? _newId();
        var proof = witness is null
            ? null
            : new WitnessProof(postingId, witness.MembershipId, witness.Name, witness.Initials, witness.Rights, WitnessMethod.BadgeAndPin, Now);
        return new Act(postingId, actor, null, Now, proof);
    }

    /// <summary>A pack of the films that is not in the books yet.</summary>
    public Pack NewPack(string lot = "A1", DateOnly? expiry = null) => new()
    {
        FacilityId = FacilityId,
        Id = _newId(),
        MedicineId = Films.Id,
        Lot = lot,
        Expiry = expiry ?? new DateOnly(2027, 12, 31),
        LabelCode = _newId().ToString("N"),
        CreatedAt = Now,
    };

    /// <summary>A pack of the films with this amount in the safe.</summary>
    public async Task<Pack> StockAsync(long amount, string lot = "A1", DateOnly? expiry = null)
    {
        var pack = NewPack(lot, expiry);
        var result = await Store.PostAsync(ActOf(Nurse, witness: OtherNurse), PostingKind.Received, new { pack.Id, amount }, async scope =>
        {
            scope.Db.Packs.Add(pack);
            return new PostingPlan
            {
                Movements = [new(pack, amount, await scope.TheAsync(PlaceKind.Supplier), Safe, "Northside Wholesale")],
                WitnessRequired = true,
            };
        });
        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        return pack;
    }

    /// <summary>Moves an amount between two places of the house.</summary>
    public Task<PostingResult> MoveAsync(Pack pack, long amount, Place from, Place to, Act? act = null) =>
        Store.PostAsync(act ?? ActOf(Nurse), PostingKind.Quarantined, new { Pack = pack.Id, amount, From = from.Id, To = to.Id },
            _ => Task.FromResult(new PostingPlan { Movements = [new(pack, amount, from, to, to.Name)] }));

    public async Task<long> AmountAsync(Pack pack, Place place)
    {
        await using var db = OpenDb();
        return await db.Holdings.Where(row => row.PackId == pack.Id && row.PlaceId == place.Id)
            .Select(row => (long?)row.Amount).SingleOrDefaultAsync() ?? 0;
    }

    /// <summary>What verify finds, some few postings at a time so that small ledgers have several pieces too.</summary>
    public async Task<VerifyReport> VerifyAsync(LedgerAnchor? anchor = null, int pieceSize = 5)
    {
        await using var db = OpenDb();
        return await new LedgerVerifier(db, pieceSize).VerifyAsync(anchor);
    }

    /// <summary>Fails with the problems in words when the ledger is not whole.</summary>
    public async Task AssertWholeAsync()
    {
        var report = await VerifyAsync(pieceSize: 200);
        Assert.True(report.IsWhole, string.Join('\n', report.Problems.Select(problem => problem.Text)));
    }

    /// <summary>Ends the idle connections of the ledger's engine on PostgreSQL.</summary>
    public async Task ForgetConnectionsAsync()
    {
        if (_source is NpgsqlDataSource source)
            source.Clear();
        var server = await PostgresServer.RunningAsync();
        server.ForgetConnections(new NpgsqlConnectionStringBuilder(ConnectionString).Database!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is null)
            return;
        await _source.DisposeAsync();
        _gate.Dispose();
        await _database.DisposeAsync();
    }

    public static MedDispenseDb Context(DatabaseKind kind, string connectionString, WriteGate gate) => kind switch
    {
        DatabaseKind.SQLite => new SqliteDb(
            new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).Options, gate),
        DatabaseKind.PostgreSQL => new PostgresDb(
            new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connectionString).Options, gate),
    };

    private static async Task MigrateAsync(DatabaseKind kind, string connectionString)
    {
        using var gate = new WriteGate(oneAtATime: kind == DatabaseKind.SQLite);
        await using var db = Context(kind, connectionString, gate);
        await DatabaseSetup.MigrateAsync(db);
    }

    private async Task FurnishAsync(string name)
    {
        await new FacilityFounder(Engine, _chance).FoundAsync(new Facility
        {
            Id = FacilityId,
            Name = name,
            Address = "1 Quay Street",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            TimeZoneId = "America/New_York",
            CreatedAt = Now,
        });
        await using var db = OpenDb();
        Nurse = Employ(db, "Priya Lindqvist", "PL");
        OtherNurse = Employ(db, "Tom Okafor", "TO");
        ThirdNurse = Employ(db, "Ana Ruiz", "AR");
        Safe = Add(db, PlaceKind.Safe, "Controlled cupboard");
        Cart = Add(db, PlaceKind.Cart, "Cart A");
        Quarantine = Add(db, PlaceKind.Quarantine, "Quarantine shelf");
        Films = new Medicine
        {
            FacilityId = FacilityId,
            Id = _newId(),
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
    }

    private Actor Employ(MedDispenseDb db, string name, string initials)
    {
        var user = new User { UserName = $"{initials}-{FacilityId:N}" };
        user.NormalizedUserName = user.UserName.ToUpperInvariant();
        db.Users.Add(user);
        var membership = new StaffMembership
        {
            FacilityId = FacilityId,
            Id = _newId(),
            UserId = user.Id,
            Name = name,
            Initials = initials,
            Roles = StaffRoles.Nurse,
            Rights = StaffRights.HandleControlled | StaffRights.Witness,
            BadgeColour = "#5a3f78",
            From = Now.AddDays(-1),
        };
        db.Staff.Add(membership);
        return Actor.Of(membership);
    }

    private Place Add(MedDispenseDb db, PlaceKind kind, string name)
    {
        var place = new Place { FacilityId = FacilityId, Id = _newId(), Kind = kind, Name = name };
        db.Places.Add(place);
        return place;
    }
}
