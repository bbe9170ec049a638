using MedDispense.Data;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>The events of a client's stay in words, newest first.</summary>
public sealed class ClientStay(MedDispenseDb db, CurrentStaff current)
{
    private const int Most = 100;

    /// <param name="What">What happened.</param>
    /// <param name="When">Day and time.</param>
    /// <param name="Facts">Everything that was said about it.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="OrdersEnded">How many orders ended with it.</param>
    public sealed record Row(string What, string When, IReadOnlyList<string> Facts, string By, int OrdersEnded);

    public async Task<IReadOnlyList<Row>> AskAsync(Guid clientId)
    {
        var rows = await (
            from stay in db.StayEvents.AsNoTracking()
            join person in db.Staff on stay.RecordedById equals person.Id
            where stay.ClientId == clientId
            orderby stay.HappenedAt descending, stay.RecordedAt descending, stay.Id descending
            // A stay's end is a posting, and the steps that end orders are parts of it.
            select new { Stay = stay, person.Name, OrdersEnded = db.OrderSteps.Count(step => step.PostingId == stay.Id) }).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row => new Row(row.Stay.Kind.Say(), current.Time.DayAndClock(row.Stay.HappenedAt),
            [
                .. (row.Stay.Note ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries),
                .. row.Stay.ExpectedBackAt is { } back ? new[] { $"Expected back {current.Time.DayAndClock(back)}" } : [],
                .. row.Stay.LastDoseElsewhere is { } dose ? new[] { $"Last dose elsewhere: {dose}. Verified by: {row.Stay.LastDoseVerifiedBy}" } : [],
            ], row.Name, row.OrdersEnded)),
        ];
    }
}
