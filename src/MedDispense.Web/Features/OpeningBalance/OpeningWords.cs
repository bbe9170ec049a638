using System.Globalization;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.OpeningBalance;

internal static class OpeningWords
{
    public static readonly Finding NotManager = Finding.Stop("not-a-manager", "A manager takes the house live.",
        "From then on every change of stock needs its own entry.", "Ask a manager.");

    public static Finding Nothing(int line) => Finding.Stop("nothing-there", "The amount is nothing.",
        "An opening balance records what is there.", "Type what you counted, or take the line away.",
        string.Create(CultureInfo.InvariantCulture, $"Lines[{line}].Each"));
}
