using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Downtime;

/// <summary>What is due in the next hours, for everybody, as it is printed against an outage: what the round still holds
/// open, what comes, and the as-needed orders in force.</summary>
public sealed class FindDowntimeRound(MedDispenseDb db, FindRound findRound, FindAsNeeded findAsNeeded)
{
    public const int Hours = 24;

    public async Task<DowntimeRound> AskAsync(Facility facility, FacilityLimits limits, DateTime now)
    {
        var until = now.AddHours(Hours);
        var clients = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone).ToListAsync();
        var ids = clients.Select(client => client.Id).ToList();
        var orders = (await db.OrdersOfAsync(ids)).ToLookup(order => order.Order.ClientId);
        var allergies = (await db.Allergies.AsNoTracking().Where(row => ids.Contains(row.ClientId) && row.EndedAt == null)
            .OrderBy(row => row.Substance).ThenBy(row => row.Id).ToListAsync()).ToLookup(row => row.ClientId);
        var rows = (await RowsAsync(facility, limits, now, until)).ToLookup(row => row.ClientId);
        var sheets = new List<(string House, DowntimeClient Client)>();
        foreach (var client in clients)
        {
            var doses = rows[client.Id].SelectMany(row => row.Doses).Where(dose => dose.DueAt < until && IsOpen(dose, limits, now)).ToList();
            var asNeeded = orders[client.Id].Any(order => order.VersionAt(now).IsAsNeeded) ? await findAsNeeded.AskAsync(client.Id, now) : [];
            if (doses.Count + asNeeded.Count == 0)
                continue;
            sheets.Add((client.House, new DowntimeClient
            {
                ClientId = client.Id,
                Name = client.DisplayName,
                BornOn = client.BornOn,
                Room = client.Room,
                CardCode = client.CardCode,
                IsOnLeave = client.Presence == Presence.OnLeave,
                AllergyStatus = client.AllergyStatus,
                Allergies = string.Join(", ", allergies[client.Id].Select(row => $"{row.Substance} ({row.Reaction})")),
                LookAlike = LookAlike(client, clients),
                Doses = [.. doses.OrderBy(dose => dose.DueAt).ThenBy(dose => dose.Medicine, StringComparer.OrdinalIgnoreCase)
                    .Select(dose => DoseOf(dose, Version(dose.OrderId, dose.DueAt), facility))],
                AsNeeded = [.. asNeeded.Select(row => AsNeededOf(row, Version(row.OrderId, now)))],
            }));

            OrderVersion Version(Guid orderId, DateTime at) => orders[client.Id].Single(order => order.Order.Id == orderId).VersionAt(at);
        }

        return new DowntimeRound(
            [
                .. sheets.GroupBy(sheet => sheet.House).OrderBy(house => house.Key, StringComparer.OrdinalIgnoreCase).Select(house => new DowntimeHouse(
                    house.Key,
                    [.. house.Select(sheet => sheet.Client).OrderBy(client => client.Room.Length).ThenBy(client => client.Room, StringComparer.OrdinalIgnoreCase)
                        .ThenBy(client => client.Name, StringComparer.OrdinalIgnoreCase).ThenBy(client => client.ClientId)])),
            ], until);
    }

    /// <summary>Today's round, with what of yesterday is still open, and the days after it.</summary>
    private async Task<IReadOnlyList<RoundRow>> RowsAsync(Facility facility, FacilityLimits limits, DateTime now, DateTime until)
    {
        var clock = FacilityClock.Of(facility);
        List<RoundRow> rows = [.. (await findRound.AskAsync(facility, limits, now)).Rows];
        for (var day = clock.Day(now).AddDays(1); day <= clock.Day(until); day = day.AddDays(1))
            rows.AddRange((await findRound.AskAsync(facility, limits, now, on: day)).Rows);
        return rows;
    }

    /// <summary>Nobody has answered, or in a way that a dose may still take the place of, such as asleep.</summary>
    private static bool IsOpen(RoundDose dose, FacilityLimits limits, DateTime now) =>
        dose.Status != DueStatus.Done || (dose.CanBeSuperseded && now <= dose.DueAt.AddMinutes(limits.DoseLateMinutes));

    private static DowntimeDose DoseOf(RoundDose dose, OrderVersion version, Facility facility) => new(
        dose.DueAt, dose.Medicine, dose.Dose, How(version),
        dose.Held is { } held ? $"{held}. Do not give it until a prescriber has decided."
            : dose.Status == DueStatus.Overdue ? "Overdue: nobody has answered" : RoundGroup.Answer(dose, FacilityTime.Of(facility)));

    private static DowntimeAsNeeded AsNeededOf(FindAsNeeded.Row row, OrderVersion version) => new(
        row.Medicine, row.Dose, How(version), row.Indication, version.MinimumGapMinutes, row.LeftToday, row.Given);

    private static string How(OrderVersion version)
    {
        var route = RouteWords.Say(version.Route);
        var way = version.Way == DoseWay.PrepareThenObserve ? "prepare, then stay until it is taken" : "given at once";
        var words = string.Join("; ", new[] { route, way }.Where(part => part.Length > 0));
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}. {version.Directions}".Trim();
    }

    private static string? LookAlike(Client client, List<Client> all) => all
        .Where(other => other.Id != client.Id && LookAlikeNames.AreAlike(client.FamilyName, client.GivenNames, other.FamilyName, other.GivenNames))
        .Select(other => other.DisplayName).Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault();
}
