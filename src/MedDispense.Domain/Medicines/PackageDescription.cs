using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines;

/// <summary>One level of packaging: so many of an item in one container.</summary>
/// <param name="Quantity">How many of the item are in one container; parts are possible ("7.5 mL").</param>
/// <param name="Item">What is inside, as the source words it: "TABLET, FILM COATED", "mL", "POUCH".</param>
/// <param name="Container">"BOTTLE, PLASTIC", "CARTON", "PATCH" (for "72 h in 1 PATCH").</param>
/// <param name="Code">The package code printed on this container, as written; null when it has none of its own.</param>
public sealed record PackageLevel(ExactNumber Quantity, string Item, string Container, string? Code);

/// <summary>
/// A package as the FDA words it, "30 POUCH in 1 CARTON (0378-8766-93) / 1 FILM in 1 POUCH (0378-8766-16)", taken
/// apart: levels from the outside in, and what the whole holds.
/// </summary>
public sealed class PackageDescription
{
    private const int MostLevels = 8;

    private PackageDescription(
        IReadOnlyList<PackageLevel> levels, IReadOnlyList<ExactNumber> totals, string item, ExactNumber? hoursEach)
    {
        Levels = levels;
        Totals = totals;
        Item = item;
        HoursEach = hoursEach;
    }

    /// <summary>The containers from the outside in. A wearing time ("72 h in 1 PATCH") is not among them.</summary>
    public IReadOnlyList<PackageLevel> Levels { get; }

    /// <summary>For each level, how much of <see cref="Item"/> one container of it holds.</summary>
    public IReadOnlyList<ExactNumber> Totals { get; }

    /// <summary>What is counted in the end: "TABLET", "FILM", "mL", "PATCH".</summary>
    public string Item { get; }

    /// <summary>How long each item is worn, in hours, when the text says so.</summary>
    public ExactNumber? HoursEach { get; }

    /// <summary>How much of <see cref="Item"/> the outermost container holds.</summary>
    public ExactNumber Total => Totals[0];

    /// <summary>The container next to the medicine: "BLISTER PACK", "BOTTLE".</summary>
    public string InnermostContainer => Levels[^1].Container;

    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out PackageDescription? description,
        [NotNullWhen(false)] out string? why)
    {
        description = null;
        var tidy = NameText.Tidy(text);
        why = tidy.Length == 0 ? "There is no package description."
            : tidy.Length > NameText.Longest ? "The package description is too long."
            : tidy.Contains(" * ", StringComparison.Ordinal)
                || tidy.Contains("KIT in 1", StringComparison.OrdinalIgnoreCase)
                ? "The package is a kit of several parts."
            : null;
        if (why is not null)
            return false;

        var levels = new List<PackageLevel>();
        foreach (var part in tidy.Split(" / "))
        {
            if (!TryParseLevel(part, out var level, out why))
                return false;
            if (levels.Count > 0 && !levels[^1].Item.Equals(level.Container, StringComparison.OrdinalIgnoreCase))
            {
                why = $"The package levels do not fit together: {levels[^1].Item} is followed by {level.Container}.";
                return false;
            }

            levels.Add(level);
            if (levels.Count <= MostLevels)
                continue;
            why = "The package has more levels than can be.";
            return false;
        }

        return TryTotal(levels, out description, out why);
    }

    private static bool TryTotal(
        List<PackageLevel> levels,
        [NotNullWhen(true)] out PackageDescription? description,
        [NotNullWhen(false)] out string? why)
    {
        description = null;
        ExactNumber? hours = null;
        var item = levels[^1].Item;
        if (item == "h")
        {
            hours = levels[^1].Quantity;
            item = levels[^1].Container;
            levels.RemoveAt(levels.Count - 1);
        }

        if (levels.Count == 0)
        {
            why = "The package description says how long an item is worn, not how many there are.";
            return false;
        }

        var totals = new ExactNumber[levels.Count];
        var total = ExactNumber.One;
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            if (!ExactNumber.TryMultiply(levels[i].Quantity, total, out total))
            {
                why = "The package holds more than can be counted.";
                return false;
            }

            totals[i] = total;
        }

        description = new PackageDescription(levels, totals, item, hours);
        why = null;
        return true;
    }

    private static bool TryParseLevel(
        string part,
        [NotNullWhen(true)] out PackageLevel? level,
        [NotNullWhen(false)] out string? why)
    {
        level = null;
        why = null;
        var (body, code) = SplitCode(part.Trim());
        var middle = body.IndexOf(" in ", StringComparison.OrdinalIgnoreCase);
        var left = middle < 0 ? body : body[..middle];
        var right = middle < 0 ? "" : body[(middle + 4)..];
        if (middle > 0 && TrySplitCount(left, out var inside, out var item)
            && TrySplitCount(right, out var outside, out var container)
            && ExactNumber.TryDivide(inside, outside, out var quantity) && !quantity.IsZero)
        {
            level = new PackageLevel(quantity, item, container, code);
            return true;
        }

        why = $"The package text {ExactNumber.Quoted(part)} does not say how many of what are in what.";
        return false;
    }

    private static (string Body, string? Code) SplitCode(string part)
    {
        var open = part.LastIndexOf('(');
        if (open < 0 || !part.EndsWith(')'))
            return (part, null);
        var inside = part[(open + 1)..^1].Trim();
        var isCode = inside.Length > 0 && inside.All(c => char.IsAsciiDigit(c) || c is '-' or '*');
        return isCode ? (part[..open].TrimEnd(), inside) : (part, null);
    }

    private static bool TrySplitCount(string text, out ExactNumber count, out string thing)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        thing = space < 0 ? "" : text[(space + 1)..].Trim();
        return ExactNumber.TryParse(space < 0 ? text : text[..space], out count, out _) && thing.Length > 0;
    }
}
