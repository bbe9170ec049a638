using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>What a person enters for an order or a new version of one: first to check it, then to sign it.</summary>
public abstract record OrderFields : ActForm
{
    public const string AtTimes = "times";
    public const string WhenNeeded = "as-needed";

    /// <summary>The step that signs; any other shows what was understood.</summary>
    public const string SignStep = "sign";

    /// <summary>The step back from there to the entries.</summary>
    public const string EditStep = "edit";

    [Required(ErrorMessage = "Enter the dose.")]
    [StringLength(40, ErrorMessage = "A dose is shorter.")]
    [Display(Name = "Dose")]
    public string? Dose { get; init; }

    [Required(ErrorMessage = "Choose the unit.")]
    [StringLength(20)]
    [Display(Name = "Unit")]
    public string? DoseUnit { get; init; }

    [Required(ErrorMessage = "Choose how it is taken.")]
    [StringLength(100)]
    public string? Route { get; init; }

    [Required(ErrorMessage = "Say whether it is at times of day or as needed.")]
    [StringLength(20)]
    [Display(Name = "When")]
    public string? Kind { get; init; }

    [StringLength(200, ErrorMessage = "Up to 24 times a day.")]
    [Display(Name = "Times of day")]
    public string? Times { get; init; }

    [StringLength(20)]
    [Display(Name = "Hours between doses")]
    public string? GapHours { get; init; }

    [StringLength(40, ErrorMessage = "An amount is shorter.")]
    [Display(Name = "Most in 24 hours")]
    public string? Maximum { get; init; }

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "What for")]
    public string? Indication { get; init; }

    [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
    public string? Directions { get; init; }

    /// <summary>Local.</summary>
    [Display(Name = "Ends")]
    [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true,
        ConvertValueInInvariantCulture = true, ErrorMessage = "Check the date.")]
    public DateTime? EndsAt { get; init; }

    [StringLength(40)]
    [Display(Name = "How it is given")]
    public string? Way { get; init; }

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "The prescriber's reason in spite of the allergy")]
    public string? AllergyReason { get; init; }

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "Why both orders are needed")]
    public string? DuplicateReason { get; init; }

    /// <summary>The call on which it rests; empty when the prescriber signs.</summary>
    [Display(Name = "The call")]
    public Guid? CallId { get; init; }

    [StringLength(10)]
    public string? Step { get; init; }

    /// <summary>The person's own PIN or password.</summary>
    [StringLength(200)]
    [Display(Name = "Your PIN or password")]
    public string? Signature { get; init; }

    [BindNever]
    public ClientBannerView? Banner { get; init; }

    [BindNever]
    public OrderChoices? Choices { get; init; }

    [BindNever]
    public OrderPreview? Preview { get; init; }

    /// <summary>Whether the check asked for a reason in spite of an allergy.</summary>
    [BindNever]
    public bool AsksAllergyReason { get; init; }

    /// <summary>Whether the check asked for a reason for a second order of one ingredient.</summary>
    [BindNever]
    public bool AsksDuplicateReason { get; init; }
}
