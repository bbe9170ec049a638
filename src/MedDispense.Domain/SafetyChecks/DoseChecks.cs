using MedDispense.Domain.Doses;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>All safety checks of a dose, every finding at once: a nurse needs every reason, not the first.</summary>
public static class DoseChecks
{
    /// <summary>What stands against giving this dose from this pack.</summary>
    public static IReadOnlyList<Finding> Run(DoseFacts facts, Actor actor) =>
    [
        .. ClientIsHere.Check(facts),
        .. OrderInForce.Check(facts),
        .. NotGivenAlready.Check(facts),
        .. NotImpaired.Check(facts),
        .. MissedDosesCleared.Check(facts),
        .. MedicineOf(facts),
        .. WithinTime.Check(facts),
        .. MinimumGap.Check(facts),
        .. WithinAsNeededMaximum.Check(facts),
        .. AllergiesAsked.Check(facts),
        .. NoAllergy.Check(facts),
        .. NoInteraction.Check(facts),
        .. DoseLimitTold.Check(facts),
        .. MayHandleControlled.Check(actor, facts.Pack?.Medicine ?? facts.Ordered),
    ];

    /// <summary>What stands against answering that it was not given: only that somebody has answered already.</summary>
    public static IReadOnlyList<Finding> RunNotGiven(DoseFacts facts) =>
        [.. OrderInForce.Check(facts), .. NotGivenAlready.Check(facts)];

    /// <summary>What was given before its lot was recalled was given: a late entry says so.</summary>
    private static bool StoodThen(DoseFacts facts, Recall recall) => !facts.IsLateEntry || recall.OpenedAt <= facts.HappenedAt;

    private static IEnumerable<Finding> MedicineOf(DoseFacts facts)
    {
        if (facts.Pack is null)
            return [];
        var today = facts.Clock.Day(facts.HappenedAt);
        return
        [
            .. RightMedicine.Check(facts),
            .. RightRoute.Check(facts),
            .. RightDose.Check(facts),
            .. PackIsHere.Check(facts),
            .. PackBelongsToClient.Check(facts),
            .. PackUsable.Check(facts.Pack.Pack, today, facts.Recalls.Where(recall => StoodThen(facts, recall))),
        ];
    }
}
