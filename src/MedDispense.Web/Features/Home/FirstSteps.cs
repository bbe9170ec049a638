using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Home;

/// <summary>What a house that has been founded does before it goes live, in this order. Each step ticks itself off: what
/// is there says whether it is done.</summary>
public sealed class FirstSteps(MedDispenseDb db)
{
    /// <param name="Words">The verb and what it is done to.</param>
    /// <param name="Fact">What for, or how far it is.</param>
    /// <param name="Href">Where it is done.</param>
    /// <param name="IsDone">Whether it is done.</param>
    /// <param name="IsMine">Whether this person may do it.</param>
    public sealed record Step(string Words, string Fact, string Href, bool IsDone, bool IsMine);

    /// <summary>Nothing once the house is live.</summary>
    public async Task<IReadOnlyList<Step>> AskAsync(Actor actor, Facility facility, DateTime now)
    {
        if (facility.WentLiveAt is not null || !May(actor, Policies.SetUp))
            return [];
        var hasPin = await db.Staff.AnyAsync(row => row.Id == actor.MembershipId && row.PinHash != null);
        var others = await db.Staff.AsNoTracking().Where(row => row.Id != actor.MembershipId).ToListAsync();
        var second = others.Any(row => row.IsActiveAt(now) && row.Rights.HasFlag(StaffRights.Witness));
        var medicines = await db.Medicines.CountAsync();
        var places = await db.Places.CountAsync(row => PlaceKinds.SetUpByPeople.Contains(row.Kind) && row.ClosedAt == null);
        var opening = await db.Postings.AnyAsync(row => row.Kind == PostingKind.OpeningBalance);
        var manages = actor.IsAny(StaffRoles.Manager);
        return
        [
            new("Set your PIN", "With it you unlock the screen and sign as a second person", "/account/pin", hasPin, true),
            new("Add a second person", "Somebody who may be a witness: stock is counted by two", "/staff/new", second, May(actor, Policies.KeepStaff)),
            new("Take in the medicines", medicines == 0 ? "From a list, or by hand" : Count(medicines, "medicine", "medicines"),
                "/medicines/import", medicines > 0, May(actor, Policies.KeepFormulary)),
            new("Look through the places", Count(places, "place", "places"), "/places", places > 0, true),
            new("Enter the opening balance", "What is there now, counted by two", "/opening-balance", opening, May(actor, Policies.MoveStock)),
            new("Go live", "From then on every change of stock has its own entry", "/opening-balance/go-live", false, manages),
        ];
    }

    private static bool May(Actor actor, string policy) => Policies.Rules[policy].Allows(actor);

    private static string Count(int count, string one, string several) => $"{count:N0} {(count == 1 ? one : several)}";
}
