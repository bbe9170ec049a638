using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>What is still open in the house at one moment, as a close counts it.</summary>
/// <param name="InHands">Amounts signed out to people, as movements that are not settled.</param>
/// <param name="InTransit">Amounts on the way, as movements that are not settled.</param>
/// <param name="ToDestroy">Destruction requests that wait.</param>
public sealed record OpenMatters(int InHands, int InTransit, int ToDestroy)
{
    /// <summary>Each open matter in words; empty when nothing is open.</summary>
    /// <param name="verified">What the verification of the record found.</param>
    public IReadOnlyList<string> InWords(VerifyReport verified)
    {
        var words = new List<string>();
        if (!verified.IsWhole)
        {
            var first = verified.Problems[0];
            words.Add((verified.Problems.Count == 1 ? "Verification found 1 difference" : $"Verification found {verified.Problems.Count} differences")
                + (first.Number is { } number ? $", the first at entry {number}" : ""));
        }

        if (InHands > 0)
            words.Add(InHands == 1 ? "1 amount is signed out to a person" : $"{InHands} amounts are signed out to people");
        if (InTransit > 0)
            words.Add(InTransit == 1 ? "1 amount is on the way between places" : $"{InTransit} amounts are on the way between places");
        if (ToDestroy > 0)
            words.Add(ToDestroy == 1 ? "1 destruction request waits" : $"{ToDestroy} destruction requests wait");
        return words;
    }

    internal static async Task<OpenMatters> CountAsync(MedDispenseDb db)
    {
        var open = await db.UnsettledMovements.AsNoTracking().Where(row => row.Remaining > 0)
            .Join(db.Places, row => row.PlaceId, place => place.Id, (_, place) => place.Kind)
            .GroupBy(kind => kind)
            .Select(group => new { Kind = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Kind, group => group.Count);
        return new OpenMatters(
            open.GetValueOrDefault(PlaceKind.SignedOut), open.GetValueOrDefault(PlaceKind.InTransit),
            await db.DestructionRequests.CountAsync(row => row.EndedByPostingId == null));
    }
}
