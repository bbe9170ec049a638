namespace MedDispense.Domain.Medicines;

/// <summary>Schedule under the United States Controlled Substances Act (21 CFR 1308), as lists and labels write it.
/// Stored by name; the figures are the order of strictness, 1 the strictest.</summary>
public enum UsSchedule
{
    None = 0,

    /// <summary>No accepted medical use; never in a formulary.</summary>
    CI = 1,
    CII = 2,
    CIII = 3,
    CIV = 4,
    CV = 5,
}

/// <summary>Schedule under the United Kingdom's Misuse of Drugs Regulations 2001. Stored by name; the figures are the
/// order of strictness, 1 the strictest.</summary>
public enum UkSchedule
{
    None = 0,
    Schedule1 = 1,
    Schedule2 = 2,
    Schedule3 = 3,

    /// <summary>Schedule 4 part I: benzodiazepines and the like.</summary>
    Schedule4Part1 = 4,

    /// <summary>Schedule 4 part II: anabolic steroids.</summary>
    Schedule4Part2 = 5,
    Schedule5 = 6,
}

/// <summary>
/// Legal class in Canada as Health Canada's product database words it, the strictest when it names several.
/// </summary>
public enum CanadianClass
{
    OverTheCounter = 0,
    Ethical = 1,
    PrescriptionRecommended = 2,
    Prescription = 3,

    /// <summary>Schedule D of the Food and Drugs Act: biologicals.</summary>
    ScheduleD = 4,

    /// <summary>Schedule C of the Food and Drugs Act: radiopharmaceuticals.</summary>
    ScheduleC = 5,

    /// <summary>Benzodiazepines and Other Targeted Substances Regulations.</summary>
    Targeted = 6,

    /// <summary>Controlled drugs, Schedule G of the Food and Drug Regulations.</summary>
    ControlledDrug = 7,
    Narcotic = 8,
}
