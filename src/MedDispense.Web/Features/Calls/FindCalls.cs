using MedDispense.Data;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Calls;

/// <summary>A call to a prescriber as pages show it.</summary>
/// <param name="Id">Of its posting.</param>
/// <param name="When">Day and time.</param>
/// <param name="Prescriber">Who said it.</param>
/// <param name="Said">What.</param>
/// <param name="ReadBack">Whether it was read back.</param>
/// <param name="By">Who called.</param>
public sealed record CallView(Guid Id, string When, string Prescriber, string Said, bool ReadBack, string By);

/// <summary>The last calls about a client, newest first.</summary>
public sealed class FindCalls(MedDispenseDb db, CurrentStaff current)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<CallView>> AskAsync(Guid clientId)
    {
        var rows = await (
            from call in db.PrescriberCalls.AsNoTracking()
            join posting in db.Postings on call.PostingId equals posting.Id
            where call.ClientId == clientId
            orderby call.SpokeAt descending, posting.Number descending
            select new { call.PostingId, call.SpokeAt, call.PrescriberName, call.Said, call.ReadBack, posting.ActorName }).Take(Most).ToListAsync();
        return [.. rows.Select(row => new CallView(row.PostingId, current.Time.DayAndClock(row.SpokeAt), row.PrescriberName, row.Said, row.ReadBack, row.ActorName))];
    }
}
