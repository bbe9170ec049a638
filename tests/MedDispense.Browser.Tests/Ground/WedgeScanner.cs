using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Ground;

/// <summary>A barcode scanner that types: keys far faster than a hand, shift and control keys included, then Enter.</summary>
public static class WedgeScanner
{
    private const string Plain = "`1234567890-=[]\\;',./";
    private const string Shifted = "~!@#$%^&*()_+{}|:\"<>?";

    private static readonly string[] Codes =
    [
        "Backquote", "Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9", "Digit0",
        "Minus", "Equal", "BracketLeft", "BracketRight", "Backslash", "Semicolon", "Quote", "Comma", "Period", "Slash",
    ];

    // What Windows calls these keys; old scripts read it as keyCode.
    private static readonly int[] Numbers =
    [
        192, 49, 50, 51, 52, 53, 54, 55, 56, 57, 48, 189, 187, 219, 221, 220, 186, 222, 188, 190, 191,
    ];

    /// <summary>
    /// Scans <paramref name="text"/> into the page, wherever the focus is. A control character comes as scanners send
    /// it: the separator GS (29) as Ctrl+]. The keyboard is American.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds a character that this keyboard cannot type.</exception>
    public static async Task WedgeScanAsync(this IPage page, string text)
    {
        var strokes = text.SelectMany(Strokes).Concat(Press("Enter", "Enter", 13, text: "\r")).ToList();
        var browser = await page.Context.NewCDPSessionAsync(page);
        // Sent without waiting for answers, which keeps the order and the pace of a scanner on a busy machine.
        await Task.WhenAll(strokes.Select(stroke => browser.SendAsync("Input.dispatchKeyEvent", stroke)));
        await browser.DetachAsync();
    }

    /// <summary>
    /// Scans many codes one after the other without waiting for the page, each key as many milliseconds after the one
    /// before as the scanner takes. The keys carry these times, so that a busy machine changes nothing in them.
    /// </summary>
    /// <param name="page">The page that has the focus.</param>
    /// <param name="scans">Texts, each with the key that the scanner ends it with: Enter or Tab; empty for none.</param>
    /// <param name="millisecondsPerKey">How fast the scanner types.</param>
    /// <param name="pause">Milliseconds between two scans.</param>
    public static async Task WedgeScansAsync(
        this IPage page, IEnumerable<(string Text, string End)> scans, int millisecondsPerKey = 5, int pause = 60)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var sent = new List<Task>();
        foreach (var (text, end) in scans)
        {
            var last = end switch
            {
                "Tab" => Press("Tab", "Tab", 9),
                "" => [],
                _ => Press("Enter", "Enter", 13, text: "\r"),
            };
            foreach (var stroke in text.SelectMany(Strokes).Concat(last))
            {
                // A key is pressed and let go within its time.
                if ((string)stroke["type"] != "keyUp") at += millisecondsPerKey / 1000.0;
                stroke["timestamp"] = at;
                sent.Add(browser.SendAsync("Input.dispatchKeyEvent", stroke));
            }
            at += pause / 1000.0;
        }
        await Task.WhenAll(sent);
        await browser.DetachAsync();
    }

    private static IEnumerable<Dictionary<string, object>> Strokes(char character)
    {
        const int Control = 2;
        if (character < ' ')
            return Held("Control", 17, Control, Key((char)(character + '@'), Control));
        return Key(character, 0);
    }

    private static IEnumerable<Dictionary<string, object>> Key(char character, int modifiers)
    {
        const int Shift = 8;
        if (char.IsAsciiLetterUpper(character) || Shifted.Contains(character, StringComparison.Ordinal))
            return Held("Shift", 16, modifiers | Shift, Bare(character, modifiers | Shift));
        return Bare(character, modifiers);
    }

    private static IEnumerable<Dictionary<string, object>> Bare(char character, int modifiers)
    {
        var (code, number) = character switch
        {
            ' ' => ("Space", 32),
            _ when char.IsAsciiLetter(character) => ($"Key{char.ToUpperInvariant(character)}", char.ToUpperInvariant(character)),
            _ when Plain.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at => (Codes[at], Numbers[at]),
            _ when Shifted.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at => (Codes[at], Numbers[at]),
            _ => throw new ArgumentException($"An American keyboard has no key for {(int)character}."),
        };
        // With Ctrl held a key types nothing.
        var types = (modifiers & 2) == 0 ? character.ToString() : "";
        return Press(character.ToString(), code, number, modifiers, types);
    }

    private static IEnumerable<Dictionary<string, object>> Press(
        string key, string code, int number, int modifiers = 0, string text = "") =>
    [
        Event(text.Length > 0 ? "keyDown" : "rawKeyDown", key, code, number, modifiers, text),
        Event("keyUp", key, code, number, modifiers, ""),
    ];

    private static IEnumerable<Dictionary<string, object>> Held(
        string key, int number, int modifiers, IEnumerable<Dictionary<string, object>> meanwhile) =>
    [
        Event("rawKeyDown", key, $"{key}Left", number, modifiers, ""),
        .. meanwhile,
        Event("keyUp", key, $"{key}Left", number, 0, ""),
    ];

    private static Dictionary<string, object> Event(
        string type, string key, string code, int number, int modifiers, string text) => new()
        {
            ["type"] = type,
            ["key"] = key,
            ["code"] = code,
            ["windowsVirtualKeyCode"] = number,
            ["modifiers"] = modifiers,
            ["text"] = text,
        };
}
