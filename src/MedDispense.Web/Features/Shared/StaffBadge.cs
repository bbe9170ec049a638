namespace MedDispense.Web.Features.Shared;

/// <summary>A badge as it is printed.</summary>
public sealed record StaffBadge(string Name, string Initials, string Colour, string RoleWords, string Code, string FacilityName);
