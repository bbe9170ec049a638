namespace MedDispense.Domain.Doses;

/// <summary>What became of a dose (DOMAIN 11.2). Stored by name: a name is never changed or reused.</summary>
public enum DoseOutcome
{
    /// <summary>Drawn for the client and in the giver's hands; not yet swallowed.</summary>
    Prepared,

    /// <summary>All of it was given and seen to be taken.</summary>
    Given,

    /// <summary>Some of it was given; the rest is wasted.</summary>
    GivenInPart,

    /// <summary>The client did not want it; nothing was opened.</summary>
    RefusedBeforeOpening,

    /// <summary>The client did not want it after it was opened or drawn; all of it is wasted.</summary>
    RefusedAfterOpening,

    /// <summary>The client could not swallow it; what was drawn is wasted.</summary>
    CouldNotSwallow,

    /// <summary>Spat out: it was in the mouth and not taken; the residue is wasted.</summary>
    SpatOut,

    /// <summary>Withheld on clinical grounds; a prescriber hears of it.</summary>
    Withheld,

    /// <summary>Withheld because a prescriber said so.</summary>
    WithheldByPrescriber,
    Absent,
    Asleep,

    /// <summary>There is none; stock staff are asked for it.</summary>
    NotAvailable,

    /// <summary>Given by somebody else: a hospital, another programme.</summary>
    GivenElsewhere,

    /// <summary>Nobody answered for it by the end of the facility's day; found by the program, never typed.</summary>
    Missed,

    /// <summary>An emergency medicine: given first, recorded after.</summary>
    EmergencyGiven,

    /// <summary>A client swallowed what was meant for somebody else, or what no order lists.</summary>
    WrongClient,
}

/// <summary>What each outcome means for the occurrence, for stock and for whoever records it.</summary>
public static class DoseOutcomes
{
    /// <summary>Whether medicine was swallowed, so that it counts against gaps and maxima.</summary>
    public static bool IsTaken(this DoseOutcome outcome) => outcome switch
    {
        DoseOutcome.Given or DoseOutcome.GivenInPart or DoseOutcome.GivenElsewhere or DoseOutcome.EmergencyGiven
            or DoseOutcome.WrongClient => true,
        DoseOutcome.Prepared or DoseOutcome.RefusedBeforeOpening or DoseOutcome.RefusedAfterOpening
            or DoseOutcome.CouldNotSwallow or DoseOutcome.SpatOut or DoseOutcome.Withheld
            or DoseOutcome.WithheldByPrescriber or DoseOutcome.Absent or DoseOutcome.Asleep
            or DoseOutcome.NotAvailable or DoseOutcome.Missed => false,
    };

    /// <summary>What the outcome makes of the occurrence that it answers.</summary>
    public static ClaimState Claims(this DoseOutcome outcome) => outcome switch
    {
        DoseOutcome.Prepared => ClaimState.Prepared,
        DoseOutcome.Given or DoseOutcome.GivenInPart or DoseOutcome.GivenElsewhere or DoseOutcome.EmergencyGiven
            or DoseOutcome.WrongClient or DoseOutcome.SpatOut => ClaimState.Final,
        DoseOutcome.RefusedBeforeOpening or DoseOutcome.RefusedAfterOpening or DoseOutcome.CouldNotSwallow
            or DoseOutcome.Withheld or DoseOutcome.WithheldByPrescriber or DoseOutcome.Absent or DoseOutcome.Asleep
            or DoseOutcome.NotAvailable or DoseOutcome.Missed => ClaimState.CanBeSuperseded,
    };

    /// <summary>Whether something had been opened or drawn, so that stock is wasted.</summary>
    public static bool IsAfterOpening(this DoseOutcome outcome) => outcome switch
    {
        DoseOutcome.RefusedAfterOpening or DoseOutcome.CouldNotSwallow or DoseOutcome.SpatOut => true,
        DoseOutcome.Prepared or DoseOutcome.Given or DoseOutcome.GivenInPart or DoseOutcome.RefusedBeforeOpening
            or DoseOutcome.Withheld or DoseOutcome.WithheldByPrescriber or DoseOutcome.Absent or DoseOutcome.Asleep
            or DoseOutcome.NotAvailable or DoseOutcome.GivenElsewhere or DoseOutcome.Missed
            or DoseOutcome.EmergencyGiven or DoseOutcome.WrongClient => false,
    };

    /// <summary>Whether a person may choose it for a dose that was not given and not opened.</summary>
    public static bool IsNotGiven(this DoseOutcome outcome) => outcome is DoseOutcome.RefusedBeforeOpening
        or DoseOutcome.Withheld or DoseOutcome.WithheldByPrescriber or DoseOutcome.Absent or DoseOutcome.Asleep
        or DoseOutcome.NotAvailable or DoseOutcome.GivenElsewhere;
}
