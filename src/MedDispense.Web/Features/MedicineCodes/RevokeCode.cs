using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineCodes;

/// <summary>Says that a code does not mean this medicine after all. The row stays, so that past scans can be
/// explained.</summary>
public sealed class RevokeCode(MedDispenseDb db)
{
    public sealed record Command(Guid MedicineId, Guid CodeId, string Reason);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var medicine = await db.Medicines.SingleOrDefaultAsync(row => row.Id == command.MedicineId);
        var code = await db.MedicineCodes.SingleOrDefaultAsync(row => row.Id == command.CodeId && row.MedicineId == command.MedicineId);
        if (medicine is null || code is null)
            return ChangeResult.Unknown;
        if (code.RevokedAt is not null)
            return ChangeResult.Done;

        code.RevokedAt = act.Now;
        medicine.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", medicine.Id,
            $"Code {code.System} {code.Value} revoked: {command.Reason}"));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }

        return ChangeResult.Done;
    }
}
