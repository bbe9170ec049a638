namespace MedDispense.Domain.Staff;

/// <summary>What a person's roles and rights are to be, and until when.</summary>
/// <remarks><see cref="Until"/> is the end of the account, UTC; null for none.</remarks>
public sealed record StaffTerms(
    StaffRoles Roles, StaffRights Rights, bool IsTrainee, bool IsAgency, DateTime? Until)
{
    public static StaffTerms Of(StaffMembership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return new(membership.Roles, membership.Rights, membership.IsTrainee, membership.IsAgency, membership.Until);
    }
}

/// <summary>Why a person's terms are refused: the form field and one sentence.</summary>
public sealed record StaffRefusal(string Field, string Sentence);

/// <summary>What holds for everybody's roles and rights, whoever grants them (DOMAIN 11.4: separation of duties).</summary>
public static class StaffRules
{
    /// <summary>What is wrong with the terms by themselves.</summary>
    public static IEnumerable<StaffRefusal> Check(StaffTerms terms, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Roles == StaffRoles.None)
            yield return new(nameof(terms.Roles), "Choose at least one role.");
        if (terms.Roles.HasFlag(StaffRoles.Inspector) && (terms.Roles != StaffRoles.Inspector || terms.Rights != StaffRights.None))
        {
            yield return new(nameof(terms.Roles),
                "An inspector reads and changes nothing, so has no other role and no rights. Take the others away, or take inspector away.");
        }

        if (terms.IsTrainee && (terms.Rights & (StaffRights.Witness | StaffRights.Approve)) != StaffRights.None)
            yield return new(nameof(terms.Rights), "A trainee is neither a second person nor an approver. Take these rights away.");
        if (terms.Rights.HasFlag(StaffRights.Approve) && (terms.Roles & (StaffRoles.Manager | StaffRoles.Pharmacist)) == StaffRoles.None)
            yield return new(nameof(terms.Rights), "Only managers and pharmacists approve. Add that role, or take the right away.");
        if (terms.IsAgency && terms.Until is null)
            yield return new(nameof(terms.Until), "Agency staff have a last day. Enter it.");
        if (terms.Until is { } until && until <= now)
            yield return new(nameof(terms.Until), "The last day is over already. Enter today or a later day, or close the account.");
    }

    /// <summary>What is wrong with a change because of who makes it.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="person">Whose terms they are.</param>
    /// <param name="before">The terms so far; null for a new person.</param>
    /// <param name="after">The terms asked for.</param>
    public static IEnumerable<StaffRefusal> CheckWho(Actor actor, Guid person, StaffTerms? before, StaffTerms after)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(after);
        var rolesBefore = before?.Roles ?? StaffRoles.None;
        if (((rolesBefore ^ after.Roles) & StaffRoles.Administrator) != StaffRoles.None && !actor.IsAny(StaffRoles.Administrator))
            yield return new(nameof(after.Roles), "Only an administrator makes or unmakes an administrator. Ask one.");
        if (actor.MembershipId != person || before is null)
            yield break;
        if ((after.Roles & ~before.Roles) != StaffRoles.None)
            yield return new(nameof(after.Roles), "Nobody gives themselves a role. Ask another manager or administrator.");
        if ((after.Rights & ~before.Rights) != StaffRights.None)
            yield return new(nameof(after.Rights), "Nobody gives themselves a right. Ask another manager or administrator.");
        if (before.IsTrainee && !after.IsTrainee)
            yield return new(nameof(after.IsTrainee), "Nobody ends their own training. Ask another manager or administrator.");
        if (before.Until is { } until && (after.Until is null || after.Until > until))
            yield return new(nameof(after.Until), "Nobody extends their own account. Ask another manager or administrator.");
    }

    /// <summary>Whether a person keeps the house's administration alive: an administrator whose account has no end.</summary>
    public static bool KeepsHouseRunning(StaffTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Roles.HasFlag(StaffRoles.Administrator) && terms.Until is null;
    }
}
