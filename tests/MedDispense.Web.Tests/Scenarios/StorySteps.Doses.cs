using System.Text.RegularExpressions;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scenarios;

public sealed partial class StorySteps
{
    private const string Give = "form#give";
    private const string Observe = "form#observe";
    private const string Otherwise = "form#otherwise";
    private const string Main = "main form[method=post]";

    private (string, Doing)[] ScanSteps() =>
    [
        ($"scans client {Key}", (person, words, _) => ScanAsync(person, ClientOf(words.Groups[1].Value).CardCode)),
        ($"scans pack {Key}", (person, words, _) => ScanAsync(person, PackOf(words.Groups[1].Value).LabelCode)),
        ($"scans the badge of {Key}", (person, words, _) => ScanAsync(person, house.BadgeOf(words.Groups[1].Value))),
        ($"scans the maker's code of {Key}", (person, words, clauses) => ScanAsync(person, MakersCode(words.Groups[1].Value, clauses))),
        ("""scans "(.*)" """.Trim(), (person, words, _) => ScanAsync(person, words.Groups[1].Value)),
        ("""types "(.*)" """.Trim(), (person, words, _) => TypeAsync(person, words.Groups[1].Value)),
        ($"types the card of {Key}", (person, words, _) => TypeAsync(person, ClientOf(words.Groups[1].Value).CardCode)),
        ($@"confirms client {Key} by birth date (\d{{4}}-\d\d-\d\d)", async (person, words, clauses) =>
        {
            await person.GoAsync($"/round/{ClientOf(words.Groups[1].Value).Id}");
            return await person.SendAsync("form[action$='/identify']", false,
                [.. Reason(clauses.After("because"), "Form.Reason"), ("Form.BornOn", words.Groups[2].Value)]);
        }),
        ($"chooses pack {Key} for {DoseRef}", async (person, words, clauses) =>
        {
            var (orderId, _, nominal) = OccurrenceOf(words.Groups[2].Value);
            var at = nominal is null ? "" : $"&at={Uri.EscapeDataString(nominal)}";
            await person.GoAsync(person.Link($"a[href*='/packs?order={orderId}{at}']", "“Pack cannot be scanned”"));
            return await person.SendAsync(Main, false, [("Pack", PackOf(words.Groups[1].Value).Id.ToString()), .. Reason(clauses.After("because"), "Reason")]);
        }),
    ];

    private (string, Doing)[] DoseSteps() =>
    [
        ($"records the emergency medicine {Key}(?: to {Key})?", async (person, words, clauses) =>
        {
            var medicine = StoryHouse.Named(house.Medicines, words.Groups[1].Value, "medicine");
            await person.GoAsync("/emergency");
            return await person.SendAsync(Main, false,
            [
                ("MedicineId", medicine.Id.ToString()), ("ClientId", words.Groups[2].Success ? ClientOf(words.Groups[2].Value).Id.ToString() : ""),
                .. Reason(clauses.After("amount"), "Amount"), .. Reason(clauses.After("because"), "Reason"), .. When(clauses),
            ]);
        }),
        ("confirms( twice)?", (person, words, clauses) =>
        {
            var form = person.HasForm(Observe) ? Observe : Give;
            var locked = clauses.Has("without opening the screen");
            (string, string?)[] values = [.. Signers(clauses), .. Reason(clauses.After("for"), "Indication"), .. Reason(clauses.After("saw"), "Seen")];
            return words.Groups[1].Success ? person.SendTwiceAsync(form, values) : person.SendAsync(form, locked, values);
        }),
        ("records ([a-z' ]+)", (person, words, clauses) =>
        {
            var outcome = OutcomeOf(words.Groups[1].Value);
            return person.SendAsync(person.HasForm(Otherwise) ? Otherwise : Main, false,
                [("Outcome", outcome.ToString()), .. Reason(clauses.After("took"), "Taken"), .. Answer(clauses), .. Signers(clauses)]);
        }),
        ($"records {DoseRef} as ([a-z' ]+)", async (person, words, clauses) =>
        {
            await OpenNotGivenAsync(person, words.Groups[1].Value);
            return await person.SendAsync(Main, false, [("Outcome", OutcomeOf(words.Groups[2].Value).ToString()), .. Answer(clauses), .. Signers(clauses)]);
        }),
        ($"opens not given for {DoseRef}", (person, words, _) => OpenNotGivenAsync(person, words.Groups[1].Value)),
        ($"opens the prepared dose {DoseRef}", async (person, words, _) =>
        {
            var (_, client, _) = OccurrenceOf(words.Groups[1].Value);
            var prepared = await PreparedAsync(words.Groups[1].Value);
            await person.GoAsync($"/round/{ClientOf(client).Id}");
            return await person.GoAsync(person.Link($"a[href='/doses/{prepared}/observe']", "“Observe”"));
        }),
    ];

