using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Stock;

/// <summary>Whether what arrives is counted by two. Law asks for it in Schedule II and Schedule 2; a house that asks
/// for a second person anywhere asks for one here, and so does everything that is controlled, since a delivery is the
/// one moment at which nothing in the book can be compared with.</summary>
public static class SecondPersonForArrival
{
    public static bool IsNeeded(Medicine medicine) =>
        medicine.IsControlled || medicine.WitnessPolicy != WitnessPolicy.Never;
}
