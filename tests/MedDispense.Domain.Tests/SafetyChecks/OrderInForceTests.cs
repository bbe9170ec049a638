using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class OrderInForceTests
{
    [Fact]
    public void An_order_that_has_begun_and_was_read_is_in_force() => Assert.Empty(OrderInForce.Check(A.Dose()));

    [Theory]
    [InlineData("2026-06-10T08:01", null, "order-not-begun", "It begins 08:01.")]
    [InlineData("2026-06-12T08:00", null, "order-not-begun", "It begins 12 Jun 08:00.")]
    [InlineData("2026-06-01T00:00", "2026-06-10T08:00", "order-ended", "It ended 08:00.")]
    [InlineData("2026-06-01T00:00", "2026-06-09T20:00", "order-ended", "It ended 9 Jun 20:00.")]
    public void Before_its_first_and_from_its_last_moment_nothing_is_given(string starts, string? ends, string code, string fact)
    {
        var finding = Assert.Single(OrderInForce.Check(A.Dose(A.Version(starts: starts, ends: ends))));

        Assert.Equal((FindingTier.Stop, code, fact), (finding.Tier, finding.Code, finding.Fact));
    }

    [Fact]
    public void A_pause_is_told_with_its_moment_and_reason()
    {
        var order = A.Order(null, A.Step(OrderStepKind.Paused, "2026-06-09T16:00"));

        var finding = Assert.Single(OrderInForce.Check(A.Dose(order: order)));

        Assert.Equal(("order-paused", "Paused 9 Jun 16:00: QTc too long"), (finding.Code, finding.Fact));
    }

    [Fact]
    public void An_order_that_was_resumed_is_in_force_again() => Assert.Empty(OrderInForce.Check(A.Dose(order: A.Order(null,
        A.Step(OrderStepKind.Paused, "2026-06-09T16:00"), A.Step(OrderStepKind.Resumed, "2026-06-10T07:00")))));

    [Theory]
    [InlineData("2026-06-10T07:00", null, "It ended 07:00.")]
    // Ended by its own last moment, although somebody also said when it is to be discontinued.
    [InlineData("2026-06-12T00:00", "2026-06-09T20:00", "It ended 9 Jun 20:00.")]
    [InlineData("2026-06-10T07:00", "2026-06-09T20:00", "It ended 9 Jun 20:00.")]
    [InlineData("2026-06-09T07:00", "2026-06-09T20:00", "It ended 9 Jun 07:00.")]
    [InlineData("2026-06-10T07:00", "2026-06-20T20:00", "It ended 07:00.")]
    public void What_ended_first_is_the_end(string discontinued, string? ends, string fact)
    {
        var order = A.Order([A.Version(ends: ends)], A.Step(OrderStepKind.Discontinued, discontinued));

        var finding = Assert.Single(OrderInForce.Check(A.Dose(order: order)));

        Assert.Equal(("order-ended", fact), (finding.Code, finding.Fact));
    }

    [Fact]
    public void A_dose_read_from_an_older_version_is_refused_with_both()
    {
        var order = A.Order([A.Version(), A.Version(version: 2, from: "2026-06-10T07:55", amount: 1)]);

        var finding = Assert.Single(OrderInForce.Check(A.Dose(order: order) with { VersionSeen = 1 }));

        Assert.Equal("order-changed", finding.Code);
        Assert.Equal("It said 16 mg/4 mg = 2 films; it now says 8 mg/2 mg = 1 film.", finding.Fact.Replace('\u00A0', ' '));
    }

    [Fact]
    public void When_the_medicine_has_changed_the_new_one_is_named()
    {
        var tablet = A.Medicine("methadone hydrochloride 10 mg tablet");
        var order = A.Order([A.Version(), A.Version(version: 2, from: "2026-06-10T07:55", amount: 2, medicine: tablet)]);

        var finding = Assert.Single(OrderInForce.Check(A.Dose(order: order, ordered: tablet) with { VersionSeen = 1 }));

        Assert.Contains("methadone hydrochloride 10 mg tablet, 10 mg = 1 tablet.", finding.Fact.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_holds_from_later_on_is_not_needed_yet()
    {
        var order = A.Order([A.Version(), A.Version(version: 2, from: "2026-06-10T12:00", amount: 1)]);

        Assert.Empty(OrderInForce.Check(A.Dose(order: order)));
        Assert.Equal("order-changed", Assert.Single(OrderInForce.Check(A.Dose(order: order) with { VersionSeen = 2 })).Code);
    }

    [Theory]
    [InlineData("2026-06-10T08:00", true)]
    [InlineData("2026-06-10T09:00", false)]
    [InlineData("2026-06-10T20:00", true)]
    public void Only_a_listed_dose_is_given(string nominal, bool listed) => Assert.Equal(listed ? [] : ["dose-not-listed"],
        OrderInForce.Check(A.Dose() with { Occurrence = A.Occurrence(nominal) }).Select(finding => finding.Code));

    [Fact]
    public void A_late_entry_is_held_against_the_order_of_then()
    {
        var order = A.Order(null, A.Step(OrderStepKind.Discontinued, "2026-06-10T09:00"));
        var facts = A.Dose(order: order) with { Now = A.At("2026-06-10T15:00"), IsLateEntry = true };

        Assert.Empty(OrderInForce.Check(facts));
        Assert.Equal("order-ended", Assert.Single(OrderInForce.Check(facts with { HappenedAt = A.At("2026-06-10T09:00") })).Code);
    }
}
