using System.Diagnostics;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Demo;
using MedDispense.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace MedDispense.Web.Tests.Demo;

public sealed class DemoHouseTests(ITestOutputHelper output)
{
    private static readonly DateTime Now = new(2026, 6, 10, 13, 0, 0, DateTimeKind.Utc);

    [BothDatabases]
    public async Task The_demo_is_made_whole_and_a_second_making_changes_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind, empty: true);
        Assert.True(await IsWantedAsync(house));
        var watch = Stopwatch.StartNew();

        await MakeAsync(house, TextWriter.Null);

        output.WriteLine($"Made in {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.False(await IsWantedAsync(house));
        var before = await CountsAsync(house);
        await MakeAsync(house, TextWriter.Null);
        Assert.Equal(before, await CountsAsync(house));
        Assert.True(before.Medicines >= 40, $"{before.Medicines} medicines.");

        await AskAsync(house, async db =>
        {
            var report = await new LedgerVerifier(db).VerifyAsync();
            Assert.True(report.IsWhole, string.Join("; ", report.Problems));
            Assert.Equal(DemoWeeks.Days, await db.DailyCloses.CountAsync());
            // What waits today: a transfer, something in a nurse's hands, an expired pack to be destroyed.
            var open = await db.UnsettledMovements.Where(row => row.Remaining > 0)
                .Join(db.Places, row => row.PlaceId, place => place.Id, (_, place) => place.Kind).ToListAsync();
            Assert.Equal([PlaceKind.SignedOut, PlaceKind.InTransit], open.Order());
            Assert.Equal(1, await db.DestructionRequests.CountAsync(row => row.EndedByPostingId == null));
            Assert.True(await db.Discrepancies.AnyAsync());
            Assert.All(await db.Postings.ToListAsync(), row => Assert.True(row.RecordedAt <= Now));
            Assert.True((await db.Facilities.SingleAsync()).IsDemo);
            return true;
        });
        house.Clock.Set(Now);
        var people = await house.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope().ServiceProvider
            .GetRequiredService<DemoPeople>().AskAsync(Now);
        Assert.Equal(10, people.Count);
    }

    [BothDatabases]
    public async Task A_making_that_was_killed_is_completed_at_the_next_start(DatabaseKind kind)
    {
        await using var whole = await WebHouse.OpenAsync(kind, empty: true);
        await MakeAsync(whole, TextWriter.Null);
        await using var house = await WebHouse.OpenAsync(kind, empty: true);
        foreach (var words in new[] { "formulary", "day 10" })
            await Assert.ThrowsAsync<KilledException>(() => MakeAsync(house, new KilledAt(words)));
        Assert.True(await IsWantedAsync(house));

        // The next start comes a day later; the story keeps its days.
        house.Clock.Set(Now.AddDays(1));
        await MakeAsync(house, TextWriter.Null, Now.AddDays(1));

        Assert.False(await IsWantedAsync(house));
        Assert.Equal(await CountsAsync(whole), await CountsAsync(house));
    }

    [Fact]
    public async Task A_house_of_its_own_is_never_given_a_demo()
    {
        await using var house = await WebHouse.OpenAsync();

        Assert.False(await IsWantedAsync(house));
    }

    private static Task MakeAsync(WebHouse house, TextWriter words, DateTime? now = null) =>
        DemoHouse.MakeAsync(house.Services, moment => house.Clock.Set(moment), now ?? Now, words);

    private static async Task<bool> IsWantedAsync(WebHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await DemoHouse.IsWantedAsync(scope.ServiceProvider.GetRequiredService<MedDispenseDb>());
    }

    private static Task<Counts> CountsAsync(WebHouse house) => AskAsync(house, async db => new Counts(
        await db.Postings.CountAsync(), await db.RegisterLines.CountAsync(), await db.Medicines.CountAsync(), await db.MedicineCodes.CountAsync(),
        await db.Staff.CountAsync(), await db.Clients.CountAsync(), await db.Holdings.SumAsync(row => row.Amount)));

    private static async Task<TAnswer> AskAsync<TAnswer>(WebHouse house, Func<MedDispenseDb, Task<TAnswer>> question)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(DemoHouse.FacilityId));
    }

    private sealed record Counts(int Postings, int Lines, int Medicines, int Codes, int People, int Clients, long Amounts);

    private sealed class KilledException : Exception;

    /// <summary>Stands for the program being killed just after it has said certain words.</summary>
    private sealed class KilledAt(string words) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value?.Contains(words, StringComparison.Ordinal) == true)
                throw new KilledException();
        }

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }
    }
}
