using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Gives a person a badge code; a new one makes the badge before it worthless.</summary>
public sealed class IssueBadge(MedDispenseDb db)
{
    /// <param name="Id">Whose badge.</param>
    /// <param name="Version">Of the person's row as shown, so that a second send makes no second badge.</param>
    public sealed record Command(Guid Id, int Version);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var person = await db.Staff.OfPeople().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (person is null)
            return ChangeResult.Unknown;
        if (person.Version != command.Version)
            return ChangeResult.Stale();
        var had = person.BadgeCode is not null;
        person.BadgeCode = HouseCode.New(FacilityCodeType.Staff);
        person.Version++;
        // The code itself stays out of the audit: it is half of a sign-in.
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", person.Id, had ? "Badge replaced." : "Badge issued."));
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
