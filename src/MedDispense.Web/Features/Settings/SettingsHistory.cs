using MedDispense.Data;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Settings;

/// <summary>What held when: every value the house has set, with the time from and until which it held.</summary>
public sealed class SettingsHistory(MedDispenseDb db)
{
    private const int Most = 2000;

    /// <remarks><see cref="Until"/> is null while the value holds.</remarks>
    public sealed record Row(string Key, string Value, DateTime From, DateTime? Until, string By);

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
                    setting.Key, setting.Value, setting.From,
                    index == 0 ? null : group.ElementAt(index - 1).From, setting.Name))),
        ];
    }
}
