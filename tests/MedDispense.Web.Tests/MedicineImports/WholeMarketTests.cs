using System.Diagnostics;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Testing;
using MedDispense.Web.Features.MedicineImports;
using MedDispense.Web.Features.Medicines;
using Xunit.Abstractions;

namespace MedDispense.Web.Tests.MedicineImports;

/// <summary>A formulary as large as a market: it comes in within reason and is searched at once.</summary>
public sealed class WholeMarketTests(ITestOutputHelper output)
{
    [SharedFact]
    public async Task The_whole_Canadian_list_comes_in_once_and_is_found_quickly()
    {
        await using var house = await WebHouse.OpenAsync();
        var file = ImportHouse.Shared("health_canada_dpd_human_all.csv.gz");
        var steps = new Steps();

        var watch = Stopwatch.StartNew();
        var run = await house.ImportAsync(file, "health_canada.csv.gz", steps);
        output.WriteLine($"First import: {watch.Elapsed.TotalSeconds:0.0} s, {run.Added} added, {run.RowsRefused} refused.");
        watch.Restart();
        var again = await house.ImportAsync(file);
        output.WriteLine($"Second import: {watch.Elapsed.TotalSeconds:0.0} s.");

        Assert.Equal((ImportOutcome.Done, 11_108), (run.Outcome, run.RowsRead));
        Assert.Equal(run.RowsRead, run.Added + run.RowsRefused);
        Assert.True(run.Added > 9_000, $"Only {run.Added} were added.");
        Assert.Equal((ImportOutcome.NothingChanged, run.Added), (again.Outcome, again.Unchanged));
        Assert.True(steps.Last is { Done: > 9_000 } last && last.Done == last.Total);

        foreach (var (words, most) in new[] { ("buprenorphine naloxone", 60), ("8MG buprenorphine", 40), ("02143933", 1), ("0214 3933", 1), ("methadone 10mg/ml", 40), ("qqqq", 0) })
        {
            watch.Restart();
            var found = await house.WithAsync((FindMedicines find) => find.AskAsync(new() { Find = words, State = MedicineState.All }));
            output.WriteLine($"{words}: {found.Total} in {watch.Elapsed.TotalMilliseconds:0} ms");
            Assert.InRange(found.Total, most == 0 ? 0 : 1, most);
        }
    }

    private sealed class Steps : IProgress<ImportProgress>
    {
        public ImportProgress? Last { get; private set; }

        public void Report(ImportProgress value) => Last = value;
    }
}
