namespace MedDispense.Web.Features.Demo;

/// <summary>The clock of the demo's story: it shows the moment at which the next act of the past happens.</summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private DateTimeOffset? _shown;

    public override DateTimeOffset GetUtcNow() => _shown ?? real.GetUtcNow();

    /// <summary>Turns the clock to a moment (UTC).</summary>
    public void Show(DateTime moment) => _shown = new DateTimeOffset(moment, TimeSpan.Zero);
}
