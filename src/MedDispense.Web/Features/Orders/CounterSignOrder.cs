using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>A prescriber signs what was said on a call and written down by somebody else.</summary>
public sealed class CounterSignOrder(LedgerStore ledger)
{
    private const string UsualReason = "Signed as written.";

    /// <param name="OrderId">The order.</param>
    /// <param name="Version">The version that was read and is signed.</param>
    /// <param name="Remark">What the prescriber adds; may be missing.</param>
    public sealed record Command(Guid OrderId, int Version, string? Remark = null);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.OrderStepped, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await OrderLocks.TakeAsync(scope, command.OrderId) is not { } order)
            return PostingPlan.Refuse(OrderLocks.NotKnown);
        var actor = scope.Act.Actor;
        if (!Policies.Rules[Policies.Prescribe].Allows(actor))
            return PostingPlan.Refuse(Finding.Stop("prescriber-needed", "A prescriber signs this.", "", "Ask the prescriber to sign in and sign it."));
        var version = order.Versions.SingleOrDefault(row => row.Version == command.Version);
        if (version is null || !order.WaitingForSignature.Contains(version))
        {
            return PostingPlan.Refuse(Finding.Stop("nothing-to-sign", "This version does not wait for a signature.",
                "It was signed already, or is another one.", "Open the order again."));
        }

        var writtenBy = await scope.Db.Postings.Where(row => row.Id == version.PostingId).Select(row => row.ActorId).SingleAsync();
        if (writtenBy == actor.MembershipId)
        {
            return PostingPlan.Refuse(Finding.Stop("signs-own-writing", "You wrote this order down yourself.",
                "The prescriber who said it signs it.", "Ask another prescriber to sign it."));
        }

        return new PostingPlan
        {
            Parts =
            [
                new(stamp => new OrderStep
                {
                    FacilityId = stamp.FacilityId,
                    PostingId = stamp.PostingId,
                    Ordinal = stamp.Ordinal,
                    OrderId = command.OrderId,
                    Kind = OrderStepKind.CounterSigned,
                    EffectiveAt = scope.Act.Now,
                    Version = command.Version,
                    Reason = string.IsNullOrWhiteSpace(command.Remark) ? UsualReason : command.Remark,
                    Salt = stamp.Salt,
                }),
            ],
            ClientId = order.Order.ClientId,
            AboutPostingId = version.PostingId,
        };
    }
}
