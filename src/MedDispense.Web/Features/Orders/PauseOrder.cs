using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Orders;

/// <summary>Pauses an order: no dose is due until it is resumed.</summary>
public sealed class PauseOrder(LedgerStore ledger)
{
    public Task<PostingResult> RunAsync(Act act, OrderStepCommand command) =>
        ledger.PostAsync(act, PostingKind.OrderStepped, new { Step = OrderStepKind.Paused, command }, scope =>
            OrderStepPlan.MakeAsync(scope, OrderStepKind.Paused, command, Check));

    private static IEnumerable<Finding> Check(OrderHistory order, DateTime at)
    {
        foreach (var finding in OrderStepPlan.NotEnded(order, at))
            yield return finding;
        if (order.StateAt(at) == OrderState.Paused)
            yield return Finding.Stop("order-paused", "The order is paused already.", $"Since then: {order.PauseAt(at)!.Reason}", "Nothing needs to be done."); // It is paused.
    }
}
