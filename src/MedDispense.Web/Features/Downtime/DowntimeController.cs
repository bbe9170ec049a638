using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Downtime;

/// <summary>The round on paper against an outage, and the page on which the paper is entered afterwards.</summary>
[Route("round")]
[Authorize(Policy = Policies.GiveDoses)]
public sealed class DowntimeController(
    FindDowntimeRound findRound, FindUnanswered findUnanswered, Audits audits, CurrentStaff current, TimeProvider clock) : Controller
{
    private const int UsualHours = 24;

    public sealed record Paper(DowntimeRound Round, DateTime MadeAt);

    public sealed record ReconcilePage(FindUnanswered.View View, DateTime From, DateTime To, string? Asked);

    private static DateTime? Sane(DateTime? asked) => asked is { Year: >= DayRange.FirstYear and <= DayRange.LastYear } ? asked : null;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("downtime")]
    public async Task<IActionResult> Index()
    {
        var now = Now;
        var round = await findRound.AskAsync(current.Facility, current.Limits, now);
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "The downtime round.");
        // The paper holds allergies and orders of each: whoever asks who read a client's record finds it.
        foreach (var clientId in round.ClientIds)
            await audits.RecordAsync(AuditKind.ClientRead, "client", clientId, "The downtime round.");
        return View(new Paper(round, now));
    }

    /// <param name="from">Local time of the facility.</param>
    /// <param name="to">Local time of the facility.</param>
    [HttpGet("reconcile")]
    public async Task<IActionResult> Reconcile(DateTime? from, DateTime? to)
    {
        var now = Now;
        // Years that no outage was in are none that was asked for.
        (from, to) = (Sane(from), Sane(to));
        var last = to is { } until && current.Time.ToUtc(until) <= now ? current.Time.ToUtc(until) : now;
        var first = from is { } since && current.Time.ToUtc(since) < last ? current.Time.ToUtc(since) : last.AddHours(-UsualHours);
        string? asked = null;
        if ((from is { } begin && current.Time.ToUtc(begin) != first) || (to is { } end && current.Time.ToUtc(end) != last))
            asked = "The outage asked for does not end after it begins, or ends in the future; this is shown instead.";
        if (last - first > TimeSpan.FromDays(FindUnanswered.MostDays))
            (first, asked) = (last.AddDays(-FindUnanswered.MostDays), $"At most {FindUnanswered.MostDays} days are shown at once.");
        var view = await findUnanswered.AskAsync(current.Facility, current.Limits, now, first, last);
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Doses to enter after an outage.");
        return View(new ReconcilePage(view, first, last, asked));
    }
}
