using System.Linq.Expressions;
using MedDispense.Data.Engines;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MedDispense.Data;

/// <summary>The database, seen from one facility. Every query of a facility's rows is narrowed to it; asking before
/// <see cref="LookAt"/> has named the facility throws, and so does saving a row of another one.</summary>
public abstract class MedDispenseDb(DbContextOptions options, WriteGate gate)
    : IdentityUserContext<User, Guid>(options)
{
    private Guid? _facilityId;

    public DbSet<Facility> Facilities => Set<Facility>();
    public DbSet<FacilitySetting> FacilitySettings => Set<FacilitySetting>();
    public DbSet<Station> Stations => Set<Station>();
    public DbSet<StaffMembership> Staff => Set<StaffMembership>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Medicine> Medicines => Set<Medicine>();
    public DbSet<MedicineIngredient> MedicineIngredients => Set<MedicineIngredient>();
    public DbSet<MedicineCode> MedicineCodes => Set<MedicineCode>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<InteractionTable> InteractionTables => Set<InteractionTable>();
    public DbSet<InteractionPair> InteractionPairs => Set<InteractionPair>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Pack> Packs => Set<Pack>();
    public DbSet<Holding> Holdings => Set<Holding>();
    public DbSet<UnsettledMovement> UnsettledMovements => Set<UnsettledMovement>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Movement> Movements => Set<Movement>();
    public DbSet<RegisterPage> RegisterPages => Set<RegisterPage>();
    public DbSet<RegisterLine> RegisterLines => Set<RegisterLine>();
    public DbSet<ReceiptLine> ReceiptLines => Set<ReceiptLine>();
    public DbSet<ChainHead> ChainHeads => Set<ChainHead>();
    public DbSet<DailyClose> DailyCloses => Set<DailyClose>();
    public DbSet<Discrepancy> Discrepancies => Set<Discrepancy>();
    public DbSet<DiscrepancyStep> DiscrepancySteps => Set<DiscrepancyStep>();
    public DbSet<Supplier> Suppliers => Set<Supplier>();
    public DbSet<StockOrder> StockOrders => Set<StockOrder>();
    public DbSet<StockOrderLine> StockOrderLines => Set<StockOrderLine>();
    public DbSet<Recall> Recalls => Set<Recall>();
    public DbSet<DestructionRequest> DestructionRequests => Set<DestructionRequest>();
    public DbSet<Allergy> Allergies => Set<Allergy>();
    public DbSet<ClientAlert> ClientAlerts => Set<ClientAlert>();
    public DbSet<ClientScan> ClientScans => Set<ClientScan>();
    public DbSet<ClientPhoto> ClientPhotos => Set<ClientPhoto>();
    public DbSet<StayEvent> StayEvents => Set<StayEvent>();
    public DbSet<MedicationOrder> MedicationOrders => Set<MedicationOrder>();
    public DbSet<OrderVersion> OrderVersions => Set<OrderVersion>();
    public DbSet<OrderStep> OrderSteps => Set<OrderStep>();
    public DbSet<PrescriberCall> PrescriberCalls => Set<PrescriberCall>();
    public DbSet<HoldDecision> HoldDecisions => Set<HoldDecision>();
    public DbSet<ServiceClosure> ServiceClosures => Set<ServiceClosure>();
    public DbSet<Dose> Doses => Set<Dose>();
    public DbSet<OccurrenceClaim> OccurrenceClaims => Set<OccurrenceClaim>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<CountSession> CountSessions => Set<CountSession>();
    public DbSet<CountEntry> CountEntries => Set<CountEntry>();
    public DbSet<CountTry> CountTries => Set<CountTry>();
    public DbSet<CountBackAsked> CountBacksAsked => Set<CountBackAsked>();
    public DbSet<CountLine> CountLines => Set<CountLine>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The facility whose rows are seen.</summary>
    /// <exception cref="InvalidOperationException">No facility has been named.</exception>
    public Guid FacilityId => _facilityId
        ?? throw new InvalidOperationException("Name the facility with LookAt before its rows are read or written.");

    /// <summary>Whether this context writes in a turn that was waited for already: in the write door, or while several saves are
    /// one.</summary>
    internal bool HasItsTurn { get; set; }

    /// <summary>Set by the write door alone, and there only for what the door itself adds: whether this context may
    /// save ledger rows.</summary>
    internal bool MayWriteLedger { get; set; }

    /// <summary>Names the facility; a context sees one facility in its life.</summary>
    public MedDispenseDb LookAt(Guid facilityId)
    {
        if (_facilityId is { } already && already != facilityId)
            throw new InvalidOperationException("This context already looks at another facility.");
        _facilityId = facilityId;
        return this;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseForeignRows();
        if (!MayWriteLedger)
        {
            // A paper around stock is ended by a use case inside the door; only the door inserts one, and nobody deletes it.
            RefuseLedgerRows(ChangeTracker.Entries()
                .Where(entry => entry.State != EntityState.Unchanged && !IsEnded(entry)).Select(entry => entry.Entity));
        }

        using var turn = HasItsTurn ? null : await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Runs work that saves several times as one: all of it is kept, or nothing when it throws. On SQLite
    /// everybody else waits to write until it is done, so what can be read or computed before is done before.</summary>
    public async Task WriteTogetherAsync(Func<Task> work, CancellationToken cancellationToken = default)
    {
        if (HasItsTurn)
            throw new InvalidOperationException("This context is already writing; one transaction does not hold another.");
        using var turn = await gate.EnterAsync(cancellationToken);
        HasItsTurn = true;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            await work();
            await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            HasItsTurn = false;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync, which waits for its turn to write.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MedDispenseDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Select(entity => entity.ClrType).ToList())
        {
            if (typeof(IBelongsToFacility).IsAssignableFrom(type))
                builder.Entity(type).HasQueryFilter(OfThisFacility(type));
        }

        SnakeCaseNames.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(64);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    private LambdaExpression OfThisFacility(Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(IBelongsToFacility.FacilityId)),
                Expression.Property(Expression.Constant(this, typeof(MedDispenseDb)), nameof(FacilityId))),
            row);
    }

    private void RefuseForeignRows()
    {
        foreach (var entry in ChangeTracker.Entries<IBelongsToFacility>())
        {
            if (entry.State != EntityState.Unchanged && entry.Entity.FacilityId != FacilityId)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another facility is not saved here.");
        }
    }

    /// <summary>What the door alone writes.</summary>
    /// <exception cref="InvalidOperationException">One of the rows is a row of the ledger.</exception>
    internal static void RefuseLedgerRows(IEnumerable<object> rows)
    {
        if (rows.FirstOrDefault(IsLedgerRow) is { } row)
            throw new InvalidOperationException($"Only LedgerStore writes a {row.GetType().Name}.");
    }

    private bool IsEnded(EntityEntry entry) => HasItsTurn && entry is { State: EntityState.Modified, Entity: Recall or DestructionRequest };

    private static bool IsLedgerRow(object row) => row is
        Posting or Movement or RegisterLine or RegisterPage or Holding or UnsettledMovement or ChainHead
        or DailyClose or ReceiptLine or Discrepancy or DiscrepancyStep
        or Dose or OccurrenceClaim or OrderVersion or OrderStep or PrescriberCall or HoldDecision or Incident or CountLine or Handover
        or Recall or DestructionRequest;
}

/// <summary>The schema on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, WriteGate gate) : MedDispenseDb(options, gate);

/// <summary>The schema on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, WriteGate gate) : MedDispenseDb(options, gate);
