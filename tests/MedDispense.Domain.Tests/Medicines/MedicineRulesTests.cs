using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class MedicineRulesTests
{
    [Theory]
    [InlineData(CountedIn.Tablet, 1, "tablet", true)]
    [InlineData(CountedIn.Tablet, 2, "tablet", true)]
    [InlineData(CountedIn.Tablet, 4, "tablet", true)]
    [InlineData(CountedIn.Tablet, 3, "tablet", false)]
    [InlineData(CountedIn.Tablet, 0, "tablet", false)]
    [InlineData(CountedIn.Tablet, 2, "tablet, extended release", false)]
    [InlineData(CountedIn.Film, 2, "film", false)]
    [InlineData(CountedIn.Patch, 2, "patch", false)]
    [InlineData(CountedIn.Capsule, 1, "capsule", true)]
    [InlineData(CountedIn.Millilitre, 100, "oral solution", true)]
    [InlineData(CountedIn.Millilitre, 2, "oral solution", false)]
    public void Only_scored_tablets_are_divided_and_liquids_by_tens(CountedIn countedIn, int smallest, string form, bool allowed) =>
        Assert.Equal(allowed, MedicineRules.SmallestProblem(countedIn, smallest, form) is null);

    [Theory]
    [InlineData(UsSchedule.NotScheduled, UkSchedule.NotScheduled, false, Jurisdiction.UnitedStates, false)]
    [InlineData(UsSchedule.II, UkSchedule.NotScheduled, false, Jurisdiction.UnitedStates, true)]
    [InlineData(UsSchedule.NotScheduled, UkSchedule.Two, false, Jurisdiction.UnitedStates, false)]
    [InlineData(UsSchedule.NotScheduled, UkSchedule.NotScheduled, false, Jurisdiction.UnitedKingdom, false)]
    [InlineData(UsSchedule.NotScheduled, UkSchedule.Two, false, Jurisdiction.UnitedKingdom, true)]
    [InlineData(UsSchedule.NotScheduled, UkSchedule.NotScheduled, true, Jurisdiction.UnitedKingdom, true)]
    public void What_the_law_always_schedules_needs_its_schedule(
        UsSchedule us, UkSchedule uk, bool treated, Jurisdiction jurisdiction, bool allowed)
    {
        var isControlled = treated || us != UsSchedule.NotScheduled || uk != UkSchedule.NotScheduled;

        var findings = MedicineRules.CheckSchedules(["methadone"], us, uk, isControlled, jurisdiction);

        Assert.Equal(allowed, !findings.Any());
        Assert.Empty(MedicineRules.CheckSchedules(["sertraline"], us, uk, isControlled, jurisdiction));
    }

    [Theory]
    [InlineData(UsSchedule.III, UsSchedule.II, true)]
    [InlineData(UsSchedule.III, UsSchedule.III, true)]
    [InlineData(UsSchedule.III, UsSchedule.IV, false)]
    [InlineData(UsSchedule.III, UsSchedule.NotScheduled, false)]
    [InlineData(UsSchedule.NotScheduled, UsSchedule.V, true)]
    public void A_schedule_becomes_stricter_only(UsSchedule was, UsSchedule now, bool allowed)
    {
        var medicine = Medicine(was);

        Assert.Equal(allowed, !MedicineRules.CheckChange(medicine, now, UkSchedule.NotScheduled, false).Any());
        Assert.Equal(allowed ? now : was, LegalScheduleWords.Stricter(was, now));
    }

    [Fact]
    public void What_another_countrys_law_controls_stays_controlled()
    {
        var medicine = Medicine(UsSchedule.NotScheduled);
        medicine.LegalClass = "Narcotic (CDSA I)";

        Assert.True(medicine.IsControlled);
        Assert.Single(MedicineRules.CheckChange(medicine, UsSchedule.NotScheduled, UkSchedule.NotScheduled, treatAsControlled: false));
        Assert.Empty(MedicineRules.CheckChange(medicine, UsSchedule.NotScheduled, UkSchedule.NotScheduled, treatAsControlled: true));
    }

    private static Medicine Medicine(UsSchedule schedule) => new()
    {
        FacilityId = Guid.CreateVersion7(),
        Id = Guid.CreateVersion7(),
        Name = "something",
        Strength = "1 mg",
        Form = "tablet",
        UsSchedule = schedule,
        CountedIn = CountedIn.Tablet,
        SmallestPerCounted = 1,
        Source = "house",
        SourceKey = "a",
    };
}
