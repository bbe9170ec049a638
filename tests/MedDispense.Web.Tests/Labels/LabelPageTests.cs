using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Scanning;
using MedDispense.Testing;
using MedDispense.Web.Features.ScanRates;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.SignIn;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Labels;

/// <summary>Who prints which labels, and what of it is recorded.</summary>
public sealed class LabelPageTests
{
    private static readonly string[] Kinds = ["packs", "cards", "wristbands", "doses", "places", "badges"];

    [Fact]
    public async Task A_card_shows_name_birth_photo_and_code_and_its_print_is_in_the_clients_trail()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync("Łącka-Weiß");
        var photo = await AddPhotoAsync(house, client.Id);
        using var nurse = await house.SignInAsync("nurse");

        var sheet = await nurse.GetAsync($"/labels/cards/sheet?Id={client.Id}&Stock=card-single&Copies=2");

        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(2, sheet.Page.QuerySelectorAll($".label svg[data-barcode='{client.CardCode}']").Length);
        Assert.NotNull(sheet.Page.QuerySelector($".label img[src='/clients/{client.Id}/photos/{photo}']"));
        var card = sheet.Page.QuerySelector(".label")!.TextContent;
        foreach (var said in new[] { "ŁĄCKA-WEIß", client.GivenNames, "born", client.CardCode })
            Assert.Contains(said, card, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", card, StringComparison.Ordinal);
        var rows = await house.AskAsync(db => db.AuditEntries.Where(row => row.Subject == "client" && row.SubjectId == client.Id).ToListAsync());
        Assert.Contains(rows, row => row.Kind == AuditKind.ClientRead);
        var printed = Assert.Single(rows, row => row.Kind == AuditKind.Printed);
        Assert.DoesNotContain("cka", printed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wristband_says_the_same_code_all_along()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        using var nurse = await house.SignInAsync("nurse");

        var sheet = await nurse.GetAsync($"/labels/wristbands/sheet?Id={client.Id}&Stock=band-25x279&Symbology=Code128");

        Assert.Equal(4, sheet.Page.QuerySelectorAll($".label--wristband svg[data-barcode='{client.CardCode}']").Length);
    }

    [Fact]
    public async Task A_new_card_leads_to_its_print_and_the_old_code_is_on_no_label()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        using var nurse = await house.SignInAsync("nurse");

        var made = await nurse.SubmitAsync(await nurse.GetAsync($"/clients/{client.Id}/card"));
        var ask = await nurse.GetAsync(made.Location!);
        var sheet = await nurse.GetAsync($"/labels/cards/sheet?Id={client.Id}&Stock=card-single");

        Assert.Equal(HttpStatusCode.OK, ask.Status);
        var now = (await house.AskAsync(db => db.Clients.SingleAsync(row => row.Id == client.Id))).CardCode;
        Assert.NotEqual(client.CardCode, now);
        Assert.NotNull(sheet.Page.QuerySelector($"svg[data-barcode='{now}']"));
        Assert.DoesNotContain(client.CardCode, sheet.Page.QuerySelector(".label")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_labels_than_one_print_holds_are_refused_and_nothing_is_said_to_be_printed()
    {
        await using var house = await WebHouse.OpenAsync();
        var clients = new List<Client>();
        for (var i = 0; i < 51; i++)
            clients.Add(await house.AddClientAsync($"Brandt{i}"));
        using var nurse = await house.SignInAsync("nurse");
        var url = $"/labels/cards/sheet?Stock=card-a4&{string.Join('&', clients.Select(client => $"Id={client.Id}"))}&Copies=";

        var refused = await nurse.GetAsync(url + "10");
        var printed = await nurse.GetAsync(url + "9");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (refused.Status, printed.Status));
        Assert.Contains("That would be 510 labels, and at most 500 are printed at once.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(51 * 9, printed.Page.QuerySelectorAll(".label").Length);
        Assert.Equal(51, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Printed && row.Subject == "client")));
    }

    [Theory]
    [InlineData("cards", "card-a4")]
    [InlineData("wristbands", "band-25x279")]
    public async Task An_entry_names_packs_and_nobody_else(string kind, string stock)
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddClientAsync();
        using var nurse = await house.SignInAsync("nurse");

