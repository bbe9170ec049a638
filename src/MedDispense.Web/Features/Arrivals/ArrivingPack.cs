namespace MedDispense.Web.Features.Arrivals;

/// <summary>One container, or several equal ones, as somebody counted them on the way in.</summary>
/// <param name="MedicineId">What it is.</param>
/// <param name="Lot">The maker's lot; null when the label carries none.</param>
/// <param name="Expiry">Last day of use; null when the label carries none.</param>
/// <param name="Serial">The maker's serial number; only for a single container.</param>
/// <param name="Containers">How many containers alike; at least one.</param>
/// <param name="EachAmount">Counted in each, in the medicine's smallest amount; zero when nothing came.</param>
/// <param name="ExpiryChecked">Somebody has looked at the pack again because its lot is known with another expiry.</param>
/// <param name="DispensedLabel">What the pharmacy's label says; null for stock that was dispensed to nobody.</param>
public sealed record ArrivingPack(
    Guid MedicineId, string? Lot, DateOnly? Expiry, string? Serial, int Containers, long EachAmount,
    bool ExpiryChecked = false, string? DispensedLabel = null)
{
    /// <summary>Counted in all.</summary>
    public long Amount => checked(Containers * EachAmount);
}
