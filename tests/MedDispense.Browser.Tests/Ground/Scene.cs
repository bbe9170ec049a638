using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>A code that lies before the camera.</summary>
/// <param name="Text">What it says, as the writer of symbols takes it: GS1 with its brackets.</param>
/// <param name="X">Pixels from the left edge to its middle.</param>
/// <param name="Y">Pixels from the upper edge to its middle.</param>
/// <param name="Format">A format that zxing-wasm writes.</param>
/// <param name="Options">How it is written.</param>
/// <param name="Degrees">How far it is turned.</param>
public sealed record ShownCode(
    string Text, int X = 640, int Y = 360, string Format = "DataMatrix", string Options = "forceSquare", double Degrees = 4);

/// <summary>What a camera sees of a table at one moment.</summary>
/// <param name="Grey">A byte of brightness a pixel, line by line.</param>
/// <param name="Png">The same as a file.</param>
public sealed record Scene(byte[] Grey, byte[] Png)
{
    public const int Width = 1280;

    public const int Height = 720;

    /// <summary>Paints codes on white labels that lie on a grey table; it is done in the browser, by the writer of labels.</summary>
    public static async Task<Scene> PaintAsync(IPage page, params ShownCode[] codes)
    {
        var painted = await page.EvaluateAsync<string[]>(
            """
            async ({ width, height, codes }) => {
              const { prepareZXingModule, writeBarcode } = await import("/lib/zxing-wasm/writer/index.js");
              prepareZXingModule({ overrides: { locateFile: file => `/lib/zxing-wasm/writer/${file}` } });
              const canvas = new OffscreenCanvas(width, height);
              const table = canvas.getContext("2d");
              table.fillStyle = "#8a8f93";
              table.fillRect(0, 0, width, height);
              for (const { text, x, y, format, options, degrees } of codes) {
                const { error, symbol } = await writeBarcode(text, { format, options, scale: 1, addQuietZones: false });
                if (error) throw new Error(error);
                const isLinear = symbol.height === 1 || format === "Code128" || format === "EAN13";
                const [module, tall] = isLinear ? [3, 120] : [7, 7];
                const rows = isLinear ? 1 : symbol.height;
                table.setTransform(new DOMMatrix().translate(x, y).rotate(degrees)
                  .translate(-symbol.width * module / 2, -rows * tall / 2));
                table.fillStyle = "#fff";
                table.fillRect(-30, -30, symbol.width * module + 60, rows * tall + 60);
                table.fillStyle = "#111";
                for (let i = 0; i < rows * symbol.width; i += 1) {
                  const [column, row] = [i % symbol.width, Math.floor(i / symbol.width)];
                  if (symbol.data[i] === 0) table.fillRect(column * module, row * tall, module, tall);
                }
              }
              const { data } = table.getImageData(0, 0, width, height);
              const grey = new Uint8Array(width * height).map((_, at) => data[at * 4]);
              const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
              const written = bytes => { let text = ""; for (const byte of bytes) text += String.fromCharCode(byte); return btoa(text); };
              return [written(grey), written(png)];
            }
            """,
            new
            {
                width = Width,
                height = Height,
                codes = codes.Select(code => new { text = code.Text, x = code.X, y = code.Y, format = code.Format, options = code.Options, degrees = code.Degrees }),
            });
        return new(Convert.FromBase64String(painted[0]), Convert.FromBase64String(painted[1]));
    }
}
