using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Who a client is, as every page about one shows it. Whoever shows it records the reading.</summary>
public sealed class FindBanner(MedDispenseDb db)
{
    /// <summary>Null when no client of this facility has the id.</summary>
    public async Task<ClientBannerView?> AskAsync(Guid clientId, DateTime now)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == clientId);
        if (client is null)
            return null;
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == client.FacilityId);
        var time = FacilityTime.Of(facility);
        return new ClientBannerView
        {
            FamilyName = client.FamilyName,
            GivenName = client.GivenNames,
            Born = client.BornOn.ToString("dd MMM yyyy", CultureInfo.InvariantCulture),
            Age = AgeOn(time.Day(now), client.BornOn),
            Number = client.CardCode,
            Room = client.Room.Length > 0 ? client.Room : null,
            PhotoHref = client.PhotoId is { } photo ? $"/clients/{client.Id}/photos/{photo}" : null,
            SelfManagement = client.SelfManagement.Say(),
            Allergies = RecordOf(client.AllergyStatus),
            AllergyWords = await AllergyWordsAsync(client, time),
            Alerts = [.. await PresenceAsync(client, time), .. await LookAlikesAsync(client), .. await AlertsAsync(clientId)],
            Href = $"/clients/{client.Id}",
        };
    }

    /// <summary>Full years on a day.</summary>
    public static int AgeOn(DateOnly today, DateOnly born)
    {
        var years = today.Year - born.Year;
        return born.AddYears(years) > today ? years - 1 : years;
    }

    private static AllergyRecord RecordOf(AllergyStatus status) => status switch
    {
        AllergyStatus.NotRecorded => AllergyRecord.NotRecorded,
        AllergyStatus.NoneKnown => AllergyRecord.NoneKnown,
        AllergyStatus.Known => AllergyRecord.Known,
    };

    private async Task<string?> AllergyWordsAsync(Client client, FacilityTime time)
    {
        if (client.AllergyStatus == AllergyStatus.NotRecorded)
            return null;
        if (client.AllergyStatus == AllergyStatus.NoneKnown)
            return client.AllergiesRecordedAt is { } asked ? $"recorded {time.DayWords(asked)}" : null;
        var allergies = await db.Allergies.AsNoTracking().Where(row => row.ClientId == client.Id && row.EndedAt == null)
            .OrderBy(row => row.Substance).ThenBy(row => row.Id).ToListAsync();
        return string.Join(", ", allergies.Select(row => $"{row.Substance} ({row.Reaction})"));
    }

    private async Task<IEnumerable<BannerAlert>> PresenceAsync(Client client, FacilityTime time)
    {
        if (client.Presence == Presence.Here)
            return [];
        // The event that led here; another may have been recorded for the same minute.
        var kinds = Enum.GetValues<StayEventKind>().Where(kind => kind.Leads() == client.Presence).ToList();
        var last = await db.StayEvents.AsNoTracking().Where(row => row.ClientId == client.Id && kinds.Contains(row.Kind))
            .OrderByDescending(row => row.HappenedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync();
        if (client.Presence == Presence.OnLeave)
        {
            var since = last is null ? "" : $" since {time.DayAndClock(last.HappenedAt)}";
            var back = last?.ExpectedBackAt is { } expected ? $", expected back {time.DayAndClock(expected)}" : "";
            return [new(Severity.Stop, $"On leave{since}{back}")];
        }

        var (how, when) = last is null ? ("Left the house", client.LeftAt) : (last.Kind.Say(), last.HappenedAt);
        return [new(Severity.Stop, when is { } at ? $"{how} {time.DayWords(at)}" : how)];
    }

    private async Task<IEnumerable<BannerAlert>> LookAlikesAsync(Client client)
    {
        if (client.Presence == Presence.Gone)
            return [];
        var alike = await LookAlikes.OfAsync(db, client.FamilyName, client.GivenNames, client.Id);
        return alike.Count == 0 ? [] : [new(Severity.Caution, "Similar name: " + string.Join("; ", alike))];
    }

    private async Task<IEnumerable<BannerAlert>> AlertsAsync(Guid clientId) =>
        (await db.ClientAlerts.AsNoTracking().Where(row => row.ClientId == clientId && row.EndedAt == null)
            .OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).Select(row => row.Words).ToListAsync())
        .Select(words => new BannerAlert(Severity.Caution, words));
}
