using MedDispense.Domain.Doses;
using MedDispense.Domain.Holds;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class HoldChecksTests
{
    private const string Methadone = "methadone hydrochloride 10 mg tablet";

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(1, null, null)]
    [InlineData(2, FindingTier.Reason, "missed-doses-look")]
    [InlineData(3, FindingTier.Stop, "missed-doses")]
    [InlineData(4, FindingTier.Stop, "missed-doses")]
    [InlineData(5, FindingTier.Stop, "missed-doses")]
    public void Missed_days_of_methadone_ask_for_more_the_more_they_are(int days, FindingTier? tier, string? code)
    {
        var finding = MissedDosesCleared.Check(Missed(days)).SingleOrDefault();

        Assert.Equal((tier, code), (finding?.Tier, finding?.Code));
    }

    [Fact]
    public void The_sentence_says_the_days_the_last_dose_and_what_is_proposed()
    {
        var finding = Assert.Single(MissedDosesCleared.Check(Missed(4)));

        Assert.Equal("4 days missed in a row.", finding.What);
        Assert.Equal(
            "Missed: Sat 6 Jun, Sun 7 Jun, Mon 8 Jun and Tue 9 Jun. Last dose: 100 mg = 10 tablets, 5 Jun 2026 08:00. "
            + "For the prescriber to consider: 40 mg (the lower of 50 % of the last dose and 40 mg).", finding.Fact.Replace('\u00A0', ' '));
        Assert.Equal("Do not give it. The prescriber decides whether it goes on, or changes the order.", finding.Next);
    }

    [Fact]
    public void After_five_days_the_order_does_not_go_on_as_it_is() =>
        Assert.EndsWith("orders a new start.", Assert.Single(MissedDosesCleared.Check(Missed(5))).Next, StringComparison.Ordinal);

    [Fact]
    public void A_late_entry_is_told_and_asks_for_a_reason()
    {
        var finding = Assert.Single(MissedDosesCleared.Check(Missed(4) with { IsLateEntry = true }));

        Assert.Equal((FindingTier.Reason, "missed-doses"), (finding.Tier, finding.Code));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Once_a_prescriber_has_decided_it_is_only_said(int days)
    {
        var facts = Missed(days);
        var decided = facts with { Holds = facts.Holds with { Decided = new(A.Now, "Dr Meyer", "Seen, awake and clear", false) } };

        var finding = Assert.Single(MissedDosesCleared.Check(decided));

        Assert.Equal(FindingTier.Note, finding.Tier);
        Assert.EndsWith("Dr Meyer decided that it goes on 08:00: Seen, awake and clear", finding.Fact, StringComparison.Ordinal);
        Assert.DoesNotContain("consider", finding.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_who_was_seen_impaired_gets_nothing()
    {
        var finding = Assert.Single(NotImpaired.Check(Impaired()));

        Assert.Equal((FindingTier.Stop, "client-impaired"), (finding.Tier, finding.Code));
        Assert.Equal("07:40, Tom Okafor: Seems intoxicated. Nobody has decided since.", finding.Fact);
    }

    [Fact]
    public void What_was_swallowed_all_the_same_is_written_down_with_a_reason() =>
        Assert.Equal(FindingTier.Reason, Assert.Single(NotImpaired.Check(Impaired() with { IsLateEntry = true })).Tier);

    [Fact]
    public void Nothing_is_said_of_a_client_whom_nobody_saw_impaired() => Assert.Empty(NotImpaired.Check(A.Dose()));

    [Theory]
    [InlineData(Methadone, true)]
    [InlineData("pregabalin 75 mg capsule", true)]
    [InlineData("gabapentin 300 mg capsule", true)]
    [InlineData("sertraline 50 mg tablet", false)]
    public void Only_what_depresses_is_held(string medicine, bool isHeld) => Assert.Equal(isHeld, Impairment.Holds(A.Medicine(medicine)));

    [Fact]
    public void Every_answer_that_says_impaired_is_one_that_a_nurse_can_choose() => Assert.All(Impairment.Answers, answer =>
        Assert.Contains(DoseReasons.For(answer.Outcome), choice => choice.Code == answer.ReasonCode));

    private static DoseFacts Impaired() => A.Dose() with { Holds = OrderHolds.None with { Impaired = new(A.At("2026-06-10T07:40"), "Seems intoxicated", "Tom Okafor") } };

    private static DoseFacts Missed(int days)
    {
        var medicine = A.Medicine(Methadone);
        var last = A.Taken($"2026-06-{9 - days:00}T08:00", 10 * medicine.SmallestPerCounted, medicine);
        var run = MissedRun.Before(A.Order(), new(2026, 6, 10), last.At, _ => false, A.Zone) is { } found ? found with { Last = last } : null;
        return A.Dose(ordered: medicine) with { Holds = new(run, run?.Asks(MissedDosePolicies.Default, medicine, A.Order(), A.Now), null, null) };
    }
}
