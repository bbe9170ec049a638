using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scenarios;

/// <summary>What <i>Then</i> lines expect. Each compares the whole of what it names, and says what it found instead.</summary>
public sealed class StoryThen(StoryHouse house, StorySteps steps)
{
    private const string Key = @"([\p{L}\p{N}_.'-]+)";
    private const string Figure = @"([\d.½]+(?: [A-Za-z]+)?)";

    /// <summary>Number of the newest entry before the last step.</summary>
    public long EntriesBefore { get; set; }

    /// <summary>Entry of the step before the last.</summary>
    public string? EntryBefore { get; set; }

    /// <summary>Whether a line is about what became of the last step.</summary>
    public static bool IsAboutOutcome(string text) => Regex.IsMatch(text,
        @"^(it is |it asks for |it leads to|the screen is locked|\d+ (is|are) (recorded|refused))", RegexOptions.IgnoreCase);

    /// <returns>Expected and got where they differ; null when all is as expected.</returns>
    public async Task<(string Expected, string Got)?> CheckAsync(string text, IReadOnlyList<StoryOutcome> last)
    {
        var parts = StoryFile.Parts(text);
        var outcome = last.Count > 0 ? last[^1] : null;
        return OutcomeOf(text, last) ?? PageOf(text, outcome) ?? await RecordOf(parts[0], new Clauses(parts.Skip(1)));
    }

