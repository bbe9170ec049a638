using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Stock;

/// <summary>What a firm does for the house; one firm may do several.</summary>
public enum SupplierKind
{
    Wholesaler,
    Pharmacy,
    ReverseDistributor,
}

/// <summary>Who medicine comes from or goes back to, with what 21 CFR 1304.22 and regulation 19 want on the line.</summary>
public sealed class Supplier : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required SupplierKind Kind { get; set; }

    public required string Address { get; set; }

    public string RegistrationNumber { get; set; } = "";

    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }
}
