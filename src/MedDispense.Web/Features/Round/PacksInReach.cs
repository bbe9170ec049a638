using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Packs;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>Where the packs that a code can mean are, in the place of this station if any of them is there.</summary>
public sealed class PacksInReach(MedDispenseDb db)
{
    /// <summary>A pack and the place that it is taken from.</summary>
    public sealed record Reach(FindPack.Row Row, Guid PlaceId);

    public async Task<IReadOnlyList<Reach>> AskAsync(IReadOnlyList<FindPack.Row> rows, Guid? stationPlace)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var held = await (
            from holding in db.Holdings.AsNoTracking()
            join place in db.Places on holding.PlaceId equals place.Id
            where ids.Contains(holding.PackId) && holding.Amount > 0
                && place.Kind != PlaceKind.InTransit && place.Kind != PlaceKind.SignedOut
            select new { holding.PackId, holding.PlaceId, place.Kind }).ToListAsync();
        var at = rows.Select(row => (row, places: held.Where(place => place.PackId == row.Id)
                .OrderBy(place => place.PlaceId != stationPlace).ThenBy(place => !place.Kind.IsUsable()).ThenBy(place => place.PlaceId).ToList()))
            .Where(pair => pair.places.Count > 0)
            .Select(pair => new Reach(pair.row, pair.places[0].PlaceId)).ToList();
        var inThisPlace = at.Where(pack => pack.PlaceId == stationPlace).ToList();
        // A serial number names one pack, and the page of the dose says that it is used up.
        if (at.Count == 0 && rows is [{ Serial: not null } used] && stationPlace is { } here)
            return [new(used, here)];
        return inThisPlace.Count > 0 ? inThisPlace : at;
    }
}
