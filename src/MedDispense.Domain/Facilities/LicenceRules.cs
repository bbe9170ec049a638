namespace MedDispense.Domain.Facilities;

/// <summary>What each licence kind means for a house, in words, and which registration number belongs to it.</summary>
public static class LicenceRules
{
    private const int LongestNumber = 40;

    /// <summary>Name of the kind, as a person chooses it.</summary>
    public static string Say(this LicenceKind kind) => kind switch
    {
        LicenceKind.ClientMedicinesOnly => "No registration of its own",
        LicenceKind.UsDeaRegistered => "DEA-registered practitioner or clinic",
        LicenceKind.UsOpioidTreatmentProgram => "Opioid treatment programme",
        LicenceKind.UkCareHome => "Care home",
        LicenceKind.UkHomeOfficeLicensed => "Home Office licence",
    };

    /// <summary>What such a house may hold.</summary>
    public static string SayWhatItMayHold(this LicenceKind kind) => kind switch
    {
        LicenceKind.ClientMedicinesOnly => "Controlled medicines only when dispensed to a named client; no controlled house stock.",
        LicenceKind.UsDeaRegistered => "Controlled medicines of clients, and controlled house stock under its DEA number.",
        LicenceKind.UsOpioidTreatmentProgram => "Controlled house stock, with the dispensing log of 21 CFR 1304.24.",
        LicenceKind.UkCareHome => "Controlled medicines only when they belong to a named resident; no controlled house stock.",
        LicenceKind.UkHomeOfficeLicensed => "Controlled medicines of clients, and controlled house stock as the licence says.",
    };

    public static string Say(this Jurisdiction jurisdiction) => jurisdiction switch
    {
        Jurisdiction.UnitedStates => "United States",
        Jurisdiction.UnitedKingdom => "United Kingdom",
    };

    /// <summary>Whether the kind exists in a jurisdiction.</summary>
    public static bool ExistsIn(this LicenceKind kind, Jurisdiction jurisdiction) => kind switch
    {
        LicenceKind.ClientMedicinesOnly => true,
        LicenceKind.UsDeaRegistered or LicenceKind.UsOpioidTreatmentProgram => jurisdiction == Jurisdiction.UnitedStates,
        LicenceKind.UkCareHome or LicenceKind.UkHomeOfficeLicensed => jurisdiction == Jurisdiction.UnitedKingdom,
    };

    /// <summary>The registration number as it is kept.</summary>
    public static string PlainNumber(this LicenceKind kind, string? typed) =>
        NeedsDeaNumber(kind) ? DeaNumber.Plain(typed ?? "") : (typed ?? "").Trim();

    /// <summary>What is wrong with a registration number as kept; null when it fits the kind.</summary>
    public static string? WhyNotNumber(this LicenceKind kind, string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        if (NeedsDeaNumber(kind))
            return plain.Length == 0 ? "Enter the DEA number of the house." : DeaNumber.WhyNot(plain);
        if (kind == LicenceKind.UkHomeOfficeLicensed && plain.Length == 0)
            return "Enter the number of the Home Office licence.";
        return plain.Length > LongestNumber ? $"A registration number has at most {LongestNumber} characters." : null;
    }

    private static bool NeedsDeaNumber(LicenceKind kind) => kind switch
    {
        LicenceKind.UsDeaRegistered or LicenceKind.UsOpioidTreatmentProgram => true,
        LicenceKind.ClientMedicinesOnly or LicenceKind.UkCareHome or LicenceKind.UkHomeOfficeLicensed => false,
    };
}
