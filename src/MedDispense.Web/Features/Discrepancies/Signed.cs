using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>Differences in words: <c>−2 films</c> is short, <c>+1 film</c> is over.</summary>
internal static class Signed
{
    /// <summary>Where a discrepancy is about who acted, not about how much.</summary>
    public const string NoDifference = "No difference";

    /// <summary>The difference as the headline of a discrepancy.</summary>
    public static string Headline(Medicine medicine, long difference) => difference == 0 ? NoDifference : Say(medicine, difference);

    public static string Say(Medicine medicine, long difference) =>
        difference > 0 ? $"+{medicine.Say(difference)}" : medicine.Say(difference);
}
