using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class ListedAmountsMeasurableTests
{
    [Theory]
    [InlineData("daily 08:00", "1", "")]
    [InlineData("split in 1 08:00=2 20:00=1", "1", "")]
    [InlineData("steps in 1 from 2027-03-02: 3d 08:00=3 / on 08:00=1", "1", "")]
    [InlineData("split in 1 08:00=4/3 20:00=1", "1", "listed-not-measurable")]
    [InlineData("steps in 1 from 2027-03-02: 3d 08:00=4/3 / on 08:00=1/3", "1", "listed-not-measurable listed-not-measurable")]
    [InlineData("split in mg 08:00=2 20:00=1", "1", "listed-unit-differs")]
    public void A_listed_amount_can_be_picked_up_as_it_stands(string timing, string unit, string codes)
    {
        var medicine = A.Medicine();
        var facts = new SigningFacts
        {
            Now = A.Now,
            Clock = new FacilityClock(A.Zone),
            Client = A.Client(),
            Allergies = [],
            Medicine = medicine,
            Others = [],
            Terms = new OrderTerms { MedicineId = medicine.Id, Dose = DoseTiming.Of(timing) is { Unit: not null } listed ? listed.Amounts.Max() : ExactNumber.One, DoseUnit = unit, Route = "sublingual", Timing = timing },
        };

        Assert.Equal(codes, string.Join(' ', ListedAmountsMeasurable.Check(facts).Select(finding => finding.Code)));
    }

    [Fact]
    public void The_dose_of_the_order_is_the_largest_of_its_amounts()
    {
        var medicine = A.Medicine();
        var terms = new OrderTerms { MedicineId = medicine.Id, Dose = ExactNumber.One, DoseUnit = "1", Route = "sublingual", Timing = "split in 1 08:00=2 20:00=1" };
        var facts = new SigningFacts
        {
            Now = A.Now,
            Clock = new FacilityClock(A.Zone),
            Client = A.Client(),
            Allergies = [],
            Medicine = medicine,
            Others = [],
            Terms = terms,
        };

        Assert.Equal("listed-dose-differs", Assert.Single(ListedAmountsMeasurable.Check(facts)).Code);
        Assert.Empty(ListedAmountsMeasurable.Check(facts with { Terms = terms with { Dose = new ExactNumber(2) } }));
    }
}
