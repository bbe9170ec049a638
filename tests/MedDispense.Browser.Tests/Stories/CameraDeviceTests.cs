using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using Microsoft.Playwright;
using static MedDispense.Browser.Tests.Stories.CameraWindow;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>The device behind the window: who has the camera, when it is let go, and what is said when there is none.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Slow")]
public sealed class CameraDeviceTests(FilmedBrowser browser) : IClassFixture<FilmedBrowser>
{
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
}
