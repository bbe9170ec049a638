using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Home;

/// <summary>What is due, late and waiting for one person, as far as the person's roles go.</summary>
public sealed class WhatWaits(MedDispenseDb db)
{
    /// <summary>Counts of what waits; null where the person has nothing to do with it.</summary>
    public sealed record View
    {
        /// <summary>Transfers to receive: at this station's place, or anywhere when the device is no station.</summary>
        public int? TransfersToReceive { get; init; }

        /// <summary>Amounts signed out to the person.</summary>
        public int? SignedOutToMe { get; init; }

        /// <summary>Of these, those that should have been back by now.</summary>
        public int SignedOutTooLong { get; init; }

        /// <summary>Destructions that wait for two people.</summary>
        public int? ToDestroy { get; init; }

        public int? OpenDiscrepancies { get; init; }

        /// <summary>Counts that are open.</summary>
        public int? OpenCounts { get; init; }

        /// <summary>Lines that this person can count again, since somebody else counted them first.</summary>
        public int? Recounts { get; init; }

        /// <summary>Places that are counted here and were not for a day.</summary>
        public int? CountsDue { get; init; }

        /// <summary>Packs in stock that expire within the house's limit or have expired.</summary>
        public int? ExpiringSoon { get; init; }

        /// <summary>Medicines of which less is left than the house wants.</summary>
        public int? LowStock { get; init; }

        /// <summary>Listed doses past their time allowed that nobody has answered for.</summary>
        public int? DosesOverdue { get; init; }

        /// <summary>Orders with a dose today that is held back until a prescriber decides.</summary>
        public int? DosesHeld { get; init; }

        /// <summary>Doses that were prepared, and were neither observed nor brought back.</summary>
        public int? DosesInHands { get; init; }

        /// <summary>Verbal orders that wait for a prescriber's signature.</summary>
        public int? OrdersToSign { get; init; }

        /// <summary>Of these, those that should have been signed by now.</summary>
        public int? OrdersNotSigned { get; init; }

        /// <summary>Doses written down after the fact, of which somebody else has not yet said that it is so.</summary>
        public int? LateEntriesToApprove { get; init; }

        /// <summary>Days before today that nobody has closed.</summary>
        public int? DaysNotClosed { get; init; }
    }

    public async Task<View> AskAsync(Actor actor, Facility facility, FacilityLimits limits, Guid? placeId, DateTime now)
    {
        var today = facility.LocalDay(now);
        var (mine, tooLong) = May(actor, Policies.TakeOut) ? await SignedOutAsync(actor, limits, now) : (null, 0);
        var round = May(actor, Policies.GiveDoses) || May(actor, Policies.Prescribe) ? await new FindRound(db).AskAsync(facility, limits, now) : null;
        return new View
        {
            TransfersToReceive = May(actor, Policies.MoveStock) ? await TransfersAsync(placeId) : null,
            SignedOutToMe = mine,
            SignedOutTooLong = tooLong,
            ToDestroy = May(actor, Policies.DestroyStock)
                ? await db.DestructionRequests.CountAsync(row => row.EndedByPostingId == null)
                : null,
            OpenDiscrepancies = May(actor, Policies.SeeDiscrepancies) ? await DiscrepancyStates.Open(db).CountAsync() : null,
            OpenCounts = May(actor, Policies.Count) ? await db.CountSessions.CountAsync(row => row.ClosedAt == null) : null,
            Recounts = May(actor, Policies.Count) ? await RecountsAsync(actor) : null,
            CountsDue = May(actor, Policies.Count) ? await CountsDueAsync(now) : null,
            ExpiringSoon = May(actor, Policies.SeeStock) ? await ExpiringAsync(today.AddDays(limits.ExpiringSoonDays)) : null,
            LowStock = May(actor, Policies.SeeStock) ? await LowAsync() : null,
            DosesOverdue = round is not null && May(actor, Policies.GiveDoses) ? CareMatters.CountOverdue(round) : null,
            DosesHeld = round is not null && May(actor, Policies.Prescribe) ? FindHeld.Of(round).Count : null,
            DosesInHands = May(actor, Policies.GiveDoses) ? await db.DosesInHands().CountAsync() : null,
            OrdersToSign = May(actor, Policies.Prescribe) ? await db.VersionsToSign().CountAsync() : null,
            OrdersNotSigned = May(actor, Policies.WriteOrders) ? await db.VersionsToSign().CountAsync(row => row.CounterSignBy < now) : null,
            LateEntriesToApprove = May(actor, Policies.ApproveLateEntries) ? await db.LateEntriesToApprove().CountAsync() : null,
            DaysNotClosed = May(actor, Policies.CloseDay) ? await DaysNotClosedAsync(facility, today) : null,
        };
    }

