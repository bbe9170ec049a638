using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.Orders;

public sealed class OrderDefaultsTests
{
    [Theory]
    [InlineData("daily 08:00", true, 16 * 60)]
    [InlineData("daily 08:00", false, 12 * 60)]
    [InlineData("daily 08:00 20:00", true, 8 * 60)]
    [InlineData("daily 08:00 12:00 22:00", false, 2 * 60)]
    [InlineData("as needed", true, null)]
    [InlineData("every 6 hours from 2026-06-10T12:00Z", true, 4 * 60)]
    [InlineData("every 2 days from 2026-06-10 08:00", false, 24 * 60)]
    [InlineData("once now", true, 0)]
    [InlineData("once 2026-06-10T08:00", false, 0)]
    public void The_usual_gap_is_two_thirds_for_controlled_medicines_and_half_for_others(string timing, bool controlled, int? minutes) =>
        Assert.Equal(minutes, OrderDefaults.GapMinutes(DoseTiming.Of(timing), Of("tablet", CountedIn.Tablet, controlled)));

    [Theory]
    [InlineData("sublingual film", CountedIn.Film, true, "sublingual", DoseWay.PrepareThenObserve)]
    [InlineData("tablet", CountedIn.Tablet, false, "sublingual", DoseWay.PrepareThenObserve)]
    [InlineData("tablet", CountedIn.Tablet, true, "oral", DoseWay.OneAct)]
    [InlineData("oral solution", CountedIn.Millilitre, true, "oral", DoseWay.PrepareThenObserve)]
    [InlineData("oral solution", CountedIn.Millilitre, false, "oral", DoseWay.OneAct)]
    [InlineData("sublingual spray", CountedIn.Spray, false, "sublingual", DoseWay.OneAct)]
    public void What_takes_minutes_is_prepared_and_then_observed(string form, CountedIn countedIn, bool controlled, string route, DoseWay way) =>
        Assert.Equal(way, OrderDefaults.Way(Of(form, countedIn, controlled), route));

    [Fact]
    public void A_dose_is_said_with_every_ingredient_and_what_is_picked_up()
    {
        var films = Of("sublingual film", CountedIn.Film, true, (8, "mg", "1"), (2, "mg", "1"));
        var liquid = Of("oral solution", CountedIn.Millilitre, true, (10, "mg", "mL"));
        var cream = Of("cream", CountedIn.Gram, false, (10, "mg", "g"));

        Assert.Equal("16 mg/4 mg = 2\u00a0films", films.SayInFull(2));
        Assert.Equal("85 mg = 8.5\u00a0mL", liquid.SayInFull(850));
        Assert.Equal("2\u00a0films", Of("film", CountedIn.Film, true).SayInFull(2));
        Assert.Equal(["mg", "ug", "1"], OrderDefaults.Units(films).Select(unit => unit.Code));
        Assert.Equal(["mg", "ug", "mL"], OrderDefaults.Units(liquid).Select(unit => unit.Code));
        // A gram of cream and a gram of what is in it would be said alike.
        Assert.Equal(["g"], OrderDefaults.Units(cream).Select(unit => unit.Code));
    }

    [Fact]
    public void Routes_come_from_the_formulary_and_else_from_the_form()
    {
        var named = Of("tablet", CountedIn.Tablet, false);
        named.Route = "ORAL; SUBLINGUAL";

        Assert.Equal(["oral", "sublingual"], OrderDefaults.Routes(named));
        Assert.Equal(["sublingual"], OrderDefaults.Routes(Of("sublingual film", CountedIn.Film, true)));
        Assert.Empty(OrderDefaults.Routes(Of("tablet", CountedIn.Tablet, false)));
    }

    private static Medicine Of(string form, CountedIn countedIn, bool controlled, params (long Amount, string Unit, string Per)[] ingredients)
    {
        var medicine = new Medicine
        {
            FacilityId = Guid.Empty,
            Id = Guid.CreateVersion7(),
            Name = "anything",
            Strength = "",
            Form = form,
            TreatAsControlled = controlled,
            CountedIn = countedIn,
            SmallestPerCounted = countedIn.UsualSmallestPerUnit(),
            Source = "house",
            SourceKey = form,
        };
        medicine.Ingredients.AddRange(ingredients.Select((row, index) => new MedicineIngredient
        {
            FacilityId = Guid.Empty,
            MedicineId = medicine.Id,
            Ordinal = index + 1,
            Name = $"substance {index}",
            AmountNumber = row.Amount,
            AmountDivisor = 1,
            Unit = row.Unit,
            PerNumber = 1,
            PerDivisor = 1,
            PerUnit = row.Per,
        }));
        return medicine;
    }
}
