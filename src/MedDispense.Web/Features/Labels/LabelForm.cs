using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Features.Labels;

/// <summary>What to print and on what.</summary>
public sealed record LabelForm
{
    /// <summary>The most that are chosen at once; more would not fit into an address.</summary>
    public const int MostChosen = 100;

    /// <summary>All packs that came in by this entry.</summary>
    public Guid? Posting { get; init; }

    /// <summary>Or these packs, clients, people, places, doses.</summary>
    public List<Guid> Id { get; init; } = [];

    [Display(Name = "Labels to print on")]
    public string? Stock { get; init; }

    [Display(Name = "Symbol")]
    public Symbology Symbology { get; init; } = Symbology.DataMatrix;

    [Display(Name = "Printer")]
    public int Printer { get; init; } = 203;

    [Display(Name = "Copies of each")]
    [Range(1, 10, ErrorMessage = "1 to 10 copies.")]
    public int Copies { get; init; } = 1;

    /// <summary>A sheet that was begun is used up.</summary>
    [Display(Name = "First label of the sheet to print on")]
    [Range(1, 65, ErrorMessage = "1 to 65.")]
    public int First { get; init; } = 1;
}
