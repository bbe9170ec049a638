using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Recalls;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Stock;

[Route("stock")]
[Authorize(Policy = Policies.SeeStock)]
public sealed class StockController(
    FindStock findStock, FindLowStock findLowStock, FindRecalls findRecalls, PackOnForm packs, CurrentStaff current,
    Audits audits, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? by, string? q, Guid? place, string? owner)
    {
        var found = await findStock.AskAsync(Question(q, place, owner));
        var grouped = by == StockPage.ByMedicine ? StockPage.ByMedicine : StockPage.ByPlace;
        return View(new StockPage(
            grouped, q, place, owner, found, StockGroup.By(grouped, found.Rows),
            await packs.PlacesAsync(PlaceKinds.SetUpByPeople), MayExport));
    }

    [HttpGet("expiring")]
    public async Task<IActionResult> Expiring()
    {
        var found = await findStock.AskAsync(new StockQuestion(), int.MaxValue - 1);
        StockRow[] rows =
        [
            .. found.Rows.Where(row => row.Mark is PackMark.Expired or PackMark.ExpiresSoon
                    || (row.Mark == PackMark.Recalled && row.Expiry < current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime)))
                .OrderBy(row => row.Expiry),
        ];
        return View(rows);
    }

    [HttpGet("low")]
    public async Task<IActionResult> Low() => View(await findLowStock.AskAsync());

    [HttpGet("recalled")]
    public async Task<IActionResult> Recalled()
    {
        var found = await findStock.AskAsync(new StockQuestion(), int.MaxValue - 1);
        return View(new RecalledStock(
            await findRecalls.AskAsync(standingOnly: true), [.. found.Rows.Where(row => row.Mark == PackMark.Recalled)]));
    }

    [HttpGet("export")]
    [Authorize(Policy = Policies.Export)]
    public async Task<IActionResult> Export(string? q, Guid? place, string? owner)
    {
        var found = await findStock.AskAsync(Question(q, place, owner), int.MaxValue - 1);
        await audits.RecordAsync(AuditKind.Exported, "stock", null, $"{found.Rows.Count} rows");
        var day = current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime);
        return File(StockFile.Of(found.Rows), "text/csv; charset=utf-8", $"stock-{day:yyyy-MM-dd}.csv");
    }

    private bool MayExport => Policies.Rules[Policies.Export].Allows(current.Actor);

    private static StockQuestion Question(string? q, Guid? place, string? owner) => new()
    {
        Text = q,
        PlaceId = place,
        OfHouse = owner switch { "house" => true, "clients" => false, _ => null },
    };
}

/// <summary>The recalls that stand and the packs that they are about.</summary>
public sealed record RecalledStock(IReadOnlyList<RecallRow> Recalls, IReadOnlyList<StockRow> Rows);
