using System.Net;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Recalls;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Stock;

public sealed class StockPagesTests
{
    private static readonly string[] Pages =
    [
        "/stock", "/stock/expiring", "/stock/low", "/stock/recalled", "/transfers", "/transfers/new", "/take-outs",
        "/take-outs/new", "/waste/new", "/quarantine", "/quarantine/new", "/recalls", "/recalls/new", "/returns",
        "/returns/supplier", "/returns/client", "/destructions", "/destructions/new", "/corrections",
    ];

    [Fact]
    public async Task Every_page_opens_for_a_manager_and_for_nobody_who_is_not_signed_in_or_has_no_right()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 10);
        using var manager = await house.SignInAsync("manager");
        using var support = await house.SignInAsync("support");
        using var nobody = house.Visit();
        foreach (var page in Pages)
        {
            Assert.Equal((page, HttpStatusCode.OK), (page, (await manager.GetAsync(page)).Status));
            var refused = await support.GetAsync(page);
            Assert.True(IsRefused(refused), $"{page} answers {refused.Status} to a support worker.");
            var away = await nobody.GetAsync(page);
            Assert.True(away.Status == HttpStatusCode.Redirect && away.Location!.Contains("sign-in", StringComparison.Ordinal), page);
        }
    }

    [Fact]
    public async Task What_is_unknown_or_of_another_house_is_not_found()
    {
        await using var house = await WebHouse.OpenAsync();
        var foreign = await ForeignPackAsync(house);
        var place = house.Places["safe"].Id;
        using var manager = await house.SignInAsync("manager");
        foreach (var id in new[] { foreign, Guid.CreateVersion7() })
        {
            string[] pages =
            [
                $"/packs/{id}", $"/transfers/{id}", $"/transfers/{id}/receive", $"/take-outs/{id}/1/bring-back", $"/recalls/{id}",
                $"/destructions/{id}", $"/destructions/{id}/cancel", $"/corrections/{id}", $"/waste/new?takeOut={id}&ordinal=1",
                $"/take-outs/new?pack={id}&place={place}", $"/waste/new?pack={id}&place={place}",
                $"/quarantine/new?pack={id}&place={place}", $"/quarantine/release?pack={id}&place={place}",
                $"/returns/client?pack={id}&place={place}", $"/destructions/new?pack={id}&place={place}",
            ];
            foreach (var page in pages)
                Assert.Equal((page, HttpStatusCode.NotFound), (page, (await manager.GetAsync(page)).Status));
        }
    }

    [Fact]
    public async Task Stock_is_listed_by_place_and_medicine_first_expiring_first_and_found_by_lot()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        await house.StockAsync("safe", 10, "LATE", new DateOnly(2028, 1, 31));
        await house.StockAsync("safe", 12, "SOON", new DateOnly(2026, 7, 1));
        await house.StockOfAsync(house.Films, "cart", 5, client, "OWN");
        using var nurse = await house.SignInAsync("nurse");

        var all = (await nurse.GetAsync("/stock")).Page.QuerySelector("main")!.TextContent;
        Assert.True(all.IndexOf("SOON", StringComparison.Ordinal) < all.IndexOf("LATE", StringComparison.Ordinal));
        Assert.Contains("OKONKWO, Sam", all, StringComparison.Ordinal);
        Assert.Contains("expires soon", all, StringComparison.Ordinal);
        Assert.Contains("27 films", Words((await nurse.GetAsync("/stock?by=medicine")).Page.Body!.TextContent), StringComparison.Ordinal);
        var found = (await nurse.GetAsync("/stock?q=late&owner=house")).Page.QuerySelector("main")!.TextContent;
        Assert.Contains("LATE", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SOON", found, StringComparison.Ordinal);
        Assert.Contains("No stock found", (await nurse.GetAsync("/stock?q=%00%27;--")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LATE", (await nurse.GetAsync("/stock/expiring")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Low_stock_counts_what_can_be_used_and_the_days_that_it_lasts()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.AskAsync(async db =>
        {
            (await db.Medicines.SingleAsync(row => row.Id == house.Films.Id)).LowStockBelow = 20;
            return await db.SaveChangesAsync();
        });
        var pack = await house.StockAsync("cart", 22);
        await house.StockAsync("quarantine", 90, "Q1");
        using var nurse = await house.SignInAsync("nurse");
        Assert.Contains("Nothing runs low", (await nurse.GetAsync("/stock/low")).Text, StringComparison.Ordinal);

        await house.WithAsync((Features.Waste.RecordWaste waste) => waste.RunAsync(house.Act("nurse", "nurse2"),
            new(pack.Id, house.Places["cart"].Id, 14, "broken", null, null)));

        var page = Words((await nurse.GetAsync("/stock/low")).Page.QuerySelector("main")!.TextContent);
        Assert.Contains("8 films", page, StringComparison.Ordinal);
        Assert.Contains("16 days", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_the_same_twice_is_safe_in_a_spreadsheet_and_is_audited()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("safe", 1200, "=1+1");
        await house.StockAsync("cart", 3, "B,2");
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");

        var first = await manager.GetAsync("/stock/export");
        var second = await manager.GetAsync("/stock/export");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Contains("'=1+1", first.Text, StringComparison.Ordinal);
        Assert.Contains("\"B,2\"", first.Text, StringComparison.Ordinal);
        Assert.Contains(",1200,", first.Text, StringComparison.Ordinal);
        Assert.Equal(2, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Exported)));
        Assert.True(IsRefused(await nurse.GetAsync("/stock/export")));
    }

    [Fact]
    public async Task A_pack_shows_where_it_is_what_happened_and_what_can_be_done_and_reading_a_clients_is_audited()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var pack = await house.StockOfAsync(house.Films, "cart", 10, client);
        Posted(await house.TakeOutAsync("nurse", pack, "cart", 4));
        using var nurse = await house.SignInAsync("nurse");

        var answer = await nurse.GetAsync($"/packs/{pack.Id}");
        var page = Words(answer.Page.QuerySelector("main")!.TextContent);

        Assert.Contains("6 films", page, StringComparison.Ordinal);
        Assert.Contains("Signed out to Priya Lindqvist", page, StringComparison.Ordinal);
        Assert.Contains("Received from Northside Wholesale", page, StringComparison.Ordinal);
        Assert.NotNull(answer.Page.QuerySelector($"a[href^='/take-outs/new?pack={pack.Id}']"));
        Assert.NotNull(answer.Page.QuerySelector("a[href^='/returns/client']"));
        Assert.Equal(1, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.ClientRead && row.SubjectId == client.Id)));

        Posted(await house.WithAsync((OpenRecall open) => open.RunAsync(house.Act("pharmacist"), new(house.Films.Id, "A1", "FDA-1", "Particles."))));
        answer = await nurse.GetAsync($"/packs/{pack.Id}");
        Assert.Contains("recalled", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.Page.QuerySelector("a[href^='/take-outs/new?pack=']"));
    }

    /// <summary>Words with ordinary spaces, as a person reads them.</summary>
    internal static string Words(string text) => text.Replace('\u00A0', ' ');

    internal static bool IsRefused(Answer answer) => answer.Status == HttpStatusCode.Forbidden
        || (answer.Status == HttpStatusCode.Redirect && answer.Location!.Contains("403", StringComparison.Ordinal));

    private static async Task<Guid> ForeignPackAsync(WebHouse house)
    {
        var facilityId = Guid.CreateVersion7();
        await house.Services.GetRequiredService<FacilityFounder>().FoundAsync(new Facility
        {
            Id = facilityId,
            Name = "Pier Street",
            Address = "9 Pier Street",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            TimeZoneId = "America/New_York",
            CreatedAt = house.Now(),
        });
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(facilityId);
        var medicine = new Medicine
        {
            FacilityId = facilityId,
            Id = Guid.CreateVersion7(),
            Name = "methadone",
            Strength = "10 mg/mL",
            Form = "oral solution",
            CountedIn = CountedIn.Millilitre,
            SmallestPerCounted = 100,
            Source = "house",
            SourceKey = "methadone",
        };
        var pack = new Pack
        {
            FacilityId = facilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            LabelCode = "P-1",
            CreatedAt = house.Now(),
        };
        db.AddRange(medicine, pack);
        await db.SaveChangesAsync();
        return pack.Id;
    }
}
