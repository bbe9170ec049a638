using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>A package of the FDA's list, read and checked.</summary>
internal sealed record NdcPackage(
    PackageNdc Ndc,
    PackageDescription Description,
    IReadOnlyList<ExactNumber> Contents,
    string Text,
    DateOnly? From,
    DateOnly? Until)
{
    /// <summary>Reads a package; false with the reason when it cannot be kept by a house.</summary>
    public static bool TryRead(
        string productNdc,
        string? code,
        string? description,
        string? start,
        string? end,
        [NotNullWhen(true)] out NdcPackage? package,
        [NotNullWhen(false)] out string? why)
    {
        package = null;
        if (!PackageNdc.TryParse(code, out var ndc, out why))
            return false;
        if (!PackageDescription.TryParse(description, out var parsed, out why))
        {
            why = $"Package {ndc}: {why}";
            return false;
        }

        DateOnly from = default, until = default;
        var contents = PackedAs.Contents(parsed);
        why = ndc.ProductNdc != productNdc ? $"The package code {ndc} is not one of product {productNdc}."
            : !string.IsNullOrWhiteSpace(start) && !SourceDate.TryParse(start, out from)
                ? $"Package {ndc}: the start date {ExactNumber.Quoted(start)} is not a date."
            : !string.IsNullOrWhiteSpace(end) && !SourceDate.TryParse(end, out until)
                ? $"Package {ndc}: the end date {ExactNumber.Quoted(end)} is not a date."
            : parsed.Levels.Any(level => level.Code is not null) && parsed.Levels.All(level => level.Code != ndc.Text)
                ? $"The package text {ExactNumber.Quoted(NameText.Tidy(description))} does not show the code {ndc}."
            : contents is null ? $"Package {ndc} holds an amount that cannot be kept exactly."
            : BulkMaterial.Reason(parsed);
        if (why is not null)
            return false;
        package = new NdcPackage(
            ndc,
            parsed,
            contents!, // Not null: that was asked for above.
            NameText.Tidy(description),
            from == default ? null : from,
            until == default ? null : until);
        return true;
    }

    /// <summary>One entry per container, the outermost first; a code of another product is left out.</summary>
    public IEnumerable<FormularyPackage> Containers() => Contents.Select((contents, level) =>
        new FormularyPackage
        {
            Ndc = Code(level),
            Container = Description.Levels[level].Container.ToLowerInvariant(),
            Level = level,
            Contents = contents,
            MarketedFrom = From,
            MarketedUntil = Until,
            Description = Text,
        });

    // A text that shows no code at all still belongs to the code it was listed under: that of the outside.
    private PackageNdc? Code(int level)
    {
        if (PackageNdc.TryParse(Description.Levels[level].Code, out var ndc, out _))
            return ndc.ProductNdc == Ndc.ProductNdc ? ndc : null;
        return level == 0 && Description.Levels.All(one => one.Code is null) ? Ndc : null;
    }
}
