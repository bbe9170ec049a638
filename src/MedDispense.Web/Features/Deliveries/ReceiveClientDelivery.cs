using System.Security.Cryptography;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Suppliers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Deliveries;

/// <summary>Takes in what a pharmacy dispensed to a named client: the packs are the client's own, and no other client
/// is ever given them.</summary>
public sealed class ReceiveClientDelivery(LedgerStore ledger, RandomNumberGenerator chance)
{
    /// <param name="ClientId">Whose it is.</param>
    /// <param name="SupplierId">The pharmacy.</param>
    /// <param name="PlaceId">Where it goes.</param>
    /// <param name="Reference">Number of the delivery note or the prescription.</param>
    /// <param name="Lines">What came; the noted amount is that of the pharmacy's label.</param>
    public sealed record Command(
        Guid ClientId, Guid SupplierId, Guid PlaceId, string? Reference, IReadOnlyList<ReceiveStock.Line> Lines);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DeliveredForClient, command, scope => PlanAsync(scope, command));

    private async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockClientAsync(command.ClientId);
        var client = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ClientId);
        if (client is null || client.LeftAt is not null)
            return PostingPlan.Refuse(OwnerWords.ClientUnknown);
        var pharmacy = await scope.Db.Suppliers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.SupplierId);
        if (pharmacy is null || pharmacy.ClosedAt is not null || pharmacy.Kind != SupplierKind.Pharmacy)
            return PostingPlan.Refuse(OwnerWords.PharmacyUnknown);
        var (arrival, cannot) = await Arrival.BeginAsync(scope, chance, command.PlaceId, [.. command.Lines.Select(line => line.Pack)]);
        if (arrival is null)
            return PostingPlan.Refuse(cannot!); // Without an arrival there is always the finding that ended it.

        var receipt = new ReceiptBuilder(arrival, order: null);
        var from = await scope.TheAsync(PlaceKind.Supplier);
        var source = SupplierWords.OnRegisterLine(pharmacy);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            arrival.Findings.AddRange(OwnerWords.LabelMissing(i, line.Pack));
            arrival.Findings.AddRange(ReceiptWords.NotedOutOfRange(i, line.NotedAmount));
            var packs = await arrival.AddAsync(i, line.Pack, from, client, source, line.Pack.DispensedLabel);
            receipt.Add(line.Pack, line.NotedAmount, packs, client);
        }

        if (arrival.IsRefused)
            return PostingPlan.Refuse(arrival.Findings);
        return new PostingPlan
        {
            Findings = arrival.Findings,
            Movements = arrival.Movements,
            Notes = receipt.Notes(source),
            ReceiptLines = receipt.Lines,
            Discrepancies = [.. receipt.FromNote],
            WitnessRequired = arrival.SecondPersonNeeded,
            ClientId = client.Id,
            SupplierId = pharmacy.Id,
            Reference = command.Reference,
        };
    }
}
