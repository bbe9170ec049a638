namespace MedDispense.Domain.Holds;

/// <summary>What a run of missed doses asks for before the next one, mildest first. Stored by its words in
/// <see cref="MissedDosePolicy.Text"/>: they are never changed.</summary>
public enum MissedDoseStep
{
    /// <summary>The dose as ordered.</summary>
    GoOn,

    /// <summary>The dose as ordered, after the nurse has looked at the client and says so.</summary>
    LookFirst,

    /// <summary>No dose until a prescriber has decided.</summary>
    AskPrescriber,

    /// <summary>No dose under the order as it stands: the prescriber orders a new start.</summary>
    BeginAnew,
}
