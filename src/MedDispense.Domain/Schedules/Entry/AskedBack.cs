namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Codes that are understood in two ways, or say too little, and are asked back.</summary>
internal static class AskedBack
{
    public static IReadOnlyList<Phrase> All { get; } =
    [
        Ask("od", "can be read as once a day and as the right eye", "every day"),
        Ask("biw", "can be read as twice a week and as every two weeks", "Mon Thu", "every 2 weeks"),
        Ask("tiw", "can be read as three times a week and as twice a week", "Mon Wed Fri", "Mon Thu"),
        Ask("qop|qqd|qdd|qpd|qo|god|qoday", "is close to QD and to QOD", "every day", "every second day"),
        Ask("qn", "can be read as every night and as every hour", "at bedtime", "every hour"),
        Ask("mo", "can be read as Monday and as monthly", "Mondays", "every month"),
        Ask("tu|we|th|fr|sa|su", "is a day in a list", "Tue", "Mon Wed Fri"),
        Ask("pm", "can be read as afternoon and as evening", "in the afternoon", "in the evening"),
        Ask("c", "can be read as continuously and as with meals", "with meals", "every 6 hours"),
        Ask("a|d|i|m|p|v", "is only a part of a code", "before meals", "ACM", "twice a day"),
        Ask("u(?: .*)?", "is a pattern of a computer's clock", "08:00 20:00", "every 6 hours"),
        Ask("phs", "does not say how long after falling asleep", "at bedtime", "02:00"),
        Ask("jb", "leaves out holidays, which the program does not know", "Mon Tue Wed Thu Fri"),
        Ask("je", "leaves out holidays, which the program does not know", "Sat Sun"),
        Ask("jh", "names holidays, which the program does not know", "Mon Tue Wed Thu Fri", "once on 2 Mar 2027 at 09:00"),
        Ask("ud|utd", "does not say when", "twice a day", "08:00 20:00"),
        Ask("q ?\\d{1,3} ?s", "counts seconds, and nobody gives a dose that often", "every 15 minutes"),
        Ask("q0d", "can be read as QOD and as QD", "every second day", "every day"),
        new("q(\\d{1,2})l", (draft, match) =>
        {
            var months = Phrase.NumberOf(match.Groups[1]);
            draft.Ask($"“{match.Value.ToUpperInvariant()}” counts months of the moon.", $"every {28 * months} days", months == 1 ? "every month" : $"every {months} months");
        }),
        Ask("q ?\\d{1,3}", "does not say whether hours, days or weeks", "every 6 hours", "every 6 days"),
    ];

    private static Phrase Ask(string pattern, string why, params IReadOnlyList<string> writeInstead) =>
        new(pattern, (draft, match) => draft.Ask($"“{match.Value.ToUpperInvariant()}” {why}.", writeInstead));
}
