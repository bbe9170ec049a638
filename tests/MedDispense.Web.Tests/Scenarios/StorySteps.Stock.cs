using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scenarios;

public sealed partial class StorySteps
{
    private const string Figure = @"([\d.½]+(?: [A-Za-z]+)?)";

    private (string, Doing)[] StockSteps() =>
    [
        ($"wastes {Figure} of {Key} in {Key}", async (person, words, clauses) =>
        {
            await OnPackAsync(person, "/waste/new", words.Groups[2].Value, words.Groups[3].Value);
            return await person.SendAsync(Main, false, [Amount(words), .. Answer(clauses), .. Signers(clauses)]);
        }),
        ($"wastes {Figure} of {Key}", async (person, words, clauses) =>
        {
            await person.GoAsync("/take-outs");
            await person.GoAsync(person.Link(await OutAsync(words.Groups[2].Value, "/waste/new?takeOut={0}&ordinal={1}", clauses), "“Waste”"));
            return await person.SendAsync(Main, false, [Amount(words), .. Answer(clauses), .. Signers(clauses)]);
        }),
        ($"brings back {Figure} of {Key}", async (person, words, clauses) =>
        {
            await person.GoAsync("/take-outs");
            await person.GoAsync(person.Link(await OutAsync(words.Groups[2].Value, "/take-outs/{0}/{1}/bring-back", clauses), "“Bring back”"));
            return await person.SendAsync(Main, false,
            [
                Amount(words), ("Sealed", clauses.Has("opened") ? "no" : "yes"), .. Reason(clauses.After("because"), "Reason"),
                .. clauses.Take($"to {Key}") is { } to ? Reason(PlaceOf(to.Groups[1].Value).Id.ToString(), "PlaceId") : [], .. Signers(clauses),
            ]);
        }),
        ($"signs out {Figure} of {Key} in {Key}", async (person, words, clauses) =>
        {
            await OnPackAsync(person, "/take-outs/new", words.Groups[2].Value, words.Groups[3].Value);
            return await person.SendAsync(Main, false, [Amount(words), .. Signers(clauses)]);
        }),
        ($"finds {Figure} of {Key} in {Key}", async (person, words, clauses) =>
        {
            await OnPackAsync(person, "/found-stock", words.Groups[2].Value, words.Groups[3].Value);
            return await person.SendAsync(Main, false, [Amount(words), .. Reason(clauses.After("because"), "Reason"), .. Signers(clauses)]);
        }),
        ($"quarantines {Figure} of {Key} in {Key}", async (person, words, clauses) =>
        {
            await OnPackAsync(person, "/quarantine/new", words.Groups[2].Value, words.Groups[3].Value);
            var place = house.Places.Values.First(row => row.Kind == PlaceKind.Quarantine);
            return await person.SendAsync(Main, false, [Amount(words), ("QuarantineId", place.Id.ToString()), .. Answer(clauses)]);
        }),
        ($"releases {Figure} of {Key} to {Key}", async (person, words, clauses) =>
        {
            await OnPackAsync(person, "/quarantine/release", words.Groups[2].Value, house.Places.First(row => row.Value.Kind == PlaceKind.Quarantine).Key);
            return await person.SendAsync(Main, false, [Amount(words), ("ToPlaceId", PlaceOf(words.Groups[3].Value).Id.ToString()), .. Reason(clauses.After("because"), "Reason")]);
        }),
        ($"recalls lot {Key} of {Key}", async (person, words, clauses) =>
        {
            var page = await person.GoAsync("/recalls/new");
            if (page.End != StoryEnd.Shown)
                return page;
            return await person.SendAsync(Main, false, ("MedicineId", StoryHouse.Named(house.Medicines, words.Groups[2].Value, "medicine").Id.ToString()),
                ("Lot", words.Groups[1].Value), ("Reference", clauses.After("notice") ?? "R-1"), ("Reason", clauses.After("because") ?? "The maker asks for it"));
        }),
        ($"sends {Figure} of {Key} from {Key} to {Key}", async (person, words, _) =>
        {
            await person.GoAsync($"/transfers/new?from={PlaceOf(words.Groups[3].Value).Id}");
            var pack = PackOf(words.Groups[2].Value);
            var line = person.Page.Page.QuerySelectorAll("input[name$='.PackId']").FirstOrDefault(input => input.GetAttribute("value") == pack.Id.ToString())
                ?? throw new StoryStuckException($"the page does not list pack {words.Groups[2].Value}");
            return await person.SendAsync("form[action='/transfers/new'][method=post]", false,
                (line.GetAttribute("name")!.Replace("PackId", "Amount", StringComparison.Ordinal), words.Groups[1].Value), ("ToPlaceId", PlaceOf(words.Groups[4].Value).Id.ToString()));
        }),
        ($"receives {Figure} of {Key}", async (person, words, clauses) =>
        {
            var pack = PackOf(words.Groups[2].Value);
            var transfer = await house.AskAsync(async db => await (
                from movement in db.Movements
                join posting in db.Postings on movement.PostingId equals posting.Id
                where movement.PackId == pack.Id && posting.Kind == PostingKind.TransferSent
                orderby posting.Number descending
                select (Guid?)posting.Id).FirstOrDefaultAsync()) ?? throw new StoryStuckException("nothing of it is on the way");
            var page = await person.GoAsync($"/transfers/{transfer}");
            await person.GoAsync(person.Page.Page.QuerySelector("a[href$='/receive']")?.GetAttribute("href") ?? $"{page.Answer.Url.AbsolutePath}/receive");
            return await person.SendAsync(Main, false, [("Lines[0].Amount", words.Groups[1].Value), .. Signers(clauses)]);
        }),
    ];

    private static (string, string?) Amount(System.Text.RegularExpressions.Match words) => ("Amount", words.Groups[1].Value.Split(' ')[0]);

    private Task<StoryOutcome> OnPackAsync(StoryPerson person, string page, string pack, string place) =>
        person.GoAsync($"{page}?pack={PackOf(pack).Id}&place={PlaceOf(place).Id}");

    /// <summary>The link that belongs to what is still signed out of a pack: the newest, or of the person named.</summary>
    private async Task<string> OutAsync(string packKey, string pattern, Clauses clauses)
    {
        var pack = PackOf(packKey);
        var holder = clauses.Take($"signed out to {Key}") is { } named ? StoryHouse.Named(house.People, named.Groups[1].Value, "person").Id : (Guid?)null;
        var open = await house.AskAsync(async db => await (
            from movement in db.UnsettledMovements
            join place in db.Places on movement.PlaceId equals place.Id
            join posting in db.Postings on movement.PostingId equals posting.Id
            where movement.PackId == pack.Id && movement.Remaining > 0 && place.Kind == PlaceKind.SignedOut && (holder == null || place.PersonId == holder)
            orderby posting.Number descending
            select new { movement.PostingId, movement.Ordinal }).FirstOrDefaultAsync()) ?? throw new StoryStuckException($"nothing of {packKey} is signed out");
        return $"a[href='{string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, open.PostingId, open.Ordinal)}']";
    }
}
