using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>What one label says. Each kind adds its own facts and prints them in a view of its own.</summary>
/// <param name="Id">Of what it is stuck on.</param>
/// <param name="Code">What the symbol says; it stands there to be read, too.</param>
public abstract record Label(Guid Id, string Code)
{
    /// <summary>As a list names it.</summary>
    public abstract string Title { get; }

    /// <summary>What tells it from others of that name.</summary>
    public abstract string Detail { get; }

    public Symbology Symbology { get; init; }

    /// <summary>Known once stock, symbol and printer are chosen.</summary>
    public SymbolSize? Size { get; init; }
}
