using System.Net;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;
using static MedDispense.Web.Tests.Stock.StockPagesTests;

namespace MedDispense.Web.Tests.Stock;

/// <summary>The forms that move stock, as people send them: once, twice, half filled in, and with nonsense in them.</summary>
public sealed class MovePagesTests
{
    public static readonly TheoryData<string?> BadAmounts =
        ["", "  ", "0", "-1", "abc", "1.5", "99999999999999999999999", "1e9", "1 mg", null, new string('9', 500)];

    [Fact]
    public async Task A_form_sent_twice_signs_out_once_and_other_content_under_its_id_is_a_conflict()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 4);
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync($"/take-outs/new?pack={pack.Id}&place={house.Places["cart"].Id}");

        var first = await nurse.SubmitAsync(form, ("Amount", "4 films"));
        var second = await nurse.SubmitAsync(form, ("Amount", "4"));
        var other = await nurse.SubmitAsync(form, ("Amount", "2"));

        Assert.Equal((HttpStatusCode.Redirect, "/take-outs"), (first.Status, first.Location));
        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("already been sent with other content", other.Text, StringComparison.Ordinal);
        Assert.Equal(4, await house.SignedOutAsync(pack, "nurse"));
        Assert.Contains("4 films", Words((await nurse.GetAsync("/take-outs")).Page.Body!.TextContent), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadAmounts))]
    public async Task An_amount_that_is_none_is_refused_on_every_form_and_nothing_moves(string? typed)
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 4);
        var aside = await house.StockAsync("quarantine", 4, "Q1");
        using var manager = await house.SignInAsync("manager");
        var inCart = $"pack={pack.Id}&place={house.Places["cart"].Id}";
        var inQuarantine = $"pack={aside.Id}&place={house.Places["quarantine"].Id}";
        var before = await house.AskAsync(db => db.Postings.CountAsync());

        foreach (var page in new[]
        {
            $"/take-outs/new?{inCart}", $"/waste/new?{inCart}", $"/quarantine/new?{inCart}", $"/quarantine/release?{inQuarantine}",
            $"/returns/client?{inCart}", $"/destructions/new?{inQuarantine}",
        })
        {
            var form = await manager.GetAsync(page);
            var answer = await manager.SubmitAsync(form, ("Amount", typed), ("ReasonCode", page.StartsWith("/waste", StringComparison.Ordinal) ? "broken" : "damaged"),
                ("QuarantineId", house.Places["quarantine"].Id.ToString()), ("ToPlaceId", house.Places["safe"].Id.ToString()),
                ("MethodCode", "incinerated"), ("Reason", "Seen."), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
            Assert.Equal((page, HttpStatusCode.UnprocessableEntity), (page, answer.Status));
            Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
            Assert.DoesNotContain(WebHouse.Pin, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await house.AskAsync(db => db.Postings.CountAsync()));
    }

    [Fact]
    public async Task Waste_is_sent_with_a_second_person_and_a_wrong_PIN_a_future_time_or_a_strange_reason_is_refused()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 4);
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync($"/waste/new?pack={pack.Id}&place={house.Places["cart"].Id}");
        (string, string?)[] good =
            [("Amount", "1"), ("ReasonCode", "broken"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin)];

        (string Name, string? Value)[] bad =
        [
            ("Witness.Pin", "0000"), ("Witness.Who", "nobody"), ("Witness.Who", house.NameOf("nurse")), ("ReasonCode", "whim"),
            ("ReasonCode", null), ("HappenedAt", "2026-06-11T09:00"), ("HappenedAt", "0001-01-01T00:00"), ("HappenedAt", "soon"),
            ("PackId", "x"), ("PackId", Guid.CreateVersion7().ToString()), ("PlaceId", null), ("PostingId", null), ("PostingId", "7"),
            ("Reason", new string('x', 1001)), ("Amount", "5"),
        ];
        foreach (var field in bad)
        {
            var answer = await nurse.SubmitAsync(form, [.. good.Where(pair => pair.Item1 != field.Name), field]);
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.Status));
        }

        Assert.Equal(4, await house.AmountAsync(pack, "cart"));
        var done = await nurse.SubmitAsync(form, [.. good, ("HappenedAt", "2026-06-10T08:30")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(3, await house.AmountAsync(pack, "cart"));
        var posting = await house.AskAsync(db => db.Postings.SingleAsync(row => row.Kind == PostingKind.SpilledOrBroken));
        Assert.Equal(new DateTime(2026, 6, 10, 12, 30, 0, DateTimeKind.Utc), posting.HappenedAt);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(done.Location!)).Status);
    }

    [Fact]
    public async Task A_character_that_no_database_stores_is_refused()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var page = await manager.GetAsync("/recalls/new");
        using var form = new MultipartFormDataContent();
        foreach (var name in new[] { "__RequestVerificationToken", "PostingId" })
            form.Add(new StringContent(page.Page.QuerySelector($"main form input[name={name}]")!.GetAttribute("value")!), name);
        foreach (var (name, value) in new[] { ("MedicineId", house.Films.Id.ToString()), ("Lot", "A\01"), ("Reference", "F"), ("Reason", "x") })
            form.Add(new StringContent(value), name);

        var answer = await manager.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/recalls/new") { Content = form });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("cannot be stored", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sending_is_counted_in_blind()
    {
        await using var house = await WebHouse.OpenAsync();
        var first = await house.StockAsync("safe", 63, "A1");
        var second = await house.StockAsync("safe", 5, "B2");
        using var stock = await house.SignInAsync("stock");
        using var nurse = await house.SignInAsync("nurse");
        using var manager = await house.SignInAsync("manager");
        var form = await stock.GetAsync($"/transfers/new?from={house.Places["safe"].Id}");
        var at = form.Page.QuerySelectorAll("input[name$='.PackId']").Select(input => input.GetAttribute("value")).ToList();

        var empty = await stock.SubmitAsync(form, "main form[method=post]", ("ToPlaceId", house.Places["cart"].Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var sent = await stock.SubmitAsync(form, "main form[method=post]", ("ToPlaceId", house.Places["cart"].Id.ToString()),
            ($"Lines[{at.IndexOf(first.Id.ToString())}].Amount", "47"), ($"Lines[{at.IndexOf(second.Id.ToString())}].Amount", "5"));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);

        // The nurse may receive it, and the register is hers to read. What stays in the cupboard would tell as well.
        var page = await house.AskAsync(db => db.RegisterPages.Select(row => row.Id).SingleAsync());
        foreach (var address in new[]
        {
            sent.Location!, sent.Location + "/receive", "/transfers", $"/packs/{first.Id}", "/stock", "/stock?by=medicine",
            sent.Location!.Replace("transfers", "corrections", StringComparison.Ordinal),
            $"/medicines/{house.Films.Id}", "/daily-close", "/register/day", $"/register/{page}",
            $"/register/{page}?as=Happened", $"/register/{page}?place={house.Places["safe"].Id}", $"/register/{page}/print",
        })
        {
            var seen = await nurse.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            // A figure of its own: ids of packs and labels hold any digits.
            Assert.DoesNotMatch(@"(?<![\w-])47(?![\w-])", seen.Page.QuerySelector("main")!.TextContent);
        }

        Assert.Contains("47", (await manager.GetAsync(sent.Location!)).Text, StringComparison.Ordinal);
        var count = await nurse.GetAsync(sent.Location + "/receive");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.SubmitAsync(count, ("Lines[0].Amount", "46"))).Status);
        var asked = await nurse.SubmitAsync(count, ("Lines[0].Amount", "46"), ("Lines[1].Amount", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("Count again", asked.Text, StringComparison.Ordinal);
        Assert.Equal("", asked.Page.QuerySelector("input[name='Lines[0].Amount']")!.GetAttribute("value") ?? "");
        Assert.Equal("5", asked.Page.QuerySelector("input[name='Lines[1].Amount']")!.GetAttribute("value"));
        var counted = await nurse.SubmitAsync(asked, ("Lines[0].Amount", "46"));
        Assert.Equal(HttpStatusCode.Redirect, counted.Status);
        var after = await nurse.GetAsync(counted.Location!);
        Assert.Contains("A discrepancy is open", after.Text, StringComparison.Ordinal);
        Assert.Contains("Counted 46 films", after.Text.Replace("\u00a0", " ", StringComparison.Ordinal).Replace("&#xA0;", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null(after.Page.QuerySelector("a[href^='/discrepancies/']"));
        Assert.NotNull((await manager.GetAsync(counted.Location!)).Page.QuerySelector("a[href^='/discrepancies/']"));
        Assert.Equal(46 + 5, await house.AmountAsync(first, "cart") + await house.AmountAsync(second, "cart"));
        var again = await nurse.SubmitAsync(asked, ("Lines[0].Amount", "46"));
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [Fact]
    public async Task A_sending_that_nobody_received_in_time_is_marked_late_and_can_be_brought_back()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("safe", 6);
        var sent = Posted(await house.SendAsync("stock", "safe", "cart", (pack, 6)));
        house.Clock.Advance(TimeSpan.FromHours(25));
        using var stock = await house.SignInAsync("stock");

        Assert.Contains("late since", (await stock.GetAsync("/transfers")).Text, StringComparison.Ordinal);
        var page = await stock.GetAsync($"/transfers/{sent}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stock.SubmitAsync(page, ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await stock.SubmitAsync(page, ("Reason", "Cart is full."))).Status);
        Assert.Equal(6, await house.AmountAsync(pack, "safe"));
        Assert.Contains("accounted for", (await stock.GetAsync($"/transfers/{sent}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_a_return_a_destruction_and_a_correction_go_by_way_of_their_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        var firm = await house.AddSupplierAsync();
        var pack = await house.StockAsync("quarantine", 10, "R1");
        var place = house.Places["quarantine"].Id.ToString();
        using var manager = await house.SignInAsync("manager");
        (string, string?)[] witness = [("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin)];

        var recall = await manager.SubmitAsync(await manager.GetAsync("/recalls/new"),
            ("MedicineId", house.Films.Id.ToString()), ("Lot", "r1"), ("Reference", "FDA-9"), ("Reason", "Particles."));
        Assert.Equal(HttpStatusCode.Redirect, recall.Status);
        Assert.Contains("R1", (await manager.GetAsync(recall.Location!)).Text, StringComparison.Ordinal);
        Assert.Contains("R1", (await manager.GetAsync("/stock/recalled")).Text, StringComparison.Ordinal);

        var request = await manager.SubmitAsync(await manager.GetAsync($"/destructions/new?pack={pack.Id}&place={place}"),
            ("Amount", "4"), ("MethodCode", "incinerated"));
        Assert.Equal(HttpStatusCode.Redirect, request.Status);
        var confirm = await manager.GetAsync(request.Location!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.SubmitAsync(confirm)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.SubmitAsync(confirm, witness)).Status);
        Assert.Equal(6, await house.AmountAsync(pack, "quarantine"));

        var back = await manager.SubmitAsync(await manager.GetAsync($"/returns/supplier?place={place}&pack={pack.Id}"), "main form[method=post]",
            [.. witness, ("Lines[0].Amount", "2"), ("SupplierId", firm.Id.ToString()), ("Manifest", "M-4")]);
        Assert.Equal(HttpStatusCode.Redirect, back.Status);
        Assert.Equal(4, await house.AmountAsync(pack, "quarantine"));

        var entry = await house.AskAsync(db => db.Postings.SingleAsync(row => row.Kind == PostingKind.ReturnedToSupplier));
        Assert.Contains($"/corrections/{entry.Id}", (await manager.GetAsync($"/corrections?number={entry.Number}")).Text, StringComparison.Ordinal);
        Assert.Contains("No entry found", (await manager.GetAsync("/corrections?number=99999999999999999999")).Text, StringComparison.Ordinal);
        var correct = await manager.SubmitAsync(await manager.GetAsync($"/corrections/{entry.Id}"), [.. witness, ("Reason", "Not collected.")]);
        Assert.Equal(HttpStatusCode.Redirect, correct.Status);
        Assert.Equal(6, await house.AmountAsync(pack, "quarantine"));
        Assert.Contains("Recorded in error", (await manager.GetAsync($"/packs/{pack.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_of_another_place_says_where_the_pack_is_booked()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("safe", 6);
        var station = new Station
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = "Cart tablet",
            PlaceId = house.Places["cart"].Id,
            TokenHash = new string('0', 64),
        };
        await house.AskAsync(async db =>
        {
            db.Stations.Add(station);
            return await db.SaveChangesAsync();
        });

        var result = await house.WithAsync((Features.TakeOuts.TakeOutStock takeOut) => takeOut.RunAsync(
            house.Act("nurse") with { StationId = station.Id }, new(pack.Id, house.Places["safe"].Id, 1, null)));

        Refused(result, "station-of-another-place");
        Assert.Contains(result.Findings, finding => finding.Fact.Contains("Controlled cupboard", StringComparison.Ordinal));
    }
}
