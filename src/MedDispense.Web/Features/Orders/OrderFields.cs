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
    public const string InSteps = "steps";
    public const string InPattern = "pattern";

    /// <summary>The step that signs; any other shows what was understood.</summary>
    public const string SignStep = "sign";

    /// <summary>The step back from there to the entries.</summary>
    public const string EditStep = "edit";

    /// <summary>One more row of steps.</summary>
    public const string RowStep = "row";

    /// <summary>Fills in the rows from a percentage.</summary>
    public const string FillStep = "fill";

    /// <summary>Said when what would be signed is no longer what the page showed.</summary>
    public const string MovedOn = "Time has moved on, and with it the times or days of this order. Read them again, then sign.";

    /// <summary>One dose, or one for each time of the day; steps and patterns have theirs in their rows.</summary>
    [StringLength(200, ErrorMessage = "A dose is shorter.")]
    [Display(Name = "Dose")]
    public string? Dose { get; init; }

    [Required(ErrorMessage = "Choose the unit.")]
    [StringLength(20)]
    [Display(Name = "Unit")]
    public string? DoseUnit { get; init; }

    [Required(ErrorMessage = "Choose how it is taken.")]
    [StringLength(100)]
    public string? Route { get; init; }

    [Required(ErrorMessage = "Say whether it is at set times, as needed, or in steps.")]
    [StringLength(20)]
    [Display(Name = "When")]
    public string? Kind { get; init; }

    /// <summary>Times of day, an interval, days, or a code such as BID.</summary>
    [StringLength(200, ErrorMessage = "Up to 200 characters.")]
    [Display(Name = "When")]
    public string? Times { get; init; }

    /// <summary>The rows of a taper, titration or pattern.</summary>
    public List<StepRow> Steps { get; init; } = [];

    [StringLength(40, ErrorMessage = "An amount is shorter.")]
    [Display(Name = "Down or up to")]
    public string? FillTo { get; init; }

    [Range(1, 100, ErrorMessage = "1 to 100 percent.")]
    [Display(Name = "By how many percent each step")]
    public int? FillPercent { get; init; }

    [Range(1, 366, ErrorMessage = "1 to 366 days.")]
    [Display(Name = "Days of each step")]
    public int? FillDays { get; init; }

    [StringLength(40, ErrorMessage = "An amount is shorter.")]
    [Display(Name = "Round each dose to")]
    public string? FillRound { get; init; }

    /// <summary>Whether each change is so much of the first dose; otherwise of the dose before.</summary>
    [Display(Name = "Percent of the first dose, not of the one before")]
    public bool FillOfFirst { get; init; }

    /// <summary>What the page that is signed showed, as <see cref="EnteredOrder.Understood"/> writes it.</summary>
    [StringLength(500)]
    public string? Understood { get; init; }

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

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "The prescriber's reason in spite of the interaction")]
    public string? InteractionReason { get; init; }

    [StringLength(400, ErrorMessage = "Up to 400 characters.")]
    [Display(Name = "The prescriber's reason for this dose")]
    public string? DoseReason { get; init; }

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

    /// <summary>Whether the check asked for a reason in spite of an interaction.</summary>
    [BindNever]
    public bool AsksInteractionReason { get; init; }

    /// <summary>Whether the check asked for a reason for a dose above a usual limit.</summary>
    [BindNever]
    public bool AsksDoseReason { get; init; }
}
