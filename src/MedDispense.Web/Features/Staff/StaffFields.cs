using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Staff;

/// <summary>What a manager enters about a person, new or known.</summary>
public record StaffFields
{
    [Required(ErrorMessage = "Enter the name as it is to stand in the register.")]
    [StringLength(120, ErrorMessage = "A name has at most 120 characters.")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Enter the initials for the badge.")]
    [StringLength(4, ErrorMessage = "Initials have at most 4 letters.")]
    public string? Initials { get; init; }

    /// <summary>One entry for each role that is ticked.</summary>
    public List<StaffRoles> Roles { get; init; } = [];

    /// <summary>One entry for each right that is ticked.</summary>
    public List<StaffRights> Rights { get; init; } = [];

    public bool IsTrainee { get; init; }

    public bool IsAgency { get; init; }

    /// <summary>The last day, in the facility's zone; null for none.</summary>
    public DateOnly? LastDay { get; init; }

    [Required(ErrorMessage = "Choose a colour for the badge.")]
    [StringLength(20, ErrorMessage = "Choose a colour from the list.")]
    public string? BadgeColour { get; init; }

    public StaffRoles AllRoles => Roles.Aggregate(StaffRoles.None, (all, role) => all | role);

    public StaffRights AllRights => Rights.Aggregate(StaffRights.None, (all, right) => all | right);

    /// <summary>Whether every role and right is one that the form offered.</summary>
    public bool AreKnown => Roles.All(role => role.IsOneRole()) && Rights.All(right => right.IsOneRight());
}

/// <summary>What a person is to be, as a use case takes it.</summary>
public sealed record StaffDetails(string Name, string Initials, string BadgeColour, StaffTerms Terms);
