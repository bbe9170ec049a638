using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Round;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Goes over the days of the facility that have just ended and says of every listed dose that nobody answered:
/// missed. Run as often as one likes; the id of each follows from the dose.</summary>
public sealed class RecordMissedDoses(MedDispenseDb db, FacilityFounder founder, FindRound findRound, RecordMissed recordMissed)
{
    /// <summary>How many ended days are looked at: a program that was off over a weekend catches up.</summary>
    public const int Days = 4;

    /// <summary>How many doses were found to be missed.</summary>
    /// <param name="facilityId">The facility that the context looks at.</param>
    /// <param name="now">UTC.</param>
    public async Task<int> RunAsync(Guid facilityId, DateTime now)
    {
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == facilityId);
        if (facility.WentLiveAt is null)
            return 0;
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var today = facility.LocalDay(now);
        var found = 0;
        for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1))
        {
            var round = await findRound.AskAsync(facility, limits, now, on: day);
            foreach (var row in round.Rows)
            {
                // Due shortly before midnight, it may still be given within its time.
                foreach (var dose in row.Doses.Where(dose => dose.Status == DueStatus.Overdue))
                {
                    await founder.EmployProgramAsync(facilityId, now);
                    var id = DerivedId.Of("dose-missed", [facilityId.ToString(), dose.OrderId.ToString(), dose.At, .. await AgainAsync(dose)]);
                    var result = await recordMissed.RunAsync(
                        new Act(id, ProgramActor.Of(facilityId), null, now), new(row.ClientId, dose.OrderId, dose.Nominal, dose.Ordinal));
                    found += result.Outcome == PostingOutcome.Posted ? 1 : 0;
                }
            }
        }

        return found;
    }

    /// <summary>Missed, entered late after all, and that entry taken back: it is missed anew, so its id is another one.</summary>
    private async Task<string[]> AgainAsync(RoundDose dose)
    {
        var before = await db.Doses.CountAsync(row => row.OrderId == dose.OrderId && row.Nominal == dose.Nominal
            && row.NominalOrdinal == dose.Ordinal && row.Outcome == DoseOutcome.Missed);
        return before == 0 ? [] : [before.ToString(System.Globalization.CultureInfo.InvariantCulture)];
    }
}
