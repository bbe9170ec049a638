using System.Globalization;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>At which end of the business day an inventory was taken (21 CFR 1304.11 wants it stated).</summary>
public enum InventoryTaken
{
    OpeningOfBusiness,
    CloseOfBusiness,
}

/// <summary>When an inventory was taken.</summary>
/// <param name="Day">The facility's local day.</param>
/// <param name="Taken">At which end of it.</param>
public sealed record InventoryMoment(DateOnly Day, InventoryTaken Taken)
{
    /// <summary>An inventory older than this is taken again.</summary>
    public const int MostDaysBack = 31;

    /// <summary>Stored with the posting; it never changes.</summary>
    public string Code => Taken switch
    {
        InventoryTaken.OpeningOfBusiness => "opening-of-business",
        InventoryTaken.CloseOfBusiness => "close-of-business",
    };

    public string Words => string.Create(CultureInfo.InvariantCulture, $"Inventory of {Day:d MMM yyyy}, {Say(Taken)}");

    public static string Say(InventoryTaken taken) => taken switch
    {
        InventoryTaken.OpeningOfBusiness => "opening of business",
        InventoryTaken.CloseOfBusiness => "close of business",
    };

    public IEnumerable<Finding> Check(Facility facility, DateTime now)
    {
        var today = facility.LocalDay(now);
        if (Day > today || Day < today.AddDays(-MostDaysBack))
        {
            yield return Finding.Stop("inventory-day", "This day of the inventory cannot be right.",
                Day > today ? "It is in the future." : $"It is more than {MostDaysBack} days ago.",
                "Type the day on which the stock was counted. If it is long ago, count again.", "Day");
        }
    }

    /// <summary>The moment (UTC) that the posting says it happened; null, for now, where that is still to come.</summary>
    public DateTime? Moment(Facility facility, DateTime now)
    {
        var time = FacilityTime.Of(facility);
        var moment = Taken switch
        {
            InventoryTaken.OpeningOfBusiness => time.StartOf(Day),
            InventoryTaken.CloseOfBusiness => time.StartOf(Day.AddDays(1)).AddMilliseconds(-1),
        };
        return moment < now ? moment : null;
    }
}
