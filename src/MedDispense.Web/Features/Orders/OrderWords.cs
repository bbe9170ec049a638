using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Orders;

/// <summary>Orders in plain sentences.</summary>
public static class OrderWords
{
    /// <summary>Name in tall-man letters, strength and form.</summary>
    public static string Title(Medicine medicine) =>
        $"{TallManNames.Write(medicine.Name)} {medicine.Strength} {medicine.Form}".Replace("  ", " ", StringComparison.Ordinal).Trim();

    /// <summary><c>16 mg/4 mg = 2 films under the tongue, every day at 08:00</c>; where each dose has its own amount
    /// <c>Under the tongue, every day 16 mg (2 films) at 08:00 and 8 mg (1 film) at 20:00</c>.</summary>
    public static string Sentence(OrderVersion version, Medicine medicine, FacilityTime time) => version.When.Unit is null
        ? $"{medicine.SayInFull(version.DoseAmount)} {RouteWords.Say(version.Route)}, {When(version, medicine, time)}"
        : $"{Capital(RouteWords.Say(version.Route))}, {When(version, medicine, time)}";

    /// <summary><c>every day at 08:00 and 20:00</c>; for an as-needed dose what for, how far apart and how much.</summary>
    public static string When(OrderVersion version, Medicine medicine, FacilityTime time) => version.When is AsNeeded
        ? $"as needed for {version.Indication}, at least {FacilityClock.Say(TimeSpan.FromMinutes(version.MinimumGapMinutes))} apart"
            + (version.MaximumIn24Hours is { } most ? $", at most {medicine.SayInFull(most)} in 24 hours" : "")
        : version.When.Sentence(time.Zone, amount => Amount(version, medicine, amount));

    /// <summary>What lies between two doses; nothing where nothing must.</summary>
    public static IEnumerable<string> Gap(OrderVersion version) => version.MinimumGapMinutes == 0
        ? []
        : [$"At least {FacilityClock.Say(TimeSpan.FromMinutes(version.MinimumGapMinutes))} after any dose of the same ingredient"];

    /// <summary>First and last moment; empty where it began and has no end.</summary>
    public static string Span(OrderVersion version, FacilityTime time) =>
        $"from {time.DayAndClock(version.StartsAt)}" + (version.EndsAt is { } ends ? $" until {time.DayAndClock(ends)}" : "");

    public static string Say(this OrderState state) => state switch
    {
        OrderState.NotBegun => "Not begun",
        OrderState.Active => "In force",
        OrderState.Paused => "Paused",
        OrderState.Ended => "Ended",
    };

    public static string Say(this OrderStepKind kind) => kind switch
    {
        OrderStepKind.Paused => "Paused",
        OrderStepKind.Resumed => "Resumed",
        OrderStepKind.Discontinued => "Discontinued",
        OrderStepKind.CounterSigned => "Countersigned",
    };

    public static string Say(this DoseWay way) => way switch
    {
        DoseWay.OneAct => "Given in one act",
        DoseWay.PrepareThenObserve => "Prepared, then seen swallowed or dissolved",
    };

    /// <summary>A unit of <see cref="OrderDefaults.Units"/> as a form offers it.</summary>
    public static string Say(UcumUnit unit, Medicine medicine) =>
        unit.Code == UcumUnit.Item.Code ? medicine.CountedIn.Plural() : unit.OnScreen;

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Amount(OrderVersion version, Medicine medicine, ExactNumber amount)
    {
        if (version.OfAmount(amount) is not { } dose)
            return amount.ToString();
        var (said, picked) = (dose.Say(medicine), dose.SayPicked(medicine));
        return said == picked ? said : $"{said} ({picked})";
    }
}
