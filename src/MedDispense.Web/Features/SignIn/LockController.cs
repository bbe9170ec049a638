using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace MedDispense.Web.Features.SignIn;

/// <summary>The locked screen: whose it is, where they were, and the PIN that opens it.</summary>
[Route("lock")]
public sealed class LockController(CurrentStaff current, OpenLockedScreen openLockedScreen, TimeProvider clock) : Controller
{
    public sealed record Form
    {
        [Required(ErrorMessage = "Enter your PIN or your password.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        public string? Pin { get; init; }

        public string? ReturnUrl { get; init; }
    }

    [HttpGet("")]
    [AllowAnonymous]
    public IActionResult Index(string? returnUrl) => current.Locked is null
        ? Onward(returnUrl)
        : View("~/Features/SignIn/Lock.cshtml", new Form { ReturnUrl = returnUrl });

    /// <summary>Locks this screen now. It asks for no antiforgery token: the page's token is that of the person, and at
    /// the minute at which the page locks itself the server already knows nobody. Nothing is gained by forging it, and
    /// the cookie that it needs is not sent along from another site.</summary>
    [HttpPost("")]
    [AllowAnonymous]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Now(string? returnUrl)
    {
        await SignInTicket.LockAsync(HttpContext);
        return RedirectToAction(nameof(Index), new { returnUrl });
    }

    [HttpPost("open")]
    [EnableRateLimiting(SignInLimits.Policy)]
    [AllowAnonymous]
    public async Task<IActionResult> Open(Form form)
    {
        if (current.Locked is not { } screen)
            return Onward(form.ReturnUrl);
        if (!ModelState.IsValid)
            return this.Refused([], () => View("~/Features/SignIn/Lock.cshtml", form));
        var now = clock.GetUtcNow().UtcDateTime;
        if (await openLockedScreen.RunAsync(screen, form.Pin!, now) is { } refusal)
        {
            ModelState.AddModelError(nameof(form.Pin), refusal);
            return this.Refused([], () => View("~/Features/SignIn/Lock.cshtml", form));
        }

        await SignInTicket.UnlockAsync(HttpContext, now);
        return Onward(form.ReturnUrl);
    }

    /// <summary>The page says that keys or touches were noticed; asking is what keeps the screen open.</summary>
    [HttpGet("awake")]
    [Authorize(Policy = Policies.AnyStaff)]
    [OpenToNewcomers]
    public IActionResult Awake() => NoContent();

    private LocalRedirectResult Onward(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
