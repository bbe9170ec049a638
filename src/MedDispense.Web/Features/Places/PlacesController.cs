using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Places;

/// <summary>Where stock is kept: cupboards, carts, fridges, rooms and the quarantine shelf, with their labels.</summary>
[Route("places")]
[Authorize(Policy = Policies.SetUp)]
public sealed class PlacesController(
    MedDispenseDb db, FindPlaces find, AddPlace add, RenamePlace rename, ClosePlace close, Acts acts) : Controller
{
    public abstract record Names
    {
        [Required(ErrorMessage = "Write the name as people call it.")]
        [StringLength(100)]
        public string? Name { get; init; }

        [StringLength(100)]
        public string? House { get; init; }
    }

    public sealed record NewForm : Names
    {
        [Required]
        public Guid? PostingId { get; init; }

        [Required(ErrorMessage = "Choose the kind of place.")]
        public PlaceKind? Kind { get; init; }

        public static IEnumerable<SelectListItem> Kinds =>
            PlaceKinds.SetUpByPeople.Select(kind => new SelectListItem(PlaceWords.Of(kind), kind.ToString()));
    }

    public sealed record RenameForm : Names
    {
        public int Version { get; init; }
    }

    public sealed record ListView(IReadOnlyList<PlaceRow> Places, bool WithClosed);

    public sealed record PlaceView(PlaceRow Place, RenameForm Form);

    [HttpGet("")]
    public async Task<IActionResult> Index(bool closed) => View(new ListView(await find.AskAsync(closed), closed));

    [HttpGet("new")]
    public IActionResult New() => View(new NewForm { PostingId = acts.NewId() });

    [HttpPost("new")]
    public async Task<IActionResult> New(NewForm form)
    {
        CheckName(form, nameof(form.Name));
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await add.RunAsync(
            acts.Change(form.PostingId!.Value), new(form.Kind!.Value, FormText.Line(form.Name), FormText.Line(form.House)));
        return this.Answer(result, "Place added", Redirect("/places"), () => View(form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await FindAsync(id) is { } place
        ? View(new PlaceView(place, new RenameForm { Version = place.Version, Name = place.Name, House = place.House }))
        : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [Bind(Prefix = nameof(PlaceView.Form))] RenameForm form)
    {
        if (await FindAsync(id) is not { } place)
            return NotFound();
        IActionResult Again() => View(new PlaceView(place, form));
        CheckName(form, $"{nameof(PlaceView.Form)}.{nameof(form.Name)}");
        if (!ModelState.IsValid)
            return this.Refused([], Again);
        var result = await rename.RunAsync(
            acts.Change(acts.NewId()), new(id, form.Version, FormText.Line(form.Name), FormText.Line(form.House)));
        return this.Answer(result.Within(nameof(PlaceView.Form)), "Place changed", Redirect("/places"), Again);
    }

    [HttpPost("{id:guid}/close")]
    public Task<IActionResult> Close(Guid id, int version) => SetClosedAsync(id, version, true, "Place closed");

    [HttpPost("{id:guid}/open")]
    public Task<IActionResult> Open(Guid id, int version) => SetClosedAsync(id, version, false, "Place open again");

    private async Task<IActionResult> SetClosedAsync(Guid id, int version, bool isClosed, string done)
    {
        if (await FindAsync(id) is not { } place)
            return NotFound();
        var result = await close.RunAsync(acts.Change(acts.NewId()), new(id, version, isClosed));
        return this.Answer(result, done, Redirect("/places"), () => View(
            nameof(Show), new PlaceView(place, new RenameForm { Version = place.Version, Name = place.Name, House = place.House })));
    }

    private void CheckName(Names form, string field)
    {
        if (form.Name is not null && FormText.Line(form.Name).Length == 0)
            ModelState.AddModelError(field, "Write the name as people call it.");
    }

    private async Task<PlaceRow?> FindAsync(Guid id) => await db.Places.AnyAsync(place => place.Id == id)
        ? (await find.AskAsync(closed: true)).SingleOrDefault(place => place.Id == id)
        : null;
}
