using MedDispense.Domain.Counts;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;

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

    [Theory]
    [InlineData(1, true, true, CountedIn.Tablet, true)]
    [InlineData(0, true, true, CountedIn.Tablet, false)]
    [InlineData(1, false, true, CountedIn.Tablet, false)]
    [InlineData(1, true, false, CountedIn.Film, false)]
    [InlineData(1, true, true, CountedIn.Millilitre, false)]
    public void It_is_asked_of_an_open_container_of_pieces_of_a_controlled_medicine_where_the_house_asks(
        int house, bool isControlled, bool isMultiDose, CountedIn countedIn, bool isAsked) =>
        Assert.Equal(isAsked, CountBack.IsAsked(new FacilityLimits { CountBack = house }, new Medicine
        {
            FacilityId = Guid.Empty,
            Id = Guid.Empty,
            Name = "methadone hydrochloride",
            Strength = "10 mg",
            Form = "tablet",
            CountedIn = countedIn,
            SmallestPerCounted = 1,
            UsSchedule = isControlled ? UsSchedule.II : UsSchedule.NotScheduled,
            IsMultiDose = isMultiDose,
            Source = "house",
            SourceKey = "m",
        }));
}
