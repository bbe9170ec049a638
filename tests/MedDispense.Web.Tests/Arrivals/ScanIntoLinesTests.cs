using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Deliveries;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Arrivals;

public sealed class ScanIntoLinesTests
{
    private const string Product = "(01)" + IntakeHouse.FilmsGtin;

    [Fact]
    public async Task The_two_codes_of_one_pack_make_one_line_in_either_order()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin, 30);

        foreach (string[] order in new[] { new[] { Product, "(17)270131(10)B1" }, ["(17)270131(10)B1", Product] })
        {
            var form = await ScanAsync(house, order);
            var line = Assert.Single(form.Lines);
            Assert.Equal((house.Films.Id, "B1", IntakeHouse.Expiry, "30"), (line.MedicineId!.Value, line.Lot, line.Expiry!.Value, line.Noted));
            Assert.Null(form.PendingLot);
            Assert.Null(form.PendingExpiry);
        }
    }

    [Fact]
    public async Task A_code_without_lot_and_expiry_blanks_neither()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);

        var form = await ScanAsync(house, Product + "(17)270131(10)B1", "(21)S1", Product);

        Assert.Equal(("B1", IntakeHouse.Expiry, "S1"), (form.Lines[0].Lot, form.Lines[0].Expiry, form.Lines[0].Serial));
    }

    [Fact]
    public async Task The_same_serial_number_is_told_and_the_same_lot_counts_on()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);

        var lots = await ScanAsync(house, Product + "(17)270131(10)B1", Product + "(17)270131(10)B1", Product + "(17)270131(10)C1");
        var serials = await ScanAsync(house, Product + "(17)270131(10)B1(21)S1", Product + "(17)270131(10)B1(21)S2");
        var twice = await StepAsync(house, serials, Product + "(17)270131(10)B1(21)S1");

        Assert.Equal([("B1", 2), ("C1", 1)], lots.Lines.Select(line => (line.Lot, line.Containers)));
        Assert.Equal(["S1", "S2"], serials.Lines.Select(line => line.Serial));
        Assert.True(twice.IsTrouble);
        Assert.Equal("This very pack is line 1 already: serial S1.", twice.Said);
        Assert.Equal(2, twice.Form.Lines.Count);
    }

    [Fact]
    public async Task An_unknown_code_is_said_and_what_it_told_is_kept_for_the_medicine_that_is_chosen()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddMedicineAsync("buprenorphine");

        var unknown = await StepAsync(house, new DeliveriesController.Form(), Product + "(17)270131(10)B1");
        var named = await StepAsync(house, unknown.Form, "bupren");
        var chosen = await house.WithAsync((ScanIntoLines steps) => steps.AskAsync(
            named.Form with { Choose = house.Films.Id }, new DateOnly(2026, 6, 10), ScanSettings.Default));

        Assert.True(unknown.IsTrouble);
        Assert.Contains("No medicine of the formulary has this code", unknown.Said, StringComparison.Ordinal);
        Assert.Empty(unknown.Form.Lines);
        Assert.Equal(2, named.Choices.Count);
        Assert.Equal("B1", Assert.Single(chosen.Form.Lines).Lot);
    }

    [Fact]
    public async Task Codes_of_two_packs_are_not_joined()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);

        var contradiction = await StepAsync(house, await ScanAsync(house, "(10)B1"), "(10)C1");
        var next = await ScanAsync(house, Product + "(17)270131(10)B1", "(17)280131(10)C1", Product);

        Assert.True(contradiction.IsTrouble);
        Assert.Contains("lot B1 and lot C1", contradiction.Said, StringComparison.Ordinal);
        Assert.Equal(["B1", "C1"], next.Lines.Select(line => line.Lot));
    }

    [Fact]
    public async Task Cards_badges_and_places_fill_their_own_fields_and_a_label_of_the_house_is_no_new_pack()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var card = FacilityCode.ForNumber(FacilityCodeType.Client, 77).Text;
        await house.AskAsync(async db =>
        {
            (await db.Clients.SingleAsync(row => row.Id == client.Id)).CardCode = card;
            return await db.SaveChangesAsync();
        });
        var badge = FacilityCode.ForNumber(FacilityCodeType.Staff, 5).Text;

        var form = (DeliveriesController.Form)await ScanAsync(house, card, badge, PlaceLabels.CodeOf(house.Places["cart"].Id).Text);
        var label = await StepAsync(house, form, FacilityCode.ForNumber(FacilityCodeType.Pack, 5).Text);

        Assert.Equal((client.Id, badge, house.Places["cart"].Id), (form.ClientId!.Value, form.Witness.Who, form.PlaceId!.Value));
        Assert.True(label.IsTrouble);
        Assert.Empty(label.Form.Lines);
    }

    [Fact]
    public async Task A_line_is_taken_away_and_hostile_text_changes_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);
        var form = await ScanAsync(house, Product + "(10)B1(21)S1", Product + "(10)C1(21)S2");

        async Task<PackLinesForm> RemoveAsync(int at) => (await house.WithAsync((ScanIntoLines steps) =>
            steps.AskAsync(form with { Remove = at }, new DateOnly(2026, 6, 10), ScanSettings.Default))).Form;

        Assert.Equal(["C1"], (await RemoveAsync(0)).Lines.Select(line => line.Lot));
        Assert.Equal(2, (await RemoveAsync(-1)).Lines.Count);
        Assert.Equal(2, (await RemoveAsync(99)).Lines.Count);
        foreach (var text in new[] { "'; DROP TABLE packs", new string('A', 1900), "<b>", "(01)123", "\u001d\u001d" })
            Assert.Equal(2, (await StepAsync(house, form, text)).Form.Lines.Count);
    }

    private static async Task<PackLinesForm> ScanAsync(WebHouse house, params string[] scans)
    {
        PackLinesForm form = new DeliveriesController.Form();
        foreach (var scan in scans)
            form = (await StepAsync(house, form, scan)).Form;
        return form;
    }

    private static Task<ScanIntoLines.Step> StepAsync(WebHouse house, PackLinesForm form, string scan) =>
        house.WithAsync((ScanIntoLines steps) => steps.AskAsync(form with { Scan = scan }, new DateOnly(2026, 6, 10), ScanSettings.Default));
}
