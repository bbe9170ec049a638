using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Round;

/// <summary>One part of the round's list.</summary>
/// <param name="Title">"Overdue".</param>
/// <param name="Rows">By time, then name.</param>
/// <param name="Sign">Sign beside the title; null for none.</param>
/// <param name="Now">UTC.</param>
public sealed record RoundGroup(string Title, IReadOnlyList<RoundRow> Rows, Severity? Sign, DateTime Now)
{
    /// <summary>How far away a row is, under its time.</summary>
    public string Away(RoundRow row)
    {
        var span = FacilityClock.Say(Now - row.DueAt);
        return row.Status switch
        {
            DueStatus.Overdue => $"{span} late",
            DueStatus.Done => "",
            DueStatus.Prepared => "prepared",
            DueStatus.Due or DueStatus.Coming => row.DueAt > Now ? $"in {span}" : $"{span} ago",
        };
    }

    /// <summary>What was answered, with time and name.</summary>
    public static string Answer(RoundDose dose, FacilityTime time) => dose.Outcome is { } outcome
        ? $"{outcome.Say()}{(dose.Taken is { } taken ? $": {taken}," : "")}{(dose.AnsweredAt is { } at ? $" {time.Clock(at)}" : "")}, {dose.AnsweredBy}"
        : "";
}
