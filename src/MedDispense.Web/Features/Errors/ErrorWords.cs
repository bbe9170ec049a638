namespace MedDispense.Web.Features.Errors;

/// <summary>What a page says when a request cannot be answered: what is, the fact, what to do next.</summary>
/// <param name="Title">What is.</param>
/// <param name="Fact">The fact behind it.</param>
/// <param name="Next">What to do, in order.</param>
public sealed record ErrorWords(string Title, string Fact, IReadOnlyList<string> Next)
{
    /// <summary>Whether the sentence about medicines that cannot wait belongs on this page.</summary>
    public bool IsFailure { get; init; }

    /// <summary>The words for an HTTP status.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="wasSending">Whether the request sent something, rather than asked for a page.</param>
    /// <param name="retryAfterSeconds">How long to wait, where the server knows it.</param>
    public static ErrorWords For(int status, bool wasSending, int? retryAfterSeconds = null) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "This form is no longer good",
            "It was open for a long time, somebody else has signed in here since, or it holds a character that cannot be stored. Nothing was recorded.",
            ["Open the page again.", "What you had entered comes back, PIN and badge apart. Check it, then send it."]),
        StatusCodes.Status401Unauthorized => new(
            "Nobody is signed in here",
            "The last person signed out, or was signed out after a time without use. Nothing was recorded.",
            ["Sign in, then open the page again."]),
        StatusCodes.Status403Forbidden => new(
            "Your role does not open this page",
            "You are signed in, but this page belongs to another role or another house. Nothing was changed.",
            ["Go back to your own work.",
                "If it should be yours, ask the manager of the house to change your rights."]),
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => new(
            "There is nothing at this address",
            "The address may be mistyped, or what was there belongs to another house. Register lines never go away.",
            ["Scan it, or look for it from your start page."]),
        StatusCodes.Status413PayloadTooLarge => new(
            "This file is too large",
            "It is larger than this page takes. Nothing was recorded.",
            ["Go back and choose a smaller file; for a photo, take it again with this page."]),
        StatusCodes.Status429TooManyRequests => new(
            "Too many tries in a short time",
            "This page waits for a while, so that nobody can guess a PIN or a password. Nothing was recorded.",
            [$"Wait {WaitWords(retryAfterSeconds ?? 60)}, then try again.",
                "If the PIN is forgotten, the manager of the house sets a new one."]),
        StatusCodes.Status503ServiceUnavailable => new(
            "MedDispense cannot answer at the moment",
            "It is starting, or its database is out of reach. Nothing was recorded by this page.",
            ["Wait a moment, then send it again: the same form is never recorded twice."])
        {
            IsFailure = true,
        },
        >= 500 when !wasSending => new(
            "Something failed on our side",
            "The page could not be shown. Nothing was changed by asking for it.",
            ["Open it again.", "If it fails again, tell the manager of the house the reference below."])
        {
            IsFailure = true,
        },
        >= 500 => new(
            "Something failed on our side",
            "It is not known whether what you sent was recorded.",
            ["Look in the register or on the client’s chart whether it is there.",
                "If it is not, go back and send the same form again: it is never recorded twice.",
                "If it fails again, tell the manager of the house the reference below."])
        {
            IsFailure = true,
        },
        _ => new(
            "This cannot be answered",
            "The page was asked for something it does not do. Nothing was recorded.",
            ["Go back, and open the page from the navigation."]),
    };

    private static string WaitWords(int seconds) => seconds switch
    {
        1 => "1 second",
        60 => "1 minute",
        < 90 => $"{seconds} seconds",
        _ => $"{(seconds + 59) / 60} minutes",
    };
}
