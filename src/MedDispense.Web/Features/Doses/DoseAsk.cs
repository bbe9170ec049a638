using MedDispense.Data;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>What a page about one dose shows before it asks: the client, the medicine, the pack, and every finding as it
/// stands now. The act reads all of it again under locks.</summary>
public sealed class DoseAsk(MedDispenseDb db, FindBanner findBanner, ScanTickets tickets, CurrentStaff current, TimeProvider clock)
{
    public sealed record View
    {
        public required ClientBannerView Banner { get; init; }

        public required DoseFacts Facts { get; init; }

        public required IReadOnlyList<Finding> Findings { get; init; }

        /// <summary>How client and pack were made sure of; null when no ticket holds any more.</summary>
        public required ScanTicket? Client { get; init; }

        public required ScanTicket? Pack { get; init; }

        public required MedicineLineView Line { get; init; }

        /// <summary>"label MDP…, lot A1, use by 31 Dec 2027".</summary>
        public required string? PackWords { get; init; }

        /// <summary>Whether what is left in the container is counted after taking.</summary>
        public bool IsCountedBack => Facts.Pack is { } pack && CountBack.IsAsked(Facts.Limits, pack.Medicine);

        public bool IsStopped => Findings.Any(finding => finding.Tier == FindingTier.Stop);

        public Identification Identification => new(
            Client?.How ?? IdentifiedHow.NotAsked, Pack?.How ?? IdentifiedHow.NotAsked, Client?.Reason, Pack?.Reason);
    }

    /// <summary>Null when client and order are not of this house or do not belong together.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="key">The occurrence's key; null or empty for an as-needed dose.</param>
    /// <param name="client">Ticket of the client.</param>
    /// <param name="pack">Ticket of the pack; null where none is taken.</param>
    /// <param name="happenedAt">UTC, for what is written down afterwards: the order is read as it was then. Null for now.</param>
    public async Task<View?> AskAsync(Guid clientId, Guid orderId, string? key, string? client, string? pack, DateTime? happenedAt = null)
    {
        var (nominal, ordinal) = ((string?)null, 1);
        if (!string.IsNullOrEmpty(key) && !Occurrence.TryReadKey(key, out nominal, out ordinal))
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var packTicket = tickets.Read(current.Actor, pack);
        var clientTicket = tickets.Read(current.Actor, client, clientId);
        var facts = await ReadDoseFacts.AskAsync(db, new DoseQuestion
        {
            FacilityId = current.Facility.Id,
            Now = now,
            HappenedAt = happenedAt,
            ClientId = clientId,
            OrderId = orderId,
            Nominal = nominal,
            Ordinal = ordinal,
            PackId = packTicket?.What,
            PlaceId = packTicket?.PlaceId,
            StationId = current.Station?.Id,
            // Asked on the page itself.
            Indication = "asked",
        }, medicine => db.Recalls.AsNoTracking().Where(recall => recall.MedicineId == medicine && recall.LiftedByPostingId == null).ToListAsync());
        if (facts is null || await findBanner.AskAsync(clientId, now) is not { } banner)
            return null;
        return new View
        {
            Banner = banner,
            Facts = facts,
            Findings = packTicket is null ? DoseChecks.RunNotGiven(facts) : [.. DoseChecks.Run(facts, current.Actor), .. ListedOrAsNeeded.Check(facts)],
            Client = clientTicket,
            Pack = packTicket,
            Line = DoseLines.Of(facts, current.Time, now),
            PackWords = facts.Pack is { Pack: var held }
                ? $"label {held.LabelCode}" + (held.Lot is null ? "" : $", lot {held.Lot}") + (held.Expiry is { } day ? $", use by {FacilityTime.Words(day)}" : "")
                : null,
        };
    }
}
