using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Register;

/// <summary>A window of one page of the register.</summary>
public sealed class ReadRegisterPage(MedDispenseDb db, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    /// <param name="Heading">The page.</param>
    /// <param name="Range">What was asked for.</param>
    /// <param name="Rows">The lines, oldest first.</param>
    /// <param name="HasEarlier">Whether the range has lines before these.</param>
    /// <param name="HasLater">Whether the range has lines after these.</param>
    /// <param name="Places">The places that can be asked for, as id and name.</param>
    public sealed record View(
        RegisterHeading Heading, RegisterRange Range, IReadOnlyList<RegisterRow> Rows, bool HasEarlier, bool HasLater,
        IReadOnlyList<(Guid Id, string Name)> Places)
    {
        /// <summary>Whether the lines are left out, since somebody counts what is there.</summary>
        public bool IsHidden => Heading.IsHidden;
    }

    /// <summary>Null when there is no such page in this facility.</summary>
    public async Task<View?> AskAsync(Guid pageId, RegisterRange range, RegisterWindow window)
    {
        if ((await RegisterHeading.ListAsync(db, await blindPlaces.AskAsync(), pageId)).SingleOrDefault() is not { } heading)
            return null;
        if (heading.IsHidden)
            return new(heading, range, [], false, false, []);
        var lines = await new RegisterReader(db, heading, range, await blindTransit.AskAsync()).ReadAsync(window);
        return new(heading, range, lines.Rows, lines.HasEarlier, lines.HasLater, await PlacesAsync());
    }

    /// <summary>All lines of a range for paper or a file.</summary>
    /// <param name="pageId">The page.</param>
    /// <param name="range">What is asked for.</param>
    /// <param name="most">More lines than this are not read; the view then says that there are more.</param>
    public async Task<View?> AskAllAsync(Guid pageId, RegisterRange range, int most)
    {
        if ((await RegisterHeading.ListAsync(db, await blindPlaces.AskAsync(), pageId)).SingleOrDefault() is not { } heading)
            return null;
        if (heading.IsHidden)
            return new(heading, range, [], false, false, []);
        var rows = new List<RegisterRow>();
        await foreach (var row in new RegisterReader(db, heading, range, await blindTransit.AskAsync()).ReadAllAsync())
        {
            if (rows.Count == most)
                return new(heading, range, rows, false, HasLater: true, []);
            rows.Add(row);
        }

        return new(heading, range, rows, false, false, []);
    }

    private async Task<IReadOnlyList<(Guid, string)>> PlacesAsync()
    {
        var places = await db.Places.AsNoTracking()
            .Where(place => PlaceKinds.SetUpByPeople.Contains(place.Kind) || place.Kind == PlaceKind.SignedOut)
            .OrderBy(place => place.Name).ThenBy(place => place.Id)
            .Select(place => new { place.Id, place.Name }).ToListAsync();
        return [.. places.Select(place => (place.Id, place.Name))];
    }
}
