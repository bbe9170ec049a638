using MedDispense.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>What people do. Everything that has a page is done on the page: what is shown there is what is sent.</summary>
public sealed partial class StorySteps(StoryHouse house, StoryGiven given)
{
    private const string Key = @"([\p{L}\p{N}_.'#-]+)";
    private const string DoseRef = @"((?:the last dose of )?[\p{L}\p{N}_.'-]+(?: \d{4}-\d\d-\d\d)?(?: \d\d:\d\d(?: again)?)?)";

    private delegate Task<StoryOutcome> Doing(StoryPerson person, Match words, Clauses clauses);

    private readonly Dictionary<string, string?> _stations = new(StringComparer.OrdinalIgnoreCase);
    private List<(Regex Words, Doing Do)>? _all;

    private List<(Regex Words, Doing Do)> All => _all ??=
    [
        .. new[] { ScanSteps(), DoseSteps(), AfterSteps(), StockSteps(), OrderSteps(), ScreenSteps() }.SelectMany(steps => steps)
            .Select(step => (new Regex($"^(?:{step.Item1})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), step.Item2)),
    ];

    /// <summary>Who acted last.</summary>
    public StoryPerson? Actor { get; private set; }

    /// <summary>Runs one step.</summary>
    /// <returns>What became of it; null when only time passed or something was arranged.</returns>
    public async Task<StoryOutcome?> RunAsync(string text)
    {
        await house.FoundAsync();
        var parts = StoryFile.Parts(text);
        var clauses = new Clauses(parts.Skip(1));
        if (Regex.Match(parts[0], @"^(\d\d:\d\d) (.+)$") is { Success: true } timed)
        {
            house.MoveClockTo(house.Moment(timed.Groups[1].Value));
            parts[0] = timed.Groups[2].Value;
        }

        if (await TimeAsync(parts[0]) || await ArrangedAsync(parts[0]))
        {
            clauses.Done();
            return null;
        }

        var (person, rest) = Who(parts[0]);
        foreach (var (words, act) in All)
        {
            if (words.Match(rest) is not { Success: true } match)
                continue;
            Actor = person;
            var outcome = await act(person, match, clauses);
            clauses.Done();
            return outcome;
        }

        throw new StoryMistakeException($"Unknown words: “{rest}”.");
    }

    /// <summary>The browser of a person as <i>Then</i> lines name it.</summary>
    public StoryPerson BrowserOf(string who) => house.At(who, _stations.GetValueOrDefault(who));

    /// <summary>Who acts, and at which station: the one named, else where they were last, else the only one.</summary>
    private (StoryPerson Person, string Words) Who(string text)
    {
        var match = Regex.Match(text, $"^{Key} (?:(?:at (?:the )?(no station|station {Key}|{Key})) )?(.+)$");
        if (!match.Success || !house.People.ContainsKey(match.Groups[1].Value))
            throw new StoryMistakeException($"Unknown words: “{text}”. A step begins with a person, a time or “Client”.");
        var who = match.Groups[1].Value;
        var named = match.Groups[2].Value;
        if (named.Length > 0)
            _stations[who] = named == "no station" ? null : named.StartsWith("station ", StringComparison.Ordinal) ? named[8..] : named;
        else if (!_stations.ContainsKey(who))
            _stations[who] = house.Stations.Count == 1 ? house.Stations.Keys.Single() : null;
        return (house.At(who, _stations[who]), match.Groups[5].Value);
    }

    private async Task<bool> TimeAsync(string text)
    {
        if (Regex.Match(text, @"^At ((?:\d{4}-\d\d-\d\d )?\d\d:\d\d)( the second time)?$") is { Success: true } at)
        {
            var local = at.Groups[1].Value.Length <= 5
                ? house.LocalNow.Date + TimeOnly.ParseExact(at.Groups[1].Value, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan()
                : StoryHouse.Date(at.Groups[1].Value);
            house.MoveClockTo(house.ToUtc(local, at.Groups[2].Success));
            return true;
        }

        if (Regex.Match(text, @"^After(?: (\d+) hours?)?(?: (\d+) minutes?)?(?: (\d+) seconds?)?$") is { Success: true } after)
        {
            var span = new TimeSpan(Whole(after.Groups[1]), Whole(after.Groups[2]), Whole(after.Groups[3]));
            if (span == TimeSpan.Zero)
                throw new StoryMistakeException("Say how long: After 20 minutes.");
            house.MoveClockTo(house.Now + span);
            return true;
        }

        if (text == "The program records what was missed")
        {
            await house.WithAsync((RecordMissedDoses record) => record.RunAsync(house.FacilityId, house.Now));
            return true;
        }

        return false;
    }

    private static int Whole(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private async Task<bool> ArrangedAsync(string text)
    {
        var match = Regex.Match(text, $"^Client {Key} (goes on leave|comes back|is discharged|leaves against advice|dies)$");
        if (!match.Success)
            return false;
        await house.MoveClientAsync(match.Groups[1].Value, match.Groups[2].Value switch
        {
            "goes on leave" => StayEventKind.WentOnLeave,
            "comes back" => StayEventKind.CameBack,
            "is discharged" => StayEventKind.Discharged,
            "leaves against advice" => StayEventKind.LeftAgainstAdvice,
            _ => StayEventKind.Died,
        });
        return true;
    }

    /// <summary>Who witnesses and co-signs, reasons by code, as fields of a form.</summary>
    private List<(string, string?)> Signers(Clauses clauses)
    {
        var values = new List<(string, string?)>();
        foreach (var (word, field) in new[] { ("witness", "Witness"), ("co-signer", "CoSigner") })
        {
            if (clauses.Take($"{word} {Key}( with a wrong PIN)?") is not { } match)
                continue;
            values.Add(($"{field}.Who", house.BadgeOf(match.Groups[1].Value)));
            values.Add(($"{field}.Pin", match.Groups[2].Success ? "9753" : WebHouse.Pin));
        }

        values.AddRange(clauses.All(@"([a-z]+(?:-[a-z]+)*) because ("".*"")").Select(answer => ($"Answers[{answer.First}]", (string?)answer.Second)));
        return values;
    }

    private Domain.Medicines.Medicine MedicineOf(Pack pack) => house.Medicines.Values.Single(row => row.Id == pack.MedicineId);

    private Pack PackOf(string key) => StoryHouse.Named(house.Packs, key, "pack");

    private Place PlaceOf(string key) => StoryHouse.Named(house.Places, key, "place");

    private Client ClientOf(string key) => StoryHouse.Named(house.Clients, key, "client");

    /// <summary>The form's time fields take local time.</summary>
    private string Local(string text) => house.ToLocal(house.Moment(text)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>The order and the occurrence's key that "O1 08:00" names, or "O1 01:30 again"; without a time an as-needed order.</summary>
    public (Guid OrderId, string ClientKey, string? Key) OccurrenceOf(string text)
    {
        var match = Regex.Match(text, @"^([^ ]+)(?: (\d{4}-\d\d-\d\d))?(?: (\d\d:\d\d)( again)?)?$");
        if (!match.Success)
            throw new StoryMistakeException($"“{text}” names no dose. Write O1 08:00, or O1 2026-06-09 08:00.");
        var id = StoryHouse.Named(house.Orders, match.Groups[1].Value, "order");
        var day = match.Groups[2].Success ? match.Groups[2].Value : house.LocalNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (id, given.Orders[match.Groups[1].Value].Client, match.Groups[3].Success ? Occurrence.KeyOf($"{day}T{match.Groups[3].Value}", match.Groups[4].Success ? 2 : 1) : null);
    }

    /// <summary>The posting of the newest dose that stands.</summary>
    public async Task<Guid> PostingOfAsync(string text)
    {
        var isLast = text.StartsWith("the last dose of ", StringComparison.OrdinalIgnoreCase);
        var (orderId, _, key) = OccurrenceOf(isLast ? text["the last dose of ".Length..] : text);
        Occurrence.TryReadKey(key, out var nominal, out var ordinal);
        var found = await house.AskAsync(async db => await (
            from dose in db.DosesThatStand()
            join posting in db.Postings on dose.PostingId equals posting.Id
            where dose.OrderId == orderId && (isLast || (dose.Nominal == nominal && (nominal == null || dose.NominalOrdinal == ordinal)))
            orderby posting.Number descending
            select (Guid?)posting.Id).FirstOrDefaultAsync());
        return found ?? throw new StoryStuckException($"no dose stands for {text}");
    }

    private (string, Doing)[] OrderSteps() =>
    [
        ($"changes order {Key}(?: to (.+))?", async (person, words, clauses) =>
        {
            var key = words.Groups[1].Value;
            var (client, before) = given.Orders.TryGetValue(key, out var known) ? known : throw new StoryMistakeException($"No order “{key}” was given.");
            var all = words.Groups[2].Success ? new Clauses([words.Groups[2].Value, .. Rest(clauses)]) : clauses;
            var from = all.After("holds from") is { } later ? house.Moment(later) : house.Now;
            var after = given.ReadOrder(all, before);
            all.Done();
            given.Orders[key] = (client, after);
            return Ledger(person, await house.SignAsync(house.Act("#arranger"), ClientOf(client).Id, house.Orders[key], after, from));
        }),
        ($"decides that {Key} goes on", async (person, words, clauses) =>
        {
            await person.GoAsync($"/orders/{StoryHouse.Named(house.Orders, words.Groups[1].Value, "order")}/hold");
            List<(string, string?)> values = [("Signature", WebHouse.Pin), .. Reason(clauses.After("because"), "Reason")];
            if (clauses.Has("on the last call"))
                values.Add(("CallId", await house.AskAsync(LastCallAsync)));
            return person.HasForm(Main) ? await person.SendAsync(Main, false, [.. values]) : person.Last!; // It was just opened.
        }),
        ($"notes a call to {Key} about {Key}", async (person, words, clauses) =>
        {
            await person.GoAsync($"/calls/new?client={ClientOf(words.Groups[2].Value).Id}");
            return await person.SendAsync(Main, false,
                ("PrescriberId", StoryHouse.Named(house.People, words.Groups[1].Value, "person").Id.ToString()), ("Said", clauses.After("said") ?? "Go on as ordered"),
                ("ReadBack", clauses.Has("not read back") ? "false" : "true"));
        }),
        ($"signs order {Key} for {Key}: (.+)", SignAsync),
        ($"(pauses|resumes|discontinues) order {Key}", async (person, words, clauses) =>
        {
            var kind = words.Groups[1].Value.ToLowerInvariant() switch { "pauses" => OrderStepKind.Paused, "resumes" => OrderStepKind.Resumed, _ => OrderStepKind.Discontinued };
            var id = StoryHouse.Named(house.Orders, words.Groups[2].Value, "order");
            return Ledger(person, await house.StepAsync(house.Act("#arranger"), id, kind, clauses.After("because") ?? "The prescriber said so", clauses.After("until") is { } until ? house.Moment(until) : null));
        }),
    ];

    private static async Task<string?> LastCallAsync(MedDispenseDb db) =>
        (await db.PrescriberCalls.OrderByDescending(row => row.SpokeAt).Select(row => row.PostingId).FirstAsync()).ToString();

    private static List<string> Rest(Clauses clauses)
    {
        var rest = new List<string>();
        while (clauses.Take("(.+)") is { } part)
            rest.Add(part.Groups[1].Value);
        return rest;
    }

    /// <summary>The outcome of what has no page yet.</summary>
    private static StoryOutcome Ledger(StoryPerson person, PostingResult result) => new(
        result.IsPosted ? StoryEnd.Recorded : StoryEnd.Refused,
        person.HasPage ? person.Page with { Headers = new Dictionary<string, string>() } : NoPage, result.Receipt?.Number.ToString(CultureInfo.InvariantCulture));

    private static Answer NoPage { get; } = new(System.Net.HttpStatusCode.OK, null, new AngleSharp.Html.Parser.HtmlParser().ParseDocument(""), "", new Uri("http://house.test/"));

    private (string, Doing)[] ScreenSteps() =>
    [
        ("opens the round", (person, _, _) => person.GoAsync("/round")),
        ($"opens the doses of {Key}", (person, words, _) => person.GoAsync($"/round/{ClientOf(words.Groups[1].Value).Id}")),
        ($"opens the chart of {Key}", (person, words, _) => person.GoAsync($"/charts/{ClientOf(words.Groups[1].Value).Id}")),
        ("""opens "(/[^"]*)" """.Trim(), (person, words, _) => person.GoAsync(words.Groups[1].Value)),
        ("reloads the page", (person, _, _) => person.GoAsync(person.Page.Url.PathAndQuery)),
        ("presses back", (person, _, _) => Moved(person, person.Back)),
        ("opens a second tab|opens another tab", (person, _, _) => Moved(person, person.OpenTab)),
        (@"goes to tab (\d+)", (person, words, _) => Moved(person, () => person.GoToTab(Whole(words.Groups[1])))),
        ("sends the form again", (person, _, _) => person.SendAgainAsync()),
        ("locks the screen", (person, _, _) => person.SendAsync("form[data-idle-lock]", true)),
    ];

    private static Task<StoryOutcome> Moved(StoryPerson person, Action move)
    {
        move();
        return Task.FromResult(new StoryOutcome(StoryEnd.Shown, person.HasPage ? person.Page : NoPage, null));
    }
}
