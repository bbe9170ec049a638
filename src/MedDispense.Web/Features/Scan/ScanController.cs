using MedDispense.Domain.Audit;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Scan;

/// <summary>Where every scan goes that no field of a page takes. The text travels in the body of a POST, so that no
/// address and no log ever holds it.</summary>
[Route("scan")]
[Authorize(Policy = Policies.AnyStaff)]
public sealed class ScanController(
    FindScanned find, MedicinesByCode medicines, ClientScans scans, ScanTickets tickets, Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    /// <summary>What the port of a page sends.</summary>
    /// <param name="Text">As the scanner or camera delivered it, or as it was typed.</param>
    /// <param name="Source">By which way it came: a name that <see cref="ScanSources"/> reads.</param>
    /// <param name="From">The page that it was scanned on.</param>
    public sealed record Form(string? Text, string? Source, string? From);

    /// <summary>A page that says what was read.</summary>
    public sealed record Page(ScanAnswer Answer, string? Back);

    [HttpGet("")]
    public IActionResult Index() => View(new Page(new ScanAnswer("", [], ""), null));

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        var scan = Read(form.Text);
        var answer = await find.AskAsync(scan, current.Actor);
        if (answer.Targets is [var only])
        {
            return Redirect(only.Kind switch
            {
                ScanTargetKind.Client when scan is ClientScan || IsOn(form, RoundPages) => await ClientPageAsync(only, form),
                ScanTargetKind.PreparedDose when WasScanned(form) => $"{only.Href}?p={Uri.EscapeDataString(tickets.Write(current.Actor, only.Id, IdentifiedHow.Scanned))}",
                _ => only.Href,
            });
        }

        if (answer.Targets.Any(target => target.Kind == ScanTargetKind.Client))
            await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Found by name from a scan.");
        return View(new Page(answer, Url.IsLocalUrl(form.From) ? form.From : null));
    }

    /// <summary>The same for a form that fills its own fields.</summary>
    [HttpPost("resolve")]
    public async Task<IActionResult> Resolve(Form form)
    {
        var scan = Read(form.Text);
        var answer = await find.AskAsync(scan, current.Actor);
        foreach (var client in answer.Targets.Where(target => target.Kind == ScanTargetKind.Client))
            await audits.RecordAsync(AuditKind.ClientRead, "client", client.Id, "Scanned into a form.");
        var product = scan as ProductScan;
        var known = product is null || !Policies.Rules[Policies.SeeMedicines].Allows(current.Actor) ? [] : await medicines.AskAsync(product);
        return Json(new Resolved(
            answer.Read, answer.WhatToDo,
            [.. answer.Targets.Select(target => new ResolvedTarget(target.Kind.ToString(), target.Id, target.Name, target.Detail))],
            [.. known.Select(meaning => new ResolvedMedicine(meaning.Medicine.Id, meaning.Medicine.Title))],
            product?.Lot, product?.Expiry, product?.Serial));
    }

    public sealed record Resolved(
        string Read, string WhatToDo, IReadOnlyList<ResolvedTarget> Targets, IReadOnlyList<ResolvedMedicine> Medicines,
        string? Lot, DateOnly? Expiry, string? Serial);

    public sealed record ResolvedTarget(string Kind, Guid Id, string Name, string Detail);

    public sealed record ResolvedMedicine(Guid Id, string Name);

    /// <summary>A card that a nurse scans leads to the client's doses, with the proof that it was scanned; on pages about
    /// records it leads to the record. A code that was typed, or read from a picture,
    /// proves nothing.</summary>
    private async Task<string> ClientPageAsync(ScanTarget client, Form form)
    {
        if (IsOn(form, RecordPages) || !Policies.Rules[Policies.GiveDoses].Allows(current.Actor))
            return client.Href;
        return WasScanned(form)
            ? await scans.RunAsync(client.Id)
            : $"/round/{client.Id}?from={ScanSources.Read(form.Source)}";
    }

    private static bool WasScanned(Form form) => ScanSources.Read(form.Source).IsOfTheThingAtHand();

    private static bool IsOn(Form form, string[] pages) => pages.Any(page => form.From?.StartsWith(page, StringComparison.OrdinalIgnoreCase) == true);

    private static readonly string[] RoundPages = ["/round"];

    private static readonly string[] RecordPages = ["/clients", "/orders", "/charts"];

    private Domain.Scanning.Scan Read(string? text) => ScanReader.Read(
        text, null, current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime), current.ScanSettings);
}
