using System.Globalization;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>What is said of medicine that belongs to a client and cannot come in as it was typed.</summary>
internal static class OwnerWords
{
    public static readonly Finding ClientUnknown = Finding.Stop("client-not-here", "This client is not known here.",
        "They may have left or belong to another house.", "Scan the client's card again, or choose the client.", "ClientId");

    public static readonly Finding PharmacyUnknown = Finding.Stop("pharmacy-not-here", "This is not a pharmacy of this house.",
        "Medicines for named clients come from a pharmacy.", "Choose the pharmacy again, or add it to the suppliers.",
        "SupplierId");

    public static IEnumerable<Finding> LabelMissing(int line, ArrivingPack pack)
    {
        if (pack.EachAmount > 0 && string.IsNullOrWhiteSpace(pack.DispensedLabel))
        {
            yield return Finding.Stop("label-missing", "The pharmacy's label is missing.",
                "What is dispensed to a client says so on its label.",
                "Type the directions and the prescription number from the label. A pack without a label goes back.",
                string.Create(CultureInfo.InvariantCulture, $"Lines[{line}].DispensedLabel"));
        }
    }
}
