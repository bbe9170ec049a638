using System.Globalization;
using System.Text;
using MedDispense.Testing;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>A browser whose camera shows a film. The film can be changed while no camera is open.</summary>
public sealed class FilmedBrowser : BrowserFixture
{
    private const int FramesPerSecond = 30;

    private readonly string _film = Path.Combine(Scratch.NewFolder("film"), "film.y4m");

    protected override IReadOnlyList<string> Flags =>
        ["--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={_film}"];

    protected override IReadOnlyList<string> Permissions => ["camera"];

    /// <summary>From the next opening of the camera on it sees these, a frame each, over and over.</summary>
    public void Show(params Scene[] frames)
    {
        // A new file in the place of the old one: a camera that is still closing reads the old one to its end.
        var file = _film + ".new";
        using (var stream = File.Create(file))
        {
            // YUV4MPEG2: a line that says what comes, and each frame as brightness and twice a quarter of colour.
            Line(stream, string.Create(CultureInfo.InvariantCulture, $"YUV4MPEG2 W{Scene.Width} H{Scene.Height} F{FramesPerSecond}:1 Ip A1:1 C420"));
            var noColour = Enumerable.Repeat((byte)128, Scene.Width * Scene.Height / 2).ToArray();
            foreach (var frame in frames)
            {
                Line(stream, "FRAME");
                stream.Write(frame.Grey);
                stream.Write(noColour);
            }
        }

        File.Move(file, _film, overwrite: true);
    }

    private static void Line(Stream stream, string words) => stream.Write(Encoding.ASCII.GetBytes(words + "\n"));
}
