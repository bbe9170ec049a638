using System.Text.RegularExpressions;
using static MedDispense.Domain.Schedules.Entry.Phrase;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Timings in plain words: every 8 hours, twice a day, every third day, 21 days on 7 days off.</summary>
internal static class WordPhrases
{
    private const string ADay = "(?: ?(?:a|per|each|every|/) ?day|(?: times)? daily)";
    private const string Hours = "(?:hours?|hrs?|h|hourly)";

    private static readonly string[] Counted =
        ["", "", "second|other", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static IReadOnlyList<Phrase> All { get; } =
    [
        new($"{Number} days? on,?(?: and| then)? ?{Number} days? off", (draft, match) => Cycle(draft, match, 1)),
        new($"{Number} weeks? on,?(?: and| then)? ?{Number} weeks? off", (draft, match) => Cycle(draft, match, 7)),
        new($"{Number} on,?(?: and| then)? ?{Number} off", (draft, match) => draft.Ask(
            $"“{match.Value}” does not say whether days or weeks.", $"{match.Groups[1]} days on, {match.Groups[2]} days off")),
        new($"(?:q|every) ?{Number} ?(?:-|to) ?{Number} ?{Hours}", (draft, match) => draft.Ask(
            "A range leaves to the bedside what must be ordered.", $"every {match.Groups[1]} hours", $"every {match.Groups[2]} hours")),
        new($"(?:every|each) {Number} ?{Hours}", (draft, match) => Minutes(draft, match, 60)),
        new($"{Number} hourly", (draft, match) => Minutes(draft, match, 60)),
        new($"(?:every|each) {Number} ?(?:minutes?|mins?)", (draft, match) => Minutes(draft, match, 1)),
        new("(?:every|each) hour|hourly", draft => draft.SetEveryMinutes(60)),
        new($"(?:every|each) {Number} days?", (draft, match) => Codes.Days(draft, NumberOf(match.Groups[1]))),
        .. Enumerable.Range(2, Counted.Length - 2).Select(count =>
            new Phrase($"every (?:{Counted[count]}|{TimingWords.OfMonth(count)}) day", draft => Codes.Days(draft, count))),
        new("(?:on )?alternate days", draft => Codes.Days(draft, 2)),
        new("every (?:other|second|2nd) week|fortnightly|every fortnight", draft => Codes.Weeks(draft, 2)),
        new($"every {Number} weeks?", (draft, match) => Codes.Weeks(draft, NumberOf(match.Groups[1]))),
        new("every week|weekly|once (?:a|per|every) week|once weekly", draft => Codes.Weeks(draft, 1)),
        new("biweekly|bi-weekly", (draft, match) => draft.Ask($"“{match.Value}” can be read as every two weeks and as twice a week.", "every 2 weeks", "Mon Thu")),
        new("bimonthly|bi-monthly", (draft, match) => draft.Ask($"“{match.Value}” can be read as every two months and as twice a month.", "every 2 months", "every 14 days")),
        new($"(?:twice|thrice|{Number} times)(?: (?:a|per|each|every) week| weekly)", (draft, match) => draft.Ask($"“{match.Value}” does not say on which days.", "Mon Thu", "Mon Wed Fri")),
        new("(?:every month|monthly|once (?:a|per|every) month)(?: on the (\\d{1,2})(?:st|nd|rd|th)?)?", (draft, match) => Months(draft, 1, match.Groups[1])),
        new($"every {Number} months?(?: on the (\\d{{1,2}})(?:st|nd|rd|th)?)?", (draft, match) => Months(draft, NumberOf(match.Groups[1]), match.Groups[2])),
        new("on the (\\d{1,2})(?:st|nd|rd|th) of (?:every|each|the) month", (draft, match) => Months(draft, 1, match.Groups[1])),
        new("quarterly", draft => draft.SetEveryMonths(3)),
        new($"once{ADay}|one time{ADay}", draft => PerDay(draft, 1)),
        new($"twice{ADay}", draft => PerDay(draft, 2)),
        new($"thrice{ADay}", draft => PerDay(draft, 3)),
        new($"{Number} ?(?:times|x){ADay}", (draft, match) => PerDay(draft, NumberOf(match.Groups[1]))),
        new($"(?:at most|max(?:imum)?(?: of)?|up to|no more than) {Number}(?: doses| times|x)?(?: in 24 ?{Hours}| (?:a|per|in a) day| daily)",
            (draft, match) => draft.SetPerDay(NumberOf(match.Groups[1]))),
        new("every day|each day|daily", draft => draft.SetEveryDay()),
        new("(?:every|each|in the|at) mornings?|mornings|mane", draft => draft.Events.Add(draft.House.Morning)),
        new("(?:every|each|in the) afternoons?|afternoons", draft => draft.Events.Add(draft.House.Afternoon)),
        new("(?:every|each|in the) evenings?|evenings", draft => draft.Events.Add(draft.House.Evening)),
        new("(?:at|every|before) (?:bedtime|bed)|bedtime|every night|at night|nightly|nocte", draft => draft.Events.Add(draft.House.Bedtime)),
        new("on waking(?: up)?|upon waking(?: up)?", draft => draft.Events.Add(draft.House.Waking)),
        new("(before|after|with) (?:all |each |every )?(meals?|breakfast|lunch|dinner|supper)", (draft, match) => Meals.Add(draft, match.Groups[1].Value, match.Groups[2].Value)),
        new("as needed|when needed|if needed|as required|when required|if required", draft => draft.IsAsNeeded = true),
        new("once,? now|now|immediately|at once|straight away", draft => draft.IsNow = true),
        new("once(?: only)?|one[- ]time(?: only)?|(?:a )?single dose|1 time(?: only)?", draft => draft.IsOnce = true),
        new("then", draft => draft.Ask("What follows “then” is a step of its own.", "Enter a taper or titration as steps.")),
        new("continuous(?:ly)?", draft => draft.Ask("A dose is picked up and given; nothing is given continuously here.", "every 6 hours", "08:00 20:00")),
        new("as directed|with food", (draft, match) => draft.Ask($"“{match.Value}” does not say when.", "08:00 20:00", "twice a day")),
    ];

    private static void Cycle(TimingDraft draft, Match match, int days)
    {
        var (on, off) = (days * NumberOf(match.Groups[1]), days * NumberOf(match.Groups[2]));
        if (on is < 1 or > 366 || off is < 1 or > 366)
            draft.Ask($"“{match.Value}” is out of bounds.", "21 days on, 7 days off");
        else
            draft.SetCycle(on, off);
    }

    private static void Minutes(TimingDraft draft, Match match, int each) => Codes.Minutes(draft, match.Value, NumberOf(match.Groups[1]) * each);

    private static void Months(TimingDraft draft, int months, Group day)
    {
        var dayOfMonth = day.Length == 0 ? (int?)null : NumberOf(day);
        if (months is < 1 or > 12 || dayOfMonth is < 1 or > 31)
            draft.Ask("That is no day of every 1 to 12 months.", "every month on the 31st at 09:00");
        else
            draft.SetEveryMonths(months, dayOfMonth);
    }

    private static void PerDay(TimingDraft draft, int count)
    {
        draft.SetPerDay(count);
        draft.SetEveryDay();
    }
}
