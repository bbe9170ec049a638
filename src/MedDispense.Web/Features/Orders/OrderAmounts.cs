using MedDispense.Domain.Medicines;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MedDispense.Web.Features.Orders;

/// <summary>Reads amounts as a prescriber writes them: one, or one for each time of the day with <c>;</c> between.</summary>
internal static class OrderAmounts
{
    private static readonly string[] Between = [";", " and ", "\n"];
    private static readonly string[] Nothing = ["off", "none", "nothing", "0"];

    /// <summary>One amount in the unit; null where nothing was typed or it cannot be read, which is then said beside the
    /// field.</summary>
    public static ExactNumber? One(string? typed, string? unit, Medicine medicine, ModelStateDictionary state, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var number = ExactNumber.Zero;
        string? why;
        // Pieces are read as the ward writes them, halves too; anything else is a plain number of its unit.
        if (unit == UcumUnit.Item.Code)
        {
            if (medicine.TryReadAmount(typed, out var amount, out why))
                return new(amount, medicine.SmallestPerCounted);
        }
        else if (ExactNumber.TryParse(typed, out number, out why))
        {
            return number;
        }

        state.AddModelError(field, why);
        return null;
    }

    /// <summary>All that were typed, in their order; none where one of them cannot be read.</summary>
    public static IReadOnlyList<ExactNumber> All(string? typed, string? unit, Medicine medicine, ModelStateDictionary state, string field)
    {
        var words = (typed ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = words.Select(word => One(word, unit, medicine, state, field)).ToList();
        return read.Contains(null) ? [] : [.. read.OfType<ExactNumber>()];
    }

    /// <summary>Whether a row of a pattern says that its days have no dose.</summary>
    public static bool IsNothing(string? typed) => Nothing.Contains(typed?.Trim(), StringComparer.OrdinalIgnoreCase);
}
