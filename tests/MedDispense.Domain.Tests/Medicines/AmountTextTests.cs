using FsCheck;
using FsCheck.Fluent;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData(1, CountedIn.Tablet, 1, "1 tablet")]
    [InlineData(0, CountedIn.Tablet, 1, "0 tablets")]
    [InlineData(3, CountedIn.Tablet, 2, "1½ tablets")]
    [InlineData(1, CountedIn.Tablet, 2, "½ tablet")]
    [InlineData(2, CountedIn.Tablet, 2, "1 tablet")]
    [InlineData(5, CountedIn.Tablet, 4, "1¼ tablets")]
    [InlineData(4_001, CountedIn.Tablet, 2, "2,000½ tablets")]
    [InlineData(2, CountedIn.Film, 1, "2 films")]
    [InlineData(2, CountedIn.Patch, 1, "2 patches")]
    [InlineData(2, CountedIn.Suppository, 1, "2 suppositories")]
    [InlineData(850, CountedIn.Millilitre, 100, "8.5 mL")]
    [InlineData(50, CountedIn.Millilitre, 100, "0.5 mL")]
    [InlineData(1, CountedIn.Millilitre, 100, "0.01 mL")]
    [InlineData(3, CountedIn.Millilitre, 2, "1.5 mL")]
    [InlineData(100_000, CountedIn.Millilitre, 100, "1,000 mL")]
    [InlineData(-3, CountedIn.Tablet, 2, "−1½ tablets")]
    [InlineData(-1, CountedIn.Tablet, 1, "−1 tablet")]
    public void Amounts_are_written_in_what_is_picked_up(long amount, CountedIn countedIn, int scale, string expected) =>
        Assert.Equal(expected.Replace(' ', '\u00A0'), AmountText.Format(amount, countedIn, scale));

    [Fact]
    public void The_smallest_long_is_written_without_a_crash() =>
        Assert.StartsWith("−", AmountText.Format(long.MinValue, CountedIn.Tablet, 1), StringComparison.Ordinal);

    [Theory]
    [InlineData("1", CountedIn.Tablet, 2, 2)]
    [InlineData("1.5", CountedIn.Tablet, 2, 3)]
    [InlineData("1 1/2", CountedIn.Tablet, 2, 3)]
    [InlineData("1½", CountedIn.Tablet, 2, 3)]
    [InlineData("1 ½", CountedIn.Tablet, 2, 3)]
    [InlineData("½", CountedIn.Tablet, 2, 1)]
    [InlineData("3/2", CountedIn.Tablet, 2, 3)]
    [InlineData("1½ tablets", CountedIn.Tablet, 2, 3)]
    [InlineData("1 Tablet", CountedIn.Tablet, 1, 1)]
    [InlineData("1,000", CountedIn.Tablet, 1, 1_000)]
    [InlineData("0", CountedIn.Tablet, 1, 0)]
    [InlineData("8.5", CountedIn.Millilitre, 100, 850)]
    [InlineData("8.50mL", CountedIn.Millilitre, 100, 850)]
    [InlineData(".5 mL", CountedIn.Millilitre, 100, 50)]
    [InlineData(" 8.5\u00A0mL ", CountedIn.Millilitre, 100, 850)]
    [InlineData("2 patches", CountedIn.Patch, 1, 2)]
    public void What_people_type_is_understood(string text, CountedIn countedIn, int scale, long expected)
    {
        Assert.True(AmountText.TryParse(text, countedIn, scale, out var amount, out var why), why);
        Assert.Equal(expected, amount);
    }

    [Theory]
    [InlineData(null, "Enter an amount in tablets.")]
    [InlineData("", "Enter an amount in tablets.")]
    [InlineData("abc", "\"abc\" is not a number. Enter the amount in tablets, such as 1 or 1.5.")]
    [InlineData("tablets", "\"tablets\" is not a number. Enter the amount in tablets, such as 1 or 1.5.")]
    [InlineData("1e3", "\"1e3\" is not a number. Enter the amount in tablets, such as 1 or 1.5.")]
    [InlineData("1 3/2", "\"1 3/2\" is not a number. Enter the amount in tablets, such as 1 or 1.5.")]
    [InlineData("1/0", "\"1/0\" is not a number. Enter the amount in tablets, such as 1 or 1.5.")]
    [InlineData("-1", "An amount cannot be below zero.")]
    [InlineData("−1", "An amount cannot be below zero.")]
    [InlineData("8,5", "\"8,5\" can be read in two ways. Use a point for parts: 8.5 tablets.")]
    [InlineData("1,00,000", "The commas in \"1,00,000\" are not between thousands. Write 1,000 or 1000.")]
    [InlineData("1.000", "\"1.000\" can be read in two ways. Write 1 or 1,000 tablets.")]
    [InlineData("8 mg", "\"8 mg\" is in mg. Enter the amount in tablets.")]
    [InlineData("2 films", "\"2 films\" is in films. Enter the amount in tablets.")]
    [InlineData("99999999999999",
        "\"99999999999999\" is more than can be recorded at once. The most is 1,000,000 tablets.")]
    [InlineData("99999999999999999999999",
        "\"99999999999999999999999\" has too many digits. Check the amount in tablets.")]
    [InlineData("1.3", "1.3 tablets cannot be counted out: the smallest amount is ½ tablet. "
        + "The nearest are 1 tablet and 1½ tablets.")]
    [InlineData("1/3", "⅓ tablet cannot be counted out: the smallest amount is ½ tablet. The nearest is ½ tablet.")]
    public void What_cannot_be_taken_is_refused_and_says_what_to_write(string? text, string expected)
    {
        Assert.False(AmountText.TryParse(text, CountedIn.Tablet, 2, out var amount, out var why));
        Assert.Equal(0, amount);
        Assert.Equal(expected, why.Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_liquid_finer_than_can_be_measured_names_its_neighbours()
    {
        Assert.False(AmountText.TryParse("8.505", CountedIn.Millilitre, 100, out _, out var why));
        Assert.Equal(
            "8.505 mL cannot be measured: the smallest amount is 0.01 mL. The nearest are 8.5 mL and 8.51 mL.",
            why.Replace('\u00A0', ' '));
    }

    [Fact]
    public void Half_a_character_is_refused_without_a_crash()
    {
        Assert.False(AmountText.TryParse("1\uD800", CountedIn.Tablet, 1, out _, out _));
        Assert.False(PackageDescription.TryParse("3\uDC00 TABLET in 1 BOTTLE", out _, out _));
        Assert.False(Ingredient.TryParseList("LORAZEPAM\uD800", out _, out _));
    }

    [Fact]
    public void A_whole_tablet_medicine_refuses_halves()
    {
        Assert.False(AmountText.TryParse("1½", CountedIn.Tablet, 1, out _, out var why));
        Assert.Contains(
            "The nearest are 1 tablet and 2 tablets.", why.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unit_has_words()
    {
        foreach (var countedIn in Enum.GetValues<CountedIn>())
        {
            Assert.NotEmpty(countedIn.Singular());
            Assert.NotEmpty(countedIn.Plural());
            Assert.True(AmountText.TryParse(
                AmountText.Format(7, countedIn, 1), countedIn, 1, out var back, out var why), why);
            Assert.Equal(7, back);
        }
    }

    [Fact]
    public void Whatever_is_written_is_read_back_the_same()
    {
        var any =
            from amount in Gen.Choose(0, 1_000_000)
            from scale in Gen.Elements(1, 2, 4, 100, 1_000)
            from countedIn in Gen.Elements(Enum.GetValues<CountedIn>())
            select (amount, scale, countedIn);
        Prop.ForAll(any.ToArbitrary(), one =>
            AmountText.TryParse(
                AmountText.Format(one.amount, one.countedIn, one.scale), one.countedIn, one.scale, out var back, out _)
            && back == one.amount).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_typed_never_crashes_and_a_refusal_says_why()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), typed =>
        {
            var taken = AmountText.TryParse(typed, CountedIn.Millilitre, 100, out var amount, out var why);
            return taken ? amount >= 0 : why!.EndsWith('.'); // Not null when refused.
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("bupropion", "buPROPion")]
    [InlineData("Buspirone 10 mg", "busPIRone 10 mg")]
    [InlineData("HYDROXYZINE", "hydrOXYzine")]
    [InlineData("hydralazine hydrochloride", "hydrALAZINE hydrochloride")]
    [InlineData("lorazepam", "LORazepam")]
    [InlineData("risperidone/ropinirole", "risperiDONE/rOPINIRole")]
    [InlineData("methadone", "methadone")]
    [InlineData("prelorazepamine", "prelorazepamine")]
    [InlineData("", "")]
    public void Look_alike_names_get_tall_man_letters(string name, string written) =>
        Assert.Equal(written, TallManNames.Write(name));
}
