using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Shared;

/// <summary>
/// What a second person enters on the form of the first. Show it with
/// <c>&lt;partial name="_Witness" for="Witness" /&gt;</c>; neither entry is ever kept by the browser.
/// </summary>
public sealed record WitnessFields
{
    /// <summary>The code of the badge as scanned, or the sign-in name as typed.</summary>
    [Display(Name = "Second person")]
    [StringLength(200)]
    public string? Who { get; init; }

    /// <summary>Their PIN (or password).</summary>
    [Display(Name = "Their PIN")]
    [StringLength(128)]
    public string? Pin { get; init; }

    /// <summary>What they confirm, shown above the fields; never taken from a request.</summary>
    [BindNever]
    public string? Confirms { get; init; }

    /// <summary>True where the page works without a second person too.</summary>
    [BindNever]
    public bool Optional { get; init; }

    /// <summary>Whether nobody has entered anything.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Who) && string.IsNullOrEmpty(Pin);
}
