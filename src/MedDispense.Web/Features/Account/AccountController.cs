using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Account;

/// <summary>What belongs to the person who is signed in: password, PIN, badge, recent sign-ins.</summary>
[Route("account")]
[Authorize(Policy = Policies.AnyStaff)]
public sealed class AccountController(
    CurrentStaff current, Acts acts, AccountPage accountPage, ChangePassword changePassword,
    ChangePin changePin, SignInTicket ticket, MedDispenseDb db) : Controller
{
    public sealed record PasswordForm
    {
        [Required(ErrorMessage = "Type your password so far.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        [DataType(DataType.Password)]
        public string? Old { get; init; }

        [Required(ErrorMessage = "Type the new password.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        [DataType(DataType.Password)]
        public string? New { get; init; }

        [Compare(nameof(New), ErrorMessage = "The two entries of the new password differ. Type both again.")]
        [Required(ErrorMessage = "Type the new password again.")]
        [DataType(DataType.Password)]
        public string? Again { get; init; }
    }

    public sealed record PinForm
    {
        [Required(ErrorMessage = "Type your password.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        [DataType(DataType.Password)]
        public string? Password { get; init; }

        [Required(ErrorMessage = "Enter the new PIN.")]
        [StringLength(PinRules.Longest, ErrorMessage = "A PIN has 4 to 8 digits, nothing else.")]
        public string? Pin { get; init; }

        [Compare(nameof(Pin), ErrorMessage = "The two entries of the PIN differ. Enter both again.")]
        [Required(ErrorMessage = "Enter the new PIN again.")]
        public string? Again { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await accountPage.AskAsync(current.Actor));

    [HttpGet("password")]
    [OpenToNewcomers]
    public IActionResult Password() => View(new PasswordForm());

    [HttpPost("password")]
    [OpenToNewcomers]
    public async Task<IActionResult> Password(PasswordForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var act = acts.Change(acts.NewId());
        var result = await changePassword.RunAsync(act, new(form.Old!, form.New!));
        if (result.IsDone)
        {
            var user = await db.Users.SingleAsync(row => row.Id == current.UserId);
            await ticket.WriteAsync(user, await db.Staff.SingleAsync(row => row.Id == act.Actor.MembershipId), act.Now);
        }

        return this.Answer(result, "Password changed. Other screens where you were signed in ask for it again.",
            Redirect("/account"), () => View(form));
    }

    [HttpGet("pin")]
    public IActionResult Pin() => View(new PinForm());

    [HttpPost("pin")]
    public async Task<IActionResult> Pin(PinForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await changePin.RunAsync(acts.Change(acts.NewId()), new(form.Password!, form.Pin!));
        return this.Answer(result, "PIN set.", Redirect("/account"), () => View(form));
    }
}
