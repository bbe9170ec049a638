using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>Keeps which card was scanned, and finds that another client's was scanned a moment before: a sign that cards
/// hang on the cart and not on the clients.</summary>
public sealed class ClientScans(MedDispenseDb db, ScanTickets tickets, CurrentStaff current, TimeProvider clock)
{
    /// <summary>A card that was scanned a moment before.</summary>
    /// <param name="Client">Whose.</param>
    /// <param name="Before">How long before.</param>
    public sealed record Earlier(string Client, TimeSpan Before);

    /// <summary>Keeps the scan.</summary>
    /// <returns>Address of the client's doses, with the proof that the card was scanned.</returns>
    public async Task<string> RunAsync(Guid clientId)
    {
        var now = clock.GetUtcNow();
        db.ClientScans.Add(new ClientScan
        {
            FacilityId = current.Facility.Id,
            Id = Guid.CreateVersion7(now),
            ClientId = clientId,
            ScannedById = current.Actor.MembershipId,
            StationId = current.Station?.Id,
            ScannedAt = now.UtcDateTime,
        });
        await db.SaveChangesAsync();
        return $"/round/{clientId}?t={Uri.EscapeDataString(tickets.Write(current.Actor, clientId, IdentifiedHow.Scanned))}";
    }

    /// <summary>The last card of another client at this station, or by this person where the device is none, too short a
    /// time before a card was scanned; null when there is none.</summary>
    /// <param name="clientId">Whose card was scanned.</param>
    /// <param name="at">When, UTC.</param>
    public async Task<Earlier?> AskAsync(Guid clientId, DateTime at)
    {
        var (station, person, since) = (current.Station?.Id, current.Actor.MembershipId, at - ClientScan.TooSoon);
        var before = await db.ClientScans.AsNoTracking()
            .Where(row => station != null ? row.StationId == station : row.StationId == null && row.ScannedById == person)
            .Where(row => row.ClientId != clientId && row.ScannedAt > since && row.ScannedAt <= at)
            .OrderByDescending(row => row.ScannedAt).ThenByDescending(row => row.Id)
            .Join(db.Clients, row => row.ClientId, client => client.Id, (row, client) => new { row.ScannedAt, Client = client })
            .FirstOrDefaultAsync();
        return before is null ? null : new(before.Client.DisplayName, at - before.ScannedAt);
    }
}
