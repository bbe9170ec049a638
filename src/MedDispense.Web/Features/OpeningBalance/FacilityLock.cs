using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>Puts opening balances and going live one after the other.</summary>
internal static class FacilityLock
{
    /// <summary>Locks the facility's row until the commit and reads it. An update that changes nothing is the lock that
    /// both databases have and that holds up no reference to the facility.</summary>
    public static async Task<Facility> TakeAsync(LedgerScope scope)
    {
        var id = scope.Act.FacilityId;
        await scope.Db.Facilities.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(facility => facility.Version, facility => facility.Version));
        return await scope.Db.Facilities.SingleAsync(row => row.Id == id);
    }
}
