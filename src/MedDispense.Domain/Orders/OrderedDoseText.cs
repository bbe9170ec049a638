using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>An ordered dose as the ward says it: in milligrams and in what is picked up.</summary>
public static class OrderedDoseText
{
    /// <summary><c>16 mg</c>, <c>2 films</c>: the dose as it was ordered, with a space that does not break.</summary>
    public static string SayDose(this OrderVersion order, Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(order);
        var unit = UcumUnit.OfCode(order.DoseUnit);
        return unit.Code == UcumUnit.Item.Code ? medicine.Say(order.DoseAmount) : $"{order.Dose}\u00A0{unit.OnScreen}";
    }

    /// <summary>What is picked up: <c>2 films</c>, <c>8.5 mL</c>.</summary>
    public static string SayPicked(this OrderVersion order, Medicine medicine)
    {
        ArgumentNullException.ThrowIfNull(order);
        return medicine.Say(order.DoseAmount);
    }

    /// <summary><c>16 mg = 2 films</c>, or the one where both are the same.</summary>
    public static string SayDoseAndPicked(this OrderVersion order, Medicine medicine)
    {
        var (dose, picked) = (order.SayDose(medicine), order.SayPicked(medicine));
        return dose == picked ? picked : $"{dose} = {picked}";
    }
}
