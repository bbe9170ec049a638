namespace MedDispense.Testing;

/// <summary>
/// A clock that stands still until a test moves it. <see cref="Advance"/> lets time pass: timers fire in the order in
/// which they are due, each at its own instant. <see cref="Set"/> corrects the time of day, as an operator or a time
/// server does: no time passes and no timer fires, whichever way the clock is turned.
/// </summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private TimeSpan _elapsed;

    /// <summary>Starts at nine in the morning, UTC, of an ordinary Wednesday.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 6, 10, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_lock)
            return _elapsed.Ticks;
    }

    /// <summary>Turns the clock to another time of day, forwards or back, without letting time pass.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_lock)
            _now = now.ToUniversalTime();
    }

    /// <summary>Lets time pass until the clock shows <paramref name="then"/>.</summary>
    public void AdvanceTo(DateTimeOffset then) => Advance(then - GetUtcNow());

    /// <summary>Lets time pass; what timers call runs on this thread, before this returns.</summary>
    /// <param name="by">How much; time does not pass backwards.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan until;
        lock (_lock)
            until = _elapsed + by;
        while (NextDue(until) is { } timer)
            timer.Fire();
        lock (_lock)
            MoveTo(until);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? NextDue(TimeSpan until)
    {
        lock (_lock)
        {
            var timer = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (timer is null)
                return null;
            MoveTo(timer.Due);
            if (timer.Period > TimeSpan.Zero)
                timer.Due = _elapsed + timer.Period;
            else
                _timers.Remove(timer);
            return timer;
        }
    }

    private void MoveTo(TimeSpan elapsed)
    {
        // A callback may itself have advanced the clock, past what was due here.
        if (elapsed <= _elapsed)
            return;
        _now += elapsed - _elapsed;
        _elapsed = elapsed;
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_disposed)
                    return false;
                clock._timers.Remove(this);
                Due = clock._elapsed + dueTime;
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                    clock._timers.Add(this);
            }

            if (dueTime == TimeSpan.Zero)
                clock.Advance(TimeSpan.Zero);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _disposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