    private (string, Doing)[] AfterSteps() =>
    [
        ($"corrects {DoseRef}", async (person, words, clauses) =>
        {
            var posting = await PostingOfAsync(words.Groups[1].Value);
            await person.GoAsync($"/charts/{ClientOf(ClientKeyOf(words.Groups[1].Value)).Id}");
            await person.GoAsync(person.Link($"a[href='/doses/{posting}/correct']", "“Correct”"));
            return await person.SendAsync(Main, false, [.. Correction(clauses), .. Reason(clauses.After("because"), "Reason"), .. Signers(clauses)]);
        }),
        ($"notes after {DoseRef} ([a-z-]+)", async (person, words, clauses) =>
        {
            var posting = await PostingOfAsync(words.Groups[1].Value);
            await person.GoAsync($"/doses/{posting}/afterwards");
            return await person.SendAsync(Main, false, [("Kind", words.Groups[2].Value), .. Reason(clauses.After("in words"), "Words")]);
        }),
        ($"enters late {DoseRef}", async (person, words, clauses) =>
        {
            var (orderId, client, nominal) = OccurrenceOf(words.Groups[1].Value);
            await person.GoAsync($"/late-entries/new?client={ClientOf(client).Id}&order={orderId}&at={Uri.EscapeDataString(nominal ?? "")}");
            var from = clauses.Take($"from pack {Key} in {Key}") ?? throw new StoryMistakeException("Say from what: from pack P1 in cart.");
            return await person.SendAsync(Main, false,
            [
                ("Pack", PackOf(from.Groups[1].Value).LabelCode), ("PlaceId", PlaceOf(from.Groups[2].Value).Id.ToString()), .. When(clauses),
                .. Reason(clauses.After("took"), "Taken"), .. Reason(clauses.Take("because ([a-z-]+)")?.Groups[1].Value, "LateEntryReason"),
                .. Reason(clauses.After("more"), "Reason"), .. Reason(clauses.After("for"), "Indication"), .. Signers(clauses),
            ]);
        }),
        ("completes the form", (person, _, clauses) => person.SendAsync(Main, false, [.. Answer(clauses), .. Signers(clauses)])),
        ($"approves the late entry of {DoseRef}", async (person, words, _) =>
        {
            var posting = await PostingOfAsync(words.Groups[1].Value);
            var page = await person.GoAsync("/late-entries");
            return page.End == StoryEnd.Shown ? await person.SendAsync($"form[action='/late-entries/{posting}/approve']", false) : page;
        }),
    ];

    /// <summary>A wedge scan: into the port of the page, as its script sends it.</summary>
    private static async Task<StoryOutcome> ScanAsync(StoryPerson person, string text)
    {
        if (!person.HasForm("form[data-scan-port]"))
            await person.GoAsync("/round");
        // A page with a port of its own comes before the frame's.
        return await person.SendAsync("form[data-scan-port]", false, ("Text", text), ("Source", "scanner"));
    }

    private static async Task<StoryOutcome> TypeAsync(StoryPerson person, string text)
    {
        if (!person.HasForm(".scan-strip form"))
            await person.GoAsync("/round");
        return await person.SendAsync(".scan-strip form", false, ("Text", text));
    }

    private string MakersCode(string medicineKey, Clauses clauses)
    {
        var medicine = StoryHouse.Named(house.Medicines, medicineKey, "medicine");
        var code = medicine.Codes.FirstOrDefault()?.Value ?? throw new StoryMistakeException($"Medicine {medicineKey} was given no code.");
        var expiry = clauses.After("expires") is { } day ? $"(17){StoryHouse.Date(day):yyMMdd}" : "";
        var lot = clauses.After("lot") is { } its ? $"(10){its}" : "";
        var serial = clauses.After("serial") is { } one ? $"(21){one}" : "";
        return $"(01){code}{expiry}{lot}{serial}";
    }

