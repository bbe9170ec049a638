using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.Orders;

public sealed class OrderVersionTests
{
    [Theory]
    [InlineData("2026-06-10", "08:00", 20, 4L)]
    [InlineData("2026-06-11", "08:00", 15, 3L)]
    [InlineData("2026-06-30", "20:00", 5, 1L)]
    public void A_dose_of_steps_is_the_amount_of_its_day_and_time(string day, string time, long number, long amount)
    {
        var order = A.Version("steps in mg from 2026-06-10: 1d 08:00=20 / 1d 08:00=15 / on 08:00=10 20:00=5", amount: 4, dose: new ExactNumber(20), unit: "mg");

        var dose = order.DoseOf(Occurrence.Of(order.OrderId, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), A.Zone));

        Assert.Equal((new ExactNumber(number), amount, "mg"), (dose!.Number, dose.Amount, dose.Unit));
    }

    [Fact]
    public void What_steps_do_not_list_has_no_dose()
    {
        var order = A.Version("steps in mg from 2026-06-10: 1d 08:00=20", amount: 4, dose: new ExactNumber(20), unit: "mg");

        Assert.Null(order.DoseOf(Occurrence.Of(order.OrderId, "2026-06-10T09:00", 1, A.Zone)));
        Assert.Null(order.DoseOf(Occurrence.Of(order.OrderId, "2026-06-11T08:00", 1, A.Zone)));
        Assert.Null(order.DoseOf(null));
        Assert.Null(order.OfAmount(new ExactNumber(3)));
    }

    [Fact]
    public void One_dose_for_all_times_is_that_of_every_occurrence_and_of_none()
    {
        var order = A.Version(amount: 2, dose: new ExactNumber(16), unit: "mg");

        Assert.Equal(order.FullDose, order.DoseOf(null));
        Assert.Equal(order.FullDose, order.DoseOf(Occurrence.Of(order.OrderId, "2026-06-10T08:00", 1, A.Zone)));
    }
}
