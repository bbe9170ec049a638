using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Doses;

/// <summary>Findings and choices as the pages about doses show them.</summary>
public static class DoseFindings
{
    private static readonly DoseOutcome[] Opened =
        [DoseOutcome.GivenInPart, DoseOutcome.RefusedAfterOpening, DoseOutcome.CouldNotSwallow, DoseOutcome.SpatOut];

    /// <summary>A finding before anything was sent: "do not give", not "not recorded".</summary>
    public static FindingView View(Finding finding) => FindingView.Of(finding) with { Word = null };

    /// <summary>What can happen once a pack is open.</summary>
    public static IEnumerable<SelectListItem> AfterOpening => Opened.Select(outcome => new SelectListItem(outcome.Say(), outcome.ToString()));

    /// <summary>The reasons of all of these, grouped by what happened.</summary>
    public static IEnumerable<SelectListItem> ReasonsAfterOpening => Grouped(Opened);

    /// <summary>Reasons of several outcomes for one list, grouped.</summary>
    public static IEnumerable<SelectListItem> Grouped(IEnumerable<DoseOutcome> outcomes) => outcomes.SelectMany(outcome =>
    {
        var group = new SelectListGroup { Name = outcome.Say() };
        return DoseReasons.For(outcome).Select(reason => new SelectListItem(reason.Words, reason.Code) { Group = group });
    });

    /// <summary>What is wrong with an amount that was swallowed in part, and what to record of a film or tablet of which the
    /// book can count no part.</summary>
    public static string OfPart(string why) =>
        $"{why} If less than that was swallowed, choose “{DoseOutcome.SpatOut.Say()}” or “{DoseOutcome.CouldNotSwallow.Say()}” and write under More how much.";

    /// <summary>Reasons that people often give, offered and not enforced.</summary>
    public static IReadOnlyList<string> CommonReasons(string code) => code switch
    {
        "late" => ["Client was late", "Client was asleep", "Round ran late", "No stock here", "Prescriber asked to wait"],
        "early" => ["Client leaves the house", "Appointment at the time of the dose", "Prescriber asked for it"],
        _ => [],
    };
}
