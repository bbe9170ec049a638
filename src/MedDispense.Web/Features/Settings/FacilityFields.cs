using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Facilities;

namespace MedDispense.Web.Features.Settings;

/// <summary>What a person enters about the house, at set-up and later.</summary>
public record FacilityFields
{
    [Required(ErrorMessage = "Enter the name of the house.")]
    [StringLength(FacilityDetails.LongestName, ErrorMessage = "The name has at most 120 characters.")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Enter the address as it is to stand on the register.")]
    [StringLength(FacilityDetails.LongestAddress, ErrorMessage = "The address has at most 400 characters.")]
    [DataType(DataType.MultilineText)]
    public string? Address { get; init; }

    [Required(ErrorMessage = "Choose the country.")]
    [EnumDataType(typeof(Jurisdiction), ErrorMessage = "Choose the country from the list.")]
    public Jurisdiction? Jurisdiction { get; init; }

    [Required(ErrorMessage = "Choose what the house may hold.")]
    [EnumDataType(typeof(LicenceKind), ErrorMessage = "Choose what the house may hold from the list.")]
    public LicenceKind? LicenceKind { get; init; }

    [StringLength(60, ErrorMessage = "A registration number has at most 40 characters.")]
    public string? RegistrationNumber { get; init; }

    [Required(ErrorMessage = "Choose the time zone.")]
    [StringLength(80, ErrorMessage = "Choose the time zone from the list.")]
    public string? TimeZoneId { get; init; }

    [Required(ErrorMessage = "Choose the paper.")]
    [EnumDataType(typeof(PaperSize), ErrorMessage = "Choose the paper from the list.")]
    public PaperSize? PaperSize { get; init; }

    /// <summary>The values; only after the form was found complete.</summary>
    public FacilityDetails ToDetails() => new(
        Name!.Trim(), Address!.Trim().ReplaceLineEndings("\n"), Jurisdiction!.Value, LicenceKind!.Value,
        LicenceKind!.Value.PlainNumber(RegistrationNumber), TimeZoneId!, PaperSize!.Value);
}
