using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class StrengthTests
{
    [Theory]
    [InlineData("2 mg/1", "2 mg")]
    [InlineData(".5 mg/1", "0.5 mg")]
    [InlineData("10 mg/5mL", "10 mg/5 mL")]
    [InlineData("10 MG/ML", "10 mg/mL")]
    [InlineData("3.33 MG/5 ML", "3.33 mg/5 mL")]
    [InlineData("1 g/g", "1 g/g")]
    [InlineData("62.5 ug/h", "62.5 mcg/h")]
    [InlineData("25 MCG/24 HOUR", "25 mcg/24 h")]
    [InlineData("5 µg/1", "5 mcg")]
    [InlineData("100 [USP'U]/mL", "100 USP units/mL")]
    [InlineData("1000 [iU]/mL", "1,000 units/mL")]
    [InlineData("20 mEq/10 ML", "20 mEq/10 mL")]
    [InlineData("20 meq/1", "20 mEq")]
    [InlineData("0.25 %", "0.25%")]
    [InlineData("4.5 %/W/W", "4.5 g/100 g")]
    [InlineData("2 %/W/V", "2 g/100 mL")]
    [InlineData("70 %/V/V", "70 mL/100 mL")]
    [InlineData("500 MG/ECT", "500 mg")]
    [InlineData("1 MG/VIAL", "1 mg/vial")]
    [InlineData("4 MG/0.1 ML", "4 mg/0.1 mL")]
    [InlineData("1 G/1.7 CC", "1 g/1.7 mL")]
    public void A_strength_is_read_and_shown_with_units_a_ward_may_read(string text, string shown)
    {
        Assert.True(Strength.TryParse(text, out var strength, out var why), why);
        Assert.Equal(shown, strength.ToString().Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mg")]
    [InlineData("10")]
    [InlineData("0 mg/1")]
    [InlineData("10 mg/0 mL")]
    [InlineData("10 mg/")]
    [InlineData("10 mg/5")]
    [InlineData("-5 mg/1")]
    [InlineData("8,5 mg/1")]
    [InlineData("5 [hp_X]/mL")]
    [InlineData("3000 KIU/ML")]
    [InlineData("10 B")]
    [InlineData("3.00 Log10 TCID50/0.5 ML")]
    [InlineData("3 %/50 ML")]
    [InlineData("10 mg/%")]
    [InlineData("1 mg/1; 2 mg/1")]
    [InlineData("99999999999999999999 mg/1")]
    [InlineData("999999999999999999 kg/0.000000001 ng")]
    public void What_cannot_be_exact_is_refused_with_a_reason(string? text)
    {
        Assert.False(Strength.TryParse(text, out var strength, out var why));
        Assert.Null(strength);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 g/1", "1000 mg/1")]
    [InlineData("1 mg/1", "1000 ug/1")]
    [InlineData("1 g/L", "1 mg/mL")]
    [InlineData("10 mg/5mL", "2 mg/mL")]
    [InlineData("25 MCG/24 HOUR", "25 ug/d")]
    [InlineData("4.5 %/W/W", "45 MG/G")]
    [InlineData("100 UNIT/ML", "100 [iU]/mL")]
    public void Equal_strengths_are_equal_whatever_their_units(string one, string other)
    {
        Assert.Equal(Strength.Of(one), Strength.Of(other));
        Assert.Equal(Strength.Of(one).GetHashCode(), Strength.Of(other).GetHashCode());
    }

    [Theory]
    [InlineData("10 mg/1", "10 mg/mL")]
    [InlineData("10 mg/1", "100 mg/1")]
    [InlineData("1 mg/1", "1 ug/1")]
    [InlineData("100 [iU]/mL", "100 [USP'U]/mL")]
    [InlineData("5 mg/1", "5 meq/1")]
    [InlineData("5 MG/VIAL", "5 MG")]
    public void Different_strengths_are_never_equal(string one, string other) =>
        Assert.NotEqual(Strength.Of(one), Strength.Of(other));

    [Fact]
    public void A_dose_becomes_what_is_picked_up_and_back()
    {
        var liquid = Strength.Of("10 mg/mL");
        Assert.True(liquid.TryAmountHolding(new ExactNumber(85), UcumUnit.Milligram, out var millilitres));
        Assert.Equal(new ExactNumber(17, 2), millilitres);
        Assert.True(liquid.TryDoseIn(millilitres, out var dose));
        Assert.Equal(new ExactNumber(85), dose);

        var tablet = Strength.Of("5 mg/1");
        Assert.True(tablet.TryAmountHolding(new ExactNumber(75, 10), UcumUnit.Milligram, out var tablets));
        Assert.Equal(new ExactNumber(3, 2), tablets);
        Assert.True(tablet.TryAmountHolding(new ExactNumber(5_000), UcumUnit.Microgram, out tablets));
        Assert.Equal(ExactNumber.One, tablets);
        Assert.False(tablet.TryAmountHolding(ExactNumber.One, UcumUnit.Millilitre, out _));
    }

    [Fact]
    public void Ingredients_keep_their_salt_and_know_their_base()
    {
        Assert.True(Ingredient.TryParseList(
            "NALOXONE (NALOXONE HYDROCHLORIDE DIHYDRATE) 0.5 MG; METHADONE HYDROCLORIDE 10 MG/ML; D&C RED NO. 28 5 MG; "
            + "ALFA 1-PROTEINASE INHIBITOR (HUMAN) 1000 MG/VIAL; LITHIUM CARBONATE 300 MG; POTASSIUM CHLORIDE 20 mEq/10 ML",
            out var list,
            out var why),
            why);
        Assert.Equal(
            ["naloxone", "methadone hydrochloride", "d&c red no. 28", "alfa 1-proteinase inhibitor (human)",
                "lithium carbonate", "potassium chloride"],
            list.Select(ingredient => ingredient.Name));
        Assert.Equal("naloxone hydrochloride dihydrate", list[0].PresentAs);
        Assert.All(list.Skip(1), ingredient => Assert.Null(ingredient.PresentAs));
        Assert.Equal(
            ["naloxone", "methadone", "d&c red no. 28", "alfa 1-proteinase inhibitor (human)", "lithium", "potassium"],
            list.Select(ingredient => ingredient.Base));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("ACETAMINOPHEN")]
    [InlineData("300 MG")]
    [InlineData("ACETAMINOPHEN 300 MG;")]
    [InlineData("ACETAMINOPHEN 300 MG; CODEINE")]
    [InlineData("ACETAMINOPHEN 300 BANANAS")]
    public void A_list_with_one_unreadable_ingredient_is_refused_whole(string text)
    {
        Assert.False(Ingredient.TryParseList(text, out var list, out var why));
        Assert.Null(list);
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }
}
