using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Destructions;

/// <summary>Records that a request has been carried out, before a second person and whoever else the law asks for.</summary>
public sealed class ConfirmDestruction(LedgerStore ledger)
{
    /// <param name="RequestId">The request.</param>
    /// <param name="WhereDestroyed">Place and address of the destruction, as Form 41 asks.</param>
    /// <param name="AuthorisedWitness">Name and authority of the authorised person, where one must be named.</param>
    /// <param name="Reference">Number of the contractor's or the authority's paper; may be missing.</param>
    public sealed record Command(Guid RequestId, string? WhereDestroyed, string? AuthorisedWitness, string? Reference);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.Destroyed, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var (waiting, refusal) = await WaitingRequest.FindAsync(scope, command.RequestId);
        if (waiting is null)
            return PostingPlan.Refuse(refusal!); // One of the two is always there.
        var (request, here, number) = waiting;
        var facility = await scope.Db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        var regime = DestructionRule.RegimeOf(facility.Jurisdiction, here.Medicine, here.Pack.OwnerClientId is not null);
        List<Finding> findings =
        [
            .. MayHandleControlled.Check(scope.Act.Actor, here.Medicine),
            .. DestructionRule.CheckConfirmation(regime, new(request.Method, command.WhereDestroyed, command.AuthorisedWitness)),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        request.EndedByPostingId = scope.Act.Id;
        var method = DestructionMethods.Find(request.Method)
            ?? throw new InvalidOperationException("A stored method is on the list.");
        return new PostingPlan
        {
            Movements =
            [
                new(here.Pack, request.Amount, here.Place, await scope.TheAsync(PlaceKind.Destroyed), method.Words,
                    Note: NoteOf(regime, number, command)),
            ],
            WitnessRequired = true,
            ReasonCode = request.Method,
            Reference = command.Reference,
            AboutPostingId = request.Id,
        };
    }

    private static string NoteOf(DestructionRegime regime, long number, Command command)
    {
        List<string> parts = [$"Request {number}"];
        if (regime.NeedsForm41())
            parts.Add("DEA Form 41");
        if (CanonicalText.OrNull(command.WhereDestroyed) is { } where)
            parts.Add($"at {where}");
        if (CanonicalText.OrNull(command.AuthorisedWitness) is { } witness)
            parts.Add($"authorised witness: {witness}");
        return string.Join(", ", parts);
    }
}
