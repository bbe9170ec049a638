using MedDispense.Domain.Doses;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class NotGivenAlreadyTests
{
    [Theory]
    [InlineData(ClaimState.Open, DoseOutcome.Given, null, null)]
    [InlineData(ClaimState.CanBeSuperseded, DoseOutcome.Asleep, null, null)]
    [InlineData(ClaimState.Prepared, DoseOutcome.Prepared, "prepared-already", "Tom Okafor has it since 07:52.")]
    [InlineData(ClaimState.Final, DoseOutcome.Given, "given-already", "Given 07:52 by Tom Okafor.")]
    [InlineData(ClaimState.Final, DoseOutcome.SpatOut, "given-already", "Spat out 07:52 by Tom Okafor.")]
    public void Only_an_answer_that_binds_stands_against_a_dose(ClaimState state, DoseOutcome outcome, string? code, string? fact)
    {
        var answer = new OccurrenceAnswer(state, Guid.CreateVersion7(), outcome, "Tom Okafor", A.At("2026-06-10T07:52"));

        var finding = NotGivenAlready.Check(A.Dose() with { Answer = answer }).SingleOrDefault();

        Assert.Equal((code, fact), (finding?.Code, finding?.Fact));
        Assert.True(finding is null or { Tier: FindingTier.Stop });
        // Whenever it is written down.
        Assert.Equal(code, NotGivenAlready.Check(A.Dose() with { Answer = answer, IsLateEntry = true }).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_dose_that_nobody_has_answered_is_free() => Assert.Empty(NotGivenAlready.Check(A.Dose()));
}
