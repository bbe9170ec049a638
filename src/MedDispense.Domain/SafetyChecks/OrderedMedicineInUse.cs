using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>What is ordered is in the formulary, is a finished product, and can be measured as ordered.</summary>
public static class OrderedMedicineInUse
{
    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var medicine = facts.Medicine;
        if (medicine.WithdrawnAt is not null && facts.Changes?.Newest.MedicineId != medicine.Id)
        {
            yield return Finding.Stop("medicine-withdrawn", "This medicine has been withdrawn from the formulary.",
                $"{medicine.Title} is not ordered any more.", "Choose another product.", "MedicineId");
        }

        if (medicine.Form.Contains("bulk", StringComparison.OrdinalIgnoreCase) || medicine.Ingredients.Any(IsPure))
        {
            yield return Finding.Stop("medicine-is-bulk", "This is bulk material.",
                $"{medicine.Title} is made to be processed, not for clients.", "Choose the finished product.", "MedicineId");
        }

        if (!OrderDefaults.Units(medicine).Any(unit => unit.Code == facts.Terms.DoseUnit))
        {
            yield return Finding.Stop("unit-does-not-fit", "This unit does not fit the medicine.",
                $"{medicine.Title} is not ordered in it.", "Choose a unit from the list.", "DoseUnit");
        }
        else if (!MeasurableDose.TryMeasure(medicine, facts.Terms.Dose, UcumUnit.OfCode(facts.Terms.DoseUnit), out _, out var why))
        {
            yield return Finding.Stop("dose-not-measurable", why, "", "", "Dose");
        }
    }

    private static bool IsPure(MedicineIngredient row) => row.Unit == "g" && row.PerUnit == "g"
        && row.AmountNumber == row.PerNumber && row.AmountDivisor == row.PerDivisor;
}
