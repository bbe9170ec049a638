using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Orders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Clients;

public sealed class ClientPhotoTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1];

    [BothDatabases]
    public async Task A_photo_is_known_by_its_bytes_and_kept_beside_those_before(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var act = house.Act("nurse");

        Assert.True((await AddAsync(house, client.Id, Jpeg, act)).IsDone);
        Assert.True((await AddAsync(house, client.Id, Jpeg, act)).IsDone);
        Assert.False((await AddAsync(house, client.Id, "<svg onload=alert(1)>"u8.ToArray())).IsDone);
        Assert.False((await AddAsync(house, client.Id, [.. Jpeg, .. new byte[AddPhoto.MostBytes]])).IsDone);
        Assert.False((await AddAsync(house, client.Id, [])).IsDone);
        var newer = house.Act("nurse");
        Assert.True((await AddAsync(house, client.Id, Jpeg, newer)).IsDone);

        Assert.Equal(2, await house.AskAsync(db => db.ClientPhotos.CountAsync()));
        Assert.Equal(newer.Id, (await house.AskAsync(db => db.Clients.SingleAsync())).PhotoId);
        await using var other = await house.AddHouseAsync();
        Assert.True((await AddAsync(other, client.Id, Jpeg, other.Act("nurse"))).IsUnknown);
    }

    [Fact]
    public async Task A_photo_is_sent_shown_without_being_kept_and_its_reading_is_recorded_once()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AdmitAsync();
        using var browser = await house.SignInAsync("nurse");
        var form = await browser.GetAsync($"/clients/{client.Id}/photos/new");
        var sent = await SendAsync(browser, form, client.Id, Jpeg);
        Assert.Equal($"/clients/{client.Id}", sent.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(browser, await browser.GetAsync($"/clients/{client.Id}/photos/new"), client.Id, "text"u8.ToArray())).Status);

        var page = await browser.GetAsync($"/clients/{client.Id}");
        var address = page.Page.QuerySelector("img.photo")!.GetAttribute("src")!;
        var before = await ReadingsAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        Assert.Equal(before, await ReadingsAsync());
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        Assert.Equal(before + 1, await ReadingsAsync());
        using var stock = await house.SignInAsync("stock");
        Assert.Equal(HttpStatusCode.Forbidden, (await stock.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/clients/{Guid.CreateVersion7()}/photos/{address[^36..]}")).Status);

        Task<int> ReadingsAsync() => house.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.ClientRead && row.SubjectId == client.Id));
    }

    private static Task<ChangeResult> AddAsync(WebHouse house, Guid clientId, byte[] bytes, Domain.Staff.Act? act = null) =>
        house.WithAsync((AddPhoto add) => add.RunAsync(act ?? house.Act("nurse"), new(clientId, bytes)));

    private static Task<Answer> SendAsync(Browser browser, Answer form, Guid clientId, byte[] bytes)
    {
        var content = new MultipartFormDataContent();
        foreach (var input in form.Page.QuerySelectorAll("main form input[type=hidden]"))
            content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        content.Add(new ByteArrayContent(bytes), "File", "photo.jpg");
        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/clients/{clientId}/photos/new") { Content = content });
    }
}
