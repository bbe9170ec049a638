using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>What is on the way and not told to a person who may be the one to count it in. Queries ask this before they
/// hand a figure out, so that it is on no page and in no file.</summary>
/// <param name="Transfers">Sendings of which something is still on the way; each is its posting and its place.</param>
/// <param name="Packs">The packs of them.</param>
public sealed record HiddenTransit(IReadOnlySet<Guid> Transfers, IReadOnlySet<Guid> Packs)
{
    /// <summary>Said instead of a figure.</summary>
    public const string Words = "to be counted";

    /// <summary>Nothing is hidden.</summary>
    public static readonly HiddenTransit Nothing = new(new HashSet<Guid>(), new HashSet<Guid>());

    /// <summary>Whether what this place holds, or was sent into it, is hidden.</summary>
    public bool Hides(Guid? placeId) => placeId is { } id && Transfers.Contains(id);

    /// <summary>Whether some of the pack is on the way, so that what it holds when full would tell how much.</summary>
    public bool HidesPack(Guid packId) => Packs.Contains(packId);
}

/// <summary>Says what is hidden from whoever is signed in: every sending that has not arrived whole, except what they
/// sent themselves. Nobody signed in is the program itself.</summary>
public sealed class BlindTransit(MedDispenseDb db, CurrentStaff current)
{
    public async Task<HiddenTransit> AskAsync()
    {
        if (!current.IsSignedIn || FindStock.MaySeeTransit(current.Actor))
            return HiddenTransit.Nothing;
        var person = current.Actor.MembershipId;
        var open = await (
            from row in db.UnsettledMovements.AsNoTracking().Where(row => row.Remaining > 0)
            join place in db.Places on row.PlaceId equals place.Id
            join posting in db.Postings on row.PostingId equals posting.Id
            where place.Kind == PlaceKind.InTransit && posting.ActorId != person
            select new { row.PlaceId, row.PackId }).ToListAsync();
        return open.Count == 0
            ? HiddenTransit.Nothing
            : new(open.Select(row => row.PlaceId).ToHashSet(), open.Select(row => row.PackId).ToHashSet());
    }
}
