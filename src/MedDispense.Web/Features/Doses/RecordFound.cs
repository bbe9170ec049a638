using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;

namespace MedDispense.Web.Features.Doses;

/// <summary>Medicine is in the hand and not in the book: two people say so, the book takes it in, and a discrepancy is
/// open. The system never makes a nurse choose between the client and the truth.</summary>
public sealed class RecordFound(LedgerStore ledger)
{
    /// <param name="PackId">The pack, as its label says.</param>
    /// <param name="PlaceId">Where it was found.</param>
    /// <param name="Amount">What the hand has beyond the book, in the medicine's smallest amount.</param>
    /// <param name="Reason">Where it lay and who saw it.</param>
    public sealed record Command(Guid PackId, Guid PlaceId, long Amount, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.FoundBookDiffers, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.PlaceId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        List<Finding> findings = [.. scope.ChecksOf(here, command.Amount), .. PlaceUsable.Check(here.Place)];
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            findings.Add(Finding.Stop("reason-missing", "Say where it was found.", "Whoever looks into it begins there.",
                "Write where it lay and how it was noticed.", "Reason"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Movements = [new(here.Pack, command.Amount, await scope.TheAsync(PlaceKind.Found), here.Place, "Found, book differs", Note: command.Reason)],
            Discrepancies = [BookDiffers.Found(here.Medicine, here.Pack, here.Place, command.Amount)],
            WitnessRequired = true,
            Reason = command.Reason,
        };
    }
}
