using System.Globalization;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;

namespace MedDispense.Web.Features.BroughtIn;

/// <summary>What keeps brought-in medicine from being recorded as it was typed.</summary>
internal static class BroughtInWords
{
    public static readonly Finding ReasonMissing = Finding.Stop("refusal-reason-missing",
        "The reason why the client did not sign is missing.", "A signature that is missing is explained.",
        "Type what the client said.", "RefusalReason");

    public static IEnumerable<Finding> Check(int line, RecordBroughtIn.Line item)
    {
        if (item.Pack.EachAmount == 0)
        {
            yield return Finding.Stop("nothing-brought", "The amount is nothing.", "A client brings something or nothing is recorded.",
                "Type what you counted, or take the line away.", Field(line, "Each"));
        }

        if (item is { Purpose: BroughtInPurpose.Keep, Condition: BroughtInCondition.Loose or BroughtInCondition.Damaged })
        {
            yield return Finding.Stop("not-fit-to-keep", "This cannot be kept to be given.",
                "It is loose or damaged, so nobody can answer for what it is.",
                "Set it aside to go back to the client or to be destroyed.", Field(line, "Purpose"));
        }
    }

    private static string Field(int line, string name) => string.Create(CultureInfo.InvariantCulture, $"Lines[{line}].{name}");
}
