using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Keeps a house from losing the last person who can give rights. An account that ends by itself does not
/// count, since nobody would be there on the day after.</summary>
public sealed class LastAdministrator(MedDispenseDb db)
{
    /// <summary>Null when the house has another administrator; otherwise one sentence. The facility's row is changed
    /// with the same save, so that of two administrators who close each other at once only one succeeds.</summary>
    public async Task<string?> WhyNotLoseAsync(Act act, StaffMembership person)
    {
        // Read before the others are: whoever was closed since then has also changed this row, and the save is stale.
        var facility = await db.Facilities.SingleAsync(row => row.Id == act.FacilityId);
        var others = await db.Staff.AsNoTracking().OfPeople()
            .Where(row => row.Id != person.Id && row.ClosedAt == null && row.Until == null && row.From <= act.Now)
            .Select(row => row.Roles).ToListAsync();
        if (!others.Any(roles => roles.HasFlag(StaffRoles.Administrator)))
        {
            return "This is the last administrator of the house whose account has no end. "
                + "Make somebody else an administrator first.";
        }

        facility.Version++;
        return null;
    }
}
