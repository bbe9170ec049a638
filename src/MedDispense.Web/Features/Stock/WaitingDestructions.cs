using MedDispense.Data.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>What waits to be destroyed stays where it is until the request is confirmed or cancelled.</summary>
public static class WaitingDestructions
{
    /// <summary>Refuses to take so much that a waiting request could not be carried out. The pack's holdings are
    /// locked before.</summary>
    public static async Task<List<Finding>> CheckNotWaitingAsync(this LedgerScope scope, PackHere here, long amount)
    {
        var waiting = await scope.Db.DestructionRequests
            .Where(row => row.PackId == here.Pack.Id && row.PlaceId == here.Place.Id && row.EndedByPostingId == null)
            .Select(row => (long?)row.Amount).SumAsync() ?? 0;
        if (waiting == 0 || await scope.AmountAsync(here.Pack.Id, here.Place.Id) - amount >= waiting)
            return [];
        return
        [
            Finding.Stop("waiting-to-be-destroyed", "This waits to be destroyed.",
                $"{here.Medicine.Say(waiting)} of this pack are in a destruction request.",
                "Cancel the request first, or leave the pack where it is.", "Amount"),
        ];
    }
}
