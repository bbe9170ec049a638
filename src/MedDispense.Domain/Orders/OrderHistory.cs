using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Orders;

/// <summary>Whether doses of an order may be given at a moment.</summary>
public enum OrderState
{
    /// <summary>Signed, and its first moment has not come.</summary>
    NotBegun,
    Active,
    Paused,

    /// <summary>Discontinued, or past its last moment.</summary>
    Ended,
}

/// <summary>An order with everything that was ever signed about it: what holds at a moment, and which doses it lists.</summary>
public sealed class OrderHistory
{
    private readonly IReadOnlyList<OrderVersion> _versions;
    private readonly IReadOnlyList<OrderStep> _steps;

    /// <param name="order">The head.</param>
    /// <param name="versions">Every version; at least one.</param>
    /// <param name="steps">Every step, in any order.</param>
    public OrderHistory(MedicationOrder order, IEnumerable<OrderVersion> versions, IEnumerable<OrderStep> steps)
    {
        Order = order;
        _versions = [.. versions.OrderBy(version => version.Version)];
        _steps = [.. steps.OrderBy(step => step.EffectiveAt).ThenBy(step => step.PostingId).ThenBy(step => step.Ordinal)];
        if (_versions.Count == 0)
            throw new ArgumentException("An order has at least one version.", nameof(versions));
    }

    public MedicationOrder Order { get; }

    public IReadOnlyList<OrderVersion> Versions => _versions;

    public IReadOnlyList<OrderStep> Steps => _steps;

    /// <summary>The newest version, in force or not yet.</summary>
    public OrderVersion Newest => _versions[^1];

    /// <summary>The version in force at a moment; before the first one, the first.</summary>
    public OrderVersion VersionAt(DateTime moment) =>
        _versions.LastOrDefault(version => version.EffectiveFrom <= moment) ?? _versions[0];

    /// <summary>Whether doses may be given at a moment.</summary>
    public OrderState StateAt(DateTime moment)
    {
        var version = VersionAt(moment);
        if (DiscontinuedAt is { } end && end <= moment)
            return OrderState.Ended;
        if (version.EndsAt <= moment)
            return OrderState.Ended;
        if (moment < version.StartsAt)
            return OrderState.NotBegun;
        return _steps.LastOrDefault(step => step.EffectiveAt <= moment && step.Kind is OrderStepKind.Paused or OrderStepKind.Resumed)
            is { Kind: OrderStepKind.Paused } ? OrderState.Paused : OrderState.Active;
    }

    /// <summary>The step that discontinued it, the earliest where there are several; null when none did.</summary>
    public OrderStep? Discontinued => _steps.FirstOrDefault(step => step.Kind == OrderStepKind.Discontinued);

    /// <summary>When it was discontinued, UTC; null when it was not.</summary>
    public DateTime? DiscontinuedAt => Discontinued?.EffectiveAt;

    /// <summary>Whether it holds at a moment or could after it: also paused, not begun, or changed from a later moment on.</summary>
    public bool LastsBeyond(DateTime moment) =>
        !(DiscontinuedAt <= moment)
        && _versions.Any(version => (version.EffectiveFrom > moment || version == VersionAt(moment)) && !(version.EndsAt <= moment));

    /// <summary>The step that paused it at a moment; null when it is not paused then.</summary>
    public OrderStep? PauseAt(DateTime moment) =>
        StateAt(moment) == OrderState.Paused
            ? _steps.Last(step => step.EffectiveAt <= moment && step.Kind == OrderStepKind.Paused)
            : null;

    /// <summary>When a pause that holds at a moment is said to end, UTC; null while nobody has said.</summary>
    public DateTime? ResumedAfter(DateTime moment) =>
        _steps.FirstOrDefault(step => step.EffectiveAt > moment && step.Kind == OrderStepKind.Resumed)?.EffectiveAt;

    /// <summary>Versions that were said and are not signed by the prescriber yet.</summary>
    public IEnumerable<OrderVersion> WaitingForSignature => _versions.Where(version =>
        version.Signature == OrderSignature.VerbalReadBack
        && !_steps.Any(step => step.Kind == OrderStepKind.CounterSigned && step.Version == version.Version));

    /// <summary>The doses that the order lists on a local day, in the order of their moments. An order as needed lists
    /// none.</summary>
    public IEnumerable<Occurrence> On(DateOnly day, DateTimeZone zone) => Schedule(zone).On(day);

    /// <summary>Every dose that the order lists, as it stands.</summary>
    public DoseSchedule Schedule(DateTimeZone zone) => new(Order.Id,
        [.. _versions.Select(version => new ScheduleVersion(version.EffectiveFrom, version.StartsAt, version.EndsAt, version.When))],
        [.. Pauses()], zone, DiscontinuedAt);

    /// <summary>Whether the order as it stands lists this dose.</summary>
    public bool Lists(Occurrence occurrence) =>
        StateAt(occurrence.DueAt) == OrderState.Active
        && VersionAt(occurrence.DueAt) is var version && version.When.Lists(occurrence, version.StartsAt);

    /// <summary>From each step that pauses it to the next that resumes it; of what lies between, nothing changes it.</summary>
    private IEnumerable<SchedulePause> Pauses()
    {
        DateTime? since = null;
        foreach (var step in _steps.Where(step => step.Kind is OrderStepKind.Paused or OrderStepKind.Resumed))
        {
            if (step.Kind == OrderStepKind.Paused)
            {
                since ??= step.EffectiveAt;
            }
            else if (since is { } from)
            {
                yield return new SchedulePause(from, step.EffectiveAt);
                since = null;
            }
        }

        if (since is { } open)
            yield return new SchedulePause(open, null);
    }
}
