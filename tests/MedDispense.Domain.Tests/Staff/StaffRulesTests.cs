using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Staff;

public sealed class StaffRulesTests
{
    private static readonly DateTime Now = new(2026, 6, 10, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Person = Guid.Parse("01970000-0000-7000-8000-000000000001");
    private static readonly StaffTerms Nurse =
        new(StaffRoles.Nurse, StaffRights.HandleControlled | StaffRights.Witness, false, false, null);

    [Fact]
    public void Ordinary_terms_pass() => Assert.Empty(StaffRules.Check(Nurse, Now));

    [Fact]
    public void Nobody_is_without_a_role() =>
        Assert.Single(StaffRules.Check(Nurse with { Roles = StaffRoles.None }, Now));

    [Theory]
    [InlineData(StaffRoles.Inspector | StaffRoles.Nurse, StaffRights.None)]
    [InlineData(StaffRoles.Inspector, StaffRights.Witness)]
    public void An_inspector_has_no_other_role_and_no_right(StaffRoles roles, StaffRights rights) =>
        Assert.Contains(StaffRules.Check(Nurse with { Roles = roles, Rights = rights }, Now), refusal => refusal.Field == "Roles");

    [Fact]
    public void A_trainee_is_no_second_person()
    {
        Assert.Single(StaffRules.Check(Nurse with { IsTrainee = true }, Now));
        Assert.Empty(StaffRules.Check(Nurse with { IsTrainee = true, Rights = StaffRights.HandleControlled }, Now));
    }

    [Fact]
    public void Only_managers_and_pharmacists_approve()
    {
        Assert.Single(StaffRules.Check(Nurse with { Rights = StaffRights.Approve }, Now));
        Assert.Empty(StaffRules.Check(Nurse with { Roles = StaffRoles.Pharmacist, Rights = StaffRights.Approve }, Now));
    }

    [Fact]
    public void Agency_staff_have_a_last_day_that_is_not_over()
    {
        Assert.Single(StaffRules.Check(Nurse with { IsAgency = true }, Now));
        Assert.Single(StaffRules.Check(Nurse with { IsAgency = true, Until = Now }, Now));
        Assert.Empty(StaffRules.Check(Nurse with { IsAgency = true, Until = Now.AddDays(1) }, Now));
    }

    [Fact]
    public void Nobody_raises_their_own_terms()
    {
        var me = Me(StaffRoles.Administrator | StaffRoles.Nurse);
        var before = new StaffTerms(me.Roles, StaffRights.Witness, IsTrainee: true, IsAgency: true, Now.AddDays(3));
        StaffTerms[] raised =
        [
            before with { Roles = before.Roles | StaffRoles.Manager },
            before with { Rights = before.Rights | StaffRights.Approve },
            before with { IsTrainee = false },
            before with { Until = Now.AddDays(4) },
            before with { Until = null },
        ];
        Assert.All(raised, after => Assert.Single(StaffRules.CheckWho(me, Person, before, after)));
        Assert.All(raised, after => Assert.Empty(StaffRules.CheckWho(me with { MembershipId = Guid.Empty }, Person, before, after)));
    }

    [Fact]
    public void Everybody_may_give_up_what_they_have()
    {
        var me = Me(StaffRoles.Administrator | StaffRoles.Manager);
        var before = new StaffTerms(me.Roles, StaffRights.Approve | StaffRights.Witness, false, false, null);
        Assert.Empty(StaffRules.CheckWho(me, Person, before,
            new(StaffRoles.Administrator, StaffRights.None, IsTrainee: true, IsAgency: false, Now.AddDays(1))));
    }

    [Fact]
    public void Only_an_administrator_makes_or_unmakes_one()
    {
        var manager = Me(StaffRoles.Manager) with { MembershipId = Guid.Empty };
        var administrator = Nurse with { Roles = StaffRoles.Administrator };
        Assert.Single(StaffRules.CheckWho(manager, Person, null, administrator));
        Assert.Single(StaffRules.CheckWho(manager, Person, Nurse, administrator));
        Assert.Single(StaffRules.CheckWho(manager, Person, administrator, Nurse));
        Assert.Empty(StaffRules.CheckWho(manager, Person, administrator, administrator with { Rights = StaffRights.None }));
        Assert.Empty(StaffRules.CheckWho(manager with { Roles = StaffRoles.Administrator }, Person, Nurse, administrator));
    }

    private static Actor Me(StaffRoles roles) => new(Guid.Empty, Person, "Lena Fischer", "LF", roles, StaffRights.None, false);
}
