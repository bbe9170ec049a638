using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>Labels as a thermal printer prints them: each dot of so many an inch black or white. They are read with the
/// product's own reader.</summary>
public static class PrintedLabels
{
    /// <summary>What the web takes for an inch.</summary>
    public const double PixelsPerInch = 96;

    /// <summary>One label: what its text says, what is read of it, and what its text does beside the code.</summary>
    public sealed record Printed
    {
        public string Stock { get; init; } = "";

        public string Code { get; init; } = "";

        public string Words { get; init; } = "";

        public string[] Read { get; init; } = [];

        public bool IsTextWhole { get; init; }

        public bool IsApart { get; init; }
    }

    /// <summary>Every label of a page whose dots are those of the printer, in print. A sheet is one picture, from which its labels are cut.</summary>
    public static async Task<IReadOnlyList<Printed>> ReadLabelsAsync(this IPage page, int dotsPerInch)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = new List<Printed>();
        foreach (var sheet in await page.Locator(".label-sheet").AllAsync())
        {
            var picture = await sheet.ScreenshotAsync(new() { Scale = ScreenshotScale.Device });
            printed.AddRange(await sheet.EvaluateAsync<Printed[]>(
                """
                async (sheet, [picture, scale]) => {
                  const { BarcodeReader } = await import("/js/reading/reader.js");
                  const reader = window.labelReader ??= new BarcodeReader();
                  const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
                  const whole = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
                  const edge = sheet.getBoundingClientRect();
                  // As much white around the code as the label has.
                  const white = 3.5;
                  const blackAndWhite = part => {
                    const { left, top, width, height } = {
                      left: part.left - white, top: part.top - white, width: part.width + 2 * white, height: part.height + 2 * white,
                    };
                    const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
                    const paper = canvas.getContext("2d");
                    paper.fillStyle = "#fff";
                    paper.fillRect(0, 0, canvas.width, canvas.height);
                    paper.drawImage(whole, -Math.round((left - edge.left) * scale), -Math.round((top - edge.top) * scale));
                    const dots = paper.getImageData(0, 0, canvas.width, canvas.height);
                    for (let i = 0; i < dots.data.length; i += 4) {
                      dots.data.fill(dots.data[i] + dots.data[i + 1] + dots.data[i + 2] < 384 ? 0 : 255, i, i + 3);
                    }
                    paper.putImageData(dots, 0, 0);
                    return canvas.transferToImageBitmap();
                  };
                  const meets = (one, other) => one.left < other.right - .5 && other.left < one.right - .5
                    && one.top < other.bottom - .5 && other.top < one.bottom - .5;
                  const found = [];
                  for (const part of sheet.querySelectorAll(".label__in")) {
                    const text = part.querySelector(".label__text");
                    const codes = await reader.readStill(blackAndWhite(part.getBoundingClientRect()));
                    found.push({
                      stock: sheet.dataset.stock,
                      code: part.querySelector("svg[data-barcode]").dataset.barcode,
                      words: text.textContent,
                      read: codes.map(code => code.text),
                      isTextWhole: text.scrollHeight <= text.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1,
                      isApart: !meets(part.querySelector("svg").getBoundingClientRect(), text.getBoundingClientRect()),
                    });
                  }
                  return found;
                }
                """, new object[] { Convert.ToBase64String(picture), dotsPerInch / PixelsPerInch }));
        }

        return printed;
    }
}
