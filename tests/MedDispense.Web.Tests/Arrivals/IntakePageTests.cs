using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Arrivals;

public sealed class IntakePageTests
{
    private const string Scan = "(01)" + IntakeHouse.FilmsGtin + "(17)270131(10)B1";

    private static readonly string[] Pages =
    [
        "/suppliers", "/suppliers/new", "/stock-orders", "/stock-orders/new", "/receipts/new", "/deliveries/new", "/brought-in/new",
        "/opening-balance", "/opening-balance/file", "/opening-balance/go-live", "/labels/packs", "/scan",
    ];

    [Fact]
    public async Task Every_page_opens_for_a_manager_and_for_nobody_signed_out_or_without_the_role()
    {
        await using var house = await WebHouse.OpenAsync();
        using var visitor = house.Visit();
        using var manager = await house.SignInAsync("manager");
        using var support = await house.SignInAsync("support");

        foreach (var page in Pages)
        {
            var signedOut = await visitor.GetAsync(page);
            Assert.Equal(HttpStatusCode.Redirect, signedOut.Status);
            Assert.Contains("/sign-in", signedOut.Location, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(page)).Status);
            var other = await support.GetAsync(page);
            Assert.Equal(page == "/scan" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, other.Status);
        }

        foreach (var page in new[] { "/suppliers/", "/stock-orders/", "/receipts/", "/receipts/new?order=" })
            Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(page + Guid.CreateVersion7())).Status);
    }

    [Fact]
    public async Task A_receipt_is_scanned_counted_and_witnessed_and_its_labels_are_next()
    {
        await using var house = await WebHouse.OpenAsync();
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin, 30);
        using var nurse = await house.SignInAsync("nurse");

        var empty = await nurse.GetAsync("/receipts/new");
        var scanned = await nurse.SubmitAsync(empty, ("Scan", Scan), ("Do", "record"));
        Assert.Equal(HttpStatusCode.OK, scanned.Status);
        Assert.Contains("Line 1 added: lot B1, expiry 31 Jan 2027", scanned.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await house.AskAsync(db => db.Postings.AnyAsync()));

        (string, string?)[] typed =
        [
            ("Lines[0].Each", "30"), ("SupplierId", supplier.Id.ToString()), ("Reference", "DN 7"),
            ("PlaceId", house.Places["safe"].Id.ToString()), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin),
            ("Do", "record"),
        ];
        var alone = await nurse.SubmitAsync(scanned, [.. typed, ("Witness.Who", ""), ("Witness.Pin", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("A second person is needed", alone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(WebHouse.Pin, alone.Text, StringComparison.Ordinal);
        var received = await nurse.SubmitAsync(alone, typed);
        Assert.Equal(HttpStatusCode.Redirect, received.Status);
        var again = await nurse.SubmitAsync(alone, typed);
        Assert.Equal(received.Location, again.Location);
        Assert.Equal(30, await house.HeldAsync());

        var page = await nurse.GetAsync(received.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var labels = await nurse.GetAsync(page.Page.QuerySelector("a.btn-act")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, labels.Status);
        var posting = received.Location!.Split('/')[^1];
        var sheet = await nurse.GetAsync($"/labels/packs/sheet?Posting={posting}&Stock=letter-30&Symbology=DataMatrix&Copies=2&First=4");
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(2, sheet.Page.QuerySelectorAll("svg[data-barcode^=MDP]").Length);
        Assert.Equal(3, sheet.Page.QuerySelectorAll(".label[aria-hidden]").Length);
        Assert.True(await house.AskAsync(db => db.AuditEntries.AnyAsync(row => row.Kind == AuditKind.Printed && row.Subject == "labels")));
        foreach (var wrong in new[] { "Stock=none", "Stock=a4-21&Copies=0", "Stock=a4-21&Symbology=QrCode", "Stock=a4-21&First=-1", "Stock=a4-21&Copies=x" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.GetAsync($"/labels/packs/sheet?Posting={posting}&{wrong}")).Status);
    }

    [Fact]
    public async Task Bad_input_in_any_field_of_a_receipt_is_said_and_writes_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin, 30);
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.SubmitAsync(await nurse.GetAsync("/receipts/new"), ("Scan", Scan));
        (string, string?)[] good =
        [
            ("Lines[0].Each", "30"), ("SupplierId", supplier.Id.ToString()), ("Reference", "DN 7"),
            ("PlaceId", house.Places["safe"].Id.ToString()), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin),
            ("Do", "record"),
        ];
        (string Name, string? Value)[] bad =
        [
            ("Lines[0].Each", ""), ("Lines[0].Each", "-3"), ("Lines[0].Each", "1.5"), ("Lines[0].Each", "many"), ("Lines[0].Each", "30 mL"),
            ("Lines[0].Each", "99999999999999999999"), ("Lines[0].Each", new string('9', 500)),
            ("Lines[0].Noted", ""), ("Lines[0].Noted", "-1"), ("Lines[0].Noted", "½"),
            ("Lines[0].Containers", "0"), ("Lines[0].Containers", "-1"), ("Lines[0].Containers", "x"), ("Lines[0].Containers", "100000"),
            ("Lines[0].Containers", "99999999999"), ("Lines[0].Containers", ""),
            ("Lines[0].Lot", ""), ("Lines[0].Lot", new string('L', 21)), ("Lines[0].Serial", new string('S', 41)),
            ("Lines[0].Expiry", ""), ("Lines[0].Expiry", "31/31/2027"), ("Lines[0].Expiry", "9999-12-31"), ("Lines[0].Expiry", "0001-01-01"),
            ("Lines[0].MedicineId", ""), ("Lines[0].MedicineId", "x"), ("Lines[0].MedicineId", Guid.CreateVersion7().ToString()),
            ("SupplierId", ""), ("SupplierId", "x"), ("SupplierId", Guid.CreateVersion7().ToString()),
            ("PlaceId", null), ("PlaceId", Guid.CreateVersion7().ToString()),
            ("Reference", " "), ("Reference", new string('r', 101)),
            ("PostingId", ""), ("PostingId", "x"), ("PostingId", Guid.Empty.ToString()),
            ("Witness.Pin", "0000"), ("Witness.Who", "nobody"), ("Witness.Pin", ""), ("Witness.Who", new string('w', 300)),
            ("StockOrderId", Guid.CreateVersion7().ToString()),
        ];
        foreach (var (name, value) in bad)
        {
            var answer = await nurse.SubmitAsync(form, [.. good.Where(field => field.Item1 != name), (name, value)]);
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{name} = {value}: {answer.Status}");
            Assert.NotNull(answer.Page.QuerySelector("#error-summary, .finding-list"));
        }

        var bare = await nurse.SubmitAsync(form, ("Lines[0].Lot", ""), ("Lines[0].Expiry", ""), ("Lines[0].Each", ""), ("Do", "record"));
        foreach (var said in new[] { "Lot: The lot is missing", "Use by: The expiry is missing", "Supplier: Choose the supplier", "Where it goes: Choose the place" })
            Assert.Contains(said, bare.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        var nothing = await nurse.SubmitAsync(form, ("Scan", ""), ("Do", "find"));
        Assert.Contains("type part of the medicine", nothing.Text, StringComparison.Ordinal);

        var withNul = await nurse.SubmitAsync(form, [.. good.Where(field => field.Item1 != "Reference"), ("Reference", "DN\0")]);
        Assert.Equal(HttpStatusCode.BadRequest, withNul.Status);
        Assert.False(await house.AskAsync(db => db.Postings.AnyAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.SubmitAsync(form, ("Do", "record"))).Status);
    }

    [Fact]
    public async Task A_delivery_and_a_brought_in_pack_show_their_owner_everywhere()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var pharmacy = await house.AddSupplierAsync(SupplierKind.Pharmacy);
        using var nurse = await house.SignInAsync("nurse");
        (string, string?)[] common =
        [
            ("ClientId", client.Id.ToString()), ("PlaceId", house.Places["safe"].Id.ToString()), ("Lines[0].Each", "7"),
            ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin), ("Do", "record"),
        ];

        var delivery = await nurse.SubmitAsync(await nurse.GetAsync("/deliveries/new"), ("Scan", "buprenorphine"));
        var delivered = await nurse.SubmitAsync(delivery,
            [.. common, ("SupplierId", pharmacy.Id.ToString()), ("Lines[0].Noted", "7"), ("Lines[0].DispensedLabel", "Rx 1")]);
        var own = await nurse.SubmitAsync(await nurse.GetAsync("/brought-in/new"), ("Scan", "buprenorphine"));
        var unsaid = await nurse.SubmitAsync(own, common);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        foreach (var words in new[] { "Say whether the client signed", "Say how it was identified", "Say in what state it came", "Say what becomes of it" })
            Assert.Contains(words, unsaid.Text, StringComparison.Ordinal);
        var brought = await nurse.SubmitAsync(own, [.. common, ("Signature", "Yes"), ("Lines[0].IdentifiedBy", "BottleLabel"),
            ("Lines[0].Condition", "Sealed"), ("Lines[0].Purpose", "Keep")]);

        foreach (var answer in new[] { delivered, brought })
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Contains("OKONKWO, Sam", (await nurse.GetAsync(answer.Location!)).Page.Body!.TextContent, StringComparison.Ordinal);
            var posting = answer.Location!.Split('/')[^1];
            var sheet = await nurse.GetAsync($"/labels/packs/sheet?Posting={posting}&Stock=a4-21");
            Assert.Contains("For OKONKWO, Sam only", sheet.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        foreach (var (name, value) in new[] { ("Signature", "99"), ("Lines[0].IdentifiedBy", "Guess"), ("ClientId", Guid.CreateVersion7().ToString()) })
        {
            var fresh = await nurse.SubmitAsync(await nurse.GetAsync("/brought-in/new"), ("Scan", "buprenorphine"));
            var answer = await nurse.SubmitAsync(fresh, [.. common.Where(field => field.Item1 != name),
                .. new (string, string?)[] { ("Signature", "Yes"), ("Lines[0].IdentifiedBy", "BottleLabel"), ("Lines[0].Condition", "Sealed"), ("Lines[0].Purpose", "Keep") }
                    .Where(field => field.Item1 != name), (name, value)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    [Fact]
    public async Task A_page_of_another_house_is_not_found_and_its_packs_have_no_label_here()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await WebHouse.OpenAsync();
        var supplier = await other.AddSupplierAsync(SupplierKind.Wholesaler);
        var receipt = await other.ReceiveFromAsync(supplier, lines: [(other.Pack(30), 30)]);
        Assert.Equal(PostingOutcome.Posted, receipt.Outcome);
        using var manager = await house.SignInAsync("manager");

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/receipts/{receipt.Receipt!.PostingId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/suppliers/{supplier.Id}")).Status);
        Assert.Contains("There is no pack to label here",
            (await manager.GetAsync($"/labels/packs?posting={receipt.Receipt.PostingId}")).Text, StringComparison.Ordinal);
    }
}