    private string ClientKeyOf(string dose) => OccurrenceOf(dose.StartsWith("the last dose of ", StringComparison.OrdinalIgnoreCase) ? dose["the last dose of ".Length..] : dose).ClientKey;

    private async Task<StoryOutcome> OpenNotGivenAsync(StoryPerson person, string dose)
    {
        var (orderId, client, nominal) = OccurrenceOf(dose);
        var url = $"/round/{ClientOf(client).Id}/not-given?order={orderId}&at={Uri.EscapeDataString(nominal ?? throw new StoryMistakeException("Say which dose: O1 08:00."))}";
        var page = await person.GoAsync($"/round/{ClientOf(client).Id}");
        if (page.End != StoryEnd.Shown)
            return page;
        // An answered dose has no link any more; a page that was open before still has.
        return await person.GoAsync(person.Page.Page.QuerySelector($"a[href='{url}']") is null ? url : person.Link($"a[href='{url}']", "“Not given”"));
    }

    private async Task<Guid> PreparedAsync(string dose)
    {
        var (orderId, _, key) = OccurrenceOf(dose);
        Occurrence.TryReadKey(key, out var nominal, out var ordinal);
        return await house.AskAsync(db => db.Doses.AsNoTracking().Where(row => row.OrderId == orderId && row.Nominal == nominal && (nominal == null || row.NominalOrdinal == ordinal) && row.Outcome == DoseOutcome.Prepared)
            .OrderByDescending(row => row.HappenedAt).Select(row => (Guid?)row.PostingId).FirstOrDefaultAsync()) ?? throw new StoryStuckException($"{dose} was not prepared");
    }

    private static DoseOutcome OutcomeOf(string words) => Enum.GetValues<DoseOutcome>().Cast<DoseOutcome?>()
        .FirstOrDefault(outcome => Plain(outcome!.Value.Say()) == Plain(words)) ?? throw new StoryMistakeException($"No outcome is called “{words}”.");

    private static string Plain(string words) => Regex.Replace(words.ToLowerInvariant(), "[^a-z]+", " ").Trim();

    private static IEnumerable<(string, string?)> Reason(string? value, string field) => value is null ? [] : [(field, value)];

    private IEnumerable<(string, string?)> When(Clauses clauses) => Reason(clauses.After("at") is { } at ? Local(at) : null, "HappenedAt");

    /// <summary>Why, from the outcome's list, and more in words; later where it is written down after the fact.</summary>
    private List<(string, string?)> Answer(Clauses clauses)
    {
        var values = new List<(string, string?)>();
        values.AddRange(Reason(clauses.Take("because ([a-z-]+)")?.Groups[1].Value, "ReasonCode"));
        values.AddRange(Reason(clauses.After("more"), "Reason"));
        values.AddRange(When(clauses));
        values.AddRange(Reason(clauses.Take("late because ([a-z-]+)")?.Groups[1].Value, "LateEntryReason"));
        return values;
    }

    private List<(string, string?)> Correction(Clauses clauses)
    {
        var values = new List<(string, string?)>();
        if (clauses.Has("it never happened"))
            values.Add(("How", "never"));
        else if (clauses.Has("it happened differently"))
            values.Add(("How", "differently"));
        if (clauses.Take($"now (in its container|with me|wasted|swallowed by {Key})") is { } now)
        {
            values.Add(("Now", now.Groups[1].Value[..5] switch { "in it" => "InItsContainer", "with " => "WithMe", "waste" => "Wasted", _ => "SwallowedByAnother" }));
            if (now.Groups[2].Success)
                values.Add(("SwallowedBy", ClientOf(now.Groups[2].Value).Id.ToString()));
        }

        values.AddRange(Reason(clauses.After("done"), "WhatWasDone"));
        values.AddRange(Reason(clauses.After("told"), "WhoWasTold"));
        values.AddRange(Reason(clauses.After("took"), "Taken"));
        values.AddRange(When(clauses));
        return values;
    }
}
