using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.SignIn;

/// <summary>The door: name and password, the choice of a house, the quick change of person at a bound station.</summary>
[Route("sign-in")]
[AllowAnonymous]
public sealed class SignInController(
    MedDispenseDb db, UserManager<User> users, SignInTicket ticket, SignInAudit audit, ChosenAccount chosen,
    EnterWithPassword enterWithPassword, EnterWithBadge enterWithBadge, DemoPeople demoPeople, TimeProvider clock) : Controller
{
    /// <summary>Key in ViewData of the houses to choose from.</summary>
    public const string HousesKey = "Houses";

    private const string ChosenKey = "sign-in.chosen";

    public sealed record Form
    {
        [Required(ErrorMessage = "Type your sign-in name.")]
        [StringLength(200, ErrorMessage = "A sign-in name has at most 60 characters.")]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Type your password.")]
        [StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 200 characters.")]
        [DataType(DataType.Password)]
        public string? Password { get; init; }

        public string? ReturnUrl { get; init; }
    }

    public sealed record HouseForm
    {
        [Required(ErrorMessage = "Choose a house.")]
        public Guid? FacilityId { get; init; }

        public string? ReturnUrl { get; init; }
    }

    public sealed record BadgeForm
    {
        [Required(ErrorMessage = "Scan your badge.")]
        [StringLength(200, ErrorMessage = "This is too long for a badge. Scan it again.")]
        public string? Badge { get; init; }

        [Required(ErrorMessage = "Enter your PIN.")]
        [StringLength(PinRules.Longest, ErrorMessage = "A PIN has 4 to 8 digits.")]
        public string? Pin { get; init; }
    }

    /// <summary>What the page shows besides the form.</summary>
    public sealed record Door(IReadOnlyList<DemoPeople.Row> DemoPeople, bool IsStation);

    [HttpGet("")]
    public async Task<IActionResult> Index(string? returnUrl)
    {
        if (!await db.Facilities.AnyAsync())
            return Redirect("/setup");
        return await DoorAsync(new Form { ReturnUrl = returnUrl });
    }

    [HttpPost("")]
    [EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Index(Form form)
    {
        if (!ModelState.IsValid)
            return await RefusedAsync(form, null);
        var now = clock.GetUtcNow().UtcDateTime;
        var station = await StationCookie.FindAnywhereAsync(HttpContext, db);
        var (refusal, user, houses) = await enterWithPassword.RunAsync(new(form.Name!, form.Password!), station, now);
        if (user is null)
            return await RefusedAsync(form, refusal);
        if (houses.FirstOrDefault(row => row.FacilityId == station?.FacilityId || houses.Count == 1) is { } only)
            return await EnterAsync(user, only, station, form.ReturnUrl, "With name and password.", now);
        TempData[ChosenKey] = chosen.Write(user.Id, user.SecurityStamp, now);
        return RedirectToAction(nameof(House), new { form.ReturnUrl });
    }

    [HttpGet("house")]
    public async Task<IActionResult> House(string? returnUrl) =>
        await ChosenHousesAsync() is { } found
            ? HouseView(new HouseForm { ReturnUrl = returnUrl }, found)
            : RedirectToAction(nameof(Index), new { returnUrl });

    [HttpPost("house")]
    public async Task<IActionResult> House(HouseForm form)
    {
        if (await ChosenHousesAsync() is not { } found)
            return RedirectToAction(nameof(Index), new { form.ReturnUrl });
        var membership = found.Memberships.SingleOrDefault(row => row.FacilityId == form.FacilityId);
        if (ModelState.IsValid && membership is null)
            ModelState.AddModelError(nameof(form.FacilityId), "Choose a house from the list.");
        if (membership is null)
            return this.Refused([], () => HouseView(form, found));
        TempData.Remove(ChosenKey);
        var station = await StationCookie.FindAnywhereAsync(HttpContext, db);
        return await EnterAsync(found.User, membership, station, form.ReturnUrl,
            "With name and password.", clock.GetUtcNow().UtcDateTime);
    }

    [HttpGet("badge")]
    public async Task<IActionResult> Badge() =>
        await StationCookie.FindAnywhereAsync(HttpContext, db) is null
            ? RedirectToAction(nameof(Index))
            : View(new BadgeForm());

    [HttpPost("badge")]
    [EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Badge(BadgeForm form)
    {
        if (await StationCookie.FindAnywhereAsync(HttpContext, db) is not { } station)
            return RedirectToAction(nameof(Index));
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var now = clock.GetUtcNow().UtcDateTime;
        var (refusal, user, membership) = await enterWithBadge.RunAsync(new(form.Badge!, form.Pin!), station, now);
        if (user is not null && membership is not null)
            return await EnterAsync(user, membership, station, null, "With badge and PIN.", now);
        ModelState.AddModelError(nameof(form.Badge), refusal ?? EnterWithBadge.Wrong);
        return this.Refused([], () => View(form));
    }

    private async Task<IActionResult> EnterAsync(
        User user, StaffMembership membership, Station? station, string? returnUrl, string how, DateTime now)
    {
        await ticket.WriteAsync(user, membership, now);
        StationCookie.Renew(HttpContext);
        await audit.RecordAsync(membership.FacilityId, now, AuditKind.SignedIn, new(membership.Id, membership.Name), station, how);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private async Task<IActionResult> RefusedAsync(Form form, string? refusal)
    {
        if (refusal is not null)
            ModelState.AddModelError(nameof(form.Name), refusal);
        var again = await DoorAsync(form);
        return this.Refused([], () => again);
    }

    private async Task<IActionResult> DoorAsync(Form form)
    {
        ViewData[nameof(Door)] = new Door(
            await demoPeople.AskAsync(clock.GetUtcNow().UtcDateTime),
            await StationCookie.FindAnywhereAsync(HttpContext, db) is not null);
        return View(nameof(Index), form);
    }

    private ViewResult HouseView(HouseForm form, FoundHouses found)
    {
        ViewData[HousesKey] = found.Houses;
        return View(nameof(House), form);
    }

    private sealed record FoundHouses(User User, IReadOnlyList<StaffMembership> Memberships, IReadOnlyList<HouseChoice> Houses);

    /// <summary>The houses of the account that has just shown its password; null when that is too long ago.</summary>
    private async Task<FoundHouses?> ChosenHousesAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (chosen.Read(TempData.Peek(ChosenKey) as string, now) is not { } account
            || await users.FindByIdAsync(account.UserId.ToString()) is not { } user || user.SecurityStamp != account.Stamp)
        {
            return null;
        }

        var memberships = await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id).ToListAsync();
        var open = memberships.Where(row => row.IsActiveAt(now)).ToList();
        var ids = open.Select(row => row.FacilityId).ToList();
        var names = await db.Facilities.AsNoTracking().Where(row => ids.Contains(row.Id))
            .OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new HouseChoice(row.Id, row.Name)).ToListAsync();
        return new(user, open, names);
    }
}

/// <summary>A house that the person may enter.</summary>
public sealed record HouseChoice(Guid FacilityId, string Name);