    /// <summary>Whether everything that is recorded holds together.</summary>
    public async Task<(string Expected, string Got)?> VerifyAsync()
    {
        await house.FoundAsync();
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync());
        return report.IsWhole ? None : ("the record is whole", string.Join("; ", report.Problems.Take(5).Select(problem => problem.Text)));
    }

    public Task<long> NewestEntryAsync() => house.AskAsync(async db => await db.Postings.MaxAsync(row => (long?)row.Number) ?? 0);

    private static readonly (string, string) None = ("", "");

    private static Match Of(string text, string pattern) => Regex.Match(text, $"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static (string Expected, string Got)? Compare(string expected, string got) => expected == got ? None : (expected, got);

    private static List<string> List(string text) => [.. text.Split([", ", " and "], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static string Said(IEnumerable<string> codes) => string.Join(", ", codes.Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } said ? said : "nothing";

    private (string, string)? OutcomeOf(string text, IReadOnlyList<StoryOutcome> last)
    {
        if (!IsAboutOutcome(text))
            return null;
        if (last.Count == 0)
            throw new StoryMistakeException("Nobody has done anything yet.");
        var outcome = last[^1];
        if (Of(text, @"\d+ (?:is|are) .+").Success)
            return Together(text, last);
        if (Of(text, "it is recorded").Success)
            return outcome.End == StoryEnd.Recorded ? None : ("recorded", outcome.ToString());
        if (Of(text, "it is the same entry as before").Success)
            return Compare($"recorded as entry {EntryBefore}", outcome.ToString());
        if (Of(text, "it is refused with (.+?)(?: and asks for (.+))?") is { Success: true } refused)
        {
            var asks = refused.Groups[2].Success ? $" and asks for {Said(List(refused.Groups[2].Value))}" : "";
            return Compare($"refused with {Said(List(refused.Groups[1].Value))}{asks}", outcome.End == StoryEnd.Refused
                ? $"refused with {Said(outcome.Stops)}{(asks.Length > 0 ? $" and asks for {Said(outcome.Asks)}" : "")}" : outcome.ToString());
        }

        if (Of(text, "it asks for (.+)") is { Success: true } asked)
            return Compare($"asks for {Said(List(asked.Groups[1].Value))}", outcome.End == StoryEnd.Refused && outcome.Stops.Count == 0 ? $"asks for {Said(outcome.Asks)}" : outcome.ToString());
        if (Of(text, """it leads to "(.+)" """.Trim()) is { Success: true } leads)
            return Compare(leads.Groups[1].Value, outcome.Answer.Url.AbsolutePath);
        return Of(text, "it is not allowed").Success ? Compare("not allowed", outcome.ToString())
            : Of(text, "it is not found").Success ? Compare("not found", outcome.ToString())
            : Of(text, "it is shown").Success ? (outcome.End == StoryEnd.Shown ? None : ("a page", outcome.ToString()))
            : Of(text, "the screen is locked").Success ? Compare("the screen is locked", outcome.ToString())
            : null;
    }

    /// <summary>"1 is recorded, 1 is refused with given-already": of what happened at the same moment.</summary>
    private static (string, string)? Together(string text, IReadOnlyList<StoryOutcome> last)
    {
        var expected = new List<string>();
        foreach (var part in Regex.Split(text, @",\s+(?=\d+ (?:is|are) )"))
        {
            var match = Of(part, @"(\d+) (?:is|are) (recorded|refused with (.+))");
            if (!match.Success)
                throw new StoryMistakeException($"Unknown words: “{part}”.");
            var words = match.Groups[3].Success ? $"refused with {Said(List(match.Groups[3].Value))}" : "recorded";
            expected.AddRange(Enumerable.Repeat(words, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        }

        var got = last.Select(outcome => outcome.End switch { StoryEnd.Recorded => "recorded", StoryEnd.Refused => $"refused with {Said(outcome.Stops)}", _ => outcome.ToString() });
        return Compare(string.Join("; ", expected.Order(StringComparer.Ordinal)), string.Join("; ", got.Order(StringComparer.Ordinal)));
    }

    private (string, string)? PageOf(string text, StoryOutcome? last)
    {
        var match = Of(text, $"the page(?: of {Key})? (stops with|asks for|does not stop|says|does not say)(?: (.+))?");
        if (!match.Success)
            return null;
        var person = match.Groups[1].Success ? steps.BrowserOf(match.Groups[1].Value) : steps.Actor ?? throw new StoryMistakeException("Nobody has opened a page yet.");
        var page = match.Groups[1].Success ? person.Last : last ?? person.Last;
        if (page is null)
            throw new StoryMistakeException("No page was opened yet.");
        var words = match.Groups[3].Value;
        var said = StoryPerson.Words(person.HasPage ? person.Page : page.Answer);
        return match.Groups[2].Value.ToLowerInvariant() switch
        {
            "stops with" => Compare(Said(List(words)), Said(page.PageStops)),
            "asks for" => Compare(Said(List(words)), Said(page.PageStops.Count > 0 ? page.PageStops.Select(code => $"a stop: {code}") : page.PageAsks)),
            "does not stop" => Compare("nothing", Said(page.PageStops)),
            "says" => said.Contains(Clauses.Unquoted(words), StringComparison.OrdinalIgnoreCase) ? None : (words, said),
            _ => said.Contains(Clauses.Unquoted(words), StringComparison.OrdinalIgnoreCase) ? ($"not {words}", said) : None,
        };
    }

    private async Task<(string, string)?> RecordOf(string head, Clauses clauses)
    {
        var difference = await StockOf(head) ?? await RoundOf(head, clauses) ?? await ChartOf(head, clauses) ?? await RegisterOf(head, clauses) ?? await OtherOf(head, clauses)
            ?? throw new StoryMistakeException($"Unknown words: “{head}”.");
        clauses.Done();
        return difference;
    }

    private async Task<(string, string)?> StockOf(string head)
    {
        if (Of(head, $"{Key} in {Key} is {Figure}") is { Success: true } there && house.Packs.ContainsKey(there.Groups[1].Value))
        {
            var place = StoryHouse.Named(house.Places, there.Groups[2].Value, "place");
            return await HeldAsync(there.Groups[1].Value, there.Groups[3].Value, row => row.Id == place.Id);
        }

        if (Of(head, $"{Key} holds {Figure} of {Key}") is { Success: true } holds)
        {
            var person = StoryHouse.Named(house.People, holds.Groups[1].Value, "person");
            return await HeldAsync(holds.Groups[3].Value, holds.Groups[2].Value, row => row.PersonId == person.Id);
        }

        if (Of(head, $"nobody holds anything|{Key} holds nothing") is { Success: true } nobody)
        {
            var id = nobody.Groups[1].Success ? StoryHouse.Named(house.People, nobody.Groups[1].Value, "person").Id : (Guid?)null;
            var held = await house.AskAsync(db => db.Holdings.Where(row => row.Amount > 0)
                .Join(db.Places.Where(place => place.Kind == PlaceKind.SignedOut && (id == null || place.PersonId == id)), row => row.PlaceId, place => place.Id, (row, place) => place.Name).ToListAsync());
            return Compare("nothing", Said(held));
        }

        if (Of(head, $"{Figure} of {Key} (?:is|are) (given|wasted|found|lost|on the way|nowhere)") is not { Success: true } ended)
            return null;
        var (pack, medicine) = PackOf(ended.Groups[2].Value);
        var amount = await house.AskAsync(async db =>
        {
            var kind = ended.Groups[3].Value.ToLowerInvariant() switch
            {
                "given" => PlaceKind.GivenToClient,
                "wasted" => PlaceKind.Wasted,
                "found" => PlaceKind.Found,
                "lost" => PlaceKind.Lost,
                _ => PlaceKind.InTransit,
            };
            var places = await db.Places.Where(place => place.Kind == kind).Select(place => place.Id).ToListAsync();
            var moved = await db.Movements.Where(row => row.PackId == pack.Id).ToListAsync();
            var net = moved.Where(row => places.Contains(row.ToPlaceId)).Sum(row => row.Amount) - moved.Where(row => places.Contains(row.FromPlaceId)).Sum(row => row.Amount);
            return kind == PlaceKind.Found ? -net : net;
        });
        return Compare(medicine.Say(StoryHouse.Amount(medicine, ended.Groups[1].Value)), medicine.Say(amount));
    }

    private (Pack Pack, Medicine Medicine) PackOf(string key)
    {
        var pack = StoryHouse.Named(house.Packs, key, "pack");
        return (pack, house.Medicines.Values.Single(row => row.Id == pack.MedicineId));
    }

    private async Task<(string, string)?> HeldAsync(string packKey, string expected, System.Linq.Expressions.Expression<Func<Place, bool>> where)
    {
        var (pack, medicine) = PackOf(packKey);
        var amount = await house.AskAsync(async db => await db.Holdings.Where(row => row.PackId == pack.Id)
            .Join(db.Places.Where(where), row => row.PlaceId, place => place.Id, (row, place) => (long?)row.Amount).SumAsync() ?? 0);
        return Compare(medicine.Say(StoryHouse.Amount(medicine, expected)), medicine.Say(amount));
    }

    /// <summary>What the client's page of the round says of a dose.</summary>
    private async Task<(string, string)?> RoundOf(string head, Clauses clauses)
    {
        var match = Of(head, $@"the round shows {Key} (\d\d:\d\d(?-i: [A-Z]{{2,5}})?) (?:as )?(overdue|due|prepared|coming|done|not at all)");
        if (!match.Success)
            return null;
        var order = match.Groups[1].Value;
        var (orderId, clientKey, _) = steps.OccurrenceOf(order);
        var medicine = await MedicineOfAsync(orderId);
        var page = await WatchAsync($"/round/{house.Clients[clientKey].Id}");
        var row = page.QuerySelectorAll("li.round-row--compact").FirstOrDefault(one => one.Closest("section")?.GetAttribute("aria-labelledby") != "prn-h"
            && ChartRow.IsSameTime(Text(one.QuerySelector(".round-row__time b")), match.Groups[2].Value) && Text(one.QuerySelector(".round-row__who")) == medicine);
        var got = row is null ? "not at all"
            : row.Closest("section")?.GetAttribute("aria-labelledby") == "done-h" ? "done"
            : Text(row.QuerySelector(".round-row__time span")) is var status && status == "due now" ? "due" : status;
        var says = clauses.After("says");
        if (says is not null && row is not null && !Text(row).Contains(says, StringComparison.OrdinalIgnoreCase))
            return (says, Text(row));
        return Compare(match.Groups[3].Value.ToLowerInvariant(), got);
    }

    private async Task<IDocument> WatchAsync(string url)
    {
        var outcome = await house.At("#watcher", null).GoAsync(url);
        return outcome.End == StoryEnd.Shown ? outcome.Answer.Page : throw new StoryStuckException($"{url} cannot be seen: {outcome}");
    }

    private static string Text(IElement? element) => StoryPerson.Plain(element?.TextContent ?? "");

    private async Task<string> MedicineOfAsync(Guid orderId)
    {
        var id = await house.AskAsync(db => db.OrderVersions.Where(row => row.OrderId == orderId).OrderByDescending(row => row.Version).Select(row => row.MedicineId).FirstAsync());
        return StoryPerson.Plain(MedicineWords.Of(house.Medicines.Values.Single(row => row.Id == id)));
    }

    private async Task<(string, string)?> ChartOf(string head, Clauses clauses)
    {
        var match = Of(head, $@"the chart of {Key}(?: on (\d{{4}}-\d\d-\d\d))? has (.+)");
        if (!match.Success)
            return null;
        var client = StoryHouse.Named(house.Clients, match.Groups[1].Value, "client");
        var day = match.Groups[2].Success ? match.Groups[2].Value : house.LocalNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await WatchAsync($"/charts/{client.Id}?from={day}&to={day}");
        var rows = page.QuerySelectorAll("main tbody tr").Select(ChartRow.Of).ToList();
        var said = rows.Count == 0 ? "an empty chart" : string.Join(" / ", rows);
        if (Of(match.Groups[3].Value, @"(\d+|no) rows?") is { Success: true } count)
            return Compare(count.Groups[1].Value == "no" ? "0" : count.Groups[1].Value, rows.Count.ToString(CultureInfo.InvariantCulture)) is { } difference && difference != None ? ($"{difference.Expected} rows", said) : None;
        var expected = await ExpectedRowAsync(match.Groups[3].Value, clauses);
        return rows.Count(row => row.Is(expected)) == 1 ? None : ($"one row {expected}", said);
    }

    private async Task<ChartRow> ExpectedRowAsync(string words, Clauses clauses)
    {
        var match = Of(words, $@"{Key}(?: (\d\d:\d\d(?-i: [A-Z]{{2,5}})?))? ([a-z' ]+)");
        if (!match.Success)
            throw new StoryMistakeException($"Unknown words: “{words}”. Write O1 08:00 given.");
        var key = match.Groups[1].Value;
        var isOrder = house.Orders.TryGetValue(key, out var orderId);
        var medicine = isOrder ? await MedicineOfAsync(orderId) : StoryPerson.Plain(MedicineWords.Of(StoryHouse.Named(house.Medicines, key, "order or medicine")));
        var row = house.Medicines.Values.First(one => StoryPerson.Plain(MedicineWords.Of(one)) == medicine);
        return new ChartRow
        {
            Due = match.Groups[2].Success ? match.Groups[2].Value : "as needed",
            Medicine = medicine,
            Outcome = match.Groups[3].Value.Trim().ToLowerInvariant(),
            Taken = clauses.After("took") is { } took ? StoryPerson.Plain(row.Say(StoryHouse.Amount(row, took))) : "",
            ToWaste = clauses.After("to waste") is { } waste ? StoryPerson.Plain(row.Say(StoryHouse.Amount(row, waste))) : "",
            IsLate = clauses.Has("late entry"),
            IsApproved = clauses.Has("approved"),
            Corrected = clauses.Has("recorded in error") ? "recorded in error" : clauses.Has("replaced") ? "happened differently" : "",
            By = clauses.After("by") is { } by ? NameOf(by) : null,
            Witness = clauses.After("with") is { } with ? NameOf(with) : null,
            At = clauses.After("at"),
            Says = clauses.After("says"),
        };
    }

    private string NameOf(string key) => key == "the program" ? Domain.Staff.ProgramActor.Name : StoryHouse.Named(house.People, key, "person").Name;

    private async Task<(string, string)?> RegisterOf(string head, Clauses clauses)
    {
        var match = Of(head, $"(the last line of )?the register of {Key}(?: for {Key})? (has|says) (.+)");
        if (!match.Success)
            return null;
        var medicine = StoryHouse.Named(house.Medicines, match.Groups[2].Value, "medicine");
        var owner = match.Groups[3].Success ? StoryHouse.Named(house.Clients, match.Groups[3].Value, "client").Id : (Guid?)null;
        var lines = await house.AskAsync(async db => await (
            from page in db.RegisterPages
            join line in db.RegisterLines on page.Id equals line.PageId
            where page.MedicineId == medicine.Id && page.OwnerClientId == owner
            orderby line.Number
            select line).AsNoTracking().ToListAsync());
        if (Of(match.Groups[5].Value, @"(\d+) lines?") is { Success: true } count)
            return Compare(count.Groups[1].Value, lines.Count.ToString(CultureInfo.InvariantCulture));
        if (lines.Count == 0)
            return (head, "no page of the register");
        var last = lines[^1];
        if (Of(match.Groups[5].Value, $"(?:a )?balance (?:of )?{Figure}") is { Success: true } balance)
            return Compare(medicine.Say(StoryHouse.Amount(medicine, balance.Groups[1].Value)), medicine.Say(last.PageBalance));
        var words = Of(match.Groups[5].Value, $"(in|out|moved) {Figure}|(a note)");
        if (!words.Success)
            throw new StoryMistakeException($"Unknown words: “{match.Groups[5].Value}”.");
        var expected = words.Groups[3].Success ? "a note" : $"{words.Groups[1].Value.ToLowerInvariant()} {medicine.Say(StoryHouse.Amount(medicine, words.Groups[2].Value))}";
        var got = last.Kind switch
        {
            RegisterLineKind.Note => "a note",
            RegisterLineKind.Count => "a count",
            _ => last.AmountIn > 0 ? $"in {medicine.Say(last.AmountIn)}" : last.AmountOut > 0 ? $"out {medicine.Say(last.AmountOut)}" : $"moved {medicine.Say(last.AmountMoved)}",
        };
        if (clauses.After("balance") is { } after)
            (expected, got) = ($"{expected}, balance {medicine.Say(StoryHouse.Amount(medicine, after))}", $"{got}, balance {medicine.Say(last.PageBalance)}");
        if (clauses.After("to") is { } to)
            (expected, got) = ($"{expected}, to {(house.Clients.TryGetValue(to, out var client) ? client.DisplayName : to)}", $"{got}, to {last.Counterparty}");
        if (clauses.After("says") is { } says && last.Note?.Contains(says, StringComparison.OrdinalIgnoreCase) != true)
            (expected, got) = ($"{expected}, says {says}", $"{got}, says {last.Note}");
        return Compare(expected, got);
    }

    private async Task<(string, string)?> OtherOf(string head, Clauses clauses)
    {
        if (Of(head, @"(no|\d+) discrepanc(?:y|ies) (?:is|are) open") is { Success: true } count)
        {
            var open = await house.AskAsync(db => DiscrepancyStates.Open(db).Select(row => row.Rule.ToString() + ": " + row.Fact).ToListAsync());
            var expected = count.Groups[1].Value == "no" ? "0" : count.Groups[1].Value;
            return expected == open.Count.ToString(CultureInfo.InvariantCulture) ? None : ($"{expected} open", Said(open));
        }

        if (Of(head, $@"an? ([a-z-]+) discrepancy of ([+-]){Figure} (?:of )?{Key} is open") is { Success: true } one)
        {
            var medicine = StoryHouse.Named(house.Medicines, one.Groups[4].Value, "medicine");
            var open = await house.AskAsync(db => DiscrepancyStates.Open(db).Where(row => row.MedicineId == medicine.Id).ToListAsync());
            var expected = $"{one.Groups[1].Value} {one.Groups[2].Value}{medicine.Say(StoryHouse.Amount(medicine, one.Groups[3].Value))}";
            var got = open.Select(row => $"{Regex.Replace(row.Rule.ToString(), "(?<!^)([A-Z])", "-$1").ToLowerInvariant()} {(row.Difference < 0 ? "-" : "+")}{medicine.Say(Math.Abs(row.Difference))}").ToList();
            return got.Contains(expected) ? None : (expected, Said(got));
        }

        if (Of(head, @"the record has (no|\d+) new entr(?:y|ies)") is { Success: true } entries)
            return Compare(entries.Groups[1].Value == "no" ? "0" : entries.Groups[1].Value, (await NewestEntryAsync() - EntriesBefore).ToString(CultureInfo.InvariantCulture));
        if (Of(head, @"(.+) was given (once|twice|never|\d+ times)") is { Success: true } times)
        {
            var (orderId, _, key) = steps.OccurrenceOf(times.Groups[1].Value);
            Occurrence.TryReadKey(key, out var nominal, out var ordinal);
            var given = await house.AskAsync(db => db.DosesThatStand().CountAsync(row => row.OrderId == orderId && (nominal == null || (row.Nominal == nominal && row.NominalOrdinal == ordinal))
                && (row.Outcome == DoseOutcome.Given || row.Outcome == DoseOutcome.GivenInPart)));
            return Compare(times.Groups[2].Value, given switch { 0 => "never", 1 => "once", 2 => "twice", _ => $"{given} times" });
        }

        if (Of(head, $"an incident is recorded for {Key}") is { Success: true } incident)
        {
            var client = StoryHouse.Named(house.Clients, incident.Groups[1].Value, "client");
            var meant = clauses.After("meant for") is { } other ? StoryHouse.Named(house.Clients, other, "client").Id : (Guid?)null;
            var found = await house.AskAsync(db => db.Incidents.CountAsync(row => row.ClientId == client.Id && (meant == null || row.MeantForClientId == meant)));
            return Compare("1", found.ToString(CultureInfo.InvariantCulture));
        }

        return Of(head, "no incident is recorded").Success ? Compare("0", (await house.AskAsync(db => db.Incidents.CountAsync())).ToString(CultureInfo.InvariantCulture))
            : Of(head, "the record is whole").Success ? await VerifyAsync()
            : null;
    }
}
