using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Holds;

public sealed class MissedDosePolicyTests
{
    [Fact]
    public void Every_policy_of_our_own_may_hold_and_is_read_as_it_is_written() => Assert.All(MissedDosePolicies.Own, pair =>
    {
        Assert.Null(pair.Value.WhyNot());
        Assert.Equal(pair.Key, SubstanceName.Of(pair.Key));
        Assert.True(MissedDosePolicy.TryRead(pair.Value.Text, pair.Value.Source, out var read));
        Assert.Equal(pair.Value.Rows, read.Rows);
        Assert.Equal(pair.Value.Unit, read.Unit);
    });

    [Fact]
    public void Methadone_is_written_as_the_rule_says() =>
        Assert.Equal("days 1 go-on; 2 look-first; 3 ask 50%; 4 ask 50% 40 mg; 5 anew", MissedDosePolicies.Own["methadone"].Text);

    [Theory]
    [InlineData("")]
    [InlineData("days")]
    [InlineData("days 2")]
    [InlineData("weeks 2 ask")]
    [InlineData("days 2 perhaps")]
    [InlineData("days two ask")]
    [InlineData("days 0 ask")]
    [InlineData("days 31 ask")]
    [InlineData("hours 721 anew")]
    [InlineData("days 3 ask; 3 anew")]
    [InlineData("days 4 ask; 3 anew")]
    [InlineData("days 2 ask; 3 look-first")]
    [InlineData("days 2 ask 0%")]
    [InlineData("days 2 ask 101%")]
    [InlineData("days 2 ask x%")]
    [InlineData("days 2 look-first 50%")]
    [InlineData("days 2 go-on 40 mg")]
    [InlineData("days 2 ask 40")]
    [InlineData("days 2 ask 40 mg/5mL")]
    [InlineData("days 1 go-on; 2 go-on; 3 go-on; 4 go-on; 5 go-on; 6 go-on; 7 anew")]
    public void What_may_not_hold_is_not_read(string text) => Assert.False(MissedDosePolicy.TryRead(text, "", out _));

    [Theory]
    [InlineData(80, 3, "40 mg")]
    [InlineData(80, 4, "40 mg")]
    [InlineData(100, 3, "50 mg")]
    [InlineData(100, 4, "40 mg")]
    [InlineData(50, 4, "25 mg")]
    [InlineData(50, 2, null)]
    [InlineData(50, 5, null)]
    public void The_lower_of_share_and_ceiling_is_proposed(int milligrams, int days, string? proposed)
    {
        var methadone = A.Medicine("methadone hydrochloride 10 mg tablet");

        Assert.Equal(proposed, MissedDosePolicies.Own["methadone"].RowAt(days)!.Propose(methadone, milligrams / 10 * methadone.SmallestPerCounted));
    }

    [Fact]
    public void A_share_that_cannot_be_worked_out_leaves_nothing_to_propose() =>
        Assert.Null(new MissedDoseRow(3, MissedDoseStep.AskPrescriber, 50, new(new(40), UcumUnit.Milligram)).Propose(Unknown(), 2));

    [Fact]
    public void A_new_start_alone_proposes_its_ceiling() =>
        Assert.Equal("12.5 mg", MissedDosePolicies.Own["clozapine"].RowAt(48)!.Propose(A.Medicine("methadone hydrochloride 10 mg tablet"), 20));

    [Fact]
    public void What_a_house_sets_takes_the_place_of_ours_and_of_ours_alone()
    {
        var policies = MissedDosePolicies.In(new Dictionary<string, string>
        {
            ["missed-doses:methadone"] = "days 2 ask",
            ["missed-doses:sertraline"] = "days 7 look-first",
            ["missed-doses:buprenorphine"] = MissedDosePolicies.Own["buprenorphine"].Text,
            ["dose-late-minutes"] = "30",
        }, 4);

        Assert.Equal("days 2 ask", policies.BySubstance["methadone"].Text);
        Assert.Equal(MissedDosePolicies.HouseSource, policies.BySubstance["methadone"].Source);
        Assert.Equal(MissedDoseStep.LookFirst, policies.Of(A.Medicine("sertraline 50 mg tablet"))!.RowAt(9)!.Step);
        Assert.Same(MissedDosePolicies.Own["buprenorphine"], policies.BySubstance["buprenorphine"]);
        Assert.Equal((4, MissedDosePolicies.Own.Count + 1), (policies.DaysWithout, policies.BySubstance.Count));
    }

    [Fact]
    public void A_house_can_take_the_rows_of_a_substance_away() =>
        Assert.Null(MissedDosePolicies.In(new Dictionary<string, string> { ["missed-doses:methadone"] = "" }, 3).Of(A.Medicine("methadone hydrochloride 10 mg tablet")));

    private static Medicine Unknown() => new()
    {
        FacilityId = A.FacilityId,
        Id = Guid.CreateVersion7(),
        Name = "Own mixture",
        Strength = "",
        Form = "mixture",
        Route = "oral",
        CountedIn = CountedIn.Tablet,
        SmallestPerCounted = 1,
        Source = "by hand",
        SourceKey = "own",
    };
}
