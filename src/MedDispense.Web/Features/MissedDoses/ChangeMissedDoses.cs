using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MissedDoses;

/// <summary>Sets what missed doses of a substance ask for, from now on; what was given or refused before stays as it was.</summary>
public sealed class ChangeMissedDoses(MedDispenseDb db)
{
    /// <param name="Version">Of the facility's row as shown.</param>
    /// <param name="Substance">As typed; salts and spellings count as one.</param>
    /// <param name="Policy">The rows; null for those that come with the program, and for a substance without such for none.</param>
    public sealed record Command(int Version, string Substance, MissedDosePolicy? Policy);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var substance = SubstanceName.Of(command.Substance);
        if (substance.Length is 0 or > 60)
            return new([new ChangeProblem(nameof(command.Substance), "Enter the name of the substance, such as methadone.")]);
        if (command.Policy?.WhyNot() is { } why)
            return new([new ChangeProblem("Rows", why)]);
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var policies = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync()).MissedDoses.BySubstance;
        var before = policies.GetValueOrDefault(substance)?.Text ?? "";
        var after = command.Policy?.Text ?? MissedDosePolicies.Own.GetValueOrDefault(substance)?.Text ?? "";
        if (before == after)
            return ChangeResult.Done;
        if (facility.Version != command.Version)
            return ChangeResult.Stale();
        var changes = new ChangeText();
        changes.Of(substance, before, after);
        db.FacilitySettings.Add(SettingRow.Of(act, MissedDosePolicies.KeyBegins + substance, after, act.Now));
        facility.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "missed doses", facility.Id, changes.ToString()));
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
