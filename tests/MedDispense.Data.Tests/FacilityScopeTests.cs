using System.Reflection;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests;

/// <summary>A context sees one facility; what it has not been told it does not guess.</summary>
public sealed class FacilityScopeTests
{
    [BothDatabases]
    public async Task Asking_before_the_facility_is_named_throws_for_every_table(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await house.StockAsync(1);
        await using var db = House.Context(kind, house.ConnectionString, house.Gate);

        Assert.Throws<InvalidOperationException>(() => db.FacilityId);
        foreach (var type in FacilityTypes(db))
        {
            var failure = await Record.ExceptionAsync(() => CountAsync(db, type));
            Assert.True(failure is InvalidOperationException, type.Name);
        }

        db.Places.Add(new Place { FacilityId = house.FacilityId, Id = Guid.CreateVersion7(), Kind = PlaceKind.Room, Name = "Room" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [BothDatabases]
    public async Task Rows_of_another_facility_are_not_seen_in_any_table(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var other = await house.BuildNeighbourAsync();
        await Verifying.Story.TellAsync(house);

        await using var own = house.OpenDb();
        await using var neighbours = other.OpenDb();

        var seen = 0;
        foreach (var type in FacilityTypes(own))
        {
            var ofOther = await CountAsync(neighbours, type);
            var ofBoth = await CountAllAsync(own, type);
            Assert.Equal(ofBoth, await CountAsync(own, type) + ofOther);
            if (await CountAsync(own, type) > 0)
                seen++;
        }

        Assert.True(seen >= 15, $"{seen} tables had rows to hide.");
        Assert.Null(await neighbours.Places.SingleOrDefaultAsync(place => place.Id == house.Safe.Id));
        Assert.Null(await neighbours.Places.FindAsync(house.FacilityId, house.Safe.Id));
    }

    [BothDatabases]
    public async Task A_row_of_another_facility_is_not_saved(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var other = await house.BuildNeighbourAsync();

        foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
        {
            await using var db = other.OpenDb();
            db.Entry(house.Safe).State = state;
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        }
    }

    [BothDatabases]
    public async Task A_context_does_not_change_its_facility(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var db = house.OpenDb();

        Assert.Same(db, db.LookAt(house.FacilityId));
        Assert.Throws<InvalidOperationException>(() => db.LookAt(Guid.CreateVersion7()));
    }

    [BothDatabases]
    public async Task Stock_of_another_facility_does_not_move(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await using var other = await house.BuildNeighbourAsync();
        var foreign = await house.StockAsync(5);
        var own = await other.StockAsync(5);

        // The neighbour's nurse names a pack, or a place, of this house.
        await Assert.ThrowsAnyAsync<Exception>(() => other.MoveAsync(foreign, 1, house.Safe, other.Cart));
        await Assert.ThrowsAnyAsync<Exception>(() => other.MoveAsync(own, 1, other.Safe, house.Cart));

        Assert.Equal(5, await house.AmountAsync(foreign, house.Safe));
        Assert.Equal(5, await other.AmountAsync(own, other.Safe));
        await house.AssertWholeAsync();
        await other.AssertWholeAsync();
    }

    private static List<Type> FacilityTypes(MedDispenseDb db) =>
        [.. db.Model.GetEntityTypes().Select(type => type.ClrType).Where(typeof(IBelongsToFacility).IsAssignableFrom)];

    private static Task<int> CountAsync(MedDispenseDb db, Type type) => CountAsync(db, type, nameof(CountSeenAsync));

    private static Task<int> CountAllAsync(MedDispenseDb db, Type type) => CountAsync(db, type, nameof(CountUnfilteredAsync));

    private static Task<int> CountAsync(MedDispenseDb db, Type type, string method) =>
        (Task<int>)typeof(FacilityScopeTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db], null)!;

    private static Task<int> CountSeenAsync<TRow>(MedDispenseDb db)
        where TRow : class => db.Set<TRow>().CountAsync();

    private static Task<int> CountUnfilteredAsync<TRow>(MedDispenseDb db)
        where TRow : class => db.Set<TRow>().IgnoreQueryFilters().CountAsync();
}
