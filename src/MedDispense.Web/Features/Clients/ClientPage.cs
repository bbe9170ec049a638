using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Incidents;
using MedDispense.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>One client, with the medicines here that are their property.</summary>
public sealed class ClientPage(
    MedDispenseDb db, FindBanner findBanner, ClientStay clientStay, FindIncidents findIncidents, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    private const int Most = 200;

    public sealed record View
    {
        public required Guid Id { get; init; }

        public required string FamilyName { get; init; }

        public required string GivenNames { get; init; }

        public required DateOnly BornOn { get; init; }

        public required string Room { get; init; }

        public required string House { get; init; }

        public required string CardCode { get; init; }

        public required DateTime AdmittedAt { get; init; }

        public required DateTime? LeftAt { get; init; }

        public required ClientBannerView Banner { get; init; }

        public required IReadOnlyList<Owned> OwnedHere { get; init; }

        public required Presence Presence { get; init; }

        public required SelfManagement SelfManagement { get; init; }

        /// <summary>Why the client looks after their own medicine as far as they do; may be empty.</summary>
        public required string SelfManagementReason { get; init; }

        /// <summary>Newest first.</summary>
        public required IReadOnlyList<ClientStay.Row> Stay { get; init; }

        /// <summary>Newest first.</summary>
        public required IReadOnlyList<FindIncidents.Row> Incidents { get; init; }

        public required int Version { get; init; }
    }

    /// <summary>A pack that belongs to the client, and how much of it is where.</summary>
    public sealed record Owned(Guid PackId, Guid PlaceId, string Medicine, string? Lot, DateOnly? Expiry, string Place, string Amount);

    /// <summary>Null when no client of this facility has the id.</summary>
    public async Task<View?> AskAsync(Guid id, DateTime now)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (client is null || await findBanner.AskAsync(id, now) is not { } banner)
            return null;
        return new View
        {
            Id = client.Id,
            FamilyName = client.FamilyName,
            GivenNames = client.GivenNames,
            BornOn = client.BornOn,
            Room = client.Room,
            House = client.House,
            CardCode = client.CardCode,
            AdmittedAt = client.AdmittedAt,
            LeftAt = client.LeftAt,
            Banner = banner,
            OwnedHere = await OwnedAsync(id),
            Presence = client.Presence,
            SelfManagement = client.SelfManagement,
            SelfManagementReason = client.SelfManagementReason,
            Stay = await clientStay.AskAsync(id),
            Incidents = await findIncidents.AskAsync(id),
            Version = client.Version,
        };
    }

    /// <summary>What of a client's own medicines the house still has.</summary>
    public async Task<IReadOnlyList<Owned>> OwnedAsync(Guid id)
    {
        var rows = await (
            from holding in db.Holdings.AsNoTracking()
            join pack in db.Packs on holding.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            join place in db.Places on holding.PlaceId equals place.Id
            where pack.OwnerClientId == id && holding.Amount > 0
            orderby medicine.Name, pack.Expiry, pack.Id, place.Id
            select new { PackId = pack.Id, holding.PlaceId, holding.Amount, pack.Lot, pack.Expiry, Medicine = medicine, place.Name, place.Kind }).Take(Most).ToListAsync();
        var hidden = await blindTransit.AskAsync();
        var blind = await blindPlaces.AskAsync();
        return
        [
            .. rows.Select(row => new Owned(row.PackId, row.PlaceId, row.Medicine.ShownTitle(), row.Lot, row.Expiry,
                row.Kind == PlaceKind.InTransit ? "on the way" : row.Name,
                hidden.Hides(row.PlaceId) ? HiddenTransit.Words
                    : blind.Hides(row.PlaceId, row.Medicine.Id, id) ? Blind.Words : row.Medicine.Say(row.Amount))),
        ];
    }
}
