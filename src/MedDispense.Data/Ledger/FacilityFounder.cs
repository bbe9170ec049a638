using MedDispense.Data.Engines;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;

namespace MedDispense.Data.Ledger;

/// <summary>Founds a facility: its row, the end of its empty chain and its places that are not physical.</summary>
public sealed class FacilityFounder(ILedgerEngine engine)
{
    /// <summary>Writes the facility; a second call with the same id changes nothing.</summary>
    /// <returns>False when the facility was already there.</returns>
    public Task<bool> FoundAsync(Facility facility) => engine.RunAsync<bool>(async (db, _, _) =>
    {
        db.LookAt(facility.Id);
        db.IsInsideWriteDoor = true;
        if (await db.Facilities.FindAsync(facility.Id) is not null)
            return new(false, Keep: false);
        db.Facilities.Add(facility);
        db.ChainHeads.Add(new ChainHead
        {
            FacilityId = facility.Id,
            LastNumber = 0,
            LastHash = PostingHash.Genesis,
            LastRecordedAt = facility.CreatedAt,
        });
        db.Places.AddRange(PlaceKinds.NotPhysical.Select(kind => new Place
        {
            FacilityId = facility.Id,
            Id = Guid.CreateVersion7(new DateTimeOffset(facility.CreatedAt)),
            Kind = kind,
            Name = NameOf(kind),
        }));
        await db.SaveChangesAsync();
        return new(true, Keep: true);
    });

    private static string NameOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Supplier => "Supplier",
        PlaceKind.Opening => "Opening balance",
        PlaceKind.GivenToClient => "Given to client",
        PlaceKind.WithClient => "With client",
        PlaceKind.Wasted => "Wasted",
        PlaceKind.Destroyed => "Destroyed",
        PlaceKind.Returned => "Returned",
        PlaceKind.Lost => "Lost",
        PlaceKind.Found => "Found",
        PlaceKind.Safe or PlaceKind.Cart or PlaceKind.Fridge or PlaceKind.Room or PlaceKind.Quarantine
            or PlaceKind.SignedOut or PlaceKind.InTransit => throw new ArgumentException("A physical place is named by people.", nameof(kind)),
    };
}
