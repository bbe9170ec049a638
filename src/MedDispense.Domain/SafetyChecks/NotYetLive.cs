using System.Globalization;
using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>Opening balances are recorded until the house goes live, and never after.</summary>
public static class NotYetLive
{
    public static IEnumerable<Finding> Check(Facility facility)
    {
        if (facility.WentLiveAt is { } wentLive)
        {
            var day = facility.LocalDay(wentLive).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
            yield return Finding.Stop("already-live", "The house has gone live.",
                $"Since {day} stock comes in as a receipt, a delivery or brought in.",
                "Record a receipt. If something was left out of the opening balance, report it as found.");
        }
    }
}
