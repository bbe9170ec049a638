using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Stock;

/// <summary>What is to be known about a pack before it is used, worst first.</summary>
public enum PackMark
{
    Recalled,
    Expired,
    ExpiresSoon,
    Usable,
}

/// <summary>Marks packs by the recalls and dates of one moment.</summary>
public sealed record PackMarks(DateOnly Today, int ExpiringSoonDays, IReadOnlyList<Recall> Recalls)
{
    /// <summary>Last day of those that expire soon.</summary>
    public DateOnly SoonUntil => Today.AddDays(ExpiringSoonDays);

    public PackMark Of(Pack pack)
    {
        foreach (var finding in PackUsable.Check(pack, Today, Recalls).OrderByDescending(finding => finding.Code, StringComparer.Ordinal))
            return finding.Code == "pack-recalled" ? PackMark.Recalled : PackMark.Expired;
        return pack.Expiry is { } expiry && expiry <= SoonUntil ? PackMark.ExpiresSoon : PackMark.Usable;
    }

    public static async Task<PackMarks> LoadAsync(MedDispenseDb db, Facility facility, DateTime now)
    {
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var recalls = await db.Recalls.AsNoTracking().Where(row => row.LiftedByPostingId == null).ToListAsync();
        return new PackMarks(facility.LocalDay(now), limits.ExpiringSoonDays, recalls);
    }
}
