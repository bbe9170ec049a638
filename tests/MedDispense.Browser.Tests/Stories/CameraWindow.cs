using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>What a person does in the window of the camera, and what it says.</summary>
internal static class CameraWindow
{
    public const float Patience = 30_000;

    public static async Task OpenAsync(Hands hands, IPage page)
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

    public static Task<int> LiveTracksAsync(IPage page) =>
        page.EvaluateAsync<int>("() => window.tracks.filter(track => track.readyState === 'live').length");

    public static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Read a code" });

    public static Task IsLiveAsync(IPage page) => SaysAsync(page, "Hold the code inside the corners");

    public static Task SaysAsync(IPage page, string words) =>
        Assertions.Expect(Dialog(page).GetByRole(AriaRole.Status)).ToContainTextAsync(words, new() { Timeout = Patience });

    public static async Task PressHereAsync(Hands hands, IPage page, string words)
    {
        await hands.GoToAsync(Dialog(page).GetByRole(AriaRole.Button, new() { Name = words }));
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task ChoosePictureAsync(IPage page, byte[] picture)
    {
        var files = await page.RunAndWaitForFileChooserAsync(() => PressHereAsync(new Hands(page), page, "Choose a picture"));
        await files.SetFilesAsync(new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = picture });
    }

    /// <summary>Waits for words on the page behind the window.</summary>
    public static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = Patience, IgnoreCase = true });
}
