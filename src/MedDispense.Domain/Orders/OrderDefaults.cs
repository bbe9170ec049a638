using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Orders;

/// <summary>What an order says where the prescriber says nothing else.</summary>
public static class OrderDefaults
{
    private static readonly CountedIn[] UnderTheTongue = [CountedIn.Film, CountedIn.Tablet];

    /// <summary>Real time that must pass between two doses: of controlled medicines two thirds, of others half of the
    /// shortest interval between the order's times; a dose that is given once keeps no other apart. Of an as-needed order
    /// it is the interval, which must be said.</summary>
    public static int? GapMinutes(DoseTiming timing, Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(timing);
        if (timing is AsNeeded)
            return null;
        return timing.Closest is { } closest ? (int)closest.TotalMinutes * (medicine.IsControlled ? 4 : 3) / 6 : 0;
    }

    /// <summary>Under the tongue takes minutes, and controlled liquids are drawn up and handed over: two acts.</summary>
    public static DoseWay Way(Medicine medicine, string route)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        ArgumentNullException.ThrowIfNull(route);
        var sublingual = route.Contains("sublingual", StringComparison.OrdinalIgnoreCase)
            || medicine.Form.Contains("sublingual", StringComparison.OrdinalIgnoreCase);
        return (sublingual && UnderTheTongue.Contains(medicine.CountedIn))
            || (medicine.CountedIn == CountedIn.Millilitre && medicine.IsControlled)
            ? DoseWay.PrepareThenObserve
            : DoseWay.OneAct;
    }

    /// <summary>The routes that the formulary names for the medicine; where it names none, the one that its form
    /// says, and otherwise none.</summary>
    public static IReadOnlyList<string> Routes(Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        var named = medicine.Route.ToLowerInvariant()
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length > 0)
            return named;
        return medicine.Form.Contains("sublingual", StringComparison.OrdinalIgnoreCase) ? ["sublingual"] : [];
    }

    /// <summary>The units in which a dose of the medicine can be said: of its first ingredient, then of what is
    /// counted.</summary>
    public static IReadOnlyList<UcumUnit> Units(Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        UcumUnit[] counted = medicine.CountedIn switch
        {
            CountedIn.Millilitre => [UcumUnit.Millilitre],
            CountedIn.Gram => [UcumUnit.Gram],
            CountedIn.Tablet or CountedIn.Capsule or CountedIn.Film or CountedIn.Patch or CountedIn.Suppository
                or CountedIn.Ampoule or CountedIn.Vial or CountedIn.Syringe or CountedIn.Pen or CountedIn.Spray
                or CountedIn.Puff or CountedIn.Sachet or CountedIn.Lozenge or CountedIn.Piece or CountedIn.Implant
                or CountedIn.Dose or CountedIn.Kit => [UcumUnit.Item],
        };
        // Of a cream or powder a gram of the product and one of the ingredient would be said alike.
        if (medicine.CountedIn == CountedIn.Gram || medicine.Ingredients.OrderBy(row => row.Ordinal).FirstOrDefault() is not { } first)
            return counted;
        var unit = UcumUnit.OfCode(first.Unit);
        UcumUnit[] said = unit.Code switch
        {
            "mg" => [UcumUnit.Milligram, UcumUnit.Microgram],
            "ug" => [UcumUnit.Microgram, UcumUnit.Milligram],
            "g" => [UcumUnit.Gram, UcumUnit.Milligram],
            "%" => [],
            _ => [unit],
        };
        return [.. said, .. counted];
    }
}
