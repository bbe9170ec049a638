using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>Takes the products of a file into the formulary, in one transaction. A second import of the same file changes
/// nothing.</summary>
public sealed class TakeInFormulary(MedDispenseDb db, ApplyProducts apply, TimeProvider clock)
{
    /// <summary>Ends the import that <see cref="StartImport"/> opened under the act's id.</summary>
    /// <param name="act">Who asked for it.</param>
    /// <param name="content">The file as it was sent.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="stop">The program is stopping: nothing is kept.</param>
    public async Task RunAsync(Act act, byte[] content, IProgress<ImportProgress> progress, CancellationToken stop)
    {
        progress.Report(ImportProgress.Reading);
        var (source, file) = await FormularyFile.ReadAsync(content, stop);
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId, stop);
        var run = new Ending(source, file);
        await db.WriteTogetherAsync(
            async () =>
            {
                // Nobody ends an import that is being written, and one that was ended is not written.
                var mine = await db.ImportRuns.Where(row => row.Id == act.Id && row.EndedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.RowsRead, file.RowsRead), stop);
                if (mine != 1)
                    return;
                var lines = file.FileRefusal is null
                    ? await apply.RunAsync(act, file, facility.LocalDay(act.Now), progress, stop)
                    : [];
                await EndAsync(act, run, lines, stop);
            },
            stop);
    }

    private async Task EndAsync(Act act, Ending ending, IReadOnlyList<ImportReportLine> lines, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var run = await db.ImportRuns.SingleAsync(row => row.Id == act.Id, stop);
        run.Source = ending.Source;
        run.RowsRead = ending.File.RowsRead;
        run.RowsRefused = ending.File.RowsRead - ending.File.RowsAccepted + RowsOf(lines, ending.File);
        run.Added = lines.Count(line => line.As == ImportedAs.Added);
        run.Changed = lines.Count(line => line.As == ImportedAs.Changed);
        run.Unchanged = lines.Count(line => line.As == ImportedAs.Unchanged);
        run.Remarks = ending.File.FileRefusal is { } refusal ? $"{refusal.Why}\n{refusal.WhatToDo}" : string.Join('\n', ending.File.Notes);
        run.Outcome = ending.File.FileRefusal is not null ? ImportOutcome.Refused
            : run.Added + run.Changed > 0 ? ImportOutcome.Done
            : ImportOutcome.NothingChanged;
        run.Report = lines.Count == 0 ? null : ImportReport.Pack(lines);
        var now = clock.GetUtcNow().UtcDateTime;
        run.EndedAt = now > run.StartedAt ? now : run.StartedAt;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "import", run.Id,
            $"{run.FileName} ({run.Source?.ToString() ?? "unknown kind"}, SHA-256 {run.FileHash}): {run.Outcome}; {(run.RowsRead == 1 ? "1 row" : $"{run.RowsRead} rows")}, "
            + $"{run.Added} added, {run.Changed} changed, {run.Unchanged} unchanged, {(run.RowsRefused == 1 ? "1 row" : $"{run.RowsRefused} rows")} not taken in."));
        await db.SaveChangesAsync(stop);
    }

    // Products that could be read and were then refused against what is here.
    private static int RowsOf(IReadOnlyList<ImportReportLine> lines, FormularyImport file)
    {
        var refused = lines.Where(line => line.As == ImportedAs.Refused).Select(line => line.Key).ToHashSet();
        return file.Products.Where(product => refused.Contains(product.SourceKey)).Sum(product => product.Rows.Count);
    }

    private sealed record Ending(ImportSource? Source, FormularyImport File);
}
