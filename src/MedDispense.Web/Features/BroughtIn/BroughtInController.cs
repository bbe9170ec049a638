using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.BroughtIn;

[Route("brought-in")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class BroughtInController(RecordBroughtIn record, LinesPage lines, PackLinesReader reader, Acts acts) : Controller
{
    private const LineParts Parts = LineParts.BroughtIn | LineParts.DispensedLabel;

    public sealed record Form : PackLinesForm
    {
        [Display(Name = "Client")]
        public Guid? ClientId { get; init; }

        [Display(Name = "The client signed for it")]
        public ClientSigned? Signature { get; init; }

        [Display(Name = "Why the client did not sign")]
        [StringLength(400)]
        public string? RefusalReason { get; init; }

        public override PackLinesForm WithClient(Guid clientId) => this with { ClientId = clientId };
    }

    [HttpGet("new")]
    public Task<IActionResult> New(Guid? client) => lines.AskAsync(this, new Form { PostingId = acts.NewId(), ClientId = client }, Parts);

    [HttpPost("new")]
    public async Task<IActionResult> New(Form form)
    {
        if (!form.IsComplete)
            return await lines.StepAsync(this, form, Parts);
        if (form.ClientId is null)
            ModelState.AddModelError(nameof(form.ClientId), "Scan the client's card or choose the client.");
        if (form.Signature is null)
            ModelState.AddModelError(nameof(form.Signature), "Say whether the client signed.");
        var read = await reader.AskAsync(form, ModelState, Parts);
        var said = Said(read);
        if (await acts.BeginAsync(this, form) is not { } act)
            return await lines.RefusedAsync(this, form, Parts, []);
        var result = await record.RunAsync(act, new RecordBroughtIn.Command(
            form.ClientId!.Value, form.PlaceId!.Value, form.Signature!.Value,
            form.Signature == ClientSigned.Refused ? FormText.Line(form.RefusalReason) : null, said));
        return await lines.AnswerAsync(this, result, form, Parts, "What was brought in is recorded");
    }

    private List<RecordBroughtIn.Line> Said(IReadOnlyList<PackLinesReader.Line> read)
    {
        var said = new List<RecordBroughtIn.Line>();
        foreach (var (i, line) in read.Index())
        {
            if (line.Form is { IdentifiedBy: { } by, Condition: { } condition, Purpose: { } purpose })
                said.Add(new(line.Pack, by, condition, purpose));
            if (line.Form.IdentifiedBy is null)
                ModelState.TryAddModelError($"Lines[{i}].IdentifiedBy", "Say how it was identified.");
            if (line.Form.Condition is null)
                ModelState.TryAddModelError($"Lines[{i}].Condition", "Say in what state it came.");
            if (line.Form.Purpose is null)
                ModelState.TryAddModelError($"Lines[{i}].Purpose", "Say what becomes of it.");
        }

        return said;
    }
}
