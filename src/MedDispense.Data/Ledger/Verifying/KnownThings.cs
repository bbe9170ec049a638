using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>The packs, places and pages that entries name, read when they are first named.</summary>
internal sealed class KnownThings(MedDispenseDb db)
{
    public sealed record KnownPack(Guid MedicineId, Guid? OwnerClientId, string LabelCode);

    public sealed record KnownPlace(PlaceKind Kind, string Name);

    public sealed record KnownPage(Guid MedicineId, Guid? OwnerClientId);

    private readonly Dictionary<Guid, KnownPack> _packs = [];
    private readonly Dictionary<Guid, KnownPlace> _places = [];
    private readonly Dictionary<Guid, KnownPage> _pages = [];

    /// <summary>Reads what these postings name and is not known yet.</summary>
    public async Task LearnAsync(IEnumerable<RecordedPosting> postings)
    {
        var packs = new HashSet<Guid>();
        var places = new HashSet<Guid>();
        var pages = new HashSet<Guid>();
        foreach (var posting in postings)
        {
            foreach (var movement in posting.Movements)
            {
                packs.Add(movement.PackId);
                places.UnionWith([movement.FromPlaceId, movement.ToPlaceId]);
            }

            pages.UnionWith(posting.Lines.Select(line => line.PageId));
        }

        packs.ExceptWith(_packs.Keys);
        places.ExceptWith(_places.Keys);
        pages.ExceptWith(_pages.Keys);
        foreach (var some in packs.Chunk(200))
        {
            foreach (var pack in await db.Packs.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync())
                _packs[pack.Id] = new KnownPack(pack.MedicineId, pack.OwnerClientId, pack.LabelCode);
        }

        foreach (var some in places.Chunk(200))
        {
            foreach (var place in await db.Places.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync())
                _places[place.Id] = new KnownPlace(place.Kind, place.Name);
        }

        foreach (var some in pages.Chunk(200))
        {
            foreach (var page in await db.RegisterPages.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync())
                _pages[page.Id] = new KnownPage(page.MedicineId, page.OwnerClientId);
        }
    }

    public KnownPack? Pack(Guid id) => _packs.GetValueOrDefault(id);

    public KnownPlace? Place(Guid id) => _places.GetValueOrDefault(id);

    public KnownPage? Page(Guid id) => _pages.GetValueOrDefault(id);

    public bool IsPhysical(Guid placeId) => Place(placeId)?.Kind.IsPhysical() ?? false;

    public bool MustBeSettled(Guid placeId) => Place(placeId)?.Kind.MustBeSettled() ?? false;

    /// <summary>The pack as people know it.</summary>
    public string SayPack(Guid id) => Pack(id) is { } pack ? $"pack {pack.LabelCode}" : $"pack {id}, which is not there,";

    /// <summary>The place as people know it.</summary>
    public string SayPlace(Guid id) => Place(id) is { } place ? place.Name : $"a place that is not there ({id})";
}
