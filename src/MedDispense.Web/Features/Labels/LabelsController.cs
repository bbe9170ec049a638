using MedDispense.Web.Features.Labels.Kinds;
using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Labels;

/// <summary>Who may print which labels. A card or wristband is made by whoever keeps the clients; a badge is half of a
/// sign-in, so it is printed by whoever keeps the staff, and by its owner.</summary>
[Route("labels")]
[Authorize(Policy = Policies.AnyStaff)]
public sealed class LabelsController(
    LabelDesk desk, PackLabels packs, ClientCards cards, Wristbands wristbands, Badges badges, LabelsOfPlaces places, PreparedDoses doses,
    CurrentStaff current) : Controller
{
    private static readonly Dictionary<string, string> PolicyOf = new()
    {
        ["cards"] = Policies.KeepClients,
        ["wristbands"] = Policies.KeepClients,
        ["doses"] = Policies.GiveDoses,
        ["places"] = Policies.SetUp,
        ["badges"] = Policies.KeepStaff,
    };

    private IReadOnlyList<ILabelKind> Kinds => [packs, doses, cards, wristbands, places, badges];

    /// <summary>What can be printed without having something in the hand, as far as the role goes.</summary>
    [HttpGet("")]
    public IActionResult Overview() =>
        View(Kinds.Where(kind => PolicyOf.TryGetValue(kind.Word, out var policy) && Policies.Rules[policy].Allows(current.Actor)).ToList());

    [HttpGet("packs"), Authorize(Policy = Policies.MoveStock)]
    public Task<IActionResult> Packs(LabelForm form) => desk.AskAsync(this, packs, form);

    [HttpGet("packs/sheet"), Authorize(Policy = Policies.MoveStock)]
    public Task<IActionResult> PacksSheet(LabelForm form) => desk.PrintAsync(this, packs, form);

    [HttpGet("cards"), Authorize(Policy = Policies.KeepClients)]
    public Task<IActionResult> Cards(LabelForm form) => desk.AskAsync(this, cards, form);

    [HttpGet("cards/sheet"), Authorize(Policy = Policies.KeepClients)]
    public Task<IActionResult> CardsSheet(LabelForm form) => desk.PrintAsync(this, cards, form);

    [HttpGet("wristbands"), Authorize(Policy = Policies.KeepClients)]
    public Task<IActionResult> Wristbands(LabelForm form) => desk.AskAsync(this, wristbands, form);

    [HttpGet("wristbands/sheet"), Authorize(Policy = Policies.KeepClients)]
    public Task<IActionResult> WristbandsSheet(LabelForm form) => desk.PrintAsync(this, wristbands, form);

    [HttpGet("doses"), Authorize(Policy = Policies.GiveDoses)]
    public Task<IActionResult> Doses(LabelForm form) => desk.AskAsync(this, doses, form);

    [HttpGet("doses/sheet"), Authorize(Policy = Policies.GiveDoses)]
    public Task<IActionResult> DosesSheet(LabelForm form) => desk.PrintAsync(this, doses, form);

    [HttpGet("places"), Authorize(Policy = Policies.SetUp)]
    public Task<IActionResult> Places(LabelForm form) => desk.AskAsync(this, places, form);

    [HttpGet("places/sheet"), Authorize(Policy = Policies.SetUp)]
    public Task<IActionResult> PlacesSheet(LabelForm form) => desk.PrintAsync(this, places, form);

    [HttpGet("badges"), Authorize(Policy = Policies.KeepStaff)]
    public Task<IActionResult> Badges(LabelForm form) => desk.AskAsync(this, badges, form);

    [HttpGet("badges/sheet"), Authorize(Policy = Policies.KeepStaff)]
    public Task<IActionResult> BadgesSheet(LabelForm form) => desk.PrintAsync(this, badges, form);

    /// <summary>A person's own badge, on the card of their house's paper.</summary>
    [HttpGet("own-badge")]
    public Task<IActionResult> OwnBadge(LabelForm form) => desk.PrintAsync(this, badges, form with
    {
        Id = [current.Actor.MembershipId],
        Stock = form.Stock ?? LabelStock.UsualFor(current.Facility.PaperSize, badges.Stocks).Code,
    }, "~/labels/own-badge");

    /// <summary>Made-up labels of every kind on every stock, to adjust a printer and to try a scanner.</summary>
    [HttpGet("test")]
    public IActionResult Test(string? stock, Symbology symbology = Symbology.DataMatrix, int printer = 203) =>
        View("Test", TestSheets.Of(Kinds, stock, symbology, PrinterDots.Find(printer) ?? PrinterDots.All[0]));

    [HttpGet("stocks.css")]
    public IActionResult Stocks() => Content(LabelStockCss.Text, "text/css");
}
