using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>Asks inside the write door whether packs are in date and not recalled, in a way that no recall can race.</summary>
public static class UsablePacks
{
    /// <summary>What keeps the packs from being used. Their holdings are locked before.</summary>
    public static async Task<List<Finding>> CheckUsableAsync(this LedgerScope scope, params IEnumerable<Pack> packs)
    {
        var today = await scope.TodayAsync();
        var findings = new List<Finding>();
        foreach (var medicine in packs.GroupBy(pack => pack.MedicineId).OrderBy(group => group.Key))
        {
            var recalls = await scope.StandingRecallsAsync(medicine.Key);
            findings.AddRange(medicine.SelectMany(pack => PackUsable.Check(pack, today, recalls)));
        }

        return findings;
    }

    /// <summary>The facility's local day of the act.</summary>
    public static async Task<DateOnly> TodayAsync(this LedgerScope scope)
    {
        var facility = await scope.Db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        return facility.LocalDay(scope.Act.Now);
    }
}
