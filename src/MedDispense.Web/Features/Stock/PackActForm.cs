using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Stock;

/// <summary>What every form about an amount of one pack in one place carries.</summary>
public abstract record PackActForm : ActForm
{
    [Required(ErrorMessage = "Scan or choose the pack.")]
    [Display(Name = "Pack")]
    public Guid? PackId { get; init; }

    [Required(ErrorMessage = "Choose the place.")]
    [Display(Name = "Place")]
    public Guid? PlaceId { get; init; }

    /// <summary>As typed, in what the medicine is counted in.</summary>
    [StringLength(40, ErrorMessage = "An amount is shorter.")]
    public string? Amount { get; init; }

    [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
    public string? Reason { get; init; }

    /// <summary>The pack as the page shows it; never taken from a request.</summary>
    [BindNever]
    public StockRow? Pack { get; init; }

    /// <summary>Where it can go; never taken from a request.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Places { get; init; } = [];
}

/// <summary>The page on which a pack is chosen for an act, when none was scanned.</summary>
/// <param name="Title">The act.</param>
/// <param name="Action">Address that takes <c>pack</c> and <c>place</c>.</param>
/// <param name="Text">What is searched for.</param>
/// <param name="Found">The packs that the act can be done with.</param>
public sealed record ChoosePack(string Title, string Action, string? Text, StockFound Found);