    private static bool May(Actor actor, string policy) => Policies.Rules[policy].Allows(actor);

    private Task<int> TransfersAsync(Guid? placeId) => (
        from open in db.UnsettledMovements
        join place in db.Places on open.PlaceId equals place.Id
        where open.Remaining > 0 && place.Kind == PlaceKind.InTransit && (placeId == null || place.DestinationId == placeId)
        select place.Id).Distinct().CountAsync();

    private async Task<(int? All, int TooLong)> SignedOutAsync(Actor actor, FacilityLimits limits, DateTime now)
    {
        var taken = await (
            from open in db.UnsettledMovements
            join place in db.Places on open.PlaceId equals place.Id
            join posting in db.Postings on open.PostingId equals posting.Id
            where open.Remaining > 0 && place.PersonId == actor.MembershipId
            select posting.HappenedAt).ToListAsync();
        var dueBefore = now.AddHours(-limits.ReturnLimitHours);
        return (taken.Count, taken.Count(at => at < dueBefore));
    }

    private async Task<int> RecountsAsync(Actor actor)
    {
        var due = await BlindCounts.RecountsDue(db).AsNoTracking().ToListAsync();
        var mine = 0;
        foreach (var row in due)
        {
            if (!(await CountPersons.OfAsync(db, row)).Contains(actor.MembershipId))
                mine++;
        }

        return mine;
    }

    /// <summary>Places whose last whole count is older than a day; a place that was never counted is not missed.</summary>
    private async Task<int> CountsDueAsync(DateTime now)
    {
        var since = now.AddDays(-1);
        var last = await (
            from session in db.CountSessions
            join place in db.Places on session.PlaceId equals place.Id
            where session.ClosedAt != null && session.GivenUpReason == null && session.Kind != CountKind.Recount && place.ClosedAt == null
            group session.ClosedAt by session.PlaceId into closed
            select closed.Max()).ToListAsync();
        return last.Count(at => at < since);
    }

    private Task<int> ExpiringAsync(DateOnly until) => (
        from holding in db.Holdings
        join pack in db.Packs on holding.PackId equals pack.Id
        join place in db.Places on holding.PlaceId equals place.Id
        where holding.Amount > 0 && pack.Expiry != null && pack.Expiry <= until
            && (place.Kind == PlaceKind.Safe || place.Kind == PlaceKind.Cart || place.Kind == PlaceKind.Fridge || place.Kind == PlaceKind.Room)
        select pack.Id).Distinct().CountAsync();

    private Task<int> LowAsync() => db.Medicines
        .Where(medicine => medicine.WithdrawnAt == null && medicine.LowStockBelow > 0)
        .CountAsync(medicine => (
            from holding in db.Holdings
            join pack in db.Packs on holding.PackId equals pack.Id
            join place in db.Places on holding.PlaceId equals place.Id
            where pack.MedicineId == medicine.Id && pack.OwnerClientId == null
                && (place.Kind == PlaceKind.Safe || place.Kind == PlaceKind.Cart || place.Kind == PlaceKind.Fridge || place.Kind == PlaceKind.Room)
            select holding.Amount).Sum() < medicine.LowStockBelow);

    /// <summary>From the day after the last close, or the first day on which anything moved, to yesterday.</summary>
    private async Task<int> DaysNotClosedAsync(Facility facility, DateOnly today)
    {
        var closed = await db.DailyCloses.MaxAsync(row => (DateOnly?)row.BusinessDate);
        var first = closed?.AddDays(1);
        if (first is null && await db.Postings.MinAsync(row => (DateTime?)row.RecordedAt) is { } moved)
            first = facility.LocalDay(moved);
        return first is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;
    }
}
