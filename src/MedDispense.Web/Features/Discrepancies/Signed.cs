using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Differences in words: <c>−2 films</c> is short, <c>+1 film</c> is over.</summary>
internal static class Signed
{
    public static string Say(Medicine medicine, long difference) =>
        difference > 0 ? $"+{medicine.Say(difference)}" : medicine.Say(difference);
}
