using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.MedicineCodes;

/// <summary>The codes by which a scan finds a medicine: linked by two persons, revoked by one.</summary>
[Route("medicines/{id:guid}/codes")]
[Authorize(Policy = Policies.LinkCodes)]
public sealed class MedicineCodesController(MedicinePage page, LinkCode link, RevokeCode revoke, Acts acts, TimeProvider clock)
    : Controller
{
    public sealed record LinkForm : ActForm
    {
        [Required(ErrorMessage = "Scan the code on the pack, or type its digits.")]
        public string? Code { get; init; }

        [StringLength(200)]
        public string? Package { get; init; }

        [StringLength(40)]
        public string? PackageAmount { get; init; }

        public bool AlsoMeansOthers { get; init; }

        /// <summary>Shown above the fields; never taken from a request.</summary>
        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public Medicine? Medicine { get; init; }
    }

    public sealed record RevokeForm
    {
        [Required(ErrorMessage = "Say why the code does not mean this medicine.")]
        [StringLength(1000)]
        public string? Reason { get; init; }

        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public Medicine? Medicine { get; init; }

        [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
        public MedicineCode? Code { get; init; }
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id) => await page.AskAsync(id) is { } answer
        ? View(new LinkForm { PostingId = acts.NewId(), Medicine = answer.Medicine })
        : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> New(Guid id, LinkForm form)
    {
        if (await page.AskAsync(id) is not { } answer)
            return NotFound();
        IActionResult Again() => View(form with { Medicine = answer.Medicine });
        var code = ReadCode.Of(form.Code, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (form.Code is not null && code.Refusal is { } refusal)
            ModelState.AddModelError(nameof(form.Code), refusal);
        long? amount = null;
        if (!string.IsNullOrWhiteSpace(form.PackageAmount))
        {
            if (!answer.Medicine.TryReadAmount(form.PackageAmount, out var read, out var why))
                ModelState.AddModelError(nameof(form.PackageAmount), why);
            else if (read == 0)
                ModelState.AddModelError(nameof(form.PackageAmount), "A package holds more than nothing. Leave it empty when it is not known.");
            amount = read;
        }

        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], Again);
        var result = await link.RunAsync(act, new(id, code.System, code.Value, FormText.Line(form.Package), amount, form.AlsoMeansOthers));
        return this.Answer(result, $"Code {code.Value} linked", Redirect($"/medicines/{id}"), Again);
    }

    [HttpGet("{codeId:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, Guid codeId) => await FindAsync(id, codeId) is { } found
        ? View(new RevokeForm { Medicine = found.Medicine, Code = found.Code })
        : NotFound();

    [HttpPost("{codeId:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, Guid codeId, RevokeForm form)
    {
        if (await FindAsync(id, codeId) is not { } found)
            return NotFound();
        IActionResult Again() => View(form with { Medicine = found.Medicine, Code = found.Code });
        if (!ModelState.IsValid)
            return this.Refused([], Again);
        var result = await revoke.RunAsync(acts.Change(acts.NewId()), new(id, codeId, FormText.Line(form.Reason)));
        return this.Answer(result, $"Code {found.Code.Value} revoked", Redirect($"/medicines/{id}"), Again);
    }

    private async Task<(Medicine Medicine, MedicineCode Code)?> FindAsync(Guid id, Guid codeId) =>
        await page.AskAsync(id) is { } answer && answer.Medicine.Codes.Find(code => code.Id == codeId) is { } code
            ? (answer.Medicine, code)
            : null;
}
