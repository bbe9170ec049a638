using MedDispense.Domain.Doses;

namespace MedDispense.Domain.Tests.Doses;

public sealed class DoseOutcomeTests
{
    [Theory]
    [InlineData(DoseOutcome.Prepared, ClaimState.Prepared, false, false, false)]
    [InlineData(DoseOutcome.Given, ClaimState.Final, true, false, false)]
    [InlineData(DoseOutcome.GivenInPart, ClaimState.Final, true, false, false)]
    [InlineData(DoseOutcome.GivenElsewhere, ClaimState.Final, true, false, true)]
    [InlineData(DoseOutcome.EmergencyGiven, ClaimState.Final, true, false, false)]
    [InlineData(DoseOutcome.WrongClient, ClaimState.Final, true, false, false)]
    [InlineData(DoseOutcome.SpatOut, ClaimState.Final, false, true, false)]
    [InlineData(DoseOutcome.RefusedBeforeOpening, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.RefusedAfterOpening, ClaimState.CanBeSuperseded, false, true, false)]
    [InlineData(DoseOutcome.CouldNotSwallow, ClaimState.CanBeSuperseded, false, true, false)]
    [InlineData(DoseOutcome.Withheld, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.WithheldByPrescriber, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.Absent, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.Asleep, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.NotAvailable, ClaimState.CanBeSuperseded, false, false, true)]
    [InlineData(DoseOutcome.Missed, ClaimState.CanBeSuperseded, false, false, false)]
    public void Each_outcome_says_what_it_makes_of_the_dose(
        DoseOutcome outcome, ClaimState claims, bool isTaken, bool isAfterOpening, bool isNotGiven)
    {
        Assert.Equal((claims, isTaken, isAfterOpening, isNotGiven),
            (outcome.Claims(), outcome.IsTaken(), outcome.IsAfterOpening(), outcome.IsNotGiven()));
        Assert.NotEmpty(outcome.Say());
    }

    [Fact]
    public void What_was_swallowed_can_never_be_answered_again()
    {
        var outcomes = Enum.GetValues<DoseOutcome>();

        Assert.Equal(16, outcomes.Length);
        Assert.All(outcomes.Where(outcome => outcome.IsTaken()), outcome => Assert.Equal(ClaimState.Final, outcome.Claims()));
        Assert.All(outcomes.Where(outcome => outcome.IsAfterOpening()), outcome => Assert.False(outcome.IsNotGiven()));
        Assert.Equal(outcomes.Length, outcomes.Select(outcome => outcome.Say()).Distinct().Count());
    }

    [Fact]
    public void Whatever_a_person_chooses_has_reasons_with_codes_of_their_own()
    {
        foreach (var outcome in Enum.GetValues<DoseOutcome>())
        {
            var reasons = DoseReasons.For(outcome);
            Assert.Equal(outcome.IsNotGiven() || outcome.IsAfterOpening() || outcome == DoseOutcome.GivenInPart, reasons.Count > 0);
            Assert.Equal(reasons.Count, reasons.Select(reason => reason.Code).Distinct().Count());
            Assert.All(reasons, reason => Assert.Equal(reason.Words, DoseReasons.Say(outcome, reason.Code)));
        }

        Assert.Equal("no-longer-listed", DoseReasons.Say(DoseOutcome.Asleep, "no-longer-listed"));
        Assert.Equal("", DoseReasons.Say(DoseOutcome.Asleep, null));
    }
}
