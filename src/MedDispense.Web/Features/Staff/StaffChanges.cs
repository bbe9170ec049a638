using System.Globalization;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Staff;

/// <summary>Says what changed about a person, for the audit, and where a refusal belongs on the form.</summary>
internal static class StaffChanges
{
    public static ChangeText Between(StaffMembership? before, StaffDetails after) => new ChangeText()
        .Of("name", before?.Name, after.Name)
        .Of("initials", before?.Initials, after.Initials)
        .Of("badge colour", before?.BadgeColour, after.BadgeColour)
        .Of("roles", before?.Roles.Say(), after.Terms.Roles.Say())
        .Of("rights", before?.Rights.Say(), after.Terms.Rights.Say())
        .Of("trainee", YesNo(before?.IsTrainee), YesNo(after.Terms.IsTrainee))
        .Of("agency", YesNo(before?.IsAgency), YesNo(after.Terms.IsAgency))
        .Of("until", Say(before?.Until), Say(after.Terms.Until));

    public static ChangeProblem ToProblem(StaffRefusal refusal) =>
        new(refusal.Field == nameof(StaffTerms.Until) ? nameof(StaffFields.LastDay) : refusal.Field, refusal.Sentence);

    private static string? Say(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string? YesNo(bool? value) => value switch
    {
        null => null,
        true => "yes",
        false => "no",
    };
}
