using MedDispense.Domain.Facilities;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.Interactions;

/// <summary>Two orders of one client, the second about to be signed.</summary>
internal static class Ordered
{
    public static Medicine Medicine(params string[] ingredients)
    {
        var medicine = new Medicine
        {
            FacilityId = A.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = "Brand",
            Strength = "5 mg",
            Form = "tablet",
            Route = "oral",
            CountedIn = CountedIn.Tablet,
            SmallestPerCounted = 1,
            Source = "house",
            SourceKey = string.Join('+', ingredients),
        };
        medicine.Ingredients.AddRange(ingredients.Select((name, index) => new MedicineIngredient
        {
            FacilityId = A.FacilityId,
            MedicineId = medicine.Id,
            Ordinal = index + 1,
            Name = name,
            AmountNumber = 5,
            AmountDivisor = 1,
            Unit = "mg",
            PerNumber = 1,
            PerDivisor = 1,
            PerUnit = "1",
        }));
        return medicine;
    }

    public static OtherOrder Other(Medicine medicine, string timing = "daily 08:00", string? reason = null) =>
        new(A.Order([A.Version(timing, medicine: medicine, amount: 1, interactionReason: reason)]), medicine);

    /// <summary>What signing the second beside the first finds, of interactions only.</summary>
    public static IReadOnlyList<Finding> Sign(
        Medicine first, Medicine second, string? reason = null, SharedInteractions? shared = null, string timing = "daily 08:00", string firstTiming = "daily 08:00") =>
        [
            .. OrderChecks.Run(new SigningFacts
            {
                Now = A.Now,
                Clock = new FacilityClock(A.Zone),
                Client = A.Client(),
                Allergies = [],
                Terms = new OrderTerms
                {
                    MedicineId = second.Id,
                    Dose = new(1),
                    DoseUnit = "1",
                    Route = "oral",
                    Timing = timing,
                    InteractionReason = reason,
                },
                Medicine = second,
                Others = [Other(first, firstTiming)],
                Shared = shared ?? SharedInteractions.None,
            }).Where(finding => finding.Code == "interaction"),
        ];
}
