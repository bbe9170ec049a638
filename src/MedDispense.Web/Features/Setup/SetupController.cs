using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Setup;

/// <summary>The first run: one page that founds the house. It exists only as long as there is none.</summary>
[Route("setup")]
[AllowAnonymous]
public sealed class SetupController(MedDispenseDb db, FoundFacility foundFacility, TimeProvider clock) : Controller
{
    public sealed record Form : FacilityFields
    {
        [Required(ErrorMessage = "This form is incomplete. Open the page again.")]
        public Guid? Id { get; init; }

        [Required(ErrorMessage = "Name the place for controlled medicines.")]
        [StringLength(80, ErrorMessage = "A name has at most 80 characters.")]
        public string? Safe { get; init; }

        [StringLength(80, ErrorMessage = "A name has at most 80 characters.")]
        public string? Cart { get; init; }

        [StringLength(80, ErrorMessage = "A name has at most 80 characters.")]
        public string? Fridge { get; init; }

        [Required(ErrorMessage = "Name the place for what must not be used.")]
        [StringLength(80, ErrorMessage = "A name has at most 80 characters.")]
        public string? Quarantine { get; init; }

        [Required(ErrorMessage = "Enter your name as it is to stand in the register.")]
        [StringLength(120, ErrorMessage = "A name has at most 120 characters.")]
        public string? PersonName { get; init; }

        [Required(ErrorMessage = "Enter your initials.")]
        [StringLength(4, ErrorMessage = "Initials have at most 4 letters.")]
        public string? Initials { get; init; }

        [Required(ErrorMessage = "Type the name you will sign in with.")]
        [StringLength(Domain.Staff.SignInName.Longest, ErrorMessage = "A sign-in name has 3 to 60 characters.")]
        public string? SignInName { get; init; }

        [Required(ErrorMessage = "Type a password.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        [DataType(DataType.Password)]
        public string? Password { get; init; }

        [Required(ErrorMessage = "Type the password again.")]
        [Compare(nameof(Password), ErrorMessage = "The two entries of the password differ. Type both again.")]
        [DataType(DataType.Password)]
        public string? Again { get; init; }

        public bool AlsoManages { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => await db.Facilities.AnyAsync()
        ? NotFound()
        : View(new Form
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Jurisdiction = Jurisdiction.UnitedStates,
            PaperSize = PaperSize.Letter,
            TimeZoneId = "America/New_York",
            Safe = "Controlled cupboard",
            Cart = "Cart",
            Fridge = "Fridge",
            Quarantine = "Quarantine shelf",
        });

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        // The same form sent again is answered as the first time, even though the page is gone by then.
        if (await db.Facilities.OrderBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync() is { Count: > 0 } ids)
            return form.Id is { } id && ids.Contains(id) ? Redirect("/sign-in") : NotFound();
        if (!ModelState.IsValid || form.Id == Guid.Empty)
            return this.Refused([], () => View(form));
        var (founding, problems) = await foundFacility.RunAsync(ToCommand(form), clock.GetUtcNow().UtcDateTime);
        foreach (var problem in problems)
            ModelState.AddModelError(problem.Field, problem.Sentence);
        return founding switch
        {
            FirstFounding.Founded or FirstFounding.SameAlready => Founded(form),
            FirstFounding.OtherExists => NotFound(),
            null => this.Refused([], () => View(form)),
        };
    }

    private RedirectResult Founded(Form form)
    {
        TempData.SayDone($"{form.Name?.Trim()} is founded.",
            $"Sign in as {form.SignInName?.Trim()}. Your start page leads you on: a PIN, a second person, the medicines, what is there now.");
        return Redirect("/sign-in");
    }

    private static FoundFacility.Command ToCommand(Form form)
    {
        (PlaceKind, string?)[] places =
            [(PlaceKind.Safe, form.Safe), (PlaceKind.Cart, form.Cart), (PlaceKind.Fridge, form.Fridge), (PlaceKind.Quarantine, form.Quarantine)];
        return new(form.Id!.Value, form.ToDetails(),
            [.. places.Where(place => !string.IsNullOrWhiteSpace(place.Item2)).Select(place => (place.Item1, place.Item2!.Trim()))],
            new(form.PersonName!.Trim(), form.Initials!.Trim(), form.SignInName!, form.Password!, form.AlsoManages));
    }
}
