using MedDispense.Domain.Counts;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>The two nurses count cupboard and carts together once a week at the change of shift, the last time on the
/// evening before today. What they count agrees, so that whatever is found later has a window of a day.</summary>
internal sealed class DemoCounts(DemoStage stage, FacilityTime time, DateOnly firstDay)
{
    private static readonly (string Place, int Hour, int Minute)[] Places =
        [(DemoCast.Cupboard, 18, 30), (DemoCast.CartA, 18, 45), (DemoCast.CartB, 19, 0)];

    /// <summary>Counts on the days that are for it.</summary>
    public async Task CountAsync(int day)
    {
        if (day % 7 != 6)
            return;
        foreach (var (place, hour, minute) in Places)
            await CountAsync($"count-{place}-{day}", place, time.ToUtc(firstDay.AddDays(day).ToDateTime(new TimeOnly(hour, minute))));
    }

    private async Task CountAsync(string name, string placeName, DateTime at)
    {
        // What was counted before a making was broken off has moved since, and is not counted again.
        if (await stage.HasPostedAsync(name))
            return;
        var place = await stage.PlaceAsync(placeName);
        var count = stage.Id($"{name}-opened");
        await stage.ChangeAsync<OpenCount>(new("nurse", at, $"{name}-opened"), async (use, act) =>
            (await use.RunAsync(act, new(CountKind.ShiftHandover, place))).Refusal);
        var lines = await stage.AskAsync(async db =>
        {
            var sheet = await CountSheet.ReadAsync(db, await db.CountSessions.AsNoTracking().SingleAsync(row => row.Id == count));
            var books = new List<(SheetLine Line, BookInPlace Book)>();
            foreach (var line in sheet)
                books.Add((line, await BookInPlace.ReadAsync(db, place, line.Medicine.Id, line.Owner?.Id)));
            return books;
        });
        foreach (var (index, (line, book)) in lines.Index())
        {
            await stage.ChangeAsync<SaveCountLine>(new("nurse", at.AddSeconds(20 * (index + 1)), $"{name}-{index + 1}"), (use, act) =>
                use.RunAsync(act, new(count, line.Medicine.Id, line.Owner?.Id, book.Expected, book.AsOfLine)));
        }

        await stage.PostAsync<CloseCount>(new("nurse", at.AddMinutes(12), name, "nurse2"), (use, act) =>
            use.RunAsync(act, new(count, "Cupboard 1 and 2, Cart A, Cart B", null), CountKind.ShiftHandover));
    }
}
