using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Suppliers;

/// <summary>Closes a supplier: nothing more is ordered from it or received; what was, keeps its name.</summary>
public sealed class CloseSupplier(MedDispenseDb db, Audits audits)
{
    public sealed record Command(Guid Id, int Version);

    public async Task<Kept> RunAsync(Act act, Command command)
    {
        var row = await db.Suppliers.SingleOrDefaultAsync(supplier => supplier.Id == command.Id);
        if (row is null)
            return Kept.NotFound;
        if (row.ClosedAt is not null)
            return Kept.Done;
        if (row.Version != command.Version)
            return Kept.Stale;
        row.ClosedAt = act.Now;
        row.Version++;
        audits.Add(AuditKind.Changed, "supplier", row.Id, "Closed.");
        try
        {
            await db.SaveChangesAsync();
            return Kept.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Kept.Stale;
        }
    }
}
