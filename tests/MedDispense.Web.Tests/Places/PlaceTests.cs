using System.Net;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Scanning;
using MedDispense.Testing;
using MedDispense.Web.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Places;

public sealed class PlaceTests
{
    [BothDatabases]
    public async Task A_place_is_added_once_renamed_closed_when_empty_and_opened_again(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("manager");

        var added = await house.WithAsync((AddPlace use) => use.RunAsync(act, new(PlaceKind.Fridge, "Fridge 1", "")));
        var again = await house.WithAsync((AddPlace use) => use.RunAsync(act, new(PlaceKind.Fridge, "Fridge 1", "")));
        var taken = await house.WithAsync((AddPlace use) => use.RunAsync(house.Act("manager"), new(PlaceKind.Room, "FRIDGE 1", "")));
        var physical = await house.WithAsync((AddPlace use) => use.RunAsync(house.Act("manager"), new(PlaceKind.Lost, "Lost", "")));
        var renamed = await house.WithAsync((RenamePlace use) => use.RunAsync(act, new(act.Id, 1, "Fridge, kitchen", "North")));
        var stale = await house.WithAsync((RenamePlace use) => use.RunAsync(act, new(act.Id, 1, "Fridge, hall", "North")));
        var closed = await house.WithAsync((ClosePlace use) => use.RunAsync(act, new(act.Id, 2, true)));
        var opened = await house.WithAsync((ClosePlace use) => use.RunAsync(act, new(act.Id, 3, false)));

        Assert.True(added.IsDone && again.IsDone && renamed.IsDone && closed.IsDone && opened.IsDone);
        Assert.Contains("already", Assert.Single(taken.Problems).Sentence, StringComparison.Ordinal);
        Assert.Equal("Kind", Assert.Single(physical.Problems).Field);
        Assert.False(stale.IsDone);
        var place = await house.AskAsync(db => db.Places.SingleAsync(row => row.Id == act.Id));
        Assert.Equal(("Fridge, kitchen", "North", null), (place.Name, place.House, place.ClosedAt));
    }

    [BothDatabases]
    public async Task A_place_that_holds_something_says_what_and_stays_open(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 12);

        var refused = await house.WithAsync((ClosePlace use) => use.RunAsync(house.Act("manager"), new(house.Places["cart"].Id, 0, true)));
        var notAPlace = await house.AskAsync(db => db.Places.SingleAsync(row => row.Kind == PlaceKind.Lost));
        var unknown = await house.WithAsync((ClosePlace use) => use.RunAsync(house.Act("manager"), new(notAPlace.Id, 0, true)));

        Assert.Contains("12\u00A0films of buprenorphine–naloxone", Assert.Single(refused.Problems).Sentence, StringComparison.Ordinal);
        Assert.Null(await house.AskAsync(db => db.Places.Where(row => row.Id == house.Places["cart"].Id).Select(row => row.ClosedAt).SingleAsync()));
        Assert.True(unknown.IsUnknown);
    }

    [Fact]
    public async Task The_label_of_a_place_is_read_back_as_that_place()
    {
        await using var house = await WebHouse.OpenAsync();
        var code = PlaceLabels.CodeOf(house.Places["safe"].Id);

        var scan = Assert.IsType<PlaceScan>(ScanReader.Read(code.Text, null, new DateOnly(2026, 6, 10)));
        var place = await house.WithAsync((FindPlaces find) => find.AskAsync(scan.Code!));
        var none = await house.WithAsync((FindPlaces find) => find.AskAsync(FacilityCode.ForNumber(FacilityCodeType.Place, 1)));

        Assert.Equal("Controlled cupboard", place?.Name);
        Assert.Null(none);
    }

    [Fact]
    public async Task The_pages_add_rename_label_and_refuse()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");

        var form = await manager.GetAsync("/places/new");
        var empty = await manager.SubmitAsync(form, ("Name", ""), ("Kind", null));
        var wrong = await manager.SubmitAsync(form, ("Name", "X"), ("Kind", "Lost"));
        var unseen = await manager.SubmitAsync(form, ("Name", "\u0001\u0002"), ("Kind", "Cart"));
        var tooLong = await manager.SubmitAsync(form, ("Name", new string('x', 101)), ("Kind", "Cart"));
        var good = await manager.SubmitAsync(form, ("Name", "Cart B"), ("Kind", "Cart"));
        var doubled = await manager.SubmitAsync(form, ("Name", "Cart B"), ("Kind", "Cart"));
        var list = await manager.GetAsync("/places");
        var labels = await manager.GetAsync("/labels/places/sheet?Id=" + house.Places["safe"].Id + "&Stock=a4-21");
        var missing = await manager.GetAsync($"/places/{Guid.CreateVersion7()}");
        var forbidden = await nurse.GetAsync("/places");

        Assert.All([empty, wrong, unseen, tooLong], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (good.Status, doubled.Status));
        Assert.Equal(1, await house.AskAsync(db => db.Places.CountAsync(row => row.Name == "Cart B")));
        Assert.Contains("Cart B", list.Text, StringComparison.Ordinal);
        Assert.Contains(PlaceLabels.CodeOf(house.Places["safe"].Id).Text, labels.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.NotEqual(HttpStatusCode.OK, forbidden.Status);
    }

    [Fact]
    public async Task A_full_place_is_not_closed_on_its_page_and_an_empty_one_is()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("cart", 3);
        using var manager = await house.SignInAsync("manager");

        var cart = await manager.GetAsync($"/places/{house.Places["cart"].Id}");
        var refused = await manager.SubmitAsync(cart, "form[action$=close]");
        var shelf = await manager.GetAsync($"/places/{house.Places["quarantine"].Id}");
        var renamed = await manager.SubmitAsync(shelf, ("Form.Name", "Quarantine, cellar"));
        var stale = await manager.SubmitAsync(shelf, "form[action$=close]");
        var closed = await manager.SubmitAsync(await manager.GetAsync($"/places/{house.Places["quarantine"].Id}"), "form[action$=close]");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("It still holds", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, renamed.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(HttpStatusCode.Redirect, closed.Status);
    }
}
