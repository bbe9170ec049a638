using System.Globalization;
using System.Text.RegularExpressions;

namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Codes of HL7 v2 (table 0335), FHIR and v3, names of the VA's schedules, and abbreviations.</summary>
internal static class Codes
{
    private static readonly Dictionary<string, Action<TimingDraft>> Names = new(StringComparer.Ordinal)
    {
        ["bid"] = draft => PerDay(draft, 2),
        ["bd"] = draft => PerDay(draft, 2),
        ["tid"] = draft => PerDay(draft, 3),
        ["tds"] = draft => PerDay(draft, 3),
        ["qid"] = draft => PerDay(draft, 4),
        ["qds"] = draft => PerDay(draft, 4),
        ["qd"] = draft => Misread(draft, "QD", "every day", () => draft.SetEveryDay()),
        ["qday"] = draft => draft.SetEveryDay(),
        ["qod"] = draft => Misread(draft, "QOD", "every second day", () => draft.SetEveryDays(2)),
        ["qam"] = draft => Event(draft, draft.House.Morning),
        ["am"] = draft => Event(draft, draft.House.Morning),
        ["om"] = draft => Event(draft, draft.House.Morning),
        ["qpm"] = draft => Event(draft, draft.House.Evening),
        ["qhs"] = draft => Misread(draft, "QHS", "at bedtime", () => Event(draft, draft.House.Bedtime)),
        ["hs"] = draft => Misread(draft, "HS", "at bedtime", () => Event(draft, draft.House.Bedtime)),
        ["bed"] = draft => Event(draft, draft.House.Bedtime),
        ["qshift"] = draft => draft.Events.AddRange(draft.House.Shifts),
        ["wk"] = draft => Weeks(draft, 1),
        ["qwk"] = draft => Weeks(draft, 1),
        ["stat"] = draft => draft.IsNow = true,
        ["morn"] = draft => Event(draft, draft.House.Morning),
        ["morn.early"] = draft => Event(draft, draft.House.Morning.Add(-draft.House.EarlyOrLate)),
        ["morn.late"] = draft => Event(draft, draft.House.Morning.Add(draft.House.EarlyOrLate)),
        ["aft"] = draft => Event(draft, draft.House.Afternoon),
        ["aft.early"] = draft => Event(draft, draft.House.Afternoon.Add(-draft.House.EarlyOrLate)),
        ["aft.late"] = draft => Event(draft, draft.House.Afternoon.Add(draft.House.EarlyOrLate)),
        ["eve"] = draft => Event(draft, draft.House.Evening),
        ["eve.early"] = draft => Event(draft, draft.House.Evening.Add(-draft.House.EarlyOrLate)),
        ["eve.late"] = draft => Event(draft, draft.House.Evening.Add(draft.House.EarlyOrLate)),
        ["night"] = draft => Event(draft, draft.House.Night),
        ["wake"] = draft => Event(draft, draft.House.Waking),
        ["ac"] = draft => Meals.Add(draft, "before", "meals"),
        ["acm"] = draft => Meals.Add(draft, "before", "breakfast"),
        ["acd"] = draft => Meals.Add(draft, "before", "lunch"),
        ["acv"] = draft => Meals.Add(draft, "before", "dinner"),
        ["pc"] = draft => Meals.Add(draft, "after", "meals"),
        ["pcm"] = draft => Meals.Add(draft, "after", "breakfast"),
        ["pcd"] = draft => Meals.Add(draft, "after", "lunch"),
        ["pcv"] = draft => Meals.Add(draft, "after", "dinner"),
        ["cm"] = draft => Meals.Add(draft, "with", "breakfast"),
        ["cd"] = draft => Meals.Add(draft, "with", "lunch"),
        ["cv"] = draft => Meals.Add(draft, "with", "dinner"),
        ["ic"] = draft => Meals.Add(draft, "between", "meals"),
        ["icm"] = draft => Meals.Add(draft, "between", "breakfast"),
        ["icd"] = draft => Meals.Add(draft, "between", "lunch"),
        ["icv"] = draft => Meals.Add(draft, "between", "dinner"),
    };

    public static IReadOnlyList<Phrase> All { get; } =
    [
        new("prn", draft => draft.IsAsNeeded = true),
        new("q ?(\\d{1,3}) ?(?:h|hr|hrs|hours?)", (draft, match) => Minutes(draft, match.Value, 60 * Number(match))),
        new("q ?(\\d{1,3}) ?(?:min|mins|minutes)", (draft, match) => Minutes(draft, match.Value, Number(match))),
        new("q(\\d{1,3})m", MinutesOrMonths),
        new("q ?([1-9]\\d{0,2}) ?(?:d|days?)", (draft, match) => Days(draft, Number(match))),
        new("q ?(\\d{1,3}) ?(?:w|wk|wks|weeks?)", (draft, match) => Weeks(draft, Number(match))),
        new("q ?(\\d{1,3}) ?(?:mo|months?)", (draft, match) => Months(draft, match.Value, Number(match))),
        new("([1-9]\\d?)id", (draft, match) => PerDay(draft, Number(match))),
        new(string.Join('|', Names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape)), (draft, match) => Names[match.Value](draft)),
        .. AskedBack.All,
    ];

    public static void Minutes(TimingDraft draft, string written, int minutes)
    {
        if (minutes is < EveryInterval.LeastMinutes or > 31 * 24 * 60)
            draft.Ask($"“{written}” is out of bounds.", "every 15 minutes", "every 6 hours");
        else
            draft.SetEveryMinutes(minutes);
    }

    public static void Days(TimingDraft draft, int days)
    {
        if (days is < 1 or > 366)
            draft.Ask($"Every {days} days is out of bounds.", "every 2 days");
        else
            draft.SetEveryDays(days);
    }

    public static void Weeks(TimingDraft draft, int weeks)
    {
        if (weeks is < 1 or > 52)
        {
            draft.Ask($"Every {weeks} weeks is out of bounds.", "every 2 weeks");
            return;
        }

        draft.SetWeeks(weeks);
    }

    private static void Months(TimingDraft draft, string written, int months)
    {
        if (months is < 1 or > 12)
            draft.Ask($"“{written}” is out of bounds.", "every 3 months");
        else
            draft.SetEveryMonths(months);
    }

    private static void MinutesOrMonths(TimingDraft draft, Match match)
    {
        // In HL7 minutes, on a depot's order months.
        if (Number(match) <= 12)
            draft.Ask($"“{match.Value.ToUpperInvariant()}” can be read as minutes and as months.", $"every {Number(match)} months", "every 15 minutes");
        else
            Minutes(draft, match.Value, Number(match));
    }

    private static void PerDay(TimingDraft draft, int count)
    {
        draft.SetPerDay(count);
        draft.SetEveryDay();
    }

    private static void Event(TimingDraft draft, TimeOnly time) => draft.Events.Add(time);

    private static void Misread(TimingDraft draft, string code, string words, Action says)
    {
        draft.Remark($"“{code}” is easily misread. Understood: {words}.");
        says();
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
