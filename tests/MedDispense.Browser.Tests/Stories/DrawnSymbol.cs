using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>Reads a barcode off a page as a scanner would: from its black and white, not from its text.</summary>
public static class DrawnSymbol
{
    /// <summary>What the first symbol of the page says; empty when it cannot be read.</summary>
    public static async Task<string> ReadSymbolAsync(this IPage page)
    {
        await page.WaitForSelectorAsync("svg[data-barcode] path");
        return await page.EvaluateAsync<string>(
            """
            async () => {
              const svg = document.querySelector("svg[data-barcode]");
              const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
              const scale = 8, margin = 4 * scale;
              const canvas = new OffscreenCanvas(width * scale + 2 * margin, height * scale + 2 * margin);
              const paper = canvas.getContext("2d");
              paper.fillStyle = "#fff";
              paper.fillRect(0, 0, canvas.width, canvas.height);
              paper.setTransform(scale, 0, 0, scale, margin, margin);
              paper.fillStyle = "#000";
              paper.fill(new Path2D(svg.querySelector("path").getAttribute("d")));
              const { prepareZXingModule, readBarcodes } = await import("/lib/zxing-wasm/reader/index.js");
              prepareZXingModule({ overrides: { locateFile: file => `/lib/zxing-wasm/reader/${file}` } });
              const [read] = await readBarcodes(paper.getImageData(0, 0, canvas.width, canvas.height), { tryHarder: true });
              return read?.text ?? "";
            }
            """);
    }
}
