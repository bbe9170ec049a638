using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Lists the accounts of the demo facility for its sign-in page.</summary>
public sealed class DemoPeople(MedDispenseDb db)
{
    private const int Most = 30;

    public sealed record Row(string SignInName, string Name, string RoleWords, string FacilityName);

    /// <summary>The open accounts; empty where there is no demo facility.</summary>
    public async Task<IReadOnlyList<Row>> AskAsync(DateTime now)
    {
        var demo = await db.Facilities.AsNoTracking().Where(row => row.IsDemo).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Name }).FirstOrDefaultAsync();
        if (demo is null)
            return [];
        var people = await (
            from membership in db.Staff.IgnoreQueryFilters().AsNoTracking().OfPeople()
            join user in db.Users on membership.UserId equals user.Id
            where membership.FacilityId == demo.Id && membership.ClosedAt == null
                && membership.From <= now && (membership.Until == null || membership.Until > now)
            orderby membership.Id
            select new { user.UserName, membership.Name, membership.Roles }).Take(Most).ToListAsync();
        return [.. people.Select(row => new Row(row.UserName ?? "", row.Name, row.Roles.Say(), demo.Name))];
    }
}
