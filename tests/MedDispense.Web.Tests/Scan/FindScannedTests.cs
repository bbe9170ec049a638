using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Testing;
using MedDispense.Web.Features.Scan;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scan;

public sealed class FindScannedTests
{
    [BothDatabases]
    public async Task A_label_a_serial_number_and_product_with_lot_find_the_pack_and_never_guess(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(Domain.Stock.SupplierKind.Wholesaler);
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);
        await house.ReceiveFromAsync(supplier, lines:
        [
            (house.Pack(30, lot: "B1", serial: "S1"), 30), (house.Pack(30, lot: "B1", serial: "S2"), 30),
            (house.Pack(30, lot: "C1"), 30),
        ]);
        var packs = await house.AskAsync(db => db.Packs.AsNoTracking().ToListAsync());
        Guid IdOf(string? serial) => packs.Single(pack => pack.Serial == serial).Id;

        Assert.Equal([IdOf("S1")], await FoundAsync(house, packs.Single(pack => pack.Serial == "S1").LabelCode));
        Assert.Equal([IdOf("S2")], await FoundAsync(house, $"(01){IntakeHouse.FilmsGtin}(17)270131(10)B1(21)S2"));
        Assert.Equal([IdOf(null)], await FoundAsync(house, $"(01){IntakeHouse.FilmsGtin}(10)C1"));
        // Both came in the same moment and expire on the same day, so neither stands before the other.
        Assert.Equal(
            new[] { IdOf("S1"), IdOf("S2") }.Order(), (await FoundAsync(house, $"(01){IntakeHouse.FilmsGtin}(10)B1")).Order());
        Assert.Equal(3, (await FoundAsync(house, $"(01){IntakeHouse.FilmsGtin}")).Count);
        // The serial number is of another pack, and both packs of the lot have theirs: it is neither of them.
        var other = await AskAsync(house, $"(01){IntakeHouse.FilmsGtin}(10)B1(21)S3");
        Assert.Equal([ScanTargetKind.Medicine], other.Targets.Select(target => target.Kind));
        // Another lot is not here; the medicine is offered instead.
        Assert.Equal([house.Films.Id], (await AskAsync(house, $"(01){IntakeHouse.FilmsGtin}(10)D1")).Targets.Select(target => target.Id));
    }

    [BothDatabases]
    public async Task A_lot_is_looked_for_among_what_is_here_and_the_owner_is_named(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin14, IntakeHouse.FilmsGtin);
        var theirs = await house.StockOfAsync(house.Films, "cart", 5, client, "Z9");
        var used = await house.StockOfAsync(house.Films, "cart", 1, lot: "Z9");
        await house.WithAsync((Features.Waste.RecordWaste waste) => waste.RunAsync(
            house.Act("nurse", "nurse2"), new(used.Id, house.Places["cart"].Id, 1, "spilled", null, null)));

        var target = Assert.Single((await AskAsync(house, $"(01){IntakeHouse.FilmsGtin}(10)Z9")).Targets);
        var empty = Assert.Single((await AskAsync(house, used.LabelCode)).Targets);

        Assert.Equal(theirs.Id, target.Id);
        Assert.Contains("belongs to OKONKWO, Sam", target.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("5", target.Detail.Split(", label", StringSplitOptions.None)[0].Replace("31 Dec 2027", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("nothing of it is left", empty.Detail, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task An_ndc_inside_a_gtin_is_looked_up_and_several_meanings_are_all_offered(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var one = await house.AddMedicineAsync("alpha");
        var two = await house.AddMedicineAsync("beta");
        await house.AddCodeAsync(one, MedicineCodeSystem.Ndc10, "1249-6120-83");
        await house.AddCodeAsync(two, MedicineCodeSystem.Ndc11, "12496-0120-83");
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Ndc10, "9999-1208-03");

        var several = await AskAsync(house, $"(01){IntakeHouse.FilmsGtin}");
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Gtin12, IntakeHouse.FilmsGtin[2..]);
        var exact = await AskAsync(house, $"(01){IntakeHouse.FilmsGtin}");

        Assert.Equal(["alpha 10 mg tablet", "beta 10 mg tablet"], several.Targets.Select(target => target.Name));
        Assert.Equal([house.Films.Id], exact.Targets.Select(target => target.Id));
    }

    [BothDatabases]
    public async Task Cards_badges_places_and_typed_names_lead_where_the_role_may_go(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync("Öztürk");
        await house.AskAsync(async db =>
        {
            (await db.Clients.SingleAsync(row => row.Id == client.Id)).CardCode =
                FacilityCode.ForNumber(FacilityCodeType.Client, 77).Text;
            return await db.SaveChangesAsync();
        });
        var card = FacilityCode.ForNumber(FacilityCodeType.Client, 77).Text;

        Assert.Equal([client.Id], (await AskAsync(house, card)).Targets.Select(target => target.Id));
        Assert.Equal([client.Id], (await AskAsync(house, "özt")).Targets.Select(target => target.Id));
        Assert.Equal([house.Films.Id], (await AskAsync(house, "BUPRE film")).Targets.Select(target => target.Id));
        Assert.Equal([house.Places["cart"].Id],
            (await AskAsync(house, PlaceLabels.CodeOf(house.Places["cart"].Id).Text)).Targets.Select(target => target.Id));
        var unseen = await AskAsync(house, card, "stock");
        Assert.Empty(unseen.Targets);
        Assert.Contains("Your role does not see it", unseen.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("Öztürk", unseen.Read, StringComparison.OrdinalIgnoreCase);
    }

    [BothDatabases]
    public async Task What_is_unknown_or_cannot_be_read_is_said_in_plain_words(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        string[] scans =
        [
            "", "   ", "hello there", "%_' OR 1=1", "(01)00312496120838(10)X", "MDP0000000Q", new string('7', 5000), "]C1",
            FacilityCode.ForNumber(FacilityCodeType.Pack, 5).Text, FacilityCode.ForNumber(FacilityCodeType.Order, 5).Text,
            FacilityCode.ForNumber(FacilityCodeType.PreparedDose, 5).Text, "(8018)123456789012345675", "(17)270131(10)B1",
        ];
        foreach (var scan in scans)
        {
            var answer = await AskAsync(house, scan);
            Assert.Empty(answer.Targets);
            Assert.NotEmpty(answer.Read);
            Assert.NotEmpty(answer.WhatToDo);
        }
    }

    private static async Task<IReadOnlyList<Guid>> FoundAsync(WebHouse house, string text)
    {
        var answer = await AskAsync(house, text);
        Assert.All(answer.Targets, target => Assert.Equal(ScanTargetKind.Pack, target.Kind));
        return [.. answer.Targets.Select(target => target.Id)];
    }

    private static Task<ScanAnswer> AskAsync(WebHouse house, string text, string who = "nurse") =>
        house.WithAsync((FindScanned find) => find.AskAsync(
            ScanReader.Read(text, null, new DateOnly(2026, 6, 10)), house.Actor(who)));
}
