using System.Net;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Medicines;

public sealed class MedicinePagesTests
{
    private static readonly (string, string?)[] Lorazepam =
    [
        ("Name", "lorazepam"), ("DoseForm", "tablet"), ("UsSchedule", "IV"), ("UkSchedule", "FourPartOne"), ("WitnessPolicy", "WasteAndReceipt"),
        ("Ingredients", "lorazepam 1 mg"), ("CountedIn", "Tablet"), ("SmallestPerCounted", "2"), ("LowStockBelow", "10.5"),
    ];

    [Fact]
    public async Task Everybody_reads_the_formulary_and_only_its_keepers_change_it()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.StockAsync("cart", 7, lot: "L77");
        using var nobody = house.Visit();
        using var nurse = await house.SignInAsync("nurse");

        var door = await nobody.GetAsync("/medicines");
        var list = await nurse.GetAsync("/medicines?find=naloxone&controlled=true&inStock=true");
        var odd = await nurse.GetAsync("/medicines?page=-5&state=Nonsense&controlled=maybe&find=%00%F0%9F%92%8A");
        var far = await nurse.GetAsync("/medicines?page=2147483647");
        var page = await nurse.GetAsync($"/medicines/{house.Films.Id}");
        var missing = await nurse.GetAsync($"/medicines/{Guid.CreateVersion7()}");

        Assert.NotEqual(HttpStatusCode.OK, door.Status);
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("In stock", list.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (odd.Status, far.Status));
        Assert.Contains("L77", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/medicines/{house.Films.Id}/change", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        foreach (var url in new[] { "/medicines/new", $"/medicines/{house.Films.Id}/change", $"/medicines/{house.Films.Id}/withdraw", $"/medicines/{house.Films.Id}/codes/new", "/medicines/import" })
            Assert.NotEqual(HttpStatusCode.OK, (await nurse.GetAsync(url)).Status);
    }

