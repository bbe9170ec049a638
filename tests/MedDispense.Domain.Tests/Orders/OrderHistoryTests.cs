using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Tests.Orders;

public sealed class OrderHistoryTests
{
    [Theory]
    [InlineData("2026-05-31T23:59", 1)]
    [InlineData("2026-06-09T11:59", 1)]
    [InlineData("2026-06-09T12:00", 2)]
    [InlineData("2026-06-10T08:00", 2)]
    [InlineData("2026-06-11T00:00", 3)]
    [InlineData("2027-01-01T00:00", 3)]
    public void The_version_in_force_is_the_newest_whose_moment_has_come(string at, int version)
    {
        var order = A.Order([A.Version(version: 3, from: "2026-06-11T00:00"), A.Version(), A.Version(version: 2, from: "2026-06-09T12:00")]);

        Assert.Equal(version, order.VersionAt(A.At(at)).Version);
        Assert.Equal(3, order.Newest.Version);
        Assert.Equal([1, 2, 3], order.Versions.Select(one => one.Version));
    }

    [Fact]
    public void A_later_version_that_holds_from_an_earlier_moment_takes_the_place_of_the_one_before()
    {
        var order = A.Order([A.Version(), A.Version(version: 2, from: "2026-06-12T00:00"), A.Version(version: 3, from: "2026-06-11T00:00")]);

        Assert.Equal(3, order.VersionAt(A.At("2026-06-11T08:00")).Version);
        Assert.Equal(3, order.VersionAt(A.At("2026-06-13T08:00")).Version);
    }

    [Fact]
    public void Every_kind_of_timing_is_listed_through_versions_pauses_and_the_end()
    {
        var order = A.Order(
            [A.Version("every 8 hours from 2026-06-01T04:00Z"), A.Version("split in mg 08:00=4 20:00=2", version: 2, from: "2026-06-03T00:00", unit: "mg")],
            A.Step(OrderStepKind.Paused, "2026-06-04T00:00"), A.Step(OrderStepKind.Paused, "2026-06-04T09:00"), A.Step(OrderStepKind.Resumed, "2026-06-05T00:00"),
            A.Step(OrderStepKind.Discontinued, "2026-06-05T12:00"));
        string[] Times(int day) => [.. order.On(new(2026, 6, day), A.Zone).Select(dose => $"{dose.Time:HH\\:mm}{(dose.Amount is { } amount ? $" {amount.Number}" : "")}")];

        Assert.Equal(["00:00", "08:00", "16:00"], Times(2));
        Assert.Equal(["08:00 4", "20:00 2"], Times(3));
        Assert.Empty(Times(4));
        Assert.Equal(["08:00 4"], Times(5));
        Assert.All(order.Schedule(A.Zone).Between(A.At("2026-06-01T00:00"), A.At("2026-07-01T00:00")), dose => Assert.True(order.Lists(dose)));
        Assert.False(order.Lists(A.Occurrence("2026-06-02T09:00")));
    }

    [Fact]
    public void An_order_has_a_version() => Assert.Throws<ArgumentException>(() => A.Order([]));

    [Theory]
    [InlineData("2026-06-09T07:59", OrderState.NotBegun)]
    [InlineData("2026-06-09T08:00", OrderState.Active)]
    [InlineData("2026-06-11T19:59", OrderState.Active)]
    [InlineData("2026-06-11T20:00", OrderState.Ended)]
    [InlineData("2026-06-12T08:00", OrderState.Ended)]
    public void It_begins_with_its_first_moment_and_ends_before_its_last(string at, OrderState state)
    {
        var order = A.Order([A.Version(starts: "2026-06-09T08:00", ends: "2026-06-11T20:00", from: "2026-06-08T15:00")]);

        Assert.Equal(state, order.StateAt(A.At(at)));
        Assert.Equal(state == OrderState.Active, order.Lists(new Occurrence(A.OrderId, "2026-06-10T08:00", 1, A.At(at))));
    }

