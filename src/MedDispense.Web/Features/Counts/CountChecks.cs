using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>What keeps a count from being closed.</summary>
internal static class CountChecks
{
    private const int MostNamed = 5;

    public static readonly Finding NotKnown = Finding.Stop("count-unknown", "This count is not known here.",
        "It may belong to another house.", "Open the list of counts and choose it there.");

    public static readonly Finding Ended = Finding.Stop("count-ended", "This count has ended.",
        "Somebody closed it or gave it up.", "Look at the list of counts.");

    public static IEnumerable<Finding> EveryLineIsCounted(IReadOnlyList<SheetLine> lines)
    {
        var missing = lines.Where(line => line.Entry is null)
            .Select(line => line.Owner is { } owner ? $"{line.Medicine.Title}, {owner.DisplayName}" : line.Medicine.Title).ToList();
        if (missing.Count > 0)
        {
            yield return Finding.Stop("lines-not-counted",
                missing.Count == 1 ? "One line is not counted." : $"{missing.Count} lines are not counted.",
                string.Join("; ", missing.Take(MostNamed)) + (missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more." : "."),
                "Count them, 0 where nothing is there, or give the count up with a reason.");
        }
    }

    public static IEnumerable<Finding> KeysAreNamed(CountKind kind, string? keys)
    {
        if (kind == CountKind.ShiftHandover && string.IsNullOrWhiteSpace(keys))
        {
            yield return Finding.Stop("keys-missing", "Say which keys change hands.", "The incoming person signs for them.",
                "Write the keys, or that there are none.", "Keys");
        }
    }

    /// <summary>Who took part in the count that differed does not count again.</summary>
    public static async Task<IEnumerable<Finding>> AnotherPersonAsync(LedgerScope scope, Guid discrepancyId)
    {
        var looksInto = await scope.Db.Discrepancies.AsNoTracking().SingleAsync(row => row.Id == discrepancyId);
        return (await CountPersons.OfAsync(scope.Db, looksInto)).Contains(scope.Act.Actor.MembershipId)
            ? [Finding.Stop("recount-by-same-person", "Another person counts again.", "You took part in the count that differed.", "Ask a colleague.")]
            : [];
    }
}
