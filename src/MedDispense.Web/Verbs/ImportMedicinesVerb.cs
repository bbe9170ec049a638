using MedDispense.Data;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.MedicineImports;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Verbs;

/// <summary><c>import-medicines FILE [--facility NAME]</c>: takes a list of products into the formulary, as the page
/// does, and prints what became of it.</summary>
public static class ImportMedicinesVerb
{
    private const int MostLines = 50;

    /// <returns>0 when it was taken in or nothing changed, 1 when the file was refused.</returns>
    /// <exception cref="UsageException">There is no such file, database or facility.</exception>
    public static async Task<int> RunAsync(StartOptions options, TextWriter output)
    {
        if (options.Arguments is not [var path])
            throw new UsageException("import-medicines wants one file: import-medicines FILE [--facility NAME]");
        CommandLineHouse.RequireFiles(options, path);
        if (new FileInfo(path).Length > FormularyFile.MostBytes)
            throw new UsageException("The file is larger than 32 MB. Pack it as .gz, or import a selection.");

        // A long write would keep a running server waiting: with SQLite one program at a time.
        using var folder = options.Postgres is null ? DataFolder.Take(options.DataFolder) : null;
        await using var app = Run.Build(options);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>();
        var act = await CommandLineHouse.BeginAsync(scope.ServiceProvider, options);
        var content = await File.ReadAllBytesAsync(path);
        var started = await scope.ServiceProvider.GetRequiredService<StartImport>().RunAsync(act, new(path, content));
        if (!started.IsDone)
        {
            foreach (var problem in started.Problems)
                await output.WriteLineAsync(problem.Sentence);
            return 1;
        }

        await TakeInAsync(scope.ServiceProvider, act, content, output);
        return await SayAsync(db, act.Id, output);
    }

    private static async Task TakeInAsync(IServiceProvider services, Act act, byte[] content, TextWriter output)
    {
        try
        {
            await services.GetRequiredService<TakeInFormulary>()
                .RunAsync(act, content, new Lines(output), CancellationToken.None);
        }
        catch
        {
            await services.GetRequiredService<StartImport>().EndAsync(act.Id, act.Now);
            throw;
        }
    }

    private static async Task<int> SayAsync(MedDispenseDb db, Guid id, TextWriter output)
    {
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(row => row.Id == id);
        await output.WriteLineAsync($"{ImportWords.Of(run.Source)}: {ImportWords.Of(run.Outcome)}.");
        if (run.Remarks.Length > 0)
            await output.WriteLineAsync(run.Remarks);
        await output.WriteLineAsync(
            $"Rows read {run.RowsRead}; products added {run.Added}, changed {run.Changed}, unchanged {run.Unchanged}; rows not taken in {run.RowsRefused}.");
        var refused = ImportReport.Unpack(run.Report).Where(line => line.As == ImportedAs.Refused).ToList();
        foreach (var line in refused.Take(MostLines))
            await output.WriteLineAsync($"Row {line.Rows} ({line.Key}): {line.Words} {line.WhatToDo}");
        if (refused.Count > MostLines)
            await output.WriteLineAsync($"… and {refused.Count - MostLines} more: the whole report is at /medicines/import/{id}.");
        return run.Outcome is ImportOutcome.Done or ImportOutcome.NothingChanged ? 0 : 1;
    }

    private sealed class Lines(TextWriter output) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => output.WriteLine(value.Say());
    }
}
