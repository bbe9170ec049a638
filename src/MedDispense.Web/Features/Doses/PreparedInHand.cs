using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.TakeOuts;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>What a person drew for a client and has in their hands, read inside the write door with its pack locked.</summary>
public sealed record PreparedInHand(MovementKey Key, Pack Pack, Medicine Medicine, Place Hands, string HolderName, long Remaining)
{
    /// <summary>Null when the posting drew nothing into hands.</summary>
    public static async Task<PreparedInHand?> FindAsync(LedgerScope scope, Guid preparedPostingId)
    {
        if (await SignedOutStock.FindAsync(scope, preparedPostingId, 1) is not { } taken)
            return null;
        var remaining = await scope.Db.UnsettledMovements.AsNoTracking()
            .Where(row => row.PostingId == preparedPostingId && row.Ordinal == 1).Select(row => row.Remaining).SingleAsync();
        return new(taken.Key, taken.Pack, taken.Medicine, taken.Hands, taken.HolderName, remaining);
    }

    /// <summary>Whoever prepared it observes it.</summary>
    public IEnumerable<Finding> CheckHolder(Actor actor)
    {
        if (Hands.PersonId != actor.MembershipId)
        {
            yield return Finding.Stop("prepared-by-another", "Somebody else prepared this dose.",
                $"{HolderName} has it.", $"Ask {HolderName}; whoever prepared a dose sees it taken.");
        }
    }
}
