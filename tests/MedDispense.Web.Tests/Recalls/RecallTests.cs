using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Testing;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Recalls;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Recalls;

public sealed class RecallTests
{
    [Fact]
    public async Task A_lot_that_was_never_here_is_recalled_when_it_is_meant_and_a_known_one_as_its_packs_write_it()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 10, "Ab9");
        using var manager = await house.SignInAsync("manager");
        (string, string?)[] notice = [("MedicineId", house.Films.Id.ToString()), ("Reference", "FDA-9"), ("Reason", "Particles.")];
        var form = await manager.GetAsync("/recalls/new");

        var asked = await manager.SubmitAsync(form, [.. notice, ("Lot", "Z1")]);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("No pack of this lot was ever here", asked.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await manager.SubmitAsync(asked, ("EvenSo", "true"))).Status);
        Assert.Equal(System.Net.HttpStatusCode.Redirect,
            (await manager.SubmitAsync(await manager.GetAsync("/recalls/new"), [.. notice, ("Lot", "aB9")])).Status);

        Assert.Equal(["Ab9", "Z1"], await house.AskAsync(db => db.Recalls.OrderBy(row => row.Lot).Select(row => row.Lot).ToListAsync()));
    }

    [BothDatabases]
    public async Task A_recall_stops_the_lot_everywhere_and_notes_it_on_each_page(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        var inSafe = await house.StockAsync("safe", 10, "ab-7");
        var clients = await house.StockOfAsync(house.Films, "cart", 5, client, "AB-7");
        var other = await house.StockAsync("cart", 10, "ZZ");

        Posted(await OpenAsync(house, "AB-7"));

        Refused(await house.TakeOutAsync("nurse", inSafe, "safe", 1), "pack-recalled");
        Refused(await house.TakeOutAsync("nurse", clients, "cart", 1), "pack-recalled");
        Refused(await house.SendAsync("stock", "safe", "cart", (inSafe, 1)), "pack-recalled");
        Posted(await house.TakeOutAsync("nurse", other, "cart", 1));
        Posted(await house.SendAsync("stock", "safe", "quarantine", (inSafe, 1)));
        Assert.Equal(2, await house.AskAsync(db => db.RegisterLines.CountAsync(row => row.Kind == RegisterLineKind.Note)));
    }

    [BothDatabases]
    public async Task Whatever_races_with_a_recall_came_before_it_in_number_or_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var packs = new List<Pack>();
        for (var i = 0; i < 4; i++)
            packs.Add(await house.StockAsync("safe", 20, "R1"));

        var takes = packs.SelectMany(pack => new[]
        {
            house.TakeOutAsync("nurse", pack, "safe", 1), house.SendAsync("stock", "safe", "cart", (pack, 1)),
            house.TakeOutAsync("nurse2", pack, "safe", 1),
        }).ToList();
        var recall = OpenAsync(house, "R1");
        var later = packs.SelectMany(pack => new[]
        {
            house.TakeOutAsync("nurse", pack, "safe", 1), house.SendAsync("stock", "safe", "cart", (pack, 1)),
        }).ToList();

        var recalled = (await recall).Receipt!.Number;
        foreach (var result in await Task.WhenAll([.. takes, .. later]))
        {
            if (result.IsPosted)
                Assert.True(result.Receipt!.Number < recalled, $"Entry {result.Receipt.Number} after recall {recalled}.");
            else
                Refused(result, "pack-recalled");
        }

        Refused(await house.TakeOutAsync("nurse", packs[0], "safe", 1), "pack-recalled");
    }

    [BothDatabases]
    public async Task A_lifted_recall_lets_the_lot_be_used_again_once_released(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("safe", 10, "L1");
        var aside = await house.StockAsync("quarantine", 10, "L1");
        var recall = Posted(await OpenAsync(house, "L1"));

        Refused(await LiftAsync(house, "stock", recall), "no-right-to-lift");
        Refused(await LiftAsync(house, "pharmacist", recall, ""), "reason-missing");
        Refused(await ReleaseAsync(house, aside), "pack-recalled");
        var both = await Task.WhenAll(LiftAsync(house, "pharmacist", recall), LiftAsync(house, "manager", recall));
        Assert.Single(both, result => result.IsPosted);
        Refused(await LiftAsync(house, "pharmacist", recall), "lifted-already");
        Refused(await LiftAsync(house, "pharmacist", Guid.CreateVersion7()), "recall-unknown");

        Posted(await house.TakeOutAsync("nurse", pack, "safe", 1));
        Posted(await ReleaseAsync(house, aside));
    }

    [Fact]
    public async Task The_same_notice_twice_and_an_unknown_medicine_are_refused()
    {
        await using var house = await WebHouse.OpenAsync();
        Posted(await OpenAsync(house, "X1"));

        Refused(await OpenAsync(house, "x1"), "recalled-already");
        Refused(await house.WithAsync((OpenRecall open) => open.RunAsync(house.Act("stock"),
            new(Guid.CreateVersion7(), "X1", "FDA-1", "Particles."))), "medicine-unknown");
    }

    private static Task<PostingResult> OpenAsync(WebHouse house, string lot) =>
        house.WithAsync((OpenRecall open) =>
            open.RunAsync(house.Act("pharmacist"), new(house.Films.Id, lot, "FDA-2026-114", "Particles in the film.")));

    private static Task<PostingResult> LiftAsync(WebHouse house, string who, Guid recall, string reason = "Notice withdrawn.") =>
        house.WithAsync((LiftRecall lift) => lift.RunAsync(house.Act(who), new(recall, reason)));

    private static Task<PostingResult> ReleaseAsync(WebHouse house, Pack pack) =>
        house.WithAsync((ReleaseStock release) => release.RunAsync(house.Act("pharmacist"),
            new(pack.Id, house.Places["quarantine"].Id, house.Places["safe"].Id, 5, "Checked.")));
}
