using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>One physical container, or one lot of loose unit doses: the smallest thing whose whereabouts are told.</summary>
public sealed class Pack : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>The maker's lot; null when the label carries none (a pharmacy's own label often does not).</summary>
    public string? Lot { get; init; }

    /// <summary>Last day on which the pack may be used; null when the label carries none.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>The maker's serial number, unique for the medicine where known.</summary>
    public string? Serial { get; init; }

    /// <summary>The client whose property it is; null for the house's own stock.</summary>
    public Guid? OwnerClientId { get; init; }

    /// <summary>Our own label's text, unique in the facility; what a scanner reads from the label we printed.</summary>
    public required string LabelCode { get; init; }

    /// <summary>What the pharmacy's label says besides the medicine: directions, prescription number. Null for stock that
    /// was not dispensed to anybody.</summary>
    public string? DispensedLabel { get; init; }

    /// <summary>Amount when full, in the medicine's smallest amount; null for a lot of loose doses.</summary>
    public long? FullAmount { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the container was opened; multi-dose containers may expire a set time after.</summary>
    public DateTime? OpenedAt { get; set; }
}
