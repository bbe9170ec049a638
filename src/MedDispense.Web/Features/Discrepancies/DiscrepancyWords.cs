using MedDispense.Domain.Discrepancies;
using MedDispense.Web.Features.Shared;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Rules, severities and steps of discrepancies in the words of the ward.</summary>
public static class DiscrepancyWords
{
    public static string Of(DiscrepancyRule rule) => rule switch
    {
        DiscrepancyRule.DeliveryDiffersFromNote => "The delivery differs from its note",
        DiscrepancyRule.DeliveryDiffersFromOrder => "The delivery differs from the order",
        DiscrepancyRule.TransferShort => "Less arrived than was sent",
        DiscrepancyRule.TransferOver => "More arrived than was sent",
        DiscrepancyRule.OrderedAndReceivedBySamePerson => "One person ordered and received",
        DiscrepancyRule.ReportedLost => "Reported lost",
        DiscrepancyRule.ReportedFound => "Reported found",
        DiscrepancyRule.FoundBookDiffers => "Found, the book differs",
        DiscrepancyRule.DoseWithoutStock => "Given without stock in the book",
        DiscrepancyRule.TransferNotReceivedInTime => "A transfer was not received in time",
        DiscrepancyRule.SignedOutNotSettledInTime => "What was signed out is not accounted for in time",
        DiscrepancyRule.CountDiffers => "The count differs",
        DiscrepancyRule.CountBackDiffers => "The count-back differs",
    };

    public static string Of(DiscrepancySeverity severity) => severity switch
    {
        DiscrepancySeverity.Low => "Low",
        DiscrepancySeverity.Medium => "Medium",
        DiscrepancySeverity.High => "High",
    };

    /// <summary>The sign and colour that stand beside the word.</summary>
    public static Severity Sign(DiscrepancySeverity severity) => severity switch
    {
        DiscrepancySeverity.Low => Severity.Note,
        DiscrepancySeverity.Medium => Severity.Caution,
        DiscrepancySeverity.High => Severity.Reason,
    };

    public static string Of(DiscrepancyStepKind kind) => kind switch
    {
        DiscrepancyStepKind.Opened => "Opened",
        DiscrepancyStepKind.Note => "Note",
        DiscrepancyStepKind.Explained => "Explained",
        DiscrepancyStepKind.Closed => "Closed",
        DiscrepancyStepKind.Reopened => "Opened again",
    };

    /// <summary>What is next, as an order to whoever does it.</summary>
    public static string Of(NextStep next) => next switch
    {
        NextStep.CountAgain => "Count again",
        NextStep.Explain => "Explain it",
        NextStep.Close => "Close it",
    };

    /// <summary>Who does it.</summary>
    public static string Who(NextStep next) => next switch
    {
        NextStep.CountAgain => "another person, without seeing the figure",
        NextStep.Explain => "whoever knows; what stays open, an approver and a second person who had no part in it",
        NextStep.Close => "an approver who had no part in it",
    };

    /// <summary><c>2 h 18 min</c>, <c>3 days</c>.</summary>
    public static string Age(TimeSpan age)
    {
        if (age < TimeSpan.FromMinutes(1))
            return "less than a minute";
        if (age < TimeSpan.FromHours(1))
            return $"{age.Minutes} min";
        if (age < TimeSpan.FromDays(2))
            return age.Minutes == 0 ? $"{(int)age.TotalHours} h" : $"{(int)age.TotalHours} h {age.Minutes} min";
        return $"{(int)age.TotalDays} days";
    }
}
