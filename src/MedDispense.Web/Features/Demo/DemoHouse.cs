using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Web.Features.SignIn;
using MedDispense.Web.Features.Setup;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>Makes the demo facility: three weeks of an invented house, lived through the same use cases as the pages. A
/// making that was broken off is begun again and does only what is missing, since every act has the same id each
/// time.</summary>
public static class DemoHouse
{
    /// <summary>The demo's facility is the same everywhere, so that it is known again.</summary>
    public static readonly Guid FacilityId = new("0197d300-0000-7000-8000-48617262626f");

    private const int OpensAt = 7;

    /// <summary>Whether the database is empty, or holds a demo that was begun and is not whole.</summary>
    public static async Task<bool> IsWantedAsync(MedDispenseDb db)
    {
        var ids = await db.Facilities.OrderBy(row => row.Id).Select(row => row.Id).Take(2).ToListAsync();
        if (ids.Count == 0)
            return true;
        if (!ids.Contains(FacilityId))
            return false;
        var last = DemoStage.IdOf(FacilityId, DemoToday.Last);
        return !await db.Postings.IgnoreQueryFilters().AnyAsync(row => row.FacilityId == FacilityId && row.Id == last);
    }

    /// <summary>Makes it, or what is missing of it.</summary>
    /// <param name="services">Of a program that is not serving anybody yet.</param>
    /// <param name="show">Turns that program's clock to a moment (UTC) of the past.</param>
    /// <param name="now">The real moment, UTC.</param>
    /// <param name="output">Is told how far it is.</param>
    public static async Task MakeAsync(IServiceProvider services, Action<DateTime> show, DateTime now, TextWriter output)
    {
        await output.WriteLineAsync("Making the demo facility Harbour House. It takes less than a minute; start with --empty to set up a house of your own.");
        var time = new FacilityTime(DemoCast.ZoneId);
        var stage = new DemoStage(services, show, FacilityId);
        var firstDay = await FoundAsync(services, show, time, now);
        var opens = time.ToUtc(firstDay.ToDateTime(new TimeOnly(OpensAt, 0)));

        await output.WriteLineAsync("  people, badges and PINs");
        await DemoCast.EmployAsync(stage, opens.AddMinutes(5));
        await output.WriteLineAsync("  formulary, suppliers and clients");
        await DemoShelves.FillAsync(stage, opens.AddHours(1));
        await output.WriteLineAsync("  opening balance");
        await DemoOpening.RecordAsync(stage, firstDay, opens.AddHours(3));
        await output.WriteLineAsync("  orders");
        var rounds = new DemoRounds(stage, time, firstDay, now);
        await rounds.OrderAsync();
        await new DemoWeeks(stage, rounds, time, firstDay).LiveAsync(day =>
        {
            if (day % 5 == 0)
                output.WriteLine($"  day {day} of {DemoWeeks.Days - 1}");
        });
        await DemoToday.LeaveWaitingAsync(stage, now);
        await output.WriteLineAsync(
            $"  done. Sign in as nurse, manager, stock, pharmacist, prescriber, support, trainee, inspector or admin; the password is: {DemoAccounts.Password}");
    }

    // A making that was begun has its first day; a new one begins three weeks back.
    private static async Task<DateOnly> FoundAsync(IServiceProvider services, Action<DateTime> show, FacilityTime time, DateTime now)
    {
        var firstDay = time.Day(now).AddDays(-DemoWeeks.Days);
        var at = time.ToUtc(firstDay.ToDateTime(new TimeOnly(OpensAt, 0)));
        show(at);
        await using var scope = services.CreateAsyncScope();
        var founded = await scope.ServiceProvider.GetRequiredService<FoundFacility>().RunAsync(DemoCast.Founding(FacilityId), at);
        return founded.Founding switch
        {
            FirstFounding.Founded => firstDay,
            FirstFounding.SameAlready => time.Day(await scope.ServiceProvider.GetRequiredService<MedDispenseDb>()
                .Facilities.Where(row => row.Id == FacilityId).Select(row => row.CreatedAt).SingleAsync()),
            _ => throw new DemoBrokenException("founding", string.Join(" ", founded.Problems.Select(problem => problem.Sentence))),
        };
    }
}