    [Theory]
    [InlineData("2026-06-09T09:59", OrderState.Active)]
    [InlineData("2026-06-09T10:00", OrderState.Paused)]
    [InlineData("2026-06-10T09:59", OrderState.Paused)]
    [InlineData("2026-06-10T10:00", OrderState.Active)]
    [InlineData("2026-06-11T09:59", OrderState.Active)]
    [InlineData("2026-06-11T10:00", OrderState.Paused)]
    [InlineData("2026-06-12T10:00", OrderState.Ended)]
    [InlineData("2026-06-14T10:00", OrderState.Ended)]
    public void Pauses_and_their_ends_hold_from_their_moments_and_nothing_resumes_what_is_discontinued(string at, OrderState state)
    {
        // In the order in which nobody entered them.
        var order = A.Order(null,
            A.Step(OrderStepKind.Resumed, "2026-06-13T10:00"), A.Step(OrderStepKind.Discontinued, "2026-06-12T10:00"),
            A.Step(OrderStepKind.Paused, "2026-06-11T10:00", reason: "second"), A.Step(OrderStepKind.Resumed, "2026-06-10T10:00"),
            A.Step(OrderStepKind.Paused, "2026-06-09T10:00", reason: "first"), A.Step(OrderStepKind.CounterSigned, "2026-06-09T11:00", version: 1));

        Assert.Equal(state, order.StateAt(A.At(at)));
        Assert.Equal(A.At("2026-06-12T10:00"), order.DiscontinuedAt);
        Assert.Equal(state != OrderState.Paused ? null : A.At(at) < A.At("2026-06-11T00:00") ? "first" : "second", order.PauseAt(A.At(at))?.Reason);
    }

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(null, "2026-06-10T12:00", null, true)]
    [InlineData("2026-06-10T11:00", null, null, false)]
    [InlineData("2026-06-10T13:00", null, null, true)]
    [InlineData(null, null, "2026-06-10T12:00", false)]
    [InlineData(null, null, "2026-06-10T12:01", true)]
    public void An_order_lasts_beyond_a_moment_unless_it_has_ended_by_then(string? ends, string? paused, string? discontinued, bool lasts)
    {
        var order = A.Order([A.Version(ends: ends)],
        [
            .. paused is null ? Array.Empty<OrderStep>() : [A.Step(OrderStepKind.Paused, paused)],
            .. discontinued is null ? Array.Empty<OrderStep>() : [A.Step(OrderStepKind.Discontinued, discontinued)],
        ]);

        Assert.Equal(lasts, order.LastsBeyond(A.At("2026-06-10T12:00")));
    }

    [Fact]
    public void A_pause_that_is_to_come_changes_nothing_yet()
    {
        var order = A.Order(null, A.Step(OrderStepKind.Paused, "2026-06-11T00:00"));

        Assert.Equal(OrderState.Active, order.StateAt(A.Now));
        Assert.Null(order.PauseAt(A.Now));
        Assert.Null(order.DiscontinuedAt);
        Assert.Equal(2, order.On(new(2026, 6, 10), A.Zone).Count());
        Assert.Empty(order.On(new(2026, 6, 11), A.Zone));
    }

    [Theory]
    [InlineData("2026-06-10", "08:00 20:00")]
    [InlineData("2026-06-01", "08:00 20:00")]
    [InlineData("2026-05-31", "")]
    public void It_lists_the_doses_of_a_day(string day, string times) => Assert.Equal(times, Listed(A.Order(), day));

    [Fact]
    public void An_order_as_needed_lists_none()
    {
        var order = A.Order([A.Version("as needed")]);

        Assert.Empty(order.On(new(2026, 6, 10), A.Zone));
        Assert.False(order.Lists(A.Occurrence()));
    }

    [Theory]
    // Changed at ten from eight to nine and twenty-one: eight was, twenty-one will be, nine is past.
    [InlineData("2026-06-10T10:00", "08:00 21:00")]
    // Changed at half past eight: eight was due under the old one and nine is due under the new one.
    [InlineData("2026-06-10T08:30", "08:00 09:00 21:00")]
    [InlineData("2026-06-10T08:00", "09:00 21:00")]
    [InlineData("2026-06-10T00:00", "09:00 21:00")]
    [InlineData("2026-06-10T20:30", "08:00 20:00 21:00")]
    [InlineData("2026-06-11T00:00", "08:00 20:00")]
    public void On_the_day_of_a_change_each_time_is_listed_by_the_version_of_its_moment(string from, string times) =>
        Assert.Equal(times, Listed(A.Order([A.Version(), A.Version("daily 09:00 21:00", version: 2, from: from)]), "2026-06-10"));

    [Fact]
    public void A_dose_keeps_its_key_when_only_the_amount_changes()
    {
        var before = A.Order().On(new(2026, 6, 10), A.Zone).ToList();
        var after = A.Order([A.Version(), A.Version(version: 2, from: "2026-06-10T12:00", amount: 3)]).On(new(2026, 6, 10), A.Zone);

        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("2027-03-14", "02:30 08:00")]
    [InlineData("2027-11-07", "02:30 08:00")]
    [InlineData("2027-03-15", "02:30 08:00")]
    public void When_the_clocks_change_every_time_is_listed_once(string day, string times) =>
        Assert.Equal(times, Listed(A.Order([A.Version("daily 02:30 08:00")]), day));

    [Fact]
    public void Doses_stand_in_the_order_of_their_moments_also_where_the_clocks_skip()
    {
        // 02:30 is skipped and falls at 03:30, after 03:00.
        var due = A.Order([A.Version("daily 02:30 03:00")]).On(new(2027, 3, 14), A.Zone).Select(dose => dose.DueAt).ToList();

        Assert.Equal(due.Order(), due);
    }

    [Theory]
    [InlineData("2026-06-10T08:00", 1, true)]
    [InlineData("2026-06-10T09:00", 1, false)]
    [InlineData("2026-06-10T08:00", 2, false)]
    [InlineData("2026-05-10T08:00", 1, false)]
    public void Only_what_it_lists_is_its_dose(string nominal, int ordinal, bool listed) =>
        Assert.Equal(listed, A.Order().Lists(A.Occurrence(nominal) with { Ordinal = ordinal }));

    [Fact]
    public void Said_versions_wait_for_their_own_signature()
    {
        var order = A.Order(
            [
                A.Version(signature: OrderSignature.VerbalReadBack), A.Version(version: 2, signature: OrderSignature.VerbalReadBack),
                A.Version(version: 3), A.Version(version: 4, signature: OrderSignature.VerbalReadBack),
            ],
            A.Step(OrderStepKind.CounterSigned, "2026-06-09T10:00", version: 2), A.Step(OrderStepKind.Paused, "2026-06-09T10:00", version: 4));

        Assert.Equal([1, 4], order.WaitingForSignature.Select(version => version.Version));
    }

    private static string Listed(OrderHistory order, string day) =>
        string.Join(' ', order.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), A.Zone).Select(dose => dose.Nominal[11..]));
}
