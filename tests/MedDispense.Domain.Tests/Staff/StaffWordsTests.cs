using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Staff;

public sealed class StaffWordsTests
{
    [Fact]
    public void Roles_and_rights_are_said_in_the_words_of_the_ward()
    {
        Assert.Equal("nurse, manager", (StaffRoles.Manager | StaffRoles.Nurse).Say());
        Assert.Equal("be a second person, approve", (StaffRights.Approve | StaffRights.Witness).Say());
        Assert.Equal("no role", StaffRoles.None.Say());
        Assert.Equal("no rights", StaffRights.None.Say());
    }

    [Fact]
    public void Only_one_role_that_exists_counts_as_one()
    {
        Assert.All(StaffWords.Roles, role => Assert.True(role.IsOneRole()));
        Assert.Equal(Enum.GetValues<StaffRoles>().Length - 1, StaffWords.Roles.Count);
        Assert.Equal(Enum.GetValues<StaffRights>().Length - 1, StaffWords.Rights.Count);
        Assert.False(StaffRoles.None.IsOneRole());
        Assert.False((StaffRoles.Nurse | StaffRoles.Manager).IsOneRole());
        Assert.False(((StaffRoles)256).IsOneRole());
        Assert.False(((StaffRoles)int.MinValue).IsOneRole());
        Assert.False(((StaffRights)8).IsOneRight());
    }

    [Theory]
    [InlineData(" Priya.L ", "priya.l", true)]
    [InlineData("ab", "ab", false)]
    [InlineData("priya lindqvist", "priya lindqvist", false)]
    [InlineData("prïya", "prïya", false)]
    [InlineData("p@house.org", "p@house.org", true)]
    public void A_sign_in_name_is_plain(string typed, string kept, bool fits)
    {
        Assert.Equal(kept, SignInName.Plain(typed));
        Assert.Equal(fits, SignInName.WhyNot(kept) is null);
    }
}
