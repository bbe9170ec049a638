using System.Security.Claims;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MedDispense.Web.Hosting;

/// <summary>Turns the sign-in cookie into the person, facility and device of the request. The membership is read each
/// time, so that a closed or ended account stops at once and changed rights hold at once; so is the account's stamp,
/// so that a changed password ends every other sign-in.</summary>
public sealed class FacilityScopeMiddleware(RequestDelegate next, TimeProvider clock, IOptions<IdentityOptions> identity)
{
    /// <summary>Where a person with a first password is sent.</summary>
    public const string ChangePasswordPath = "/account/password";

    private sealed record Person(StaffMembership Membership, string? Stamp, bool MustChangePassword);

    public async Task InvokeAsync(HttpContext http, MedDispenseDb db, CurrentStaff current)
    {
        // Files need no person, and the page that says what failed must not need what may have failed.
        var endpoint = http.GetEndpoint();
        if (!IsFile(endpoint) && http.Request.Path != "/errors/unexpected")
            await FindAsync(http, endpoint, db, current);
        if (current.MustChangePassword && !IsOpen(endpoint) && endpoint?.Metadata.GetMetadata<OpenToNewcomersAttribute>() is null)
        {
            http.Response.Redirect(ChangePasswordPath);
            return;
        }

        await next(http);
    }

    private async Task FindAsync(HttpContext http, Endpoint? endpoint, MedDispenseDb db, CurrentStaff current)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (ticket is not { Succeeded: true, Principal: { } principal, Properties: { } properties }
            || Claim(principal, SignInTicket.FacilityClaim) is not { } facilityId
            || Claim(principal, SignInTicket.MembershipClaim) is not { } membershipId)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.LookAt(facilityId);
        var person = await (
            from membership in db.Staff.AsNoTracking()
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            where membership.Id == membershipId
            select new Person(membership, user.SecurityStamp, user.MustChangePassword)).SingleOrDefaultAsync();
        var facility = await db.Facilities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == facilityId);
        var stamp = principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (person is null || facility is null || !person.Membership.IsActiveAt(now) || stamp != person.Stamp)
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var station = await StationCookie.FindAsync(http, db);
        if (SignInTicket.IsLocked(properties, limits.IdleLockMinutes, now))
        {
            current.Lock(new(person.Membership, facility, limits, station));
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        current.SignIn(new SignedIn
        {
            Actor = Actor.Of(person.Membership),
            UserId = person.Membership.UserId,
            Facility = facility,
            Limits = limits,
            Station = station,
            PlaceName = station is null
                ? null
                : await db.Places.Where(row => row.Id == station.PlaceId).Select(row => row.Name).SingleAsync(),
            BadgeColour = person.Membership.BadgeColour,
            MustChangePassword = person.MustChangePassword,
        });
        http.RequestServices.GetRequiredService<CurrentFrame>().Show(PageFrames.Of(current, now));
        if (IsUse(http, endpoint))
            await SignInTicket.RenewAsync(http, principal, properties, now);
    }

    /// <summary>A page or a form that somebody asked for. Fragments that a page fetches by itself are no sign of a
    /// person; the page reports keys and touches on its own (idle-lock.js).</summary>
    private static bool IsUse(HttpContext http, Endpoint? endpoint) =>
        !IsOpen(endpoint) && !http.Request.Headers.ContainsKey("HX-Request");

    private static bool IsFile(Endpoint? endpoint) =>
        IsOpen(endpoint) && endpoint?.Metadata.GetMetadata<ControllerActionDescriptor>() is null;

    private static bool IsOpen(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static Guid? Claim(ClaimsPrincipal user, string type) =>
        Guid.TryParse(user.FindFirstValue(type), out var id) ? id : null;
}

/// <summary>An action that a person may use before they have changed their first password.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToNewcomersAttribute : Attribute;
