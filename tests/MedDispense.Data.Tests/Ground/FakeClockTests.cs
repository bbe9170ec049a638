using MedDispense.Testing;

namespace MedDispense.Data.Tests.Ground;

public sealed class FakeClockTests
{
    private static readonly DateTimeOffset Nine = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeClock _clock = new(Nine);

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(Nine, _clock.GetUtcNow());
        Assert.Equal(Nine, _clock.GetUtcNow());
        var begun = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Nine.AddMinutes(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(3), _clock.GetElapsedTime(begun));
    }

    [Fact]
    public void Turning_the_clock_back_passes_no_time_and_fires_no_timer()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var begun = _clock.GetTimestamp();

        _clock.Set(Nine.AddHours(-1));
        _clock.Set(Nine.AddHours(5));

        Assert.Equal(Nine.AddHours(5), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(begun));
        Assert.Equal(0, fired);
    }

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_each_at_its_own_instant()
    {
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name} {_clock.GetUtcNow():HH:mm}");
        using var late = _clock.CreateTimer(Note, "late", TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        using var often = _clock.CreateTimer(Note, "often", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));

        _clock.AdvanceTo(Nine.AddMinutes(45));

        Assert.Equal(["often 09:10", "often 09:25", "late 09:30", "often 09:40"], fired);
        Assert.Equal(Nine.AddMinutes(45), _clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_that_was_disposed_of_or_put_off_does_not_fire()
    {
        var fired = 0;
        var disposed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        using var putOff = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        disposed.Dispose();
        putOff.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, fired);
        Assert.False(disposed.Change(TimeSpan.Zero, TimeSpan.Zero));
        Assert.True(putOff.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Waiting_for_a_delay_ends_when_the_clock_has_moved_that_far()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(3), _clock);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(delay.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Time_does_not_pass_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
}
