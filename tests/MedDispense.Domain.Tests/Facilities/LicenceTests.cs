using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Tests.Facilities;

public sealed class LicenceTests
{
    [Theory]
    [InlineData("AB1234563")]
    [InlineData("ab 123-4563")]
    [InlineData("F91234563")]
    public void A_dea_number_with_the_right_check_digit_is_taken(string typed) =>
        Assert.Null(DeaNumber.WhyNot(DeaNumber.Plain(typed)));

    [Theory]
    [InlineData("AB1234564")]
    [InlineData("AB1234653")]
    [InlineData("AB2134563")]
    public void One_wrong_digit_or_two_swapped_ones_show_in_the_check_digit(string typed) =>
        Assert.Contains("last digit", DeaNumber.WhyNot(typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("AB123456")]
    [InlineData("1B1234563")]
    [InlineData("A11234563")]
    [InlineData("AB123456３")]
    public void A_text_of_another_form_is_no_dea_number(string typed) =>
        Assert.Contains("two letters", DeaNumber.WhyNot(typed), StringComparison.Ordinal);

    [Theory]
    [InlineData(LicenceKind.UsDeaRegistered, "AB1234563", true)]
    [InlineData(LicenceKind.UsOpioidTreatmentProgram, "", false)]
    [InlineData(LicenceKind.UkHomeOfficeLicensed, "", false)]
    [InlineData(LicenceKind.UkHomeOfficeLicensed, "HO-2026/17", true)]
    [InlineData(LicenceKind.UkCareHome, "", true)]
    [InlineData(LicenceKind.ClientMedicinesOnly, "", true)]
    [InlineData(LicenceKind.UkCareHome, "12345678901234567890123456789012345678901", false)]
    public void Each_licence_asks_for_its_own_number(LicenceKind kind, string number, bool fits) =>
        Assert.Equal(fits, kind.WhyNotNumber(number) is null);

    [Fact]
    public void A_licence_exists_in_its_own_country_only()
    {
        Assert.True(LicenceKind.ClientMedicinesOnly.ExistsIn(Jurisdiction.UnitedKingdom));
        Assert.True(LicenceKind.UsDeaRegistered.ExistsIn(Jurisdiction.UnitedStates));
        Assert.False(LicenceKind.UsDeaRegistered.ExistsIn(Jurisdiction.UnitedKingdom));
        Assert.False(LicenceKind.UkCareHome.ExistsIn(Jurisdiction.UnitedStates));
    }

    [Fact]
    public void What_a_house_may_hold_is_said_as_the_rule_decides_it()
    {
        foreach (var kind in Enum.GetValues<LicenceKind>())
        {
            var facility = new Facility
            {
                Id = Guid.Empty,
                Name = "House",
                Address = "",
                Jurisdiction = Jurisdiction.UnitedStates,
                LicenceKind = kind,
                TimeZoneId = "Etc/UTC",
                CreatedAt = DateTime.UnixEpoch,
            };
            Assert.Equal(!facility.MayKeepControlledHouseStock,
                kind.SayWhatItMayHold().Contains("no controlled house stock", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_limit_has_a_default_within_its_range()
    {
        var defaults = new FacilityLimits();
        Assert.All(LimitDefinition.All, limit => Assert.Null(limit.WhyNot(limit.In(defaults))));
        Assert.All(LimitDefinition.All, limit => Assert.NotNull(limit.WhyNot(limit.Least - 1)));
        Assert.All(LimitDefinition.All, limit => Assert.NotNull(limit.WhyNot(limit.Most + 1)));
        Assert.Equal(LimitDefinition.All.Count, LimitDefinition.All.Select(limit => limit.Key).Distinct().Count());
    }

    [Fact]
    public void Every_limit_that_can_be_set_is_the_one_that_then_holds()
    {
        foreach (var limit in LimitDefinition.All)
        {
            var setting = new FacilitySetting
            {
                FacilityId = Guid.Empty,
                Id = Guid.Empty,
                Key = limit.Key,
                Value = limit.Most.ToString(System.Globalization.CultureInfo.InvariantCulture),
                From = DateTime.UnixEpoch,
                SetById = Guid.Empty,
            };
            Assert.Equal(limit.Most, limit.In(FacilityLimits.At(DateTime.UnixEpoch, [setting])));
        }
    }
}
