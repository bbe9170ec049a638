using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>Imports of product lists: send a file, see how far it is, read what became of each row.</summary>
[Route("medicines/import")]
[Authorize(Policy = Policies.KeepFormulary)]
public sealed class MedicineImportsController(
    MedDispenseDb db, StartImport start, FindImports imports, ImportsUnderWay underWay, Acts acts) : Controller
{
    // A request may be a little larger than the file in it; what is larger still never reaches the page.
    private const int MostRequestBytes = FormularyFile.MostBytes + 1024 * 1024;

    // Small files are done before anybody could look at a progress page.
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(1500);

    public sealed record ImportForm
    {
        [Required]
        public Guid? PostingId { get; init; }

        [Required(ErrorMessage = "Choose the file.")]
        public IFormFile? File { get; init; }
    }

    public sealed record ListView(ImportForm Form, IReadOnlyList<FindImports.Row> Runs);

    public sealed record PageView(ImportRun Run, ImportProgress? Progress, IReadOnlyList<ImportReportLine> Lines);

    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await ListAsync(new ImportForm { PostingId = acts.NewId() }));

    [HttpPost("")]
    [RequestSizeLimit(MostRequestBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes)]
    public async Task<IActionResult> Index([Bind(Prefix = nameof(ListView.Form))] ImportForm form)
    {
        const string Field = $"{nameof(ListView.Form)}.{nameof(ImportForm.File)}";
        if (form.File is { Length: 0 })
            ModelState.AddModelError(Field, "The file is empty. Choose the list as it was downloaded.");
        if (form.File is { Length: > FormularyFile.MostBytes })
            ModelState.AddModelError(Field, "The file is larger than 32 MB. Pack it as .gz, or import a selection.");
        var again = await ListAsync(form);
        if (!ModelState.IsValid)
            return this.Refused([], () => View(again));

        using var content = new MemoryStream((int)form.File!.Length);
        await form.File.CopyToAsync(content);
        var act = acts.Change(form.PostingId!.Value);
        var result = await start.RunAsync(act, new(form.File.FileName, content.ToArray()));
        if (result.IsDone && await db.ImportRuns.AnyAsync(run => run.Id == act.Id && run.EndedAt == null))
        {
            var job = await underWay.AddAsync(act, content.ToArray());
            await Task.WhenAny(job.Ended, Task.Delay(ShortWait));
        }

        return this.Answer(result.Within(nameof(ListView.Form)), "File received", Redirect($"/medicines/import/{act.Id}"), () => View(again));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await PageAsync(id) is { } page ? View(page) : NotFound();

    /// <summary>The part of the page that is asked for again while the import is under way.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id) => await PageAsync(id) is { } page ? PartialView("_Progress", page) : NotFound();

    [HttpGet("{id:guid}/report.csv")]
    public async Task<IActionResult> Report(Guid id) =>
        await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id) is { Report: { } report }
            ? File(ImportReport.ToCsv(ImportReport.Unpack(report)), "text/csv; charset=utf-8", $"import-{id:N}.csv")
            : NotFound();

    private async Task<ListView> ListAsync(ImportForm form) => new(form, await imports.AskAsync());

    private async Task<PageView?> PageAsync(Guid id) =>
        await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id) is { } run
            ? new(run, run.EndedAt is null ? underWay.ProgressOf(id) : null, ImportReport.Unpack(run.Report))
            : null;
}
