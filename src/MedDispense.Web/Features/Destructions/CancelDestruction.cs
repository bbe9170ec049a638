using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Destructions;

/// <summary>Takes a request back before a second person has confirmed it. The stock stays in quarantine.</summary>
public sealed class CancelDestruction(LedgerStore ledger)
{
    public sealed record Command(Guid RequestId, string Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DestructionCancelled, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var (waiting, refusal) = await WaitingRequest.FindAsync(scope, command.RequestId);
        if (waiting is null)
            return PostingPlan.Refuse(refusal!); // One of the two is always there.
        var (request, here, number) = waiting;
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return PostingPlan.Refuse(Finding.Stop("reason-missing", "A reason is needed.",
                $"Request {number} waits to be carried out.", "Write why it is taken back.", "Reason"));
        }

        request.EndedByPostingId = scope.Act.Id;
        return new PostingPlan
        {
            Notes =
            [
                new(here.Medicine.Id, here.Pack.OwnerClientId, $"Request {number} to destroy taken back: {command.Reason}",
                    here.Place.Name, here.Pack.Id),
            ],
            Reason = command.Reason,
            AboutPostingId = request.Id,
        };
    }
}
