using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Scanners;

/// <summary>Sets what the scanners of the house send in place of the separator, from now on.</summary>
public sealed class ChangeSeparator(MedDispenseDb db)
{
    /// <param name="Version">Of the facility's row as shown.</param>
    /// <param name="StandIn">Null when they send the separator itself.</param>
    public sealed record Command(int Version, string? StandIn);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (command.StandIn is { } text && !ScanSettings.IsUsableSubstitute(text))
            return ChangeResult.Refuse("", "This could be part of a lot or serial number. Set the scanner to send another sign, such as ~.");
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var before = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync()).SeparatorStandIn;
        if (before == command.StandIn)
            return ChangeResult.Done;
        if (facility.Version != command.Version)
            return ChangeResult.Stale();
        var changes = new ChangeText();
        changes.Of(FacilityLimits.SeparatorStandInKey, before ?? "", command.StandIn ?? "");
        db.FacilitySettings.Add(SettingRow.Of(act, FacilityLimits.SeparatorStandInKey, command.StandIn ?? "", act.Now));
        facility.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "scanners", facility.Id, changes.ToString()));
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
