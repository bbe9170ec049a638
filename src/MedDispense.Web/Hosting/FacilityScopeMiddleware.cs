using System.Security.Claims;
using MedDispense.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>Turns the sign-in cookie into the person, facility and device of the request. The membership is read each
/// time, so that a closed or ended account stops at once and changed rights hold at once.</summary>
public sealed class FacilityScopeMiddleware(RequestDelegate next, TimeProvider clock)
{
    /// <summary>Claim with the facility's id.</summary>
    public const string FacilityClaim = "meddispense:facility";

    /// <summary>Claim with the membership's id.</summary>
    public const string MembershipClaim = "meddispense:membership";

    /// <summary>Cookie with the device's token.</summary>
    public const string StationCookie = "meddispense-station";

    public async Task InvokeAsync(HttpContext http, MedDispenseDb db, CurrentStaff current)
    {
        if (Claim(http.User, FacilityClaim) is { } facilityId && Claim(http.User, MembershipClaim) is { } membershipId)
        {
            db.LookAt(facilityId);
            var membership = await db.Staff.AsNoTracking().SingleOrDefaultAsync(row => row.Id == membershipId);
            var facility = await db.Facilities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == facilityId);
            if (membership is null || facility is null || !membership.IsActiveAt(clock.GetUtcNow().UtcDateTime))
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                current.SignIn(membership, facility, await StationAsync(http, db));
            }
        }

        await next(http);
    }

    private static async Task<Domain.Facilities.Station?> StationAsync(HttpContext http, MedDispenseDb db)
    {
        if (http.Request.Cookies[StationCookie] is not { Length: > 0 and < 200 } token)
            return null;
        var hash = StationToken.HashOf(token);
        return await db.Stations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash && row.ClosedAt == null);
    }

    private static Guid? Claim(ClaimsPrincipal user, string type) =>
        Guid.TryParse(user.FindFirstValue(type), out var id) ? id : null;
}
