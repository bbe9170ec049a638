namespace MedDispense.Domain.Holds;

/// <summary>What holds the doses of one order back at a moment, and what a prescriber has said of it.</summary>
/// <param name="Missed">The run of missed days; null when there is none.</param>
/// <param name="Row">What the run asks for; null when nothing.</param>
/// <param name="Decided">Of what asks: the decision, or the change of the order, that knew of all of it; null while there is
/// none.</param>
/// <param name="Impaired">That the client was seen intoxicated or sedated, where it holds this order and nobody has
/// decided.</param>
public sealed record OrderHolds(MissedRun? Missed, MissedDoseRow? Row, HoldWord? Decided, Impairment? Impaired)
{
    public static readonly OrderHolds None = new(null, null, null, null);

    /// <summary>Whether the missed doses wait for a prescriber.</summary>
    public bool WaitsForMissed => Row is { Step: MissedDoseStep.AskPrescriber or MissedDoseStep.BeginAnew } && Decided is null;

    /// <summary>Whether a dose is held back.</summary>
    public bool IsHeld => WaitsForMissed || Impaired is not null;

    /// <summary>The dose that the table proposes, with how it came about; null where it proposes none.</summary>
    public string? Proposal()
    {
        if (Row is null || (Missed?.Last is { } last ? Row.Propose(last.Medicine, last.Amount) : Row.SharePercent is null ? Row.Ceiling?.Say() : null) is not { } dose)
            return null;
        var how = (Row.SharePercent, Row.Ceiling) switch
        {
            ({ } share, null) => $"{share} % of the last dose",
            (null, _) => "the most to begin with",
            ({ } share, { } most) => $"the lower of {share} % of the last dose and {most.Say()}",
        };
        return $"{dose} ({how})";
    }
}

/// <summary>A prescriber's word on a hold.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">The prescriber's name.</param>
/// <param name="Words">Why.</param>
/// <param name="IsVersion">Whether it is a change of the order rather than a word that it goes on.</param>
public sealed record HoldWord(DateTime At, string By, string Words, bool IsVersion);
