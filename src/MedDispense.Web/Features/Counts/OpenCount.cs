using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>Begins a count of a place: at the change of shift, without an occasion, or again what differed. A place has
/// one open count; whoever comes second is led to it.</summary>
public sealed class OpenCount(MedDispenseDb db)
{
    /// <param name="Kind">Why.</param>
    /// <param name="PlaceId">Where; taken from the discrepancy for a recount.</param>
    /// <param name="DiscrepancyId">For a recount: what it looks into.</param>
    public sealed record Command(CountKind Kind, Guid? PlaceId, Guid? DiscrepancyId = null);

    /// <summary>The count to go to, or why there is none.</summary>
    /// <param name="CountId">The open count.</param>
    /// <param name="IsNew">False when it was open already.</param>
    /// <param name="Refusal">Why not.</param>
    public sealed record Result(Guid? CountId, bool IsNew, ChangeResult Refusal);

    /// <summary>The act's id becomes the count's.</summary>
    public async Task<Result> RunAsync(Act act, Command command)
    {
        if (await db.CountSessions.AsNoTracking().AnyAsync(row => row.Id == act.Id))
            return new(act.Id, true, ChangeResult.Done);
        var placeId = command.PlaceId;
        if (command.Kind == CountKind.Recount)
        {
            var due = await db.Discrepancies.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.DiscrepancyId);
            if (due is null)
                return new(null, false, ChangeResult.Unknown);
            if (await WhyNoRecountAsync(act, due) is { } why)
                return new(null, false, ChangeResult.Refuse("", why));
            placeId = due.PlaceId;
        }

        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == placeId);
        if (place is null || !PlaceKinds.SetUpByPeople.Contains(place.Kind) || place.ClosedAt is not null)
            return new(null, false, ChangeResult.Refuse("PlaceId", "Choose the place from the list."));
        if (await OpenAtAsync(place.Id) is { } open)
            return new(open, false, ChangeResult.Done);
        Add(act, command, place);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody opened one in the same moment, or this form was sent twice.
            db.ChangeTracker.Clear();
            if (await OpenAtAsync(place.Id) is not { } first)
                throw;
            return new(first, first == act.Id, ChangeResult.Done);
        }

        return new(act.Id, true, ChangeResult.Done);
    }

    private void Add(Act act, Command command, Place place)
    {
        db.CountSessions.Add(new CountSession
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            PlaceId = place.Id,
            Kind = command.Kind,
            DiscrepancyId = command.Kind == CountKind.Recount ? command.DiscrepancyId : null,
            OpenedById = act.Actor.MembershipId,
            OpenedByName = act.Actor.Name,
            OpenedAt = act.Now,
        });
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "count", act.Id,
            $"{CountWords.Of(command.Kind)} of {place.Name} opened."));
    }

    private Task<Guid?> OpenAtAsync(Guid placeId) =>
        db.CountSessions.Where(row => row.PlaceId == placeId && row.ClosedAt == null).Select(row => (Guid?)row.Id).SingleOrDefaultAsync();

    private async Task<string?> WhyNoRecountAsync(Act act, Discrepancy due)
    {
        if (!due.Rule.AsksForRecount() || due.PlaceId is null)
            return "This discrepancy is not one of a count. Count the place instead.";
        if (!await BlindCounts.RecountsDue(db).AnyAsync(row => row.Id == due.Id))
            return "This has been counted again, or is explained or closed. Nothing is to be counted for it.";
        return await CountPersons.OfAsync(db, due) is var persons && persons.Contains(act.Actor.MembershipId)
            ? "Another person counts again: you took part in the count that differed. Ask a colleague."
            : null;
    }
}
