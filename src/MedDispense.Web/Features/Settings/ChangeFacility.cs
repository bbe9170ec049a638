using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Settings;

/// <summary>Changes what the house says about itself. What held before stays readable, with the time until which it
/// held.</summary>
public sealed class ChangeFacility(MedDispenseDb db)
{
    public sealed record Command(int Version, FacilityDetails Details);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var before = FacilityDetails.Of(facility);
        if (before == command.Details)
            return ChangeResult.Done;
        if (facility.Version != command.Version)
            return ChangeResult.Stale();
        if (command.Details.Check().ToList() is { Count: > 0 } problems)
            return new(problems);

        var changes = new ChangeText();
        foreach (var ((key, was), (_, becomes)) in before.Values().Zip(command.Details.Values()))
        {
            changes.Of(key, was, becomes);
            if (was == becomes)
                continue;
            // A house from before this history existed gets its first value written down too.
            if (!await db.FacilitySettings.AnyAsync(row => row.Key == key))
                db.FacilitySettings.Add(SettingRow.Of(act, key, was, facility.CreatedAt));
            db.FacilitySettings.Add(SettingRow.Of(act, key, becomes, act.Now));
        }

        command.Details.ApplyTo(facility);
        facility.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "facility", facility.Id, changes.ToString()));
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

/// <summary>Makes a row of the history of settings.</summary>
internal static class SettingRow
{
    public static FacilitySetting Of(Act act, string key, string value, DateTime from) => new()
    {
        FacilityId = act.FacilityId,
        Id = Guid.CreateVersion7(new DateTimeOffset(act.Now)),
        Key = key,
        Value = value,
        From = from,
        SetById = act.Actor.MembershipId,
    };
}
