using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Orders;

/// <summary>Lets a paused order list its doses again.</summary>
public sealed class ResumeOrder(LedgerStore ledger)
{
    public Task<PostingResult> RunAsync(Act act, OrderStepCommand command) =>
        ledger.PostAsync(act, PostingKind.OrderStepped, new { Step = OrderStepKind.Resumed, command }, scope =>
            OrderStepPlan.MakeAsync(scope, OrderStepKind.Resumed, command, Check));

    private static IEnumerable<Finding> Check(OrderHistory order, DateTime at)
    {
        foreach (var finding in OrderStepPlan.NotEnded(order, at))
            yield return finding;
        if (order.StateAt(at) is OrderState.Active or OrderState.NotBegun)
            yield return Finding.Stop("order-not-paused", "The order is not paused then.", "", "Nothing needs to be done.");
    }
}
