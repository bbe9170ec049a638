using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.SignIn;

[Route("sign-in")]
[AllowAnonymous]
public sealed class SignInController(SignInManager<User> signIn, MedDispenseDb db, TimeProvider clock) : Controller
{
    private const string Wrong = "The name and the password do not belong together. Try again.";

    public sealed record Form
    {
        [Required(ErrorMessage = "Type your sign-in name.")]
        [StringLength(200)]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Type your password.")]
        [StringLength(200)]
        public string? Password { get; init; }

        public string? ReturnUrl { get; init; }
    }

    [HttpGet("")]
    public IActionResult Index(string? returnUrl) => View(new Form { ReturnUrl = returnUrl });

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var user = await signIn.UserManager.FindByNameAsync(form.Name!);
        if (user is null || !(await signIn.CheckPasswordSignInAsync(user, form.Password!, lockoutOnFailure: true)).Succeeded)
            return WrongAnswer(form);
        var now = clock.GetUtcNow().UtcDateTime;
        var memberships = await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(row => row.UserId == user.Id).ToListAsync();
        if (memberships.FirstOrDefault(row => row.IsActiveAt(now)) is not { } membership)
            return WrongAnswer(form);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false,
        [
            new Claim(FacilityScopeMiddleware.FacilityClaim, membership.FacilityId.ToString()),
            new Claim(FacilityScopeMiddleware.MembershipClaim, membership.Id.ToString()),
        ]);
        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
    }

    private IActionResult WrongAnswer(Form form)
    {
        ModelState.AddModelError(nameof(form.Name), Wrong);
        return this.Refused([], () => View(form));
    }
}
