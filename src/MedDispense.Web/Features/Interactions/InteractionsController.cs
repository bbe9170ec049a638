using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Interactions;

/// <summary>Which medicines are not ordered together without a reason: our own list, and the table that the house
/// imports.</summary>
[Route("settings/interactions")]
[Authorize(Policy = Policies.KeepFormulary)]
public sealed class InteractionsController(FindInteractions find, TakeInInteractions takeIn, Acts acts) : Controller
{
    // A request may be a little larger than the file in it; what is larger still never reaches the page.
    private const int MostRequestBytes = TakeInInteractions.MostBytes + 256 * 1024;

    public sealed record Form
    {
        [Required]
        public Guid? PostingId { get; init; }

        [Required(ErrorMessage = "Choose the file.")]
        public IFormFile? File { get; init; }

        [BindNever]
        public FindInteractions.Found? Found { get; init; }
    }

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(new Form { PostingId = acts.NewId(), Found = await find.AskAsync() });

    [HttpPost("")]
    [RequestSizeLimit(MostRequestBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes)]
    public async Task<IActionResult> Index(Form form)
    {
        if (form.File is { Length: > TakeInInteractions.MostBytes })
            ModelState.AddModelError(nameof(form.File), "The file is larger than 2 MB. Import the table of high-priority interactions only.");
        form = form with { Found = await find.AskAsync() };
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        using var content = new MemoryStream((int)form.File!.Length); // Required.
        await form.File.CopyToAsync(content);
        var outcome = await takeIn.RunAsync(acts.Change(form.PostingId!.Value), new(form.File.FileName, content.ToArray())); // Required.
        return this.Answer(outcome.Result, outcome.Words, Redirect("/settings/interactions"), () => View(form));
    }
}
