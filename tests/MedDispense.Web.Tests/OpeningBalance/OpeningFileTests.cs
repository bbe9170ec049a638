using System.Net;
using System.Text;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Testing;
using MedDispense.Web.Features.OpeningBalance;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.OpeningBalance;

public sealed class OpeningFileTests
{
    private const string Header = "code,medicine,lot,expiry,serial,containers,amount_each,place,owner_card\r\n";
    private const string Films = "buprenorphine–naloxone 8 mg/2 mg sublingual film";

    [BothDatabases]
    public async Task A_table_is_one_entry_and_sending_it_twice_is_still_one(DatabaseKind kind)
    {
        await using var house = await OpenAsync(kind);
        var client = await house.AddClientAsync();
        await house.AddCodeAsync(house.Films, MedicineCodeSystem.Ndc10, "12496-1208-3");
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/opening-balance/file");
        var table = Header + "12496-1208-3,,B1,2027-01-31,,2,30,Cart A,\r\n\r\n"
            + $",\"{Films}\",C1,2027-02,S1,1,12,controlled CUPBOARD,{client.CardCode}\r\n";

        var sent = await SendAsync(manager, form, house, table);
        var again = await SendAsync(manager, form, house, table);

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(sent.Location, again.Location);
        Assert.Equal(72, await house.HeldAsync());
        var packs = await house.AskAsync(db => db.Packs.AsNoTracking().OrderBy(pack => pack.Lot).ToListAsync());
        Assert.Equal(["B1", "B1", "C1"], packs.Select(pack => pack.Lot));
        Assert.Equal((client.Id, new DateOnly(2027, 2, 28)), (packs[2].OwnerClientId!.Value, packs[2].Expiry!.Value));
        Assert.Equal(PostingKind.OpeningBalance, (await house.AskAsync(db => db.Postings.SingleAsync())).Kind);

        var stillOpen = await manager.GetAsync("/opening-balance/file");
        var live = await manager.SubmitAsync(await manager.GetAsync("/opening-balance/go-live"),
            ("Witness.Who", house.NameOf("nurse")), ("Witness.Pin", WebHouse.Pin));
        Assert.Equal(HttpStatusCode.Redirect, live.Status);
        Assert.Contains("The house is live since", (await manager.GetAsync("/opening-balance")).Text, StringComparison.Ordinal);
        var closed = await manager.GetAsync("/opening-balance/file");
        Assert.Contains("The house is live since", closed.Text, StringComparison.Ordinal);
        Assert.Null(closed.Page.QuerySelector("main input[type=file]"));
        var late = await SendAsync(manager, stillOpen, house, table);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("The house has gone live", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refused_row_is_named_and_nothing_is_half_done()
    {
        await using var house = await OpenAsync(DatabaseKind.SQLite);
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/opening-balance/file");
        var table = Header
            + $",{Films},B1,2027-01-31,,1,30,Cart A,\r\n"
            + ",,B1,2027-01-31,,1,30,Cart A,\r\n"
            + ",aspirin,B1,2027-01-31,,1,30,Cart A,\r\n"
            + $"00000,{Films},B1,2027-01-31,,1,30,Cart A,\r\n"
            + $",{Films},B1,31.1.2027,,1,30,Cart A,\r\n"
            + $",{Films},B1,2027-01-31,,0,30,Cart A,\r\n"
            + $",{Films},B1,2027-01-31,,1,1.5,Cart A,\r\n"
            + $",{Films},B1,2027-01-31,,1,30,Attic,\r\n"
            + $",{Films},B1,2027-01-31,,1,30,Cart A,NOBODY\r\n"
            + $",{Films},B1\r\n";

        var answer = await SendAsync(manager, form, house, table);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var said = answer.Page.QuerySelectorAll(".error-summary li").Select(item => item.TextContent).ToList();
        foreach (var row in Enumerable.Range(3, 9))
            Assert.Contains(said, words => words.StartsWith($"Row {row}:", StringComparison.Ordinal));
        Assert.DoesNotContain(said, words => words.StartsWith("Row 2:", StringComparison.Ordinal));
        // What only the rules see is told by its row as well.
        var twice = await SendAsync(manager, form, house, Header
            + $",{Films},B1,2027-01-31,,1,30,Cart A,\r\n,{Films},B1,2027-03-31,,1,30,Cart A,\r\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("Row 3: This lot is known here with another expiry", twice.Text, StringComparison.Ordinal);
        Assert.False(await house.AskAsync(db => db.Packs.AnyAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_such_table_is_refused_in_words()
    {
        await using var house = await OpenAsync(DatabaseKind.SQLite);
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/opening-balance/file");
        byte[][] files =
        [
            [], [0xff, 0xfe, 0x41, 0x00], Encoding.UTF8.GetBytes("hello"), Encoding.UTF8.GetBytes(Header),
            Encoding.UTF8.GetBytes(Header + ",\"open"), Encoding.UTF8.GetBytes(Header.Replace(',', ';')), Encoding.UTF8.GetBytes("a\0b"),
            Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Repeat($",{Films},B1,2027-01-31,,1,1,Cart A,\r\n", OpeningFile.MostRows + 1))),
        ];
        foreach (var file in files)
        {
            var answer = await SendAsync(manager, form, house, file);
            Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity, $"{file.Length} bytes: {answer.Status}");
            Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
        }

        Assert.False(await house.AskAsync(db => db.Postings.AnyAsync()));
        var template = await manager.GetAsync("/opening-balance/template.csv");
        Assert.StartsWith("code,medicine,lot", template.Text, StringComparison.Ordinal);
    }

    private static async Task<WebHouse> OpenAsync(DatabaseKind kind)
    {
        var house = await WebHouse.OpenAsync(kind);
        await house.SetFacilityAsync(facility => facility.WentLiveAt = null);
        return house;
    }

    private static Task<Answer> SendAsync(Browser browser, Answer form, WebHouse house, string table) =>
        SendAsync(browser, form, house, Encoding.UTF8.GetBytes(table));

    private static Task<Answer> SendAsync(Browser browser, Answer form, WebHouse house, byte[] file)
    {
        var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(file), "File", "stock.csv" },
            { new StringContent("2026-06-10"), "Day" },
            { new StringContent("CloseOfBusiness"), "Taken" },
            { new StringContent(house.NameOf("nurse")), "Witness.Who" },
            { new StringContent(WebHouse.Pin), "Witness.Pin" },
        };
        foreach (var name in new[] { "PostingId", "__RequestVerificationToken" })
            content.Add(new StringContent(form.Page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!), name);
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/opening-balance/file") { Content = content });
    }
}
