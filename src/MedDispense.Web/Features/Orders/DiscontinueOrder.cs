using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Orders;

/// <summary>Ends an order before its time, for good.</summary>
public sealed class DiscontinueOrder(LedgerStore ledger)
{
    public Task<PostingResult> RunAsync(Act act, OrderStepCommand command) =>
        ledger.PostAsync(act, PostingKind.OrderStepped, new { Step = OrderStepKind.Discontinued, command }, scope =>
            OrderStepPlan.MakeAsync(scope, OrderStepKind.Discontinued, command, Check));

    private static IEnumerable<Finding> Check(OrderHistory order, DateTime at)
    {
        foreach (var finding in OrderStepPlan.NotEnded(order, at))
            yield return finding;
        if (order.DiscontinuedAt is { } ends && ends <= at)
            yield return Finding.Stop("order-ends-then", "The order is discontinued by then already.", "", "Nothing needs to be done.");
    }
}
