using MedDispense.Domain.Facilities;

namespace MedDispense.Web.Features.Shared;

/// <summary>What every printed sheet says about itself.</summary>
public sealed record PaperHead
{
    public required string Facility { get; init; }

    /// <summary>What kind of paper, such as the register and its class; null where <see cref="What"/> says it.</summary>
    public string? Kind { get; init; }

    /// <summary>What it is, for example "methadone 10 mg/mL oral solution".</summary>
    public required string What { get; init; }

    /// <summary>Which part of it, for example "lines 461 to 480".</summary>
    public required string Range { get; init; }

    public required string PrintedBy { get; init; }

    /// <summary>When, with the zone: "10 Jun 2026 19:02 EDT".</summary>
    public required string PrintedAt { get; init; }

    /// <summary>Where a register is printed.</summary>
    public string? ClosingHash { get; init; }

    /// <summary>Name of the facility with its registration.</summary>
    public static string FacilityOf(Facility facility) =>
        facility.RegistrationNumber.Length > 0 ? $"{facility.Name}, registration {facility.RegistrationNumber}" : facility.Name;
}
