using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Doses;

/// <summary>Where what is drawn from a pack goes: into the hands of whoever prepares it, to the client, and what nobody
/// swallowed to waste.</summary>
internal static class DrawnFromPack
{
    /// <param name="scope">The write door.</param>
    /// <param name="facts">With the pack.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="taken">Swallowed, in the medicine's smallest amount.</param>
    /// <param name="drawn">Taken from the pack.</param>
    public static async Task<List<PlannedMovement>> MovementsAsync(
        LedgerScope scope, DoseFacts facts, DoseOutcome outcome, long taken, long drawn)
    {
        var (pack, place) = (facts.Pack!.Pack, facts.Pack.Place); // Checked by the caller.
        var note = DoseActs.LineNote(facts);
        var name = facts.Client.DisplayName;
        if (outcome == DoseOutcome.Prepared)
            return [new(pack, drawn, place, await scope.HandsOfAsync(scope.Act.Actor.MembershipId, scope.Act.Actor.Name), name, Note: note)];
        var movements = new List<PlannedMovement>();
        if (taken > 0)
            movements.Add(new(pack, taken, place, await scope.TheAsync(PlaceKind.GivenToClient), name, Note: note));
        if (drawn > taken)
            movements.Add(new(pack, drawn - taken, place, await scope.ToWasteAsync(), name, Note: $"{note}: {outcome.Say().ToLowerInvariant()}, rest to waste"));
        return movements;
    }
}
