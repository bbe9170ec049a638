using MedDispense.Data;
using MedDispense.Data.Ledger;

namespace MedDispense.Web.Features.DailyClose;

/// <summary>Recomputes the whole record of the house, so that people see how it stands before they sign.</summary>
public sealed class VerifyRecord(MedDispenseDb db)
{
    public Task<VerifyReport> AskAsync(CancellationToken cancellation) =>
        new LedgerVerifier(db).VerifyAsync(cancellation: cancellation);
}
