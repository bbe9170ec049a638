namespace MedDispense.Web.Features.Shared;

/// <summary>How much something matters, worst first; sign, word and colour always go together.</summary>
public enum Severity
{
    /// <summary>Do not give: no way round on this page. Octagon.</summary>
    Stop,

    /// <summary>A reason and a second person are needed. Triangle.</summary>
    ReasonAndPerson,

    /// <summary>A reason is needed. Triangle.</summary>
    Reason,

    /// <summary>Look twice. Diamond.</summary>
    Caution,

    /// <summary>Good to know. Circle.</summary>
    Note,

    /// <summary>Done, agreed, passed. Tick.</summary>
    Done,
}

/// <summary>Class, sign and word of each severity.</summary>
public static class SeverityWords
{
    /// <summary>The style class that sets the colours.</summary>
    public static string CssClass(this Severity severity) => severity switch
    {
        Severity.Stop => "is-stop",
        Severity.ReasonAndPerson => "is-reason",
        Severity.Reason => "is-reason",
        Severity.Caution => "is-caution",
        Severity.Note => "is-note",
        Severity.Done => "is-done",
    };

    /// <summary>The id of the sign among the symbols of the page.</summary>
    public static string Sign(this Severity severity) => severity switch
    {
        Severity.Stop => "stop",
        Severity.ReasonAndPerson => "reason",
        Severity.Reason => "reason",
        Severity.Caution => "caution",
        Severity.Note => "note",
        Severity.Done => "tick",
    };

    /// <summary>The word that stands beside the sign.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Stop => "Do not give",
        Severity.ReasonAndPerson => "Reason and second person",
        Severity.Reason => "Reason needed",
        Severity.Caution => "Caution",
        Severity.Note => "Note",
        Severity.Done => "Done",
    };
}