    [Fact]
    public async Task A_medicine_is_added_on_its_page_once()
    {
        await using var house = await WebHouse.OpenAsync();
        using var pharmacist = await house.SignInAsync("pharmacist");
        var form = await pharmacist.GetAsync("/medicines/new");
        var all = await pharmacist.SubmitAsync(form, ("Name", ""), ("Ingredients", "buprenorphine much"), ("CountedIn", "Film"), ("SmallestPerCounted", "3"));
        foreach (var said in new[] { "Write the name on the label", "Write one ingredient a line", "never divided" })
            Assert.Contains(said, all.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        var half = await pharmacist.SubmitAsync(form, ("SmallestPerCounted", "1.5"));
        Assert.Contains("Enter a whole number", half.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);

        var added = await pharmacist.SubmitAsync(form, Lorazepam);
        var doubled = await pharmacist.SubmitAsync(form, Lorazepam);
        var page = await pharmacist.GetAsync(added.Location!);

        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        Assert.Equal(added.Location, doubled.Location);
        Assert.Contains("LORazepam", page.Text, StringComparison.Ordinal);
        Assert.Contains("10½", page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(21, await house.AskAsync(db => db.Medicines.Where(row => row.Name == "lorazepam").Select(row => row.LowStockBelow).SingleAsync()));
    }

    [Theory]
    [InlineData("Name", "", "Write the name")]
    [InlineData("Name", "\u0002", "Write the name")]
    [InlineData("DoseForm", null, "Write the form")]
    [InlineData("Ingredients", "", "Write each ingredient")]
    [InlineData("Ingredients", "lorazepam", "one ingredient a line")]
    [InlineData("Ingredients", "lorazepam -1 mg", "one ingredient a line")]
    [InlineData("Ingredients", "lorazepam 0 mg", "zero")]
    [InlineData("Ingredients", "lorazepam 99999999999999999999 mg", "one ingredient a line")]
    [InlineData("UsSchedule", "VII", "does not fit")]
    [InlineData("UsSchedule", "I", "no accepted medical use")]
    [InlineData("UsSchedule", "NotScheduled", "controlled medicine")]
    [InlineData("CountedIn", "Barrel", "does not fit")]
    [InlineData("SmallestPerCounted", "0", "Between")]
    [InlineData("SmallestPerCounted", "-2", "Between")]
    [InlineData("SmallestPerCounted", "7", "halves or quarters")]
    [InlineData("SmallestPerCounted", "many", "whole number")]
    [InlineData("LowStockBelow", "1/3", "cannot be counted out")]
    [InlineData("LowStockBelow", "-1", "below zero")]
    [InlineData("LowStockBelow", "99999999999", "more than can be recorded")]
    [InlineData("PostingId", "nonsense", "does not fit")]
    [InlineData("PostingId", null, "Fill this in")]
    public async Task A_field_that_does_not_fit_is_said_beside_it_and_nothing_is_written(string field, string? value, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var form = await manager.GetAsync("/medicines/new");

        var answer = await manager.SubmitAsync(form, [.. Lorazepam, (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False(await house.AskAsync(db => db.Medicines.AnyAsync(row => row.Name == "lorazepam")));
    }

    [Fact]
    public async Task A_medicine_is_changed_once_and_a_stale_form_is_told()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var url = $"/medicines/{house.Films.Id}/change";
        var form = await manager.GetAsync(url);

        var changed = await manager.SubmitAsync(form, ("Form.Labeler", "Mylan"), ("Form.IsEmergency", "true"));
        var stale = await manager.SubmitAsync(form, ("Form.Labeler", "Other"));
        var lowered = await manager.SubmitAsync(await manager.GetAsync(url), ("Form.UsSchedule", "NotScheduled"));
        var nameless = await manager.SubmitAsync(await manager.GetAsync(url), ("Form.Name", " "));

        Assert.Equal(HttpStatusCode.Redirect, changed.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Rosa Castellanos", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lowered.Status);
        Assert.Contains("not lowered", lowered.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        var after = await house.AskAsync(db => db.Medicines.SingleAsync(row => row.Id == house.Films.Id));
        Assert.Equal(("Mylan", true, UsSchedule.III), (after.Labeler, after.IsEmergency, after.UsSchedule));
    }

    [Fact]
    public async Task A_medicine_is_withdrawn_and_brought_back_on_its_page()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var url = $"/medicines/{house.Films.Id}/withdraw";

        var withdrawn = await manager.SubmitAsync(await manager.GetAsync(url), ("Form.Reason", "Not prescribed"));
        var page = await manager.GetAsync($"/medicines/{house.Films.Id}");
        var back = await manager.SubmitAsync(await manager.GetAsync(url));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (withdrawn.Status, back.Status));
        Assert.Contains("Withdrawn from the formulary", page.Text, StringComparison.Ordinal);
        Assert.Null(await house.AskAsync(db => db.Medicines.Where(row => row.Id == house.Films.Id).Select(row => row.WithdrawnAt).SingleAsync()));
    }

    [Fact]
    public async Task A_code_is_linked_with_a_second_person_and_revoked()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        var url = $"/medicines/{house.Films.Id}/codes/new";
        var form = await manager.GetAsync(url);
        (string, string?)[] second = [("Witness.Who", house.NameOf("nurse")), ("Witness.Pin", WebHouse.Pin)];

        var unreadable = await manager.SubmitAsync(form, [("Code", "123"), .. second]);
        var nothing = await manager.SubmitAsync(form, [("Code", ""), .. second]);
        var zero = await manager.SubmitAsync(form, [("Code", "0378-8766-93"), ("PackageAmount", "0"), .. second]);
        var alone = await manager.SubmitAsync(form, ("Code", "0378-8766-93"));
        var wrongPin = await manager.SubmitAsync(form, ("Code", "0378-8766-93"), ("Witness.Who", house.NameOf("nurse")), ("Witness.Pin", "0000"));
        var linked = await manager.SubmitAsync(form, [("Code", "0378-8766-93"), ("PackageAmount", "30"), ("Package", "carton"), .. second]);
        var page = await manager.GetAsync($"/medicines/{house.Films.Id}");
        var found = await manager.GetAsync("/medicines?find=0378-8766-93");
        var revoke = page.Page.QuerySelector("a[href$=revoke]")!.GetAttribute("href")!;
        var unsaid = await manager.SubmitAsync(await manager.GetAsync(revoke), ("Reason", ""));
        var revoked = await manager.SubmitAsync(await manager.GetAsync(revoke), ("Reason", "Wrong carton"));

        Assert.All([unreadable, nothing, zero, alone, wrongPin, unsaid], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (linked.Status, revoked.Status));
        Assert.Contains("0378-8766-93", page.Text, StringComparison.Ordinal);
        Assert.Contains("naloxone", found.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await house.AskAsync(db => db.MedicineCodes.Select(row => row.RevokedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_medicines_codes_imports_and_places_of_another_house_are_not_known_here()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        using var manager = await house.SignInAsync("manager");
        var own = await manager.GetAsync($"/medicines/{house.Films.Id}/change");

        foreach (var url in new[]
        {
            $"/medicines/{other.Films.Id}", $"/medicines/{other.Films.Id}/change", $"/medicines/{other.Films.Id}/withdraw",
            $"/medicines/{other.Films.Id}/codes/new", $"/places/{other.Places["cart"].Id}",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(url)).Status);
        }

        var fields = own.Page.QuerySelectorAll("main form input[name], main form select[name]")
            .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name")!, field.GetAttribute("value") ?? "x"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"/medicines/{other.Films.Id}/change", fields)).Status);
        Assert.DoesNotContain(other.Films.Id.ToString(), (await manager.GetAsync("/medicines?state=All")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Places["cart"].Id.ToString(), (await manager.GetAsync("/places")).Text, StringComparison.Ordinal);
    }
}
