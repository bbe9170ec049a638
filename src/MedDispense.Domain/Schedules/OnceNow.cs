using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>One dose, at once: STAT. It is due on the first whole minute of the order.</summary>
public sealed class OnceNow : DoseTiming
{
    private const string Words = "once now";

    public override string Text => Words;

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) => "once, now";

    internal static OnceNow? Read(string text) => text == Words ? new OnceNow() : null;

    internal override IEnumerable<ListedDose> On(LocalDate day, Instant begins, DateTimeZone zone) =>
        The(begins, zone) is var dose && dose.Nominal.Date == day ? [dose] : [];

    internal override IEnumerable<ListedDose> Between(Instant from, Instant to, Instant begins, DateTimeZone zone) =>
        The(begins, zone) is var dose && dose.Due >= from && dose.Due < to ? [dose] : [];

    private protected override bool Lists(DateTime nominal, int ordinal, Instant due, Instant begins) => due == WholeMinute(begins);

    private static ListedDose The(Instant begins, DateTimeZone zone)
    {
        var due = WholeMinute(begins);
        var (nominal, ordinal) = WallClock.KeyOf(due, zone);
        return new ListedDose(nominal, ordinal, due);
    }

    // A key names whole minutes, and one before the order began would not be listed.
    private static Instant WholeMinute(Instant begins)
    {
        var over = begins.ToUnixTimeTicks() % NodaConstants.TicksPerMinute;
        return over == 0 ? begins : begins.PlusTicks(NodaConstants.TicksPerMinute - over);
    }
}
