using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Orders;

public sealed class OrderedDoseTests
{
    [Theory]
    [InlineData(A.Films, 16, 1, "mg", 2, "16 mg", "2 films", "16 mg = 2 films")]
    [InlineData(A.Films, 1, 1, "1", 1, "8 mg/2 mg", "1 film", "8 mg/2 mg = 1 film")]
    [InlineData("methadone hydrochloride 5 mg tablet", 5, 2, "mg", 1, "2.5 mg", "½ tablet", "2.5 mg = ½ tablet")]
    [InlineData("methadone hydrochloride 5 mg tablet", 3, 2, "1", 3, "7.5 mg", "1½ tablets", "7.5 mg = 1½ tablets")]
    [InlineData("methadone hydrochloride 10 mg/mL oral concentrate", 85, 1, "mg", 850, "85 mg", "8.5 mL", "85 mg = 8.5 mL")]
    [InlineData("methadone hydrochloride 10 mg/mL oral concentrate", 17, 2, "mL", 850, "85 mg", "8.5 mL", "85 mg = 8.5 mL")]
    [InlineData("lofexidine 0.18 mg tablet", 180, 1, "ug", 1, "180 mcg", "1 tablet", "180 mcg = 1 tablet")]
    [InlineData("insulin glargine 100 units/mL injection, pen of 3 mL", 10, 1, "[iU]", 10, "10 units", "0.1 mL", "10 units = 0.1 mL")]
    [InlineData("fentanyl 100 mcg/h patch", 1, 1, "1", 1, "1 patch", "1 patch", "1 patch")]
    public void A_dose_is_said_as_it_was_ordered_and_as_it_is_picked_up(
        string title, long number, long divisor, string unit, long amount, string dose, string picked, string both)
    {
        var medicine = A.Medicine(title);
        var order = A.Version(medicine: medicine, amount: amount, dose: new ExactNumber(number, divisor), unit: unit);

        Assert.Equal(dose, Plain(order.FullDose.Say(medicine)));
        Assert.Equal(picked, Plain(order.FullDose.SayPicked(medicine)));
        Assert.Equal(both, Plain(order.FullDose.SayBoth(medicine)));
    }

    [Fact]
    public void A_figure_and_its_unit_stay_on_one_line()
    {
        var order = A.Version(amount: 2, dose: new ExactNumber(16), unit: "mg");

        Assert.Equal("16\u00A0mg = 2\u00A0films", order.FullDose.SayBoth(A.Medicine()));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
