using MedDispense.Data.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Destructions;

/// <summary>A request that waits, read inside the write door with the pack's holdings locked: whoever confirms and
/// whoever cancels at the same moment come one after the other, and the second sees the first.</summary>
public sealed record WaitingRequest(DestructionRequest Request, PackHere Here, long Number)
{
    private static readonly Finding NotKnown = Finding.Stop("request-unknown", "This request is not known here.",
        "No entry of this house asked for it.", "Open the list of destructions.");

    /// <summary>The request, or why there is nothing to do about it.</summary>
    public static async Task<(WaitingRequest? Request, Finding? Refusal)> FindAsync(LedgerScope scope, Guid requestId)
    {
        var packId = await scope.Db.DestructionRequests.Where(row => row.Id == requestId)
            .Select(row => (Guid?)row.PackId).SingleOrDefaultAsync();
        if (packId is null)
            return (null, NotKnown);
        await scope.LockHoldingsAsync([packId.Value]);
        var request = await scope.Db.DestructionRequests.SingleAsync(row => row.Id == requestId);
        var number = await scope.Db.Postings.Where(row => row.Id == requestId).Select(row => row.Number).SingleAsync();
        if (request.EndedByPostingId is { } endedBy)
        {
            var end = await scope.Db.Postings.AsNoTracking().SingleAsync(row => row.Id == endedBy);
            return (null, Finding.Stop("request-ended", "This request has ended.",
                $"Entry {end.Number} by {end.ActorName} ended request {number}.", "Open the request and look at it."));
        }

        var here = await scope.FindPackHereAsync(request.PackId, request.PlaceId)
            ?? throw new InvalidOperationException("A destruction request names a pack in a place of the house.");
        return (new WaitingRequest(request, here, number), null);
    }
}
