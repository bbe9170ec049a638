using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Interactions;
using MedDispense.Web.Features.Orders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Reads once everything that the safety checks look at: for the page before it asks, and under locks for the act
/// itself.</summary>
public static class ReadDoseFacts
{
    private static readonly TimeSpan LeastLookBack = TimeSpan.FromHours(25);

    /// <param name="db">Looks at the facility; inside the write door the locks are taken before.</param>
    /// <param name="ask">Which dose.</param>
    /// <param name="recalls">Reads the recalls that stand for a medicine; inside the write door with its lock.</param>
    /// <returns>Null when client, order, pack or place is not one of this house, or they do not belong together.</returns>
    public static async Task<DoseFacts?> AskAsync(
        MedDispenseDb db, DoseQuestion ask, Func<Guid, Task<List<Recall>>> recalls)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.ClientId);
        var order = await db.OrderAsync(ask.OrderId);
        if (client is null || order is null || order.Order.ClientId != client.Id)
            return null;
        if (ask.Nominal is not null && (!Occurrence.IsNominal(ask.Nominal) || ask.Ordinal is not (1 or 2)))
            return null;
        var pack = ask.PackId is null ? null : await PackAsync(db, ask);
        if (ask.PackId is not null && pack is null)
            return null;

        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == ask.FacilityId);
        var clock = FacilityClock.Of(facility);
        var happened = Moments.InStorage(ask.HappenedAt ?? ask.Now);
        var version = order.VersionAt(happened);
        var ordered = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == version.MedicineId);
        var occurrence = ask.Nominal is { } nominal ? Occurrence.Of(order.Order.Id, nominal, ask.Ordinal, clock.Zone) : null;
        var dose = (version.DoseOf(occurrence) ?? version.FullDose).Amount;
        var others = await OthersAsync(db, order, happened);
        var limits = FacilityLimits.At(ask.Now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        return new DoseFacts
        {
            Now = ask.Now,
            HappenedAt = happened,
            IsLateEntry = ask.IsLateEntry,
            Limits = limits,
            Clock = clock,
            Client = client,
            PresenceThen = ask.IsLateEntry ? await PresenceAsync(db, client, happened) : null,
            Allergies = await db.Allergies.AsNoTracking().Where(row => row.ClientId == client.Id && row.EndedAt == null).ToListAsync(),
            Order = order,
            VersionSeen = ask.VersionSeen ?? version.Version,
            Ordered = ordered,
            Occurrence = occurrence,
            Answer = occurrence is null ? null : await AnswerAsync(db, occurrence, ask.TakesFurther),
            Pack = pack,
            StationPlace = await StationPlaceAsync(db, ask.StationId),
            Recalls = pack is null ? [] : await recalls(pack.Medicine.Id),
            Amount = ask.Amount ?? dose,
            Drawn = ask.Drawn ?? ask.Amount ?? dose,
            Indication = ask.Indication,
            Taken = await TakenAsync(db, ask.ClientId, happened, version),
            Others = others,
            Holds = await db.HoldsOfOneAsync(clock, limits.MissedDoses, new(order, ordered, occurrence?.Day ?? clock.Day(happened), happened)),
            Shared = others.Count == 0 ? SharedInteractions.None : await db.SharedInteractionsAsync(),
        };
    }

    /// <summary>The client's other orders that had begun and not ended, with what each said then.</summary>
    private static async Task<IReadOnlyList<OtherOrder>> OthersAsync(MedDispenseDb db, OrderHistory order, DateTime happened)
    {
        var orders = (await db.OrdersOfAsync(order.Order.ClientId)).Where(other => other.Order.Id != order.Order.Id
            && other.StateAt(happened) is OrderState.Active or OrderState.Paused).ToList();
        var ids = orders.Select(other => other.VersionAt(happened).MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return [.. orders.Select(other => new OtherOrder(other, medicines[other.VersionAt(happened).MedicineId]))];
    }

    /// <summary>Where the client was at a moment, as the events of the stay say.</summary>
    private static async Task<Presence> PresenceAsync(MedDispenseDb db, Client client, DateTime moment)
    {
        var events = await db.StayEvents.AsNoTracking().Where(row => row.ClientId == client.Id)
            .OrderBy(row => row.HappenedAt).ThenBy(row => row.RecordedAt).ToListAsync();
        if (events.LastOrDefault(row => row.HappenedAt <= moment) is { } last)
            return last.Kind.Leads();
        return client.LeftAt is { } left && moment < left ? Presence.Here : client.Presence;
    }

    private static async Task<PackInHand?> PackAsync(MedDispenseDb db, DoseQuestion ask)
    {
        var pack = await db.Packs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.PackId);
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.PlaceId);
        if (pack is null || place is null || !place.Kind.IsPhysical())
            return null;
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == pack.MedicineId);
        var held = await db.Holdings.AsNoTracking().Where(row => row.PackId == pack.Id && row.Amount > 0)
            .Join(db.Places, row => row.PlaceId, other => other.Id, (row, other) => new { other.Id, other.Name, row.Amount }).ToListAsync();
        return new PackInHand(
            pack, medicine, place, held.Where(row => row.Id == place.Id).Sum(row => row.Amount),
            [.. held.Where(row => row.Id != place.Id).Select(row => row.Name).Order(StringComparer.Ordinal)],
            await BlindCounts.IsCountedAsync(db, place.Id, medicine.Id, pack.OwnerClientId, ask.Now),
            held.Count == 0 && pack.Serial is not null ? await GivenBeforeAsync(db, pack.Id) : null);
    }

    /// <summary>When the last of a pack went to a client; null when it went another way.</summary>
    private static async Task<DateTime?> GivenBeforeAsync(MedDispenseDb db, Guid packId) => await (
        from movement in db.Movements
        join place in db.Places on movement.ToPlaceId equals place.Id
        join posting in db.Postings on movement.PostingId equals posting.Id
        where movement.PackId == packId && place.Kind == PlaceKind.GivenToClient
        select (DateTime?)posting.HappenedAt).MaxAsync();

    private static async Task<OccurrenceAnswer?> AnswerAsync(MedDispenseDb db, Occurrence occurrence, Guid? takesFurther) => await (
        from claim in db.OccurrenceClaims.AsNoTracking()
        join dose in db.Doses on claim.PostingId equals dose.PostingId
        join posting in db.Postings on claim.PostingId equals posting.Id
        where claim.OrderId == occurrence.OrderId && claim.Nominal == occurrence.Nominal
            && claim.Ordinal == occurrence.Ordinal && claim.PostingId != takesFurther
        select new OccurrenceAnswer(claim.State, claim.PostingId, dose.Outcome, posting.ActorName, dose.HappenedAt)).SingleOrDefaultAsync();

    private static async Task<Place?> StationPlaceAsync(MedDispenseDb db, Guid? stationId) => stationId is null ? null : await db.Stations
        .Where(row => row.Id == stationId).Join(db.Places, station => station.PlaceId, place => place.Id, (_, place) => place)
        .AsNoTracking().SingleOrDefaultAsync();

    private static Task<IReadOnlyList<TakenDose>> TakenAsync(MedDispenseDb db, Guid clientId, DateTime happened, OrderVersion version)
    {
        var gap = TimeSpan.FromMinutes(version.MinimumGapMinutes);
        var span = gap > LeastLookBack ? gap : LeastLookBack;
        return db.TakenBetweenAsync(clientId, happened - span, happened + span);
    }
}
