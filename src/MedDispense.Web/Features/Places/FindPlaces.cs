using AutoMapper;
using AutoMapper.QueryableExtensions;
using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Scanning;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Places;

/// <summary>The places that people set up, by house and name.</summary>
public sealed class FindPlaces(MedDispenseDb db, IMapper mapper)
{
    /// <summary>More places than any house has.</summary>
    public const int Most = 500;

    /// <param name="closed">Whether closed places are shown too.</param>
    public async Task<IReadOnlyList<PlaceRow>> AskAsync(bool closed)
    {
        var kinds = PlaceKinds.SetUpByPeople;
        return await db.Places.AsNoTracking().Where(place => kinds.Contains(place.Kind) && (closed || place.ClosedAt == null))
            .OrderBy(place => place.House).ThenBy(place => place.Name).ThenBy(place => place.Id).Take(Most)
            .ProjectTo<PlaceRow>(mapper.ConfigurationProvider).ToListAsync();
    }

    /// <summary>The open place whose label carries a code; null when none does.</summary>
    public async Task<PlaceRow?> AskAsync(FacilityCode code) =>
        (await AskAsync(closed: false)).SingleOrDefault(place => place.LabelCode == code.Text);
}
