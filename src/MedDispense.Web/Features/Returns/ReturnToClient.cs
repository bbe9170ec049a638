using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Returns;

/// <summary>Hands a client's own medicine back, to the client or to the person who collects it for them.</summary>
public sealed class ReturnToClient(LedgerStore ledger)
{
    /// <param name="PackId">A pack that belongs to a client.</param>
    /// <param name="PlaceId">Where it is.</param>
    /// <param name="Amount">In the medicine's smallest amount.</param>
    /// <param name="CollectedBy">Name of the person who collected it, when it was not the client.</param>
    /// <param name="Reason">Why; may be missing.</param>
    public sealed record Command(Guid PackId, Guid PlaceId, long Amount, string? CollectedBy, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.ReturnedToClient, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var ownerId = await scope.Db.Packs.Where(row => row.Id == command.PackId).Select(row => row.OwnerClientId).SingleOrDefaultAsync();
        if (ownerId is { } locked)
            await scope.LockClientAsync(locked);
        await scope.LockHoldingsAsync([command.PackId]);
        if (await scope.FindPackHereAsync(command.PackId, command.PlaceId) is not { } here)
            return PostingPlan.Refuse(PackHere.NotKnown);
        if (ownerId is null)
        {
            return PostingPlan.Refuse(Finding.Stop("not-a-clients-pack", "This pack belongs to the house.",
                "Only a client's own medicine goes back to a client.", "Scan the client's pack.", "Pack"));
        }

        List<Finding> findings =
        [
            .. scope.ChecksOf(here, command.Amount),
            .. await scope.CheckNotWaitingAsync(here, command.Amount),
            .. await scope.CheckUsableAsync(here.Pack),
        ];
        if (here.Place.Kind == PlaceKind.Quarantine)
            findings.AddRange(PlaceUsable.Check(here.Place));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var client = await scope.Db.Clients.AsNoTracking().SingleAsync(row => row.Id == ownerId);
        var collected = CanonicalText.OrNull(command.CollectedBy);
        return new PostingPlan
        {
            Movements =
            [
                new(here.Pack, command.Amount, here.Place, await scope.TheAsync(PlaceKind.WithClient), client.DisplayName,
                    Note: collected is null ? "Collected by the client" : $"Collected by {collected}"),
            ],
            WitnessRequired = here.Medicine.IsControlled,
            ClientId = client.Id,
            Reason = command.Reason,
        };
    }
}
