using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Web.Features.MissedDoses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Settings;

/// <summary>What held when: every value the house has set, with the time from and until which it held.</summary>
public sealed class SettingsHistory(MedDispenseDb db)
{
    private const int Most = 2000;

    /// <remarks><see cref="Until"/> is null while the value holds.</remarks>
    public sealed record Row(string Key, string Words, string Value, DateTime From, DateTime? Until, string By);

    /// <summary>By setting, newest first within each.</summary>
    public async Task<IReadOnlyList<Row>> AskAsync()
    {
        var settings = await (
            from setting in db.FacilitySettings.AsNoTracking()
            join person in db.Staff on setting.SetById equals person.Id
            orderby setting.From descending, setting.Id descending
            select new { setting.Id, setting.Key, setting.Value, setting.From, person.Name }).Take(Most).ToListAsync();
        return
        [
            .. settings.GroupBy(setting => setting.Key).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => group.Select((setting, index) => new Row(
                    setting.Key, SettingWords.Of(setting.Key), SettingWords.Say(setting.Key, setting.Value), setting.From,
                    index == 0 ? null : group.ElementAt(index - 1).From, setting.Name))),
        ];
    }
}

/// <summary>Settings in words.</summary>
internal static class SettingWords
{
    private static readonly Dictionary<string, string> OfFacility = new()
    {
        ["facility-name"] = "Name of the house",
        ["facility-address"] = "Address",
        ["jurisdiction"] = "Country",
        ["licence-kind"] = "What the house may hold",
        ["registration-number"] = "Registration number",
        ["time-zone"] = "Time zone",
        ["paper-size"] = "Paper",
        [FacilityLimits.SeparatorStandInKey] = "Sign that scanners send for the separator",
    };

    /// <summary>The label of a setting; its key, for one that an older version of the program set.</summary>
    public static string Of(string key) =>
        OfFacility.GetValueOrDefault(key)
        ?? LimitDefinition.All.FirstOrDefault(limit => limit.Key == key)?.Words
        ?? (HouseTimes.All.FirstOrDefault(one => one.Key == key) is { } times ? $"Standard times: {times.Words.ToLowerInvariant()}" : null)
        ?? (key.StartsWith(MissedDosePolicies.KeyBegins, StringComparison.Ordinal) ? $"Missed doses: {key[MissedDosePolicies.KeyBegins.Length..]}" : key);

    /// <summary>A value as people read it; as it is stored, where nothing better is known.</summary>
    public static string Say(string key, string value) => key switch
    {
        "jurisdiction" when Enum.TryParse<Jurisdiction>(value, out var country) => country.Say(),
        "licence-kind" when Enum.TryParse<LicenceKind>(value, out var licence) => licence.Say(),
        FacilityLimits.SeparatorStandInKey => value.Length == 0 ? "none: they send the separator itself" : value,
        _ when key.StartsWith(MissedDosePolicies.KeyBegins, StringComparison.Ordinal) =>
            MissedDosePolicy.TryRead(value, "", out var policy) ? string.Join("; ", MissedDoseWords.Lines(policy)) : "no rows of its own",
        _ when int.TryParse(value, CultureInfo.InvariantCulture, out var figure)
            && LimitDefinition.All.FirstOrDefault(limit => limit.Key == key) is { } limit => limit.Say(figure),
        _ => value,
    };
}
