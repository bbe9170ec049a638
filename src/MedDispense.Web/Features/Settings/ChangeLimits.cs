using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Settings;

/// <summary>Sets limits of the house from now on; the limit in force at any earlier moment stays known.</summary>
public sealed class ChangeLimits(MedDispenseDb db)
{
    /// <param name="Version">Of the facility's row as shown.</param>
    /// <param name="Values">By the limit's key; a limit that is missing stays as it is.</param>
    public sealed record Command(int Version, IReadOnlyDictionary<string, int> Values);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var now = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var wanted = LimitDefinition.All.Where(limit => command.Values.ContainsKey(limit.Key) && command.Values[limit.Key] != limit.In(now)).ToList();
        if (wanted.Count == 0)
            return ChangeResult.Done;
        if (facility.Version != command.Version)
            return ChangeResult.Stale();
        var problems = wanted.Select(limit => (limit.Key, Why: limit.WhyNot(command.Values[limit.Key])))
            .Where(limit => limit.Why is not null).Select(limit => new ChangeProblem(limit.Key, limit.Why!)).ToList();
        if (problems.Count > 0)
            return new(problems);

        var changes = new ChangeText();
        foreach (var limit in wanted)
        {
            var value = Text(command.Values[limit.Key]);
            changes.Of(limit.Key, Text(limit.In(now)), value);
            db.FacilitySettings.Add(SettingRow.Of(act, limit.Key, value, act.Now));
        }

        facility.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "limits", facility.Id, changes.ToString()));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }

        return ChangeResult.Done;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
