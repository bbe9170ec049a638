using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Packs;

[Route("packs")]
[Authorize(Policy = Policies.SeeStock)]
public sealed class PacksController(ShowPack showPack, Audits audits) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id)
    {
        if (await showPack.AskAsync(id) is not { } pack)
            return NotFound();
        if (pack.Pack.OwnerId is { } clientId)
            await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "The history of a pack of theirs.");
        return View(pack);
    }
}
