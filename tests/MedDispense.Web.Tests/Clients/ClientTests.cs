using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Clients;

public sealed class ClientTests
{
    private static readonly ClientDetails Sandoval = new("Sandoval", "Reyes", new(1990, 4, 2), "12", "North", null);

    [BothDatabases]
    public async Task A_client_is_added_once_with_a_card_of_their_own(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("nurse");

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AddAsync(house, act, Sandoval)));

        Assert.All(results, result => Assert.True(result.IsDone));
        var client = await house.AskAsync(db => db.Clients.SingleAsync());
        Assert.Equal(client.CardCode, HouseCode.Plain(client.CardCode.ToLowerInvariant()));
        Assert.False((await AddAsync(house, act, Sandoval with { FamilyName = "Okafor" })).IsDone);
        var detail = await house.AskAsync(db => db.AuditEntries.SingleAsync(row => row.SubjectId == act.Id));
        Assert.DoesNotContain("Sandoval", detail.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [BothDatabases]
    public async Task Two_clients_never_have_one_card(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        Assert.True((await AddAsync(house, house.Act("nurse"), Sandoval with { CardCode = "WRIST-1" })).IsDone);

        Assert.Equal("CardCode", Assert.Single((await AddAsync(house, house.Act("nurse"), Sandoval with { CardCode = "WRIST-1" })).Problems).Field);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AddAsync(house, house.Act("nurse"), Sandoval with { CardCode = "WRIST-2" })));
        Assert.Single(results, result => result.IsDone);
        await using var other = await house.AddHouseAsync();
        Assert.True((await AddAsync(other, other.Act("nurse"), Sandoval with { CardCode = "WRIST-1" })).IsDone);
    }

    [BothDatabases]
    public async Task A_change_keeps_names_out_of_the_audit_and_a_stale_one_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("nurse");
        await AddAsync(house, act, Sandoval);
        var card = (await house.AskAsync(db => db.Clients.AsNoTracking().SingleAsync())).CardCode;
        var moved = Sandoval with { FamilyName = "Sandoval Vega", Room = "14", CardCode = card };

        Assert.True((await ChangeAsync(house, act.Id, 0, moved)).IsDone);
        Assert.True((await ChangeAsync(house, act.Id, 0, moved)).IsDone);
        Assert.False((await ChangeAsync(house, act.Id, 0, Sandoval with { CardCode = card })).IsDone);
        Assert.True((await ChangeAsync(house, act.Id, 1, moved with { CardCode = null })).IsDone);
        Assert.True((await ChangeAsync(house, Guid.CreateVersion7(), 0, moved)).IsUnknown);

        var details = await house.AskAsync(db => db.AuditEntries.Where(row => row.SubjectId == act.Id).Select(row => row.Detail).ToListAsync());
        Assert.Contains("family name changed; room: 12 → 14", details);
        Assert.Contains("card changed", details);
        Assert.NotEqual(card, (await house.AskAsync(db => db.Clients.AsNoTracking().SingleAsync())).CardCode);
    }

    [BothDatabases]
    public async Task Clients_are_found_by_any_part_of_the_name_by_room_and_by_card(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await AddAsync(house, house.Act("nurse"), Sandoval with { CardCode = "WRIST-1" });
        await AddAsync(house, house.Act("nurse"), new("Müller", "Jan Peter", new(1985, 1, 1), "7", "", null));
        await AddAsync(house, house.Act("nurse"), new("Muller", "Joe", new(1975, 1, 1), "8", "", null));

        Assert.Equal(3, (await FindAsync(null)).Count);
        Assert.Equal("SANDOVAL, Reyes", Assert.Single((await FindAsync("sando")).Rows).DisplayName);
        Assert.Equal("SANDOVAL, Reyes", Assert.Single((await FindAsync("Reyes, SANDOVAL")).Rows).DisplayName);
        Assert.Equal("SANDOVAL, Reyes", Assert.Single((await FindAsync("WRIST-1")).Rows).DisplayName);
        Assert.Equal("MÜLLER, Jan Peter", Assert.Single((await FindAsync("7")).Rows).DisplayName);
        Assert.Equal(2, (await FindAsync("muller")).Count);
        Assert.All((await FindAsync("müller")).Rows, row => Assert.True(row.HasLookAlike));
        Assert.False(Assert.Single((await FindAsync("sandoval")).Rows).HasLookAlike);
        Assert.Empty((await FindAsync("%")).Rows);
        Assert.Empty((await FindAsync("nobody")).Rows);

        Task<ClientList.Page> FindAsync(string? find) => house.WithAsync((ClientList list) => list.AskAsync(find, 1));
    }

    [BothDatabases]
    public async Task A_long_list_is_read_in_pages(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        for (var i = 0; i < 53; i++)
            await AddAsync(house, house.Act("nurse"), Sandoval with { FamilyName = "Client" + i.ToString("00", System.Globalization.CultureInfo.InvariantCulture) });

        var first = await house.WithAsync((ClientList list) => list.AskAsync(null, 1));
        var second = await house.WithAsync((ClientList list) => list.AskAsync(null, 2));
        var beyond = await house.WithAsync((ClientList list) => list.AskAsync(null, int.MaxValue));

        Assert.Equal(53, first.Rows.Concat(second.Rows).Select(row => row.Id).Distinct().Count());
        Assert.Equal(second.Rows, beyond.Rows);
    }

    [Fact]
    public async Task Every_reading_of_a_clients_page_is_recorded()
    {
        await using var house = await WebHouse.OpenAsync();
        var act = house.Act("nurse");
        await AddAsync(house, act, Sandoval);
        await AddAsync(house, house.Act("nurse"), Sandoval with { GivenNames = "Maria" });
        using var prescriber = await house.SignInAsync("prescriber");
        using var manager = await house.SignInAsync("manager");

        var page = await prescriber.GetAsync($"/clients/{act.Id}");
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/clients/{act.Id}/change")).Status);

        Assert.Contains("Similar name: SANDOVAL, Maria, room 12", page.Text, StringComparison.Ordinal);
        var rows = await house.AskAsync(db => db.AuditEntries.Where(row => row.Kind == AuditKind.ClientRead).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(act.Id, row.SubjectId));
        Assert.Contains(rows, row => row.ActorId == house.People["prescriber"].Id);
    }

    [Fact]
    public async Task A_client_is_added_and_changed_on_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        var form = await browser.GetAsync("/clients/new");
        (string, string?)[] entries = [("FamilyName", "  Sandoval "), ("GivenNames", "Reyes"), ("BornOn", "1990-04-02"), ("Room", "12")];

        var added = await browser.SubmitAsync(form, entries);
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        Assert.Equal(added.Location, (await browser.SubmitAsync(form, entries)).Location);
        var page = await browser.GetAsync(added.Location!);
        Assert.Contains("36", page.Page.Body!.TextContent, StringComparison.Ordinal);
        var change = await browser.GetAsync(added.Location + "/change");
        Assert.Equal(added.Location, (await browser.SubmitAsync(change, ("Room", "14"))).Location);
        var stale = await browser.SubmitAsync(change, ("Room", "15"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal("15", stale.Page.QuerySelector("#Room")!.GetAttribute("value"));
        Assert.Equal("14", (await house.AskAsync(db => db.Clients.SingleAsync())).Room);
    }

    [Theory]
    [InlineData("FamilyName", "   ")]
    [InlineData("FamilyName", null)]
    [InlineData("GivenNames", "")]
    [InlineData("BornOn", null)]
    [InlineData("BornOn", "2026-06-11")]
    [InlineData("BornOn", "1890-01-01")]
    [InlineData("BornOn", "31.12.1990 or so")]
    [InlineData("Room", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("CardCode", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("Id", null)]
    public async Task An_entry_that_does_not_fit_is_refused_and_nothing_is_written(string field, string? value)
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("nurse");
        (string Name, string? Value)[] entries = [("FamilyName", "Sandoval"), ("GivenNames", "Reyes"), ("BornOn", "1990-04-02")];

        var answer = await browser.SubmitAsync(await browser.GetAsync("/clients/new"), [.. entries.Where(entry => entry.Name != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
        Assert.Equal(0, await house.AskAsync(db => db.Clients.CountAsync()));
    }

    [Fact]
    public async Task Whoever_may_only_read_clients_cannot_change_them()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("support");

        var list = await browser.GetAsync("/clients");

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.DoesNotContain("/clients/new", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/clients/new")).Status);
    }

    private static Task<ChangeResult> AddAsync(WebHouse house, Domain.Staff.Act act, ClientDetails details) =>
        house.WithAsync((AddClient add) => add.RunAsync(act, details));

    private static Task<ChangeResult> ChangeAsync(WebHouse house, Guid id, int version, ClientDetails details) =>
        house.WithAsync((ChangeClient change) => change.RunAsync(house.Act("nurse"), new(id, version, details)));
}
