using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Doses;

/// <summary>A dose in the order that safe presentation asks for: medicine, dose in mg and in what is picked up, route,
/// when, and when it was given last.</summary>
public static class DoseLines
{
    public static MedicineLineView Of(DoseFacts facts, FacilityTime time, DateTime now)
    {
        var (version, medicine) = (facts.Version, facts.Ordered);
        var dose = facts.OrderedDose.Say(medicine);
        var picked = facts.OrderedDose.SayPicked(medicine);
        return new MedicineLineView
        {
            Name = TallManNames.Write(medicine.Name),
            Strength = medicine.Strength,
            Form = medicine.Form,
            Dose = dose,
            Picked = dose == picked ? null : picked,
            Shape = ShapeOf(medicine.CountedIn),
            Halves = (int)Math.Min(20, facts.OrderedDose.Amount * 2 / medicine.SmallestPerCounted),
            Route = version.Route.Length > 0 ? char.ToUpperInvariant(version.Route[0]) + version.Route[1..] : null,
            When = [.. When(facts, time, now)],
        };
    }

    private static IEnumerable<string> When(DoseFacts facts, FacilityTime time, DateTime now)
    {
        if (facts.Occurrence is { } occurrence)
        {
            var away = FacilityClock.Say(now - occurrence.DueAt);
            yield return $"Due {time.Clock(occurrence.DueAt)}, " + (occurrence.DueAt > now ? $"in {away}" : $"{away} ago");
        }
        else
        {
            yield return $"As needed, for {facts.Version.Indication}";
        }

        if (facts.Version.Directions is { Length: > 0 } directions)
            yield return directions;
        var last = facts.Taken.Where(dose => dose.Medicine.SharesSubstance(facts.Ordered)).MaxBy(dose => dose.At);
        yield return last is null
            ? "Not given in the last 24 hours"
            : $"Last given {facts.Clock.Say(last.At, now)}, {last.Medicine.Say(last.Amount)}, {last.GivenBy}";
    }

    private static PickShape ShapeOf(CountedIn countedIn) => countedIn switch
    {
        CountedIn.Tablet => PickShape.Tablet,
        CountedIn.Capsule => PickShape.Capsule,
        CountedIn.Film => PickShape.Film,
        CountedIn.Patch => PickShape.Patch,
        CountedIn.Millilitre => PickShape.Liquid,
        CountedIn.Gram or CountedIn.Suppository or CountedIn.Ampoule or CountedIn.Vial or CountedIn.Syringe
            or CountedIn.Pen or CountedIn.Spray or CountedIn.Puff or CountedIn.Sachet or CountedIn.Lozenge
            or CountedIn.Piece or CountedIn.Implant or CountedIn.Dose or CountedIn.Kit => PickShape.None,
    };
}
