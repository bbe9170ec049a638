namespace MedDispense.Domain.Facilities;

/// <summary>The law a house works under; it decides forms, schedules, deadlines and who may destroy what.</summary>
public enum Jurisdiction
{
    UnitedStates,
    UnitedKingdom,
}

/// <summary>What the house's licence lets it hold (DOMAIN 0.1: a house without its own registration holds only
/// medicines dispensed to its clients).</summary>
public enum LicenceKind
{
    /// <summary>No registration of its own: controlled medicines belong to named clients only.</summary>
    ClientMedicinesOnly,

    /// <summary>A US practitioner or clinic with its own DEA registration: may keep house stock.</summary>
    UsDeaRegistered,

    /// <summary>A US opioid treatment programme: house stock, dispensing log of 21 CFR 1304.24.</summary>
    UsOpioidTreatmentProgram,

    /// <summary>A UK care home: controlled medicines belong to named residents.</summary>
    UkCareHome,

    /// <summary>A UK service with a Home Office licence: may keep house stock.</summary>
    UkHomeOfficeLicensed,
}

/// <summary>The paper that the house prints on.</summary>
public enum PaperSize
{
    A4,
    Letter,
}

/// <summary>One house or clinic: the unit that keeps its own register, chain and people.</summary>
public sealed class Facility
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Postal address, lines separated by LF.</summary>
    public required string Address { get; set; }

    public required Jurisdiction Jurisdiction { get; set; }

    public required LicenceKind LicenceKind { get; set; }

    /// <summary>DEA number, Home Office licence or care regulator's number; empty when the licence kind has none.</summary>
    public string RegistrationNumber { get; set; } = "";

    /// <summary>IANA name, such as America/New_York.</summary>
    public required string TimeZoneId { get; set; }

    public PaperSize PaperSize { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Until then opening balances may be recorded; null while the house is being set up.</summary>
    public DateTime? WentLiveAt { get; set; }

    /// <summary>True for the facility made by the demo; its sign-in page lists the accounts.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Raised by each change; a form that carries an older one is stale.</summary>
    public int Version { get; set; }

    /// <summary>Whether controlled medicines may be kept as the house's own stock.</summary>
    public bool MayKeepControlledHouseStock => LicenceKind switch
    {
        LicenceKind.ClientMedicinesOnly => false,
        LicenceKind.UsDeaRegistered => true,
        LicenceKind.UsOpioidTreatmentProgram => true,
        LicenceKind.UkCareHome => false,
        LicenceKind.UkHomeOfficeLicensed => true,
    };
}
