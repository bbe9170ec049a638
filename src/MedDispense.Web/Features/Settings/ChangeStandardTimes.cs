using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Settings;

/// <summary>Sets the times that the house means by words and codes without times, for orders entered from now on. An order
/// that is signed keeps its times.</summary>
public sealed class ChangeStandardTimes(MedDispenseDb db)
{
    /// <param name="Version">Of the facility's row as shown.</param>
    /// <param name="Values">As typed, by the key of <see cref="HouseTimes"/>; one that is missing stays as it is.</param>
    public sealed record Command(int Version, IReadOnlyDictionary<string, string?> Values);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var now = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync()).StandardTimes;
        var (problems, changes) = (new List<ChangeProblem>(), new ChangeText());
        var rows = new List<FacilitySetting>();
        foreach (var one in HouseTimes.All.Where(one => command.Values.ContainsKey(one.Key)))
        {
            if (!one.TryRead(command.Values[one.Key], out var times, out var why))
            {
                problems.Add(new ChangeProblem(one.Key, why));
                continue;
            }

            var (before, after) = (one.Say(now), one.Say(one.With(now, times)));
            if (before == after)
                continue;
            changes.Of(one.Key, before, after);
            rows.Add(SettingRow.Of(act, one.Key, after, act.Now));
        }

        if (problems.Count > 0)
            return new(problems);
        if (rows.Count == 0)
            return ChangeResult.Done;
        if (facility.Version != command.Version)
            return ChangeResult.Stale();
        db.FacilitySettings.AddRange(rows);
        facility.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "standard times", facility.Id, changes.ToString()));
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
}
