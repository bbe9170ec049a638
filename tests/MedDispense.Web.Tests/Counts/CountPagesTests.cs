using System.Net;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Counts;

public sealed class CountPagesTests
{
    [Fact]
    public async Task A_nurse_counts_line_by_line_and_hands_the_shift_over()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 30);
        using var nurse = await house.SignInAsync("nurse");
        using var colleague = await house.SignInAsync("nurse2");
        var form = await nurse.GetAsync("/counts/new?place=" + house.Places["cart"].Id);

        var begun = await nurse.SubmitAsync(form, ("Why", "shift"));
        var twice = await nurse.SubmitAsync(form, ("Why", "shift"));
        var second = await colleague.SubmitAsync(await colleague.GetAsync("/counts/new"), ("Why", "spot"), ("PlaceId", house.Places["cart"].Id.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        Assert.Equal(begun.Location, twice.Location);
        Assert.Equal(begun.Location, second.Location);
        Assert.Contains("being counted already", (await colleague.GetAsync(second.Location!)).Text, StringComparison.Ordinal);
        var sheet = await nurse.GetAsync(begun.Location!);
        Assert.NotNull(sheet.Page.QuerySelector(".count-line--active input[name=Counted]"));
        var scanned = await nurse.SubmitAsync(sheet, "form[action$=scan]", ("text", pack.LabelCode));
        Assert.Equal($"{begun.Location}?line={house.Films.Id}&owner=", scanned.Location);
        var unknown = await nurse.SubmitAsync(sheet, "form[action$=scan]", ("text", "MDP0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);

        var early = await nurse.SubmitAsync(await nurse.GetAsync($"{begun.Location}/close"), ("Keys", "Keys 1, 2"),
            ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("One line is not counted", early.Text, StringComparison.Ordinal);
        Assert.Contains("Keys 1, 2", early.Text, StringComparison.Ordinal);

        var saved = await nurse.SubmitAsync(await nurse.GetAsync(scanned.Location!), "#count-line", ("Counted", "29"));
        Assert.Equal(begun.Location, saved.Location);
        var closing = await nurse.GetAsync($"{begun.Location}/close");
        var closed = await nurse.SubmitAsync(closing, ("Keys", "Keys 1, 2"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        var doubled = await nurse.SubmitAsync(closing, ("Keys", "Keys 1, 2"), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        Assert.Equal(begun.Location, closed.Location);
        Assert.Equal(begun.Location, doubled.Location);
        Assert.Contains("counted again by another person", (await nurse.GetAsync(begun.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(begun.Location, (await nurse.GetAsync($"{begun.Location}/close")).Location);
        Assert.Equal(1, await house.AskAsync(db => db.Discrepancies.CountAsync()));
    }

    [Fact]
    public async Task A_line_that_moved_comes_back_to_be_counted_again_without_a_word_about_the_figure()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 7391);
        using var nurse = await house.SignInAsync("nurse");
        var count = await house.OpenAsync("nurse", "cart");
        var sheet = await nurse.GetAsync($"/counts/{count}");
        await house.WasteAsync("nurse", "nurse2", pack, "cart", 1);

        var moved = await nurse.SubmitAsync(sheet, "#count-line", ("Counted", "7391"));
        var empty = await nurse.SubmitAsync(sheet, "#count-line", ("Counted", ""));
        var words = await nurse.SubmitAsync(sheet, "#count-line", ("Counted", "many"));
        var again = await nurse.SubmitAsync(moved, "#count-line", ("Counted", "7390"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.Status);
        Assert.Contains("count this line again", moved.Text, StringComparison.Ordinal);
        Assert.Equal("", moved.Page.QuerySelector("input[name=Counted]")!.GetAttribute("value") ?? "");
        Assert.DoesNotContain("7,390", moved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, words.Status);
        Assert.Contains("many", words.Text, StringComparison.Ordinal);
        Assert.Equal($"/counts/{count}", again.Location);
    }

    [Fact]
    public async Task Another_person_counts_again_from_the_list_and_the_first_may_not()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 29);
        var found = await house.OnlyDiscrepancyAsync();
        using var nurse = await house.SignInAsync("nurse");
        using var colleague = await house.SignInAsync("nurse2");
        using var manager = await house.SignInAsync("manager");

        Assert.Null((await nurse.GetAsync("/counts")).Page.QuerySelector("form[action*=recount]"));
        Assert.Contains("to count again", (await colleague.GetAsync("/")).Text, StringComparison.Ordinal);
        var begun = await colleague.SubmitAsync(await colleague.GetAsync("/counts"), "form[action*=recount]");
        var saved = await colleague.SubmitAsync(await colleague.GetAsync(begun.Location!), "#count-line", ("Counted", "29"));
        var closed = await colleague.SubmitAsync(await colleague.GetAsync($"{saved.Location}/close"));

        Assert.Equal(saved.Location, closed.Location);
        var page = await manager.GetAsync($"/discrepancies/{found.Id}");
        Assert.Contains("the same difference", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/discrepancies/{found.Id}/settle']"));
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/discrepancies?show=open&weight=Medium")).Status);
        Assert.Contains("Explain it", (await manager.GetAsync("/discrepancies")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_settles_closes_and_opens_again_over_the_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 30);
        await house.CountedAsync("nurse", "cart", 28);
        var found = await house.OnlyDiscrepancyAsync();
        using var manager = await house.SignInAsync("manager");
        using var nurse = await house.SignInAsync("nurse");

        var waste = await manager.GetAsync($"/waste/new?pack={pack.Id}&place={house.Places["cart"].Id}&discrepancy={found.Id}");
        Assert.Contains("It explains discrepancy 1", waste.Text, StringComparison.Ordinal);
        var wasted = await manager.SubmitAsync(waste, ("Amount", "1"), ("ReasonCode", "dropped"),
            ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        Assert.Equal(HttpStatusCode.Redirect, wasted.Status);
        var form = await manager.GetAsync($"/discrepancies/{found.Id}/settle");
        var empty = await manager.SubmitAsync(form, ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        var settled = await manager.SubmitAsync(form, ("Reason", "Looked <everywhere>."), ("Witness.Who", house.NameOf("nurse2")), ("Witness.Pin", WebHouse.Pin));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal($"/discrepancies/{found.Id}", settled.Location);
        Assert.Equal(28, await house.AmountAsync(pack, "cart"));
        var page = await manager.GetAsync($"/discrepancies/{found.Id}");
        Assert.Contains("Looked &lt;everywhere&gt;.", page.Text, StringComparison.Ordinal);
        var reopened = await manager.SubmitAsync(await manager.GetAsync($"/discrepancies/{found.Id}/reopen"), ("Reason", "One more thought."));
        Assert.Equal($"/discrepancies/{found.Id}", reopened.Location);
        var closed = await manager.SubmitAsync(await manager.GetAsync($"/discrepancies/{found.Id}/close"), ("Reason", "It came to nothing."));
        Assert.Equal($"/discrepancies/{found.Id}", closed.Location);
        var again = await manager.SubmitAsync(await manager.GetAsync($"/discrepancies/{found.Id}/close"), ("Reason", "Again."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("This discrepancy is closed", again.Text, StringComparison.Ordinal);
        Assert.Contains("Again.", again.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await nurse.GetAsync($"/discrepancies/{found.Id}/close")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/discrepancies/{Guid.CreateVersion7()}/settle")).Status);
    }

    [Fact]
    public async Task A_count_is_given_up_over_the_page_and_the_form_keeps_what_was_typed()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("cart", 30);
        var count = await house.OpenAsync("nurse", "cart");
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync($"/counts/{count}/give-up");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.SubmitAsync(form, ("Reason", ""))).Status);
        Assert.Equal("/counts", (await nurse.SubmitAsync(form, ("Reason", "The round is due."))).Location);
        Assert.Equal("/counts", (await nurse.SubmitAsync(form, ("Reason", "The round is due."))).Location);
        Assert.Contains("Given up: The round is due.", (await nurse.GetAsync("/counts")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nurse.GetAsync($"/counts/{count}")).Status);
    }
}
