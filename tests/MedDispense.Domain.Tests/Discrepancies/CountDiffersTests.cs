using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Discrepancies;

public sealed class CountDiffersTests
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly Place Cart = new() { FacilityId = Facility, Id = Guid.CreateVersion7(), Kind = PlaceKind.Cart, Name = "Cart A" };

    [Fact]
    public void A_count_that_agrees_opens_nothing()
    {
        Assert.Null(CountDiffers.Open(Tablet(UsSchedule.II), null, Cart, 30, 30, 7, 0));
        Assert.Null(CountBackDiffers.Open(Tablet(UsSchedule.II), Pack(), Cart, 30, 30, 0));
    }

    [Theory]
    [InlineData(UsSchedule.NotScheduled, 29, 0, DiscrepancySeverity.Low)]
    [InlineData(UsSchedule.NotScheduled, 29, 1, DiscrepancySeverity.Medium)]
    [InlineData(UsSchedule.II, 29, 0, DiscrepancySeverity.High)]
    [InlineData(UsSchedule.II, 31, 0, DiscrepancySeverity.Medium)]
    [InlineData(UsSchedule.IV, 29, 0, DiscrepancySeverity.Medium)]
    [InlineData(UsSchedule.IV, 21, 0, DiscrepancySeverity.Medium)]
    [InlineData(UsSchedule.IV, 20, 0, DiscrepancySeverity.High)]
    [InlineData(UsSchedule.IV, 29, 1, DiscrepancySeverity.High)]
    public void Schedule_amount_and_repeats_weigh(UsSchedule schedule, long counted, int repeats, DiscrepancySeverity expected)
    {
        var found = CountDiffers.Open(Tablet(schedule), null, Cart, counted, 30, 7, repeats);

        Assert.NotNull(found);
        Assert.Equal((expected, counted - 30), (found.Severity, found.Difference));
        Assert.Equal((DiscrepancyRule.CountDiffers, Cart.Id), (found.Rule, found.PlaceId!.Value));
    }

    [Fact]
    public void A_count_back_that_differs_names_the_container()
    {
        var pack = Pack();

        var found = CountBackDiffers.Open(Tablet(UsSchedule.II), pack, Cart, 12, 13, 0);

        Assert.Equal((pack.Id, -1L, DiscrepancySeverity.High), (found!.PackId!.Value, found.Difference, found.Severity));
    }

    [Theory]
    [InlineData(DiscrepancyRule.CountDiffers, -1, false, NextStep.CountAgain)]
    [InlineData(DiscrepancyRule.CountDiffers, -1, true, NextStep.Explain)]
    [InlineData(DiscrepancyRule.CountDiffers, 0, false, NextStep.Close)]
    [InlineData(DiscrepancyRule.ReportedLost, -1, false, NextStep.Explain)]
    [InlineData(DiscrepancyRule.DeliveryDiffersFromNote, -1, false, NextStep.Close)]
    public void What_is_next_follows_rule_remainder_and_recount(DiscrepancyRule rule, long remainder, bool again, NextStep expected) =>
        Assert.Equal(expected, NextSteps.Of(rule, remainder, again));

    [Fact]
    public void Whoever_had_a_part_does_not_decide_and_the_refusal_names_who_could()
    {
        var manager = Person(StaffRights.Approve);
        var second = new WitnessProof(Guid.CreateVersion7(), Guid.CreateVersion7(), "Mei Tanaka", "MT", StaffRights.Witness, WitnessMethod.BadgeAndPin, default);
        var involved = new Dictionary<Guid, string> { [manager.MembershipId] = "wrote line 3", [second.MembershipId] = "second person at line 3" };
        var act = new Act(second.PostingId, manager, null, default, second);

        var findings = OutsideApprover.Check(act, involved, ["Ines Ott", "Paul Ott"]).ToList();

        Assert.Equal(["approver-involved", "second-person-involved"], findings.Select(finding => finding.Code));
        Assert.Equal("Ines Ott or Paul Ott can decide it.", findings[0].Next);
        Assert.Contains("consultant pharmacist", OutsideApprover.Check(act, involved, []).First().Next, StringComparison.Ordinal);
        Assert.Equal("no-right-to-approve",
            Assert.Single(OutsideApprover.Check(act with { Actor = Person(StaffRights.None), Witness = null }, involved, ["Ines Ott"])).Code);
        Assert.Empty(OutsideApprover.Check(act with { Actor = Person(StaffRights.Approve), Witness = null }, involved, []));
    }

    [Fact]
    public void What_is_lost_is_taken_from_what_expires_first_or_from_the_pack_named()
    {
        var early = Pack(new(2027, 1, 1));
        var late = Pack(new(2028, 1, 1));
        (Pack, long)[] packs = [(late, 5), (early, 2)];

        Assert.Equal([(early, 2L), (late, 1L)], Settlement.Take(3, packs, null));
        Assert.Equal([(late, 3L)], Settlement.Take(3, packs, late.Id));
        Assert.Equal([(late, 5L), (early, 2L)], Settlement.Take(9, packs, late.Id));
        Assert.Same(early, Settlement.PutInto(packs, null));
        Assert.Same(late, Settlement.PutInto(packs, late.Id));
        Assert.Null(Settlement.PutInto([], null));
    }

    private static Actor Person(StaffRights rights) =>
        new(Facility, Guid.CreateVersion7(), "Rosa", "RC", StaffRoles.Manager, rights, false);

    private static Pack Pack(DateOnly? expiry = null) => new()
    {
        FacilityId = Facility,
        Id = Guid.CreateVersion7(),
        MedicineId = Guid.CreateVersion7(),
        Expiry = expiry,
        LabelCode = "L",
        CreatedAt = default,
    };

    private static Medicine Tablet(UsSchedule schedule) => new()
    {
        FacilityId = Facility,
        Id = Guid.CreateVersion7(),
        Name = "lorazepam",
        Strength = "0.5 mg",
        Form = "tablet",
        UsSchedule = schedule,
        CountedIn = CountedIn.Tablet,
        SmallestPerCounted = 1,
        Source = "house",
        SourceKey = "l",
    };
}
