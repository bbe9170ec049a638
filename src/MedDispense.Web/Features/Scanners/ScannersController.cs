using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Scanners;

/// <summary>How the scanners of the house send the separator of GS1 codes: found out by scanning one symbol.</summary>
[Route("settings/scanners")]
[Authorize(Policy = Policies.SetUp)]
public sealed class ScannersController(CurrentStaff current, Acts acts, ChangeSeparator changeSeparator) : Controller
{
    public sealed record Form
    {
        public int Version { get; init; }

        [Display(Name = "Scan the symbol here")]
        [StringLength(ScanReader.LongestText, ErrorMessage = "The symbol is shorter.")]
        public string? Read { get; init; }

        /// <summary>What holds now; null when the scanners send the separator itself.</summary>
        [BindNever]
        public string? InForce { get; init; }

        [BindNever]
        public SeparatorProbe? Found { get; init; }
    }

    [HttpGet("")]
    public IActionResult Index() => View(Filled(new Form()));

    /// <summary>Tells what arrived, and changes nothing.</summary>
    [HttpPost("")]
    public IActionResult Index(Form form)
    {
        var found = SeparatorProbe.Read(form.Read);
        if (ModelState.IsValid && found.Sent == SeparatorSent.NotTheSymbol)
            ModelState.AddModelError(nameof(form.Read), "This is not the symbol of this page. Scan the square, or the bars, shown here.");
        ModelState.Remove(nameof(form.Version));
        return ModelState.IsValid ? View(Filled(form) with { Found = found }) : this.Refused([], () => View(Filled(form)));
    }

    /// <summary>Sets what stands for the separator from now on; empty for nothing.</summary>
    [HttpPost("use")]
    public async Task<IActionResult> Use(int version, [StringLength(8)] string? standIn)
    {
        var result = await changeSeparator.RunAsync(acts.Change(acts.NewId()), new(version, string.IsNullOrEmpty(standIn) ? null : standIn));
        return this.Answer(result, "Changed from now on", Redirect("/settings/scanners"), () => View("Index", Filled(new Form())));
    }

    private Form Filled(Form form) => form with { Version = current.Facility.Version, InForce = current.Limits.SeparatorStandIn };
}
