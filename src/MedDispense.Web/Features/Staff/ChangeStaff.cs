using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Staff;

/// <summary>Changes a person's name, roles, rights and last day. Nobody raises their own, and the house keeps an
/// administrator.</summary>
public sealed class ChangeStaff(MedDispenseDb db, LastAdministrator lastAdministrator)
{
    public sealed record Command(Guid Id, int Version, StaffDetails Details);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var person = await db.Staff.OfPeople().SingleOrDefaultAsync(row => row.Id == command.Id);
        if (person is null)
            return ChangeResult.Unknown;
        var changes = StaffChanges.Between(person, command.Details);
        if (changes.IsEmpty)
            return ChangeResult.Done;
        if (person.Version != command.Version)
            return ChangeResult.Stale();

        var (before, after) = (StaffTerms.Of(person), command.Details.Terms);
        // A last day that is past already and stays so is no reason to refuse a new name.
        var problems = StaffRules.Check(after, after.Until == before.Until ? DateTime.MinValue : act.Now)
            .Concat(StaffRules.CheckWho(act.Actor, person.Id, before, after))
            .Select(StaffChanges.ToProblem).ToList();
        if (problems.Count > 0)
            return new(problems);
        if (StaffRules.KeepsHouseRunning(before) && !StaffRules.KeepsHouseRunning(after)
            && await lastAdministrator.WhyNotLoseAsync(act, person) is { } why)
        {
            return ChangeResult.Refuse(nameof(after.Roles), why);
        }

        Apply(person, command.Details);
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "staff", person.Id, changes.ToString()));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }

        return ChangeResult.Done;
    }

    private static void Apply(StaffMembership person, StaffDetails details)
    {
        person.Name = details.Name;
        person.Initials = details.Initials;
        person.BadgeColour = details.BadgeColour;
        person.Roles = details.Terms.Roles;
        person.Rights = details.Terms.Rights;
        person.IsTrainee = details.Terms.IsTrainee;
        person.IsAgency = details.Terms.IsAgency;
        person.Until = details.Terms.Until;
        person.Version++;
    }
}
