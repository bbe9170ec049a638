using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Web.Features.StockOrders;

/// <summary>The receipts that count against an order: a receipt that was recorded in error never happened.</summary>
public static class StandingReceipts
{
    public static IQueryable<ReceiptLine> StandingReceiptLines(this MedDispenseDb db) => db.ReceiptLines.Where(line =>
        !db.Postings.Any(row => row.Kind == PostingKind.RecordedInError && row.CorrectsPostingId == line.PostingId));
}
