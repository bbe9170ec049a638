using MedDispense.Domain.Facilities;
using MedDispense.Web.Hosting;
using NodaTime;

namespace MedDispense.Web.Features.Settings;

/// <summary>What a house says about itself; each value is kept with the time from which it held.</summary>
public sealed record FacilityDetails(
    string Name, string Address, Jurisdiction Jurisdiction, LicenceKind LicenceKind, string RegistrationNumber,
    string TimeZoneId, PaperSize PaperSize)
{
    public const int LongestName = 120;
    public const int LongestAddress = 400;

    public static FacilityDetails Of(Facility facility) => new(
        facility.Name, facility.Address, facility.Jurisdiction, facility.LicenceKind, facility.RegistrationNumber,
        facility.TimeZoneId, facility.PaperSize);

    /// <summary>Every value with its name in the history of settings.</summary>
    public IEnumerable<(string Key, string Value)> Values() =>
    [
        ("facility-name", Name), ("facility-address", Address), ("jurisdiction", Jurisdiction.ToString()),
        ("licence-kind", LicenceKind.ToString()), ("registration-number", RegistrationNumber),
        ("time-zone", TimeZoneId), ("paper-size", PaperSize.ToString()),
    ];

    /// <summary>What is wrong with the values.</summary>
    public IEnumerable<ChangeProblem> Check()
    {
        if (Name.Length is 0 or > LongestName)
            yield return new(nameof(Name), $"The name of the house has 1 to {LongestName} characters.");
        if (Address.Length is 0 or > LongestAddress)
            yield return new(nameof(Address), $"The address has 1 to {LongestAddress} characters.");
        if (!LicenceKind.ExistsIn(Jurisdiction))
            yield return new(nameof(LicenceKind), $"This kind of licence does not exist in the {Jurisdiction.Say()}. Choose another one.");
        else if (LicenceKind.WhyNotNumber(RegistrationNumber) is { } why)
            yield return new(nameof(RegistrationNumber), why);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZoneId) is null)
            yield return new(nameof(TimeZoneId), "Choose the time zone from the list.");
    }

    public Facility NewFacility(Guid id, DateTime now, bool isDemo = false) => new()
    {
        Id = id,
        IsDemo = isDemo,
        Name = Name,
        Address = Address,
        Jurisdiction = Jurisdiction,
        LicenceKind = LicenceKind,
        RegistrationNumber = RegistrationNumber,
        TimeZoneId = TimeZoneId,
        PaperSize = PaperSize,
        CreatedAt = now,
    };

    public void ApplyTo(Facility facility)
    {
        facility.Name = Name;
        facility.Address = Address;
        facility.Jurisdiction = Jurisdiction;
        facility.LicenceKind = LicenceKind;
        facility.RegistrationNumber = RegistrationNumber;
        facility.TimeZoneId = TimeZoneId;
        facility.PaperSize = PaperSize;
    }
}
