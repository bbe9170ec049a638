using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>All checks of an order that is signed, worst findings first.</summary>
public static class OrderChecks
{
    public static IReadOnlyList<Finding> Run(SigningFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IEnumerable<Finding> findings =
        [
            .. OrderedForClientHere.Check(facts),
            .. OrderedMedicineInUse.Check(facts),
            .. OrderedRouteFits.Check(facts),
            .. OrderTimesComplete.Check(facts),
            .. ListedAmountsMeasurable.Check(facts),
            .. OrderDatesInOrder.Check(facts),
            .. AllergyHasReason.Check(facts),
            .. DuplicateHasReason.Check(facts),
            .. InteractionHasReason.Check(facts),
            .. HoldsAreKnown.Check(facts),
            .. DoseWithinLimits.Check(facts),
        ];
        return [.. findings.OrderBy(finding => finding.Tier)];
    }
}