        var sheet = await nurse.GetAsync($"/labels/{kind}/sheet?Posting={Guid.CreateVersion7()}&Stock={stock}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sheet.Status);
        Assert.Empty(sheet.Page.QuerySelectorAll(".label"));
    }

    [Fact]
    public async Task A_wrong_choice_for_ones_own_badge_leads_back_to_ones_own_badge()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.ArrangeAsync(async db => (await db.Staff.SingleAsync(row => row.Id == house.People["nurse"].Id)).BadgeCode = FacilityCode.ForNumber(FacilityCodeType.Staff, 3).Text);
        using var nurse = await house.SignInAsync("nurse");

        var refused = await nurse.GetAsync("/labels/own-badge?Copies=0");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("/labels/own-badge", refused.Page.QuerySelector("main form[method=get]")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_client_who_left_gets_no_card_and_no_wristband()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        await house.ArrangeAsync(async db => (await db.Clients.SingleAsync(row => row.Id == client.Id)).Presence = Presence.Gone);
        using var nurse = await house.SignInAsync("nurse");

        foreach (var kind in new[] { "cards/sheet?Stock=card-a4", "wristbands/sheet?Stock=band-25x279" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.GetAsync($"/labels/{kind}&Id={client.Id}")).Status);
    }

    [Fact]
    public async Task A_badge_is_printed_by_whoever_keeps_the_staff_and_by_its_owner_alone()
    {
        await using var house = await WebHouse.OpenAsync();
        var badge = await BadgeTests.GiveBadgeAsync(house, "nurse");
        var others = await BadgeTests.GiveBadgeAsync(house, "nurse2");
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");
        var address = $"/labels/badges/sheet?Stock=card-letter&Id={house.People["nurse2"].Id}";

        var own = await nurse.GetAsync($"/labels/own-badge?Id={house.People["nurse2"].Id}");
        var printed = await manager.GetAsync(address);

        Assert.Equal(FacilityCodeType.Staff, FacilityCode.Read(badge)!.Type);
        Assert.Contains(badge, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(others, own.Text, StringComparison.Ordinal);
        Assert.Contains(others, printed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.GetAsync(address)).Status);
        Assert.DoesNotContain(others, (await manager.GetAsync("/labels/badges")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Printed && row.Subject == "staff")));
    }

    [Fact]
    public async Task Each_kind_refuses_nothing_chosen_too_much_chosen_unknown_ids_and_other_houses()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        var stranger = await other.AddClientAsync("Stranger");
        var strangersBadge = await BadgeTests.GiveBadgeAsync(other, "nurse");
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");
        var many = string.Join('&', Enumerable.Range(0, 101).Select(_ => $"Id={Guid.CreateVersion7()}"));
        string[] foreign = [$"Id={stranger.Id}", $"Id={other.People["nurse"].Id}", $"Id={other.Places["safe"].Id}", $"Id={Guid.CreateVersion7()}", "Id=x", "", many];

        foreach (var kind in Kinds)
        {
            var who = kind is "doses" ? nurse : manager;
            foreach (var ids in foreign)
            {
                var answer = await who.GetAsync($"/labels/{kind}/sheet?Stock=card-a4&{ids}");
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
                Assert.DoesNotContain("STRANGER", answer.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(strangersBadge, answer.Text, StringComparison.Ordinal);
            }

            Assert.Contains("At most 100", (await who.GetAsync($"/labels/{kind}/sheet?{many}")).Text, StringComparison.Ordinal);
        }

        Assert.False(await house.AskAsync(db => db.AuditEntries.AnyAsync(row => row.Kind == AuditKind.Printed)));
    }

    [Theory]
    [InlineData("Symbology=DataMatrix", "Choose the labels to print on.")]
    [InlineData("Stock=a4-21", "Choose the labels to print on.")]
    [InlineData("Stock=card-a4&Symbology=QrCode", "Choose the symbol.")]
    [InlineData("Stock=card-a4&Printer=72", "Choose the printer.")]
    [InlineData("Stock=card-a4&Copies=11", "1 to 10 copies.")]
    [InlineData("Stock=card-a4&First=66", "1 to 65.")]
    public async Task What_is_not_chosen_is_said_and_nothing_is_printed(string choice, string said)
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        using var nurse = await house.SignInAsync("nurse");

        var answer = await nurse.GetAsync($"/labels/cards/sheet?Id={client.Id}&{choice}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(said, answer.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.False(await house.AskAsync(db => db.AuditEntries.AnyAsync(row => row.Kind == AuditKind.Printed)));
    }

    [Fact]
    public async Task A_code_that_the_symbol_cannot_hold_is_refused_with_what_to_choose()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        await house.ArrangeAsync(async db =>
            (await db.Clients.SingleAsync(row => row.Id == client.Id)).CardCode = "A-CARD-FROM-ELSEWHERE-THAT-SAYS-FAR-TOO-MUCH-FOR-BARS-000001");
        using var nurse = await house.SignInAsync("nurse");
        var address = $"/labels/wristbands/sheet?Id={client.Id}&Stock=band-25x279";

        Assert.Contains("Choose Data Matrix", (await nurse.GetAsync(address + "&Symbology=Code128")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync(address)).Status);
    }

    [Fact]
    public Task A_prepared_dose_is_labelled_scanned_and_observed_and_its_label_is_worthless_then() => DoseHouse.RunAsync(async ward =>
    {
        var id = await PreparedAsync(ward, ward.Client);
        var code = DoseCodes.CodeOf(id).Text;
        using var nurse = await ward.House.SignInAsync("nurse");

        var observe = await nurse.GetAsync($"/doses/{id}/observe");
        var ask = await nurse.GetAsync(observe.Page.QuerySelector("a[href*='/labels/doses']")!.GetAttribute("href")!);
        var sheet = await nurse.GetAsync($"/labels/doses/sheet?Id={id}&Stock=roll-57x32");
        Assert.Equal(HttpStatusCode.OK, ask.Status);
        var label = sheet.Page.QuerySelector($".label[data-code='{code}']")!.TextContent;
        foreach (var said in new[] { "OKONKWO", "8\u00a0mg/2\u00a0mg", "1\u00a0film", "Priya Lindqvist, 10 Jun 2026 09:00", "10\u00a0Jun\u00a02026\u00a021:00", code })
            Assert.Contains(said, label, StringComparison.Ordinal);

        var scanned = await ScanAsync(nurse, observe, code);
        Assert.StartsWith($"/doses/{id}/observe?p=", scanned.Location, StringComparison.Ordinal);
        var page = await nurse.GetAsync(scanned.Location!);
        Assert.Contains("The label of this dose was scanned", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await nurse.SubmitAsync(page, "#observe")).Status);

        var seen = await ward.House.AskAsync(db => db.Doses.SingleAsync(row => row.PreparedPostingId == id));
        Assert.Equal(IdentifiedHow.Scanned, seen.PackIdentified);
        var rates = await ward.House.WithAsync(async (FindScanRates find) =>
            await find.AskAsync(await ward.House.AskAsync(db => db.Facilities.SingleAsync()), new(2026, 6, 10), new(2026, 6, 10)));
        Assert.Equal(1, rates.Whole.Doses);
        Assert.Contains("Do not give it", (await ScanAsync(nurse, observe, code)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.GetAsync($"/labels/doses/sheet?Id={id}&Stock=roll-57x32")).Status);
    });

    [Fact]
    public Task Observing_without_the_label_says_so_and_a_typed_code_is_no_scan() => DoseHouse.RunAsync(async ward =>
    {
        var id = await PreparedAsync(ward, ward.Client);
        using var nurse = await ward.House.SignInAsync("nurse");
        using var support = await ward.House.SignInAsync("support");
        var observe = await nurse.GetAsync($"/doses/{id}/observe");

        Assert.Equal($"/doses/{id}/observe", (await ScanAsync(nurse, observe, DoseCodes.CodeOf(id).Text, "keyboard")).Location);
        Assert.Contains("Your role does not see it", (await ScanAsync(support, await support.GetAsync("/account"), DoseCodes.CodeOf(id).Text)).Text, StringComparison.Ordinal);
        await nurse.SubmitAsync(await nurse.GetAsync($"/doses/{id}/observe?p=forged"), "#observe");

        var seen = await ward.House.AskAsync(db => db.Doses.SingleAsync(row => row.PreparedPostingId == id));
        Assert.Equal(IdentifiedHow.NotAsked, seen.PackIdentified);
    });

    [Fact]
    public async Task The_list_of_clients_to_choose_from_is_a_read_that_is_audited()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddClientAsync();
        using var nurse = await house.SignInAsync("nurse");

        await nurse.GetAsync("/labels/wristbands");

        var read = await house.AskAsync(db => db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.ClientRead));
        Assert.Equal(("client list", "To print: wristband."), (read.Subject, read.Detail));
    }

    [BothDatabases]
    public Task After_the_card_the_label_of_a_prepared_dose_opens_it_and_both_count_as_scanned(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (id, other) = (await PreparedAsync(ward, ward.Client), await ward.ClientAsync("Brandt"));
        using var nurse = await ward.House.SignInAsync("nurse");
        var observe = await nurse.GetAsync($"/doses/{id}/observe");
        var client = await nurse.GetAsync((await ScanAsync(nurse, observe, ward.Client.CardCode)).Location!);
        var elsewhere = await nurse.GetAsync((await ScanAsync(nurse, observe, other.CardCode)).Location!);

        var refused = await nurse.SubmitAsync(elsewhere, "form[data-scan-port]", ("Text", DoseCodes.CodeOf(id).Text), ("Source", "scanner"));
        var unknown = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", DoseCodes.CodeOf(other.Id).Text), ("Source", "scanner"));
        var opened = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", DoseCodes.CodeOf(id).Text), ("Source", "scanner"));

        Assert.Contains("This dose was prepared for another client.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("No prepared dose waits under this label.", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("The client’s card was not scanned", observe.Text, StringComparison.Ordinal);
        var page = await nurse.GetAsync(opened.Location!);
        Assert.DoesNotContain("The client’s card was not scanned", page.Text, StringComparison.Ordinal);
        Assert.Equal("/round", (await nurse.SubmitAsync(page, "#observe")).Location);
        var seen = await ward.House.AskAsync(db => db.Doses.SingleAsync(row => row.PreparedPostingId == id));
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Scanned), (seen.ClientIdentified, seen.PackIdentified));
    });

    [Fact]
    public Task What_nobody_scanned_when_a_dose_was_seen_to_be_taken_is_not_written_down_as_scanned() => DoseHouse.RunAsync(async ward =>
    {
        var id = await PreparedAsync(ward, ward.Client);
        using var nurse = await ward.House.SignInAsync("nurse");

        Assert.Equal("/round", (await nurse.SubmitAsync(await nurse.GetAsync($"/doses/{id}/observe?t=forged"), "#observe")).Location);

        var seen = await ward.House.AskAsync(db => db.Doses.SingleAsync(row => row.PreparedPostingId == id));
        Assert.Equal((IdentifiedHow.NotAsked, IdentifiedHow.NotAsked), (seen.ClientIdentified, seen.PackIdentified));
    });

    private static async Task<Guid> PreparedAsync(DoseHouse ward, Client client)
    {
        var order = await ward.OrderAsync(client, ward.Film, 1, terms => terms with { Way = DoseWay.PrepareThenObserve });
        return (await ward.PrepareAsync("nurse", order, await ward.PackAsync(ward.Film, 10))).Receipt!.PostingId;
    }

    private static async Task<Guid> AddPhotoAsync(WebHouse house, Guid clientId)
    {
        var id = Guid.CreateVersion7();
        await house.ArrangeAsync(async db =>
        {
            db.ClientPhotos.Add(new ClientPhoto
            {
                FacilityId = house.FacilityId,
                Id = id,
                ClientId = clientId,
                ContentType = "image/jpeg",
                Bytes = [0xFF, 0xD8, 0xFF],
                TakenAt = house.Clock.GetUtcNow().UtcDateTime,
                TakenById = house.People["nurse"].Id,
            });
            (await db.Clients.SingleAsync(row => row.Id == clientId)).PhotoId = id;
        });
        return id;
    }

    private static Task<Answer> ScanAsync(Browser browser, Answer from, string code, string source = "scanner") =>
        browser.PostAsync("/scan", [new("__RequestVerificationToken", BadgeTests.Token(from)), new("Text", code), new("Source", source), new("From", "/round")]);
}
