using System.ComponentModel.DataAnnotations;
using MedDispense.Domain.Medicines;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Medicines;

/// <summary>The fields of a medicine that a person may enter and change at any time.</summary>
public abstract record MedicineFields
{
    [Required(ErrorMessage = "Write the name on the label.")]
    [StringLength(300)]
    public string? Name { get; init; }

    [StringLength(200)]
    public string? BrandName { get; init; }

    [StringLength(200)]
    public string? Labeler { get; init; }

    [Required(ErrorMessage = "Write the form, such as tablet or oral solution.")]
    [StringLength(200)]
    public string? DoseForm { get; init; }

    [StringLength(100)]
    public string? Route { get; init; }

    public bool IsMultiDose { get; init; }

    [Required(ErrorMessage = "Choose the schedule, or that it has none.")]
    public UsSchedule? UsSchedule { get; init; }

    [Required(ErrorMessage = "Choose the schedule, or that it has none.")]
    public UkSchedule? UkSchedule { get; init; }

    public bool TreatAsControlled { get; init; }

    [Required(ErrorMessage = "Choose when a second person is present.")]
    public WitnessPolicy? WitnessPolicy { get; init; }

    public bool IsEmergency { get; init; }

    [StringLength(40)]
    public string? LowStockBelow { get; init; }

    public static IEnumerable<SelectListItem> UsSchedules =>
        Enum.GetValues<UsSchedule>().Where(one => one != Domain.Medicines.UsSchedule.I)
            .Select(one => new SelectListItem(one.Words(), one.ToString()));

    public static IEnumerable<SelectListItem> UkSchedules =>
        Enum.GetValues<UkSchedule>().Where(one => one != Domain.Medicines.UkSchedule.One)
            .Select(one => new SelectListItem(one.Words(), one.ToString()));

    public static IEnumerable<SelectListItem> WitnessPolicies =>
        Enum.GetValues<WitnessPolicy>().Select(one => new SelectListItem(MedicineWords.Of(one), one.ToString()));
}

/// <summary>Adds a medicine by hand.</summary>
public sealed record NewMedicineForm : MedicineFields
{
    [Required]
    public Guid? PostingId { get; init; }

    /// <summary>One ingredient a line, with its strength.</summary>
    [Required(ErrorMessage = "Write each ingredient with its strength.")]
    [StringLength(4000)]
    [DataType(DataType.MultilineText)]
    public string? Ingredients { get; init; }

    [Required(ErrorMessage = "Choose what it is counted in.")]
    public CountedIn? CountedIn { get; init; }

    /// <summary>How many smallest amounts make one: 1, 2, 4, 10, 100, 1000.</summary>
    [Required(ErrorMessage = "Choose the smallest amount.")]
    [Range(1, 1000)]
    public int? SmallestPerCounted { get; init; }

    public static IEnumerable<SelectListItem> CountedIns =>
        Enum.GetValues<CountedIn>().Select(one => new SelectListItem(one.Plural(), one.ToString()));

    public static IEnumerable<SelectListItem> Smallest =>
    [
        new("Whole: 1 tablet, 1 film, 1 mL", "1"),
        new("Half: a tablet that is scored once", "2"),
        new("Quarter: a tablet that is scored twice", "4"),
        new("Tenth: 0.1 mL or 0.1 g", "10"),
        new("Hundredth: 0.01 mL or 0.01 g", "100"),
        new("Thousandth: 0.001 mL or 0.001 g", "1000"),
    ];
}

/// <summary>Changes a medicine.</summary>
public sealed record ChangeMedicineForm : MedicineFields
{
    public int Version { get; init; }

    public static ChangeMedicineForm Of(Medicine medicine) => new()
    {
        Version = medicine.Version,
        Name = medicine.Name,
        BrandName = medicine.BrandName,
        Labeler = medicine.Labeler,
        DoseForm = medicine.Form,
        Route = medicine.Route,
        IsMultiDose = medicine.IsMultiDose,
        UsSchedule = medicine.UsSchedule,
        UkSchedule = medicine.UkSchedule,
        TreatAsControlled = medicine.TreatAsControlled,
        WitnessPolicy = medicine.WitnessPolicy,
        IsEmergency = medicine.IsEmergency,
        LowStockBelow = medicine.LowStockBelow == 0
            ? null
            : AmountText.FormatNumber(medicine.LowStockBelow, medicine.CountedIn, medicine.SmallestPerCounted),
    };
}

/// <summary>Takes a medicine off the formulary or brings it back.</summary>
public sealed record WithdrawForm
{
    public int Version { get; init; }

    [StringLength(1000)]
    public string? Reason { get; init; }
}
