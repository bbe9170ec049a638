using MedDispense.Domain.Counts;

namespace MedDispense.Domain.Tests.Counts;

public sealed class CountBackTests
{
    [Theory]
    [InlineData(29, 29, 0, CountBackAnswer.Agrees)]
    [InlineData(29, 29, 2, CountBackAnswer.Agrees)]
    [InlineData(29, 30, 0, CountBackAnswer.CountAgain)]
    [InlineData(31, 30, 1, CountBackAnswer.CountAgain)]
    [InlineData(29, 30, 2, CountBackAnswer.OpensDiscrepancy)]
    [InlineData(0, 30, 7, CountBackAnswer.OpensDiscrepancy)]
    public void Two_figures_that_do_not_fit_are_counted_again_and_the_third_stands(
        long counted, long expected, int before, CountBackAnswer answer) =>
        Assert.Equal(answer, CountBack.Judge(counted, expected, before));

    [Fact]
    public void What_the_page_says_is_alike_for_every_figure() =>
        Assert.Equal(CountBack.CountAgain("Left"), CountBack.CountAgain("Left"));

    [Theory]
    [InlineData(29, 29, -1, RecountMeaning.ConfirmsDifference)]
    [InlineData(30, 29, -1, RecountMeaning.AgreesWithBook)]
    [InlineData(28, 29, -1, RecountMeaning.DiffersAgain)]
    [InlineData(31, 31, 1, RecountMeaning.ConfirmsDifference)]
    [InlineData(30, 31, 1, RecountMeaning.AgreesWithBook)]
    public void A_recount_agrees_with_the_book_confirms_or_is_a_third_figure(
        long counted, long expected, long remainder, RecountMeaning meaning) =>
        Assert.Equal(meaning, Recounts.Judge(counted, expected, remainder));
}
