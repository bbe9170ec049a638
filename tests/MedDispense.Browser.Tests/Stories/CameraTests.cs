using System.Text.RegularExpressions;
using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static MedDispense.Browser.Tests.Stories.CameraWindow;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>The camera as a scanner; a film stands in for what is held before it.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class CameraTests(FilmedBrowser browser) : IClassFixture<FilmedBrowser>
{
    [BrowserFact]
    public async Task A_dose_is_given_with_card_and_pack_read_by_the_camera()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        var page = nurse.Page;
        await page.GotoAsync("/round");
        var card = await Scene.PaintAsync(page, new ShownCode(await house.CardOfAsync("Brandt")));
        var pack = await Scene.PaintAsync(page, PackCode(house));
        var hands = new Hands(page);

        browser.Show(card);
        await OpenAsync(hands, page);
        await page.WaitForURLAsync("**/round/*?t=*", new() { Timeout = Patience });
        await SeesAsync(page, "BRANDT");
        browser.Show(pack);
        await OpenAsync(hands, page);
        await page.WaitForURLAsync("**/dose?order=*", new() { Timeout = Patience });
        await SeesAsync(page, $"lot {Morning.Olanzapine}");
        await hands.PressAsync(page.Locator("#give .btn-act"));
        await SeesAsync(page, "given");

        var dose = await house.AskAsync(db => db.Doses.AsNoTracking().SingleAsync());
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Scanned, null), (dose.ClientIdentified, dose.PackIdentified, dose.PackNotScannedReason));
        Assert.Equal(19, await house.AmountAsync(Morning.Olanzapine, "cart"));
        nurse.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Of_two_codes_in_view_the_one_that_is_meant_is_chosen_by_keyboard()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        var (page, hands) = (nurse.Page, new Hands(nurse.Page));
        await page.GotoAsync("/round");
        browser.Show(await Scene.PaintAsync(page,
            new ShownCode(await house.CardOfAsync("Abara"), X: 400), new ShownCode(await house.CardOfAsync("Conti"), X: 880, Degrees: -7)));

        await OpenAsync(hands, page);
        await Dialog(page).GetByRole(AriaRole.Heading, new() { Name = "Several codes are in view" }).WaitForAsync(new() { Timeout = Patience });
        await Assertions.Expect(Dialog(page).Locator(".camera__offer li")).ToHaveCountAsync(2);
        await page.AxeCheckAsync();
        await page.ShootAsync("camera-several");
        await hands.PressAsync($"2: a client's card ({await house.CardOfAsync("Conti")})");

        await SeesAsync(page, "CONTI");
        Assert.Equal(1, await house.AskAsync(db => db.ClientScans.CountAsync()));
        nurse.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task What_one_code_says_in_full_is_not_offered_again_in_short()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        browser.Show(await Scene.PaintAsync(page,
            PackCode(house) with { X = 320 }, new ShownCode(Gtin(house)[1..], X: 900, Format: "EAN13", Options: "", Degrees: 0)));

        await page.EvaluateAsync("() => document.addEventListener('code-read', event => sessionStorage.setItem('read', event.detail.text))");

        await OpenAsync(new Hands(page), page);

        await SeesAsync(page, "olanzapine");
        Assert.Equal($"]d201{Gtin(house)}1727123110{Morning.Olanzapine}", await page.EvaluateAsync<string>("() => sessionStorage.getItem('read')"));
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_picture_of_a_card_says_who_is_meant_and_confirms_nobody()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await house.MorningAsync();
        await using var nurse = await browser.AtCartAsync(house, "nurse");
        var page = nurse.Page;
        await page.GotoAsync("/round");
        browser.Show(await Scene.PaintAsync(page));
        var card = await Scene.PaintAsync(page, new ShownCode(await house.CardOfAsync("Brandt"), Degrees: 30));

        await OpenAsync(new Hands(page), page);
        await ChoosePictureAsync(page, card.Png);

        await SeesAsync(page, "A picture of a card confirms nobody");
        await SeesAsync(page, "BRANDT");
        Assert.Equal(0, await house.AskAsync(db => db.ClientScans.CountAsync()));
        nurse.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_picture_without_a_code_says_what_to_try_and_the_live_camera_is_a_press_away()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        var empty = await Scene.PaintAsync(page);
        browser.Show(empty);

        await OpenAsync(hands, page);
        await IsLiveAsync(page);
        await page.AxeCheckAsync();
        await page.ShootAsync("camera-live");
        await ChoosePictureAsync(page, empty.Png);
        await SaysAsync(page, "No code was found in this picture. Try one from closer");
        Assert.Equal(0, await LiveTracksAsync(page));
        await page.ShootAsync("camera-no-code");
        await ChoosePictureAsync(page, "Not a picture"u8.ToArray());
        await SaysAsync(page, "This picture cannot be opened here");
        await PressHereAsync(hands, page, "Use the live camera");

        await IsLiveAsync(page);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_badge_is_read_into_its_field_and_the_pin_is_typed_next()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.WithTabletAsync(house, "nurse");
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await page.GotoAsync("/sign-in/badge");
        browser.Show(await Scene.PaintAsync(page, new ShownCode(house.BadgeOf("nurse"))));

        await hands.GoToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Use the camera: Badge" }));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByLabel("PIN")).ToBeFocusedAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Badge" })).ToHaveValueAsync(new Regex(house.BadgeOf("nurse")));
        await page.Keyboard.TypeAsync(BrowserHouse.Pin, new() { Delay = 60 });
        await hands.PressAsync(page.Locator(".btn-act"));
        await SeesAsync(page, "Priya Lindqvist");
        visit.AssertNoComplaints();
    }

    private static ShownCode PackCode(BrowserHouse house) =>
        new($"(01){Gtin(house)}(17)271231(10){Morning.Olanzapine}", Options: "gs1,forceSquare", Degrees: -11);

    private static string Gtin(BrowserHouse house) =>
        house.Medicines["olanzapine"].Codes.First(code => code.System == MedicineCodeSystem.Gtin14).Value;
}
