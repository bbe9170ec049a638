using System.ComponentModel.DataAnnotations;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Transfers;

[Route("transfers")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class TransfersController(
    SendTransfer send, ReceiveTransfer receive, CancelTransfer cancel, FindTransfers findTransfers, PackLinesOnForm lines,
    PackOnForm packs, CurrentStaff current, Acts acts, TimeProvider clock) : Controller
{
    public sealed record SendForm : PackLinesForm
    {
        [Required(ErrorMessage = "Choose where they go.")]
        [Display(Name = "To")]
        public Guid? ToPlaceId { get; init; }
    }

    public sealed record ReceiveForm : ActForm
    {
        /// <summary>How often something had become of the sending when the page was shown.</summary>
        [Required]
        public int? Steps { get; init; }

        [MaxLength(PackLines.Most, ErrorMessage = "These are too many packs for one form.")]
        public List<CountedLine> Lines { get; init; } = [];

        /// <summary>The lines that were asked for a second time; their counts hold.</summary>
        [MaxLength(PackLines.Most, ErrorMessage = "These are too many packs for one form.")]
        public List<int> Again { get; init; } = [];

        [BindNever]
        public TransferView? Transfer { get; init; }
    }

    public sealed record CountedLine
    {
        public int Ordinal { get; init; }

        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        [Display(Name = "Counted")]
        public string? Amount { get; init; }
    }

    public sealed record CancelForm : ActForm
    {
        [Required(ErrorMessage = "Write why it comes back.")]
        [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
        public string? Reason { get; init; }

        [BindNever]
        public TransferView? Transfer { get; init; }
    }

    public sealed record OnTheWayPage(IReadOnlyList<TransferView> Transfers, DateTime Now);

    [HttpGet("")]
    public async Task<IActionResult> Index() =>
        View(new OnTheWayPage(await findTransfers.AskAsync(), clock.GetUtcNow().UtcDateTime));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? from, Guid? pack)
    {
        var form = await FilledAsync(new SendForm
        {
            PostingId = acts.NewId(),
            FromPlaceId = from ?? current.Station?.PlaceId,
            Chosen = pack,
            Lines = pack is null ? [] : [new PackLinesForm.Line { PackId = pack }],
        });
        return View(form with { Lines = [.. form.Lines.Where(line => line.Pack is not null)] });
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(SendForm form)
    {
        form = await FilledAsync(form);
        var amounts = PackLinesOnForm.Read(this, form.Lines);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await send.RunAsync(act, new(form.FromPlaceId!.Value, form.ToPlaceId!.Value, amounts, form.Reason)); // Required.
        return this.Answer(result, "Sent", Redirect($"/transfers/{act.Id}"), () => View(form));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) =>
        await findTransfers.OneAsync(id) is { } transfer
            ? View(new CancelForm { PostingId = acts.NewId(), Transfer = transfer })
            : NotFound();

    [HttpPost("{id:guid}/cancel")]
    public async Task<IActionResult> Cancel(Guid id, CancelForm form)
    {
        if (await findTransfers.OneAsync(id) is not { } transfer)
            return NotFound();
        form = form with { Transfer = transfer };
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View("Show", form));
        var result = await cancel.RunAsync(act, new(id, form.Reason!)); // Required.
        return this.Answer(result, "Transfer brought back", Redirect($"/transfers/{id}"), () => View("Show", form));
    }

    [HttpGet("{id:guid}/receive")]
    public async Task<IActionResult> Receive(Guid id) =>
        await findTransfers.OneAsync(id) is { } transfer
            ? View(new ReceiveForm
            {
                PostingId = acts.NewId(),
                Steps = transfer.Steps,
                Transfer = transfer,
                Lines = [.. transfer.Lines.Select(line => new CountedLine { Ordinal = line.Ordinal })],
            })
            : NotFound();

    [HttpPost("{id:guid}/receive")]
    public async Task<IActionResult> Receive(Guid id, ReceiveForm form)
    {
        if (await findTransfers.OneAsync(id) is not { } transfer)
            return NotFound();
        form = form with { Transfer = transfer };
        var counted = await CountedAsync(id, form);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await receive.RunAsync(act, new(id, form.Steps!.Value, counted, form.Again)); // Required.
        return this.Answer(result, "Counted in", Redirect($"/transfers/{id}"), () => View(ToCountAgain(form, result)));
    }

    /// <summary>The form with the lines emptied that are to be counted a second time.</summary>
    private ReceiveForm ToCountAgain(ReceiveForm form, PostingResult result)
    {
        var asked = result.Findings.Where(finding => finding.Code == ReceiveTransfer.CountAgain)
            .Select(finding => finding.Field).ToHashSet();
        var again = form.Again.ToHashSet();
        List<CountedLine> lines = [.. form.Lines];
        for (var i = 0; i < lines.Count; i++)
        {
            if (!asked.Contains(ReceiveTransfer.FieldOf(i)))
                continue;
            again.Add(lines[i].Ordinal);
            lines[i] = lines[i] with { Amount = null };
            ModelState.Remove(ReceiveTransfer.FieldOf(i));
        }

        return form with { Lines = lines, Again = [.. again] };
    }

    /// <summary>The counts; each line is read with its own pack's medicine, also when it has arrived meanwhile.</summary>
    private async Task<IReadOnlyList<ReceiveTransfer.Counted>> CountedAsync(Guid id, ReceiveForm form)
    {
        var medicines = await findTransfers.PacksAsync(id);
        var counted = new List<ReceiveTransfer.Counted>();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            var pack = medicines.TryGetValue(line.Ordinal, out var packId) ? await packs.AskAsync(packId, id) : null;
            counted.Add(new(line.Ordinal,
                PackOnForm.ReadAmount(this, $"Lines[{i}].Amount", line.Amount, pack, orNothing: true)));
        }

        return counted;
    }

    private async Task<SendForm> FilledAsync(SendForm form) => form with
    {
        Places = await packs.PlacesAsync(PlaceKinds.SetUpByPeople),
        Lines = await lines.AskAsync(form.FromPlaceId, form.Lines),
    };
}
