using System.Text.RegularExpressions;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>Postings and all that belongs to them are written by one door.</summary>
public sealed partial class WriteDoorTests
{
    private static readonly string Source = Path.Combine(SharedMaterial.Clone, "src");

    [BothDatabases]
    public async Task A_context_outside_the_door_saves_no_row_of_the_ledger(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        await Verifying.Story.TellAsync(house);
        await using var reading = house.OpenDb();
        var ledgerRows = new IBelongsToFacility[]
        {
            await reading.Postings.FirstAsync(), await reading.Movements.FirstAsync(), await reading.RegisterPages.FirstAsync(),
            await reading.RegisterLines.FirstAsync(), await reading.Holdings.FirstAsync(), await reading.UnsettledMovements.FirstAsync(),
            await reading.ChainHeads.FirstAsync(), await reading.ReceiptLines.FirstAsync(), await reading.Discrepancies.FirstAsync(),
            await reading.DiscrepancySteps.FirstAsync(), await reading.DailyCloses.FirstAsync(),
        };

        foreach (var row in ledgerRows)
        {
            foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
            {
                await using var db = house.OpenDb();
                db.Entry(row).State = state;
                var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
                Assert.Equal($"Only LedgerStore writes a {row.GetType().Name}.", refusal.Message);
                Assert.Throws<NotSupportedException>(() => db.SaveChanges());
            }
        }

        await house.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task A_plan_says_what_moves_and_writes_no_row_of_the_ledger_itself(DatabaseKind kind)
    {
        await using var house = await House.BuildAsync(kind);
        var pack = await house.StockAsync(5);
        var smuggled = new Holding { FacilityId = house.FacilityId, PlaceId = house.Cart.Id, PackId = pack.Id, Amount = 1000 };

        await Assert.ThrowsAsync<InvalidOperationException>(() => PostAsync(scope =>
        {
            scope.Db.Holdings.Add(smuggled);
            return Task.FromResult(new PostingPlan());
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostAsync(async scope =>
        {
            scope.Db.Holdings.Add(smuggled);
            await scope.Db.SaveChangesAsync();
            return new PostingPlan();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostAsync(_ => Task.FromResult(new PostingPlan { Rows = [smuggled] })));

        Assert.Equal(0, await house.AmountAsync(pack, house.Cart));
        await house.AssertWholeAsync();

        Task PostAsync(Func<Data.Ledger.LedgerScope, Task<PostingPlan>> plan) =>
            house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.Quarantined, new { x = 1 }, plan);
    }

    [Fact]
    public void Only_the_door_opens_itself()
    {
        var opening = Files().Where(file => OpensDoor().IsMatch(file.Text)).Select(file => Path.GetDirectoryName(file.Path)).Distinct();

        Assert.Equal([Path.Combine("MedDispense.Data", "Ledger")], opening);
    }

    [Fact]
    public void No_statement_goes_past_the_door()
    {
        var inside = new[] { Path.Combine("MedDispense.Data", "Ledger"), Path.Combine("MedDispense.Data", "Engines") };
        var outside = Files().Where(file => !inside.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))).ToList();

        Assert.True(outside.Count > 100);
        Assert.All(outside, file =>
        {
            Assert.DoesNotMatch(HandWrittenSql(), file.Text);
            Assert.DoesNotMatch(BulkChangeOfLedger(), file.Text);
        });
    }

    [Fact]
    public void The_rules_know_neither_database_nor_web()
    {
        var referenced = typeof(Posting).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.All(referenced, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "NodaTime", name));
    }

    private static IEnumerable<(string Path, string Text)> Files() =>
        from path in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Source, path)
        let parts = relative.Split(Path.DirectorySeparatorChar)
        where !parts.Contains("obj") && !parts.Contains("bin") && !parts.Contains("Migrations") && !parts.Contains("node_modules")
        select (relative, File.ReadAllText(path));

    [GeneratedRegex(@"MayWriteLedger = true")]
    private static partial Regex OpensDoor();

    [GeneratedRegex(@"ExecuteSql|FromSql|SqlQuery|CreateDbCommand|GetDbConnection")]
    private static partial Regex HandWrittenSql();

    [GeneratedRegex(
        @"\.(Postings|Movements|RegisterPages|RegisterLines|Holdings|UnsettledMovements|ChainHeads|ReceiptLines"
        + @"|Discrepancies|DiscrepancySteps|DailyCloses|AuditEntries|FacilitySettings)\b[^;]*\.Execute(Update|Delete)")]
    private static partial Regex BulkChangeOfLedger();
}
