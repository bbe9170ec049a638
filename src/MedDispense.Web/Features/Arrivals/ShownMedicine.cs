using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>A medicine's name as pages show it.</summary>
public static class ShownMedicine
{
    /// <summary>Name with tall-man letters, strength and form.</summary>
    public static string ShownTitle(this Medicine medicine) => TallManNames.Write(medicine.Title);
}
