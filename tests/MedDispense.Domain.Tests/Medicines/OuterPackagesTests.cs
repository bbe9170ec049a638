using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class OuterPackagesTests
{
    [Theory]
    [InlineData(null, "50 tablets in 1 CARTON")]
    [InlineData("00301211018304", "30 films in 1 carton")]
    [InlineData("50301211018309", "")]
    [InlineData(null, "6 bottles in 1 shrink wrap")]
    public void A_package_of_packages_is_told_by_its_words_or_by_the_first_digit_of_its_code(string? code, string package) =>
        Assert.True(OuterPackages.IsOne(code, package));

    [Theory]
    [InlineData("00301211018304", "30 tablets in 1 bottle, plastic")]
    [InlineData(null, "1 tablet in 1 blister pack")]
    [InlineData("90301211018307", "")]
    [InlineData(null, "")]
    public void What_holds_doses_is_none(string? code, string package) => Assert.False(OuterPackages.IsOne(code, package));
}
