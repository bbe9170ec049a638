using System.Security.Cryptography;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Suppliers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Receipts;

/// <summary>Receives house stock from a supplier, with or without an order: one posting however many packs. Only what
/// was counted is booked; every difference from the note or the order becomes a discrepancy.</summary>
public sealed class ReceiveStock(LedgerStore ledger, RandomNumberGenerator chance)
{
    /// <param name="SupplierId">Who sent it.</param>
    /// <param name="StockOrderId">The order that it answers; null without one.</param>
    /// <param name="PlaceId">Where it goes.</param>
    /// <param name="Reference">Number of the delivery note.</param>
    /// <param name="RestFollows">The supplier has said that what is short of the order will follow.</param>
    /// <param name="Lines">What came.</param>
    public sealed record Command(
        Guid SupplierId, Guid? StockOrderId, Guid PlaceId, string Reference, bool RestFollows, IReadOnlyList<Line> Lines);

    /// <param name="Pack">What was counted.</param>
    /// <param name="NotedAmount">What the delivery note says of the line, in the smallest amount.</param>
    public sealed record Line(ArrivingPack Pack, long NotedAmount);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.Received, command, scope => PlanAsync(scope, command));

    private async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var supplier = await scope.Db.Suppliers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.SupplierId);
        if (supplier is null || supplier.ClosedAt is not null)
            return PostingPlan.Refuse(ReceiptWords.SupplierUnknown);
        var (order, refusal) = await OutstandingOrder.LockAsync(scope, command.StockOrderId, supplier.Id);
        if (refusal is not null)
            return PostingPlan.Refuse(refusal);
        var (arrival, cannot) = await Arrival.BeginAsync(scope, chance, command.PlaceId, [.. command.Lines.Select(line => line.Pack)]);
        if (arrival is null)
            return PostingPlan.Refuse(cannot!); // Without an arrival there is always the finding that ended it.

        var receipt = new ReceiptBuilder(arrival, order);
        var from = await scope.TheAsync(PlaceKind.Supplier);
        var source = SupplierWords.OnRegisterLine(supplier);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            arrival.Findings.AddRange(ReceiptWords.MissingFacts(i, line.Pack));
            arrival.Findings.AddRange(ReceiptWords.NotedOutOfRange(i, line.NotedAmount));
            var packs = await arrival.AddAsync(i, line.Pack, from, owner: null, source);
            receipt.Add(line.Pack, line.NotedAmount, packs, owner: null);
        }

        if (arrival.IsRefused)
            return PostingPlan.Refuse(arrival.Findings);
        return new PostingPlan
        {
            Findings = arrival.Findings,
            Movements = arrival.Movements,
            Notes = receipt.Notes(source),
            ReceiptLines = receipt.Lines,
            Discrepancies = [.. receipt.FromNote, .. receipt.FromOrder(command.RestFollows), .. receipt.SamePerson(scope.Act.Actor)],
            WitnessRequired = arrival.SecondPersonNeeded,
            SupplierId = supplier.Id,
            Reference = command.Reference,
        };
    }
}
