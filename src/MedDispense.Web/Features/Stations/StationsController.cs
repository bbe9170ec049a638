using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Stations;

/// <summary>The devices of the house and the places whose stock they move.</summary>
[Route("stations")]
[Authorize(Policy = Policies.SetUp)]
public sealed class StationsController(
    CurrentStaff current, Acts acts, StationList stationList, BindStation bindStation, ChangeStation changeStation,
    CloseStation closeStation, UnlockStation unlockStation, TimeProvider clock) : Controller
{
    public sealed record Form
    {
        /// <summary>Made by the page that showed the form of a new station.</summary>
        public Guid? Id { get; init; }

        [Required(ErrorMessage = "Give the device a name that people know it by.")]
        [StringLength(80, ErrorMessage = "A name has at most 80 characters.")]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Choose the place.")]
        public Guid? PlaceId { get; init; }

        public int Version { get; init; }
    }

    /// <summary>Key in ViewData of the places that a form offers.</summary>
    public const string PlacesKey = "Places";

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await ListAsync());

    [HttpGet("bind")]
    public async Task<IActionResult> Bind() => await FormAsync(new Form { Id = acts.NewId() });

    [HttpPost("bind")]
    public async Task<IActionResult> Bind(Form form)
    {
        var again = await FormAsync(form);
        if (form.Id is null || form.Id == Guid.Empty)
            ModelState.AddModelError("", "This form is incomplete. Open the page again.");
        if (!ModelState.IsValid)
            return this.Refused([], () => again);
        var (change, token) = await bindStation.RunAsync(acts.Change(acts.NewId()), new(form.Id!.Value, form.Name!.Trim(), form.PlaceId));
        if (token is not null)
            StationCookie.Write(HttpContext, token);
        return this.Answer(change, $"This device is {form.Name}", Redirect("/stations"), () => again);
    }

    /// <summary>This device becomes a station that is known already; the one before loses it.</summary>
    [HttpPost("{id:guid}/bind")]
    public async Task<IActionResult> BindAgain(Guid id)
    {
        var (change, token) = await bindStation.RunAsync(acts.Change(acts.NewId()), new(id, null, null));
        if (token is not null)
            StationCookie.Write(HttpContext, token);
        return await AnswerAsync(change, "This device is bound to the place now");
    }

    [HttpGet("{id:guid}/change")]
    public async Task<IActionResult> Change(Guid id)
    {
        var list = await ListAsync();
        return list.Rows.SingleOrDefault(row => row.Id == id && row.ClosedAt is null) is { } station
            ? await FormAsync(new Form { Id = id, Name = station.Name, PlaceId = station.PlaceId, Version = station.Version })
            : NotFound();
    }

    [HttpPost("{id:guid}/change")]
    public async Task<IActionResult> Change(Guid id, Form form)
    {
        var again = await FormAsync(form);
        if (!ModelState.IsValid)
            return this.Refused([], () => again);
        var result = await changeStation.RunAsync(acts.Change(acts.NewId()), new(id, form.Version, form.Name!.Trim(), form.PlaceId!.Value));
        return this.Answer(result, "Changed", Redirect("/stations"), () => again);
    }

    [HttpPost("{id:guid}/close")]
    public async Task<IActionResult> Close(Guid id)
    {
        var isThisDevice = current.Station?.Id == id;
        var result = await closeStation.RunAsync(acts.Change(acts.NewId()), new(id));
        if (result.IsDone && isThisDevice)
            StationCookie.Delete(HttpContext);
        return await AnswerAsync(result, "Station closed");
    }

    [HttpPost("{id:guid}/unlock")]
    public async Task<IActionResult> Unlock(Guid id) =>
        await AnswerAsync(await unlockStation.RunAsync(acts.Change(acts.NewId()), new(id)), "Unlocked");

    private async Task<IActionResult> AnswerAsync(ChangeResult result, string done)
    {
        var page = await ListAsync();
        return this.Answer(result, done, Redirect("/stations"), () => View(nameof(Index), page));
    }

    private Task<StationList.Page> ListAsync() => stationList.AskAsync(current.Station?.Id, clock.GetUtcNow().UtcDateTime);

    private async Task<IActionResult> FormAsync(Form form)
    {
        ViewData[PlacesKey] = (await ListAsync()).Places;
        return View(form);
    }
}
