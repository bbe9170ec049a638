namespace MedDispense.Domain.Medicines;

/// <summary>Schedule under the United States Controlled Substances Act (21 CFR 1308).</summary>
public enum UsSchedule
{
    NotScheduled = 0,
    I = 1,
    II = 2,
    III = 3,
    IV = 4,
    V = 5,
}

/// <summary>Schedule under the United Kingdom's Misuse of Drugs Regulations 2001.</summary>
public enum UkSchedule
{
    NotScheduled = 0,
    One = 1,
    Two = 2,
    Three = 3,

    /// <summary>Schedule 4 part I: benzodiazepines and the like.</summary>
    FourPartOne = 4,

    /// <summary>Schedule 4 part II: anabolic steroids.</summary>
    FourPartTwo = 5,
    Five = 6,
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
