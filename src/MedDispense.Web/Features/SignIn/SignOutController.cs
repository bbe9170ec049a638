using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Signing out. It works on a locked screen too, and a second time; the token of a page that was shown before
/// the screen locked would no longer fit, so none is asked for.</summary>
[Route("sign-out")]
[AllowAnonymous]
public sealed class SignOutController(CurrentStaff current, SignInAudit audit, TimeProvider clock) : Controller
{
    [HttpPost("")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Index()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (current.IsSignedIn)
        {
            await audit.RecordAsync(current.Facility.Id, now, AuditKind.SignedOut,
                new(current.Actor.MembershipId, current.Actor.Name), current.Station, "");
        }
        else if (current.Locked is { } screen)
        {
            await audit.RecordAsync(screen.Facility.Id, now, AuditKind.SignedOut,
                new(screen.Membership.Id, screen.Membership.Name), screen.Station, "From the locked screen.");
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/sign-in");
    }
}
