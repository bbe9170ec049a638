namespace MedDispense.Domain.Doses;

/// <summary>Outcomes in the words of the ward.</summary>
public static class DoseWords
{
    public static string Say(this DoseOutcome outcome) => outcome switch
    {
        DoseOutcome.Prepared => "Prepared",
        DoseOutcome.Given => "Given",
        DoseOutcome.GivenInPart => "Given in part",
        DoseOutcome.RefusedBeforeOpening => "Refused, not opened",
        DoseOutcome.RefusedAfterOpening => "Refused after opening",
        DoseOutcome.CouldNotSwallow => "Could not swallow",
        DoseOutcome.SpatOut => "Spat out",
        DoseOutcome.Withheld => "Withheld",
        DoseOutcome.WithheldByPrescriber => "Withheld, prescriber's word",
        DoseOutcome.Absent => "Absent",
        DoseOutcome.Asleep => "Asleep",
        DoseOutcome.NotAvailable => "Not available",
        DoseOutcome.GivenElsewhere => "Given elsewhere",
        DoseOutcome.Missed => "Missed",
        DoseOutcome.EmergencyGiven => "Given in an emergency",
        DoseOutcome.WrongClient => "Swallowed by the wrong client",
    };
}
