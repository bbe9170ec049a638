using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Waste;

[Route("waste")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class WasteController(RecordWaste recordWaste, Acts acts) : Controller
{
    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "Scan or choose the pack.")]
        public Guid? PackId { get; init; }

        [Required(ErrorMessage = "Choose the place.")]
        public Guid? PlaceId { get; init; }

        [Required(ErrorMessage = "Type the amount.")]
        [Range(1, long.MaxValue, ErrorMessage = "The amount is more than nothing.")]
        public long? Amount { get; init; }

        [Required(ErrorMessage = "Choose the reason.")]
        public string? ReasonCode { get; init; }

        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }
    }

    [HttpGet("new")]
    public IActionResult New(Guid? pack, Guid? place) =>
        View(new Form { PostingId = acts.NewId(), PackId = pack, PlaceId = place });

    [HttpPost("new")]
    public async Task<IActionResult> New(Form form)
    {
        if (form.ReasonCode is not null && !WasteReasons.IsKnown(form.ReasonCode))
            ModelState.AddModelError(nameof(form.ReasonCode), "Choose a reason from the list.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var command = new RecordWaste.Command(
            form.PackId!.Value, form.PlaceId!.Value, form.Amount!.Value, form.ReasonCode!, form.Reason, HappenedAt: null);
        var result = await recordWaste.RunAsync(act, command);
        return this.Answer(result, "Waste recorded", Redirect("/stock"), () => View(form));
    }
}
