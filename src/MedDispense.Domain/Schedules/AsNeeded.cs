using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>When the client needs it, within the order's interval and maximum.</summary>
public sealed class AsNeeded : DoseTiming
{
    private const string Words = "as needed";

    public override string Text => Words;

    public override string Sentence(DateTimeZone zone, Func<ExactNumber, string>? say = null) => Words;

    internal static AsNeeded? Read(string text) => text == Words ? new AsNeeded() : null;

    internal override IEnumerable<ListedDose> On(LocalDate day, Instant begins, DateTimeZone zone) => [];

    internal override IEnumerable<ListedDose> Between(Instant from, Instant to, Instant begins, DateTimeZone zone) => [];

    private protected override bool Lists(DateTime nominal, int ordinal, Instant due, Instant begins) => false;
}
