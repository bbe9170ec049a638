using System.Text.RegularExpressions;
using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>The camera as a scanner; a film stands in for what is held before it.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class CameraTests(FilmedBrowser browser) : IClassFixture<FilmedBrowser>
{
    private const float Patience = 30_000;

    /// <summary>Makes of the camera one with a light, and of the device one with two cameras.</summary>
    private const string Equipped = """
        () => {
          let isLit = false;
          window.wanted = [];
          const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = wanted => { window.wanted.push(wanted); return ask(wanted); };
          navigator.mediaDevices.enumerateDevices = async () => [
            { kind: "audioinput", deviceId: "ear", label: "Microphone" },
            { kind: "videoinput", deviceId: "tablet", label: "Of the tablet" }, { kind: "videoinput", deviceId: "stand", label: "On a stand" }];
          Object.assign(MediaStreamTrack.prototype, {
            getCapabilities: () => ({ torch: true }),
            getSettings: () => ({ torch: isLit, deviceId: window.wanted.at(-1).video.deviceId?.ideal ?? "tablet" }),
            async applyConstraints({ advanced: [{ torch }] }) { isLit = torch; },
          });
        }
        """;

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
    public async Task A_camera_that_is_not_allowed_is_said_and_a_picture_is_still_read()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await page.Context.ClearPermissionsAsync();
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");

        await OpenAsync(new Hands(page), page);
        await SaysAsync(page, "The camera is not allowed for this page.");
        await page.AxeCheckAsync();
        await page.ShootAsync("camera-refused");
        await ChoosePictureAsync(page, (await Scene.PaintAsync(page, new ShownCode("NOT-KNOWN-3"))).Png);

        await SeesAsync(page, "“NOT-KNOWN-3”");
        visit.AssertNoComplaints();
    }

    [BrowserTheory]
    [InlineData("by Escape")]
    [InlineData("by its button")]
    [InlineData("by the lock")]
    public async Task The_camera_is_let_go_when_its_window_closes(string how)
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        browser.Show(await Scene.PaintAsync(page));
        await OpenAsync(hands, page);
        await IsLiveAsync(page);
        Assert.Equal(1, await LiveTracksAsync(page));

        if (how == "by Escape")
            await page.Keyboard.PressAsync("Escape");
        else if (how == "by the lock")
            await page.EvaluateAsync("() => document.dispatchEvent(new Event('screen-locks'))");
        else
            await PressHereAsync(hands, page, "Close");

        await Dialog(page).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(0, await LiveTracksAsync(page));
        // Whoever closed it goes on where they were.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use the camera" })).ToBeFocusedAsync();
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

    [BrowserFact]
    public async Task The_light_and_the_choice_of_cameras_are_there_where_the_device_has_them()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var (page, hands) = (visit.Page, new Hands(visit.Page));
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        browser.Show(await Scene.PaintAsync(page));
        await OpenAsync(hands, page);
        await IsLiveAsync(page);
        Assert.Equal(0, await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Light" }).CountAsync());
        await Assertions.Expect(Dialog(page).Locator(".camera__which")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.EvaluateAsync(Equipped);
        await OpenAsync(hands, page);
        await IsLiveAsync(page);
        await page.ShootAsync("camera-equipped");
        await PressHereAsync(hands, page, "Light");
        await Assertions.Expect(Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Light", Pressed = true })).ToBeVisibleAsync();
        await hands.ChooseAsync("Camera", "On a stand");
        await page.WaitForFunctionAsync("() => window.wanted.at(-1).video.deviceId?.ideal === 'stand'");
        await IsLiveAsync(page);
        Assert.Equal(1, await LiveTracksAsync(page));
        await page.Keyboard.PressAsync("Escape");

        // Remembered on this device, also on the next page.
        await page.ReloadAsync();
        await page.EvaluateAsync(Equipped);
        await OpenAsync(hands, page);
        await IsLiveAsync(page);
        Assert.Equal("stand", await page.EvaluateAsync<string>("() => window.wanted.at(-1).video.deviceId.ideal"));
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_page_that_is_hidden_holds_no_camera_and_takes_it_again_when_it_is_seen()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        browser.Show(await Scene.PaintAsync(page));
        await OpenAsync(new Hands(page), page);
        await IsLiveAsync(page);

        await page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); document.dispatchEvent(new Event('visibilitychange')); }");
        Assert.Equal(0, await LiveTracksAsync(page));
        await page.EvaluateAsync("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");

        await page.WaitForFunctionAsync("() => window.tracks.filter(track => track.readyState === 'live').length === 1");
        await IsLiveAsync(page);
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_reader_that_does_not_start_is_said_whenever_it_is_asked()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await BrowserHouse.SignInAsync(page, "stock");
        await page.GotoAsync("/scan");
        browser.Show(await Scene.PaintAsync(page));
        await page.RouteAsync("**/*reader*.wasm", route => route.AbortAsync());

        await OpenAsync(new Hands(page), page);
        await SaysAsync(page, "The reader of codes did not start.");
        Assert.Equal(0, await LiveTracksAsync(page));
        await ChoosePictureAsync(page, (await Scene.PaintAsync(page)).Png);

        await SaysAsync(page, "The reader of codes did not start.");
    }

    private static async Task OpenAsync(Hands hands, IPage page)
    {
        // Counts what the page has of the camera, to see that it is given back.
        await page.EvaluateAsync(
            """
            () => {
              if (window.tracks) return;
              window.tracks = [];
              const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
              navigator.mediaDevices.getUserMedia = async wanted => {
                const stream = await ask(wanted);
                window.tracks.push(...stream.getTracks());
                return stream;
              };
            }
            """);
        await hands.GoToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Use the camera" }));
        await page.Keyboard.PressAsync("Enter");
        await Dialog(page).WaitForAsync();
    }

    private static Task<int> LiveTracksAsync(IPage page) =>
        page.EvaluateAsync<int>("() => window.tracks.filter(track => track.readyState === 'live').length");

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Read a code" });

    private static Task IsLiveAsync(IPage page) => SaysAsync(page, "Hold the code inside the corners");

    private static Task SaysAsync(IPage page, string words) =>
        Assertions.Expect(Dialog(page).GetByRole(AriaRole.Status)).ToContainTextAsync(words, new() { Timeout = Patience });

    private static async Task PressHereAsync(Hands hands, IPage page, string words)
    {
        await hands.GoToAsync(Dialog(page).GetByRole(AriaRole.Button, new() { Name = words }));
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task ChoosePictureAsync(IPage page, byte[] picture)
    {
        var files = await page.RunAndWaitForFileChooserAsync(() => PressHereAsync(new Hands(page), page, "Choose a picture"));
        await files.SetFilesAsync(new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = picture });
    }

    private static ShownCode PackCode(BrowserHouse house) =>
        new($"(01){Gtin(house)}(17)271231(10){Morning.Olanzapine}", Options: "gs1,forceSquare", Degrees: -11);

    private static string Gtin(BrowserHouse house) =>
        house.Medicines["olanzapine"].Codes.First(code => code.System == MedicineCodeSystem.Gtin14).Value;

    private static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = Patience, IgnoreCase = true });
}
