using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>Closes a business day: two people sign for what is open, and the number and hash of the posting that says
/// so are the anchor that is printed.</summary>
public sealed class CloseDay(LedgerStore ledger, MedDispenseDb db)
{
    /// <summary>More discrepancies than this are told by their number alone.</summary>
    private const int MostNamed = 30;

    /// <param name="BusinessDate">The facility's local day.</param>
    /// <param name="Remarks">What the two who sign say about open matters.</param>
    /// <param name="SkippedReason">Why days before it were not closed.</param>
    /// <param name="CloseNow">The two say that today is to be closed although it is not over.</param>
    public sealed record Command(DateOnly BusinessDate, string? Remarks, string? SkippedReason, bool CloseNow = false);

    public async Task<PostingResult> RunAsync(Act act, Command command)
    {
        // Before the transaction, since it reads the whole record. A difference does not stop the close: without closes
        // there would be no anchors any more. It must be signed for like everything that is open.
        var verified = await new LedgerVerifier(db).VerifyAsync();
        return await ledger.PostAsync(act, PostingKind.DailyClose, command, scope => PlanAsync(scope, command, verified));
    }

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command, VerifyReport verified)
    {
        var facility = await RegisterHeading.FacilityAsync(scope.Db);
        var time = FacilityTime.Of(facility);
        var last = await scope.Db.DailyCloses.MaxAsync(row => (DateOnly?)row.BusinessDate);
        var isClosed = await scope.Db.DailyCloses.AnyAsync(row => row.BusinessDate == command.BusinessDate);
        var open = await OpenMatters.CountAsync(scope.Db);
        var openWords = open.InWords(verified);
        // They may stay open for days, so they ask for no remark of their own; but they stand on the paper.
        var discrepancies = await DiscrepancyStates.Open(scope.Db).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync();
        List<Finding> findings =
        [
            .. DaysClosedInOrder.Check(command.BusinessDate, time.Day(scope.Act.Now), time.Day(facility.CreatedAt), last,
                isClosed, command.SkippedReason),
            .. DayIsOver.Check(command.BusinessDate, time.ToLocal(scope.Act.Now), command.CloseNow),
            .. OpenMattersExplained.Check(openWords, command.Remarks),
        ];
        return new PostingPlan
        {
            Findings = findings,
            WitnessRequired = true,
            Close = new PlannedClose(command.BusinessDate, open.InHands, open.InTransit, Remarks(command, openWords, discrepancies, last)),
        };
    }

    /// <summary>What is open is said by the program, so that it stands on the paper whatever people write.</summary>
    private static string? Remarks(
        Command command, IReadOnlyList<string> openWords, List<long> discrepancies, DateOnly? last)
    {
        var leftOut = DaysClosedInOrder.LeftOut(command.BusinessDate, last);
        var parts = openWords.Select(words => $"{words}.").ToList();
        if (discrepancies.Count > 0)
            parts.Add(OpenWords(discrepancies));
        if (!string.IsNullOrWhiteSpace(command.Remarks))
            parts.Add(command.Remarks.Trim());
        if (leftOut.Count > 0)
        {
            var days = leftOut.Count == 1
                ? FacilityTime.Words(leftOut[0])
                : $"{FacilityTime.Words(leftOut[0])} to {FacilityTime.Words(leftOut[^1])}";
            parts.Add($"Not closed: {days}. {command.SkippedReason?.Trim()}");
        }

        return parts.Count == 0 ? null : string.Join('\n', parts);
    }

    private static string OpenWords(List<long> numbers)
    {
        var named = string.Join(", ", numbers.Take(MostNamed)) + (numbers.Count > MostNamed ? " and more" : "");
        return numbers.Count == 1 ? $"1 discrepancy is open: {named}." : $"{numbers.Count} discrepancies are open: {named}.";
    }
}
