using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>A product as a source file states it, read, checked and ready to be put before a person.</summary>
public sealed record ImportedProduct
{
    public required ImportSource Source { get; init; }

    /// <summary>What the source calls it and calls it next time: product NDC, or DIN.</summary>
    public required string SourceKey { get; init; }

    /// <summary>The rows it was read from, as in <see cref="RefusedRow.Row"/>.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    public string? Labeler { get; init; }

    public required FormularyProduct Product { get; init; }

    /// <summary>RxNorm concept numbers, sorted.</summary>
    public IReadOnlyList<string> RxCuis { get; init; } = [];

    /// <summary>The legal class in the source's own words.</summary>
    public string? ScheduleText { get; init; }

    /// <summary>True when the source itself says that it is off the market, whatever the dates.</summary>
    public bool WithdrawnBySource { get; init; }

    /// <summary>False when the source says that its list of packages was cut short.</summary>
    public bool PackagesComplete { get; init; } = true;

    /// <summary>What was mended, left out or guessed, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The last day that any package is on the market; null when at least one has no end.</summary>
    public DateOnly? MarketedUntil =>
        Product.Packages.Count == 0 || Product.Packages.Any(package => package.MarketedUntil is null)
            ? null
            : Product.Packages.Max(package => package.MarketedUntil);

    /// <summary>
    /// The same text whenever the same content is imported, whatever the order of packages or the row it stood in: if
    /// it is equal to the stored one, the import changes nothing. Notes do not count.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var part in Content())
                text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
            return "1-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>Whether it is off the market on a day of the facility.</summary>
    public bool IsDiscontinuedOn(DateOnly day) => WithdrawnBySource || MarketedUntil < day;

    private IEnumerable<string?> Content()
    {
        yield return Source.ToString();
        yield return SourceKey;
        yield return Labeler;
        yield return Product.Name;
        yield return Product.Brand;
        yield return Product.Form;
        yield return Product.Route;
        yield return Product.UsSchedule?.ToString();
        yield return Product.UkSchedule?.ToString();
        yield return Product.CanadianClass?.ToString();
        yield return ScheduleText;
        yield return Product.CountedIn.ToString();
        yield return Product.SmallestPerUnit.ToString(CultureInfo.InvariantCulture);
        yield return Product.MultiDose?.ToString();
        yield return WithdrawnBySource.ToString();
        foreach (var ingredient in Product.Ingredients.Select(Line).Order(StringComparer.Ordinal))
            yield return ingredient;
        foreach (var package in Product.Packages.Select(Line).Order(StringComparer.Ordinal))
            yield return package;
        foreach (var rxCui in RxCuis.Order(StringComparer.Ordinal))
            yield return rxCui;
    }

    private static string Line(Ingredient ingredient) =>
        $"i|{ingredient.Name}|{ingredient.PresentAs}|{Line(ingredient.Strength.Amount)}|{ingredient.Strength.Unit.Code}"
        + $"|{Line(ingredient.Strength.PerAmount)}|{ingredient.Strength.PerUnit.Code}";

    private static string Line(FormularyPackage package) => string.Create(
        CultureInfo.InvariantCulture,
        $"p|{package.Ndc}|{package.Level}|{package.Container}|{Line(package.Contents)}"
            + $"|{package.MarketedFrom:yyyy-MM-dd}|{package.MarketedUntil:yyyy-MM-dd}|{package.Description}");

    private static string Line(ExactNumber number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number.Numerator}/{number.Denominator}");
}
