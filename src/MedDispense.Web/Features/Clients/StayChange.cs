using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>What every event of a stay has in common: the client's place follows it, events stand in their order, and a
/// second send has no second effect. The act's id becomes the event's.</summary>
internal static class StayChange
{
    /// <param name="db">Sees this house.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="happenedAt">UTC; null for now.</param>
    /// <param name="from">Where the client must be before it.</param>
    /// <param name="make">Makes the event, or refuses it.</param>
    public static async Task<ChangeResult> SaveAsync(
        MedDispenseDb db, Act act, Guid clientId, int version, DateTime? happenedAt, Presence[] from,
        Func<Client, DateTime, Task<(StayEvent? Event, ChangeResult? Refusal)>> make)
    {
        if (await db.StayEvents.AnyAsync(row => row.Id == act.Id && row.ClientId == clientId))
            return ChangeResult.Done;
        return await ClientChange.SaveAsync(db, act, clientId, version, async client =>
        {
            var at = happenedAt ?? act.Now;
            if (await WhyNotAsync(db, act, client, at, from) is { } why)
                return ClientChange.Refused(why.Field, why.Sentence);
            var (made, refusal) = await make(client, at);
            if (made is null)
                return ("", refusal ?? throw new InvalidOperationException("An event is made or refused."));
            return ClientChange.Saved(Add(db, client, made));
        });
    }

    /// <summary>Why no event can stand at a moment of the client's stay; null when one can.</summary>
    public static async Task<ChangeProblem?> WhyNotAsync(MedDispenseDb db, Act act, Client client, DateTime at, Presence[] from)
    {
        if (!from.Contains(client.Presence))
            return new("", $"The client is recorded as: {client.Presence.Say().ToLowerInvariant()}. Open the client's page again.");
        if (at > act.Now)
            return new("HappenedAt", "This moment has not come yet. Record it when it has happened, or leave it empty for now.");
        var last = await db.StayEvents.Where(row => row.ClientId == client.Id).MaxAsync(row => (DateTime?)row.HappenedAt);
        return at < last ? new("HappenedAt", "This is before the last event of the stay. Check the time.") : null;
    }

    /// <summary>Adds the event and lets the client's place follow it.</summary>
    /// <returns>What the audit keeps.</returns>
    public static string Add(MedDispenseDb db, Client client, StayEvent made)
    {
        db.StayEvents.Add(made);
        client.Presence = made.Kind.Leads();
        client.LeftAt = client.Presence == Presence.Gone ? made.HappenedAt : null;
        return $"Stay: {made.Kind}.";
    }

    public static StayEvent Event(Act act, Client client, StayEventKind kind, DateTime at, string? note = null, DateTime? expectedBack = null) => new()
    {
        FacilityId = act.FacilityId,
        Id = act.Id,
        ClientId = client.Id,
        Kind = kind,
        HappenedAt = at,
        RecordedAt = act.Now,
        RecordedById = act.Actor.MembershipId,
        Note = note,
        ExpectedBackAt = expectedBack,
    };
}
