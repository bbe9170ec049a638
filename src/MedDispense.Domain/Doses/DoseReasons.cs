namespace MedDispense.Domain.Doses;

/// <summary>One entry of a list of reasons: the code that is stored, and the words on screen.</summary>
public sealed record ReasonChoice(string Code, string Words);

/// <summary>Closed lists of reasons, one a question, so that reasons can be counted (DOMAIN 11.2).</summary>
public static class DoseReasons
{
    public static readonly IReadOnlyList<ReasonChoice> Refused =
    [
        new("feels-no-need", "Says it is not needed"), new("side-effects", "Because of side effects"),
        new("feels-unwell", "Feels unwell or sick"), new("distrust", "Does not trust the medicine"),
        new("wants-to-talk", "Wants to speak to the prescriber first"), new("no-reason-given", "Gave no reason"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> Withheld =
    [
        new("sedated", "Sedated or hard to wake"), new("intoxicated", "Seems intoxicated"),
        new("vital-signs", "Vital signs out of range"), new("nil-by-mouth", "Nothing by mouth"),
        new("vomiting", "Vomiting"), new("side-effect", "Possible side effect"), new("score-too-low", "Score below the limit"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> ByPrescriber =
        [new("prescriber-said-so", "The prescriber said so"), new("waiting-for-result", "Waiting for a result")];

    public static readonly IReadOnlyList<ReasonChoice> Absent =
    [
        new("leave", "On leave"), new("hospital", "In hospital"), new("court", "At court or an appointment"),
        new("not-found", "Not found in the house"), new("left", "Left the house"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> Asleep = [new("asleep", "Asleep, not woken"), new("asleep-not-rousable", "Asleep and hard to wake")];

    public static readonly IReadOnlyList<ReasonChoice> NotAvailable =
        [new("no-stock", "None in the house"), new("not-here", "None at this place"), new("waiting-for-supply", "Ordered, not delivered yet")];

    public static readonly IReadOnlyList<ReasonChoice> GivenElsewhere =
        [new("hospital", "Given in hospital"), new("guest-dosing", "Given by another programme"), new("other", "Given by somebody else")];

    public static readonly IReadOnlyList<ReasonChoice> AfterOpening =
        [new("changed-mind", "Changed their mind"), new("tasted-bad", "Because of the taste"), new("unwell", "Felt unwell"), new("no-reason-given", "Gave no reason")];

    public static readonly IReadOnlyList<ReasonChoice> CouldNotSwallow =
        [new("choking", "Choked or coughed"), new("dry-mouth", "Dry mouth"), new("vomited-at-once", "Vomited at once")];

    public static readonly IReadOnlyList<ReasonChoice> SpatOut =
        [new("on-purpose", "Spat out on purpose"), new("hidden", "Found hidden in the mouth"), new("fell-out", "Fell out of the mouth")];

    public static readonly IReadOnlyList<ReasonChoice> Part =
    [
        new("client-took-part", "The client took only some"), new("prescriber-said-so", "The prescriber said so"),
        new("dropped", "Some of it was dropped or spilled"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> CardNotScanned =
    [
        new("card-missing", "The client has no card with them"), new("damaged-label", "The card or its label is damaged"),
        new("scanner-failure", "The scanner does not work"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> PackNotScanned =
    [
        new("damaged-label", "The label is damaged"), new("no-barcode", "There is no barcode"),
        new("not-known", "The code is not known here"), new("scanner-failure", "The scanner does not work"),
    ];

    public static readonly IReadOnlyList<ReasonChoice> LateEntry =
    [
        new("power-cut", "Power or network was out"), new("emergency", "An emergency came first"),
        new("forgotten", "Forgotten to record"), new("other", "Something else"),
    ];

    /// <summary>The list that belongs to an outcome; empty where the outcome needs no reason.</summary>
    public static IReadOnlyList<ReasonChoice> For(DoseOutcome outcome) => outcome switch
    {
        DoseOutcome.RefusedBeforeOpening => Refused,
        DoseOutcome.RefusedAfterOpening => AfterOpening,
        DoseOutcome.CouldNotSwallow => CouldNotSwallow,
        DoseOutcome.SpatOut => SpatOut,
        DoseOutcome.Withheld => Withheld,
        DoseOutcome.WithheldByPrescriber => ByPrescriber,
        DoseOutcome.Absent => Absent,
        DoseOutcome.Asleep => Asleep,
        DoseOutcome.NotAvailable => NotAvailable,
        DoseOutcome.GivenElsewhere => GivenElsewhere,
        DoseOutcome.GivenInPart => Part,
        DoseOutcome.Prepared or DoseOutcome.Given or DoseOutcome.Missed or DoseOutcome.EmergencyGiven
            or DoseOutcome.WrongClient => [],
    };

    /// <summary>The words of a code of this list; the code itself when the list has it no more.</summary>
    public static string Say(IReadOnlyList<ReasonChoice> list, string code) => list.FirstOrDefault(choice => choice.Code == code)?.Words ?? code;

    /// <summary>The words of why something is written down late; the code itself when the list has it no more.</summary>
    public static string SayLate(string code) => LateEntry.FirstOrDefault(choice => choice.Code == code)?.Words ?? code;

    /// <summary>The words of a stored code, of the outcome or of why it is written down late; the code itself when no list
    /// has it any more.</summary>
    public static string Say(DoseOutcome outcome, string? code) =>
        For(outcome).FirstOrDefault(choice => choice.Code == code)?.Words ?? (code is null ? "" : SayLate(code));
}
