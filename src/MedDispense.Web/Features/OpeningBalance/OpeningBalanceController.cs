using System.ComponentModel.DataAnnotations;
using System.Text;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.OpeningBalance;

[Route("opening-balance")]
[Authorize(Policy = Policies.MoveStock)]
public sealed class OpeningBalanceController(
    RecordOpeningBalance record, GoLive goLive, ReadOpeningRows readRows, LinesPage lines, PackLinesReader reader, FindStock findStock,
    MedDispenseDb db, Acts acts, CurrentStaff current, TimeProvider clock) : Controller
{
    private const LineParts Parts = LineParts.Owner;
    private const string ProblemsKey = "Problems";

    public sealed record Form : Arrivals.PackLinesForm
    {
        [Display(Name = "Day of the inventory")]
        public DateOnly? Day { get; init; }

        [Display(Name = "Counted at")]
        public InventoryTaken? Taken { get; init; }
    }

    public sealed record FileForm : ActForm
    {
        [Display(Name = "Day of the inventory")]
        [Required(ErrorMessage = "Type the day on which the stock was counted.")]
        public DateOnly? Day { get; init; }

        [Display(Name = "Counted at")]
        [Required(ErrorMessage = "Say whether it was counted at opening or close of business.")]
        public InventoryTaken? Taken { get; init; }

        [Required(ErrorMessage = "Choose the file.")]
        public IFormFile? File { get; init; }
    }

    public sealed record LiveForm : ActForm
    {
        /// <summary>What is in, to be looked at before two sign.</summary>
        [BindNever]
        public StockFound? Found { get; init; }

        [BindNever]
        public int Places { get; init; }

        [BindNever]
        public int Medicines { get; init; }
    }

    [HttpGet("")]
    public Task<IActionResult> Index() => lines.AskAsync(this, new Form { PostingId = acts.NewId(), Day = Today }, Parts);

    [HttpPost("")]
    public async Task<IActionResult> Index(Form form)
    {
        if (!form.IsComplete)
            return await lines.StepAsync(this, form, Parts);
        if (form.Day is null)
            ModelState.TryAddModelError(nameof(form.Day), "Type the day on which the stock was counted.");
        if (form.Taken is null)
            ModelState.TryAddModelError(nameof(form.Taken), "Say whether it was counted at opening or close of business.");
        var read = await reader.AskAsync(form, ModelState, Parts);
        if (await acts.BeginAsync(this, form) is not { } act)
            return await lines.RefusedAsync(this, form, Parts, []);
        var result = await record.RunAsync(act, new RecordOpeningBalance.Command(
            new InventoryMoment(form.Day!.Value, form.Taken!.Value),
            [.. read.Select(line => new RecordOpeningBalance.Line(line.Pack, form.PlaceId!.Value, line.Form.OwnerClientId))]));
        return await lines.AnswerAsync(this, result, form, Parts, "Opening balance recorded");
    }

    [HttpGet("template.csv")]
    public IActionResult Template() => File(Encoding.UTF8.GetBytes(OpeningFile.Template), "text/csv; charset=utf-8", "opening-balance.csv");

    [HttpGet("file")]
    public IActionResult FromFile() => View(new FileForm { PostingId = acts.NewId(), Day = Today });

    [HttpPost("file")]
    [RequestSizeLimit(2 * OpeningFile.MostBytes)]
    public async Task<IActionResult> FromFile(FileForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        await using var stream = form.File!.OpenReadStream();
        var (rows, refusal) = await OpeningFile.ReadAsync(stream, form.File.Length);
        if (refusal is not null)
            return FileRefused(form, [new(0, refusal)], []);
        var read = await readRows.AskAsync(rows, Today);
        if (read.Problems.Count > 0)
            return FileRefused(form, read.Problems, []);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await record.RunAsync(act, new RecordOpeningBalance.Command(
            new InventoryMoment(form.Day!.Value, form.Taken!.Value), read.Lines));
        if (!result.IsPosted)
        {
            var ofRows = result.Findings.Where(finding => LineOf(finding) is not null).ToList();
            return FileRefused(form, [.. ofRows.Select(finding =>
                new ReadOpeningRows.Problem(read.RowOfLine[LineOf(finding)!.Value], $"{finding.What} {finding.Fact}"))],
                [.. result.Findings.Except(ofRows)]);
        }

        TempData.SayDone($"Opening balance recorded, {(rows.Count == 1 ? "1 row" : $"{rows.Count} rows")} (entry {result.Receipt!.Number})");
        return Redirect($"/receipts/{result.Receipt.PostingId}");
    }

    [HttpGet("go-live")]
    [Authorize(Policy = Policies.SetUp)]
    public async Task<IActionResult> Live() => View(await FilledAsync(new LiveForm { PostingId = acts.NewId() }));

    [HttpPost("go-live")]
    [Authorize(Policy = Policies.SetUp)]
    public async Task<IActionResult> Live(LiveForm form)
    {
        form = await FilledAsync(form);
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await goLive.RunAsync(act, new GoLive.Command());
        return this.Answer(result, "The house is live", Redirect("/"), () => View(form));
    }

    private async Task<LiveForm> FilledAsync(LiveForm form) => form with
    {
        Found = await findStock.AskAsync(new StockQuestion()),
        Places = await db.Places.CountAsync(row => PlaceKinds.SetUpByPeople.Contains(row.Kind) && row.ClosedAt == null),
        Medicines = await db.Medicines.CountAsync(row => row.WithdrawnAt == null),
    };

    private DateOnly Today => current.Facility.LocalDay(clock.GetUtcNow().UtcDateTime);

    private IActionResult FileRefused(FileForm form, IReadOnlyList<ReadOpeningRows.Problem> problems, IReadOnlyList<Finding> findings)
    {
        ViewData[ProblemsKey] = problems;
        return this.Refused(findings, () => View("FromFile", form));
    }

    /// <summary>The line that a finding is about, from its field; null for the whole act.</summary>
    private static int? LineOf(Finding finding)
    {
        const string Start = "Lines[";
        var end = finding.Field?.IndexOf(']', StringComparison.Ordinal) ?? -1;
        return finding.Field?.StartsWith(Start, StringComparison.Ordinal) == true && end > Start.Length
            && int.TryParse(finding.Field.AsSpan(Start.Length, end - Start.Length), out var line) ? line : null;
    }
}
