using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Tests.Stock;

public sealed class DestructionRuleTests
{
    [Theory]
    [InlineData(Jurisdiction.UnitedStates, UsSchedule.II, UkSchedule.NotScheduled, false, DestructionRegime.UsInventory)]
    [InlineData(Jurisdiction.UnitedStates, UsSchedule.V, UkSchedule.NotScheduled, false, DestructionRegime.UsInventory)]
    [InlineData(Jurisdiction.UnitedStates, UsSchedule.NotScheduled, UkSchedule.Two, false, DestructionRegime.HouseStock)]
    [InlineData(Jurisdiction.UnitedStates, UsSchedule.II, UkSchedule.NotScheduled, true, DestructionRegime.ClientOwned)]
    [InlineData(Jurisdiction.UnitedKingdom, UsSchedule.II, UkSchedule.Two, false, DestructionRegime.UkAuthorisedWitness)]
    [InlineData(Jurisdiction.UnitedKingdom, UsSchedule.II, UkSchedule.Three, false, DestructionRegime.HouseStock)]
    [InlineData(Jurisdiction.UnitedKingdom, UsSchedule.NotScheduled, UkSchedule.Two, true, DestructionRegime.ClientOwned)]
    public void The_rule_follows_jurisdiction_schedule_and_owner(
        Jurisdiction jurisdiction, UsSchedule us, UkSchedule uk, bool isClientOwned, DestructionRegime expected) =>
        Assert.Equal(expected, DestructionRule.RegimeOf(jurisdiction, Medicine(us, uk), isClientOwned));

    [Theory]
    [InlineData(DestructionRegime.UsInventory, "incinerated", "1 Quay Street", null, "")]
    [InlineData(DestructionRegime.UsInventory, "incinerated", " ", null, "where-missing")]
    [InlineData(DestructionRegime.UsInventory, "activated-carbon", "1 Quay Street", null, "method-retrievable")]
    [InlineData(DestructionRegime.UkAuthorisedWitness, "denaturing-kit", null, "Ian Frost", "")]
    [InlineData(DestructionRegime.UkAuthorisedWitness, "denaturing-kit", null, "", "authorised-witness-missing")]
    [InlineData(DestructionRegime.ClientOwned, "mixed-with-waste", null, null, "")]
    [InlineData(DestructionRegime.HouseStock, "mixed-with-waste", null, null, "")]
    [InlineData(DestructionRegime.HouseStock, "eaten", null, null, "method-missing")]
    [InlineData(DestructionRegime.ClientOwned, null, null, null, "method-missing")]
    public void What_is_missing_is_named(
        DestructionRegime regime, string? method, string? where, string? authorised, string expected) =>
        Assert.Equal(expected, string.Join(",", DestructionRule.CheckConfirmation(regime, new(method, where, authorised))
            .Select(finding => finding.Code)));

    private static Medicine Medicine(UsSchedule us, UkSchedule uk) => new()
    {
        FacilityId = Guid.CreateVersion7(),
        Id = Guid.CreateVersion7(),
        Name = "methadone",
        Strength = "10 mg",
        Form = "tablet",
        UsSchedule = us,
        UkSchedule = uk,
        CountedIn = CountedIn.Tablet,
        SmallestPerCounted = 1,
        Source = "house",
        SourceKey = "m",
    };
}
