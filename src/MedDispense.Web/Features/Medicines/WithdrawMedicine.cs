using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>Takes a medicine off the formulary, so that no more of it is received; or brings it back. What is here
/// stays, and so does its register.</summary>
public sealed class WithdrawMedicine(MedDispenseDb db)
{
    /// <param name="Id">Which.</param>
    /// <param name="Version">As the form showed it.</param>
    /// <param name="Withdraw">True takes it off, false brings it back.</param>
    /// <param name="Reason">Why, in the person's words.</param>
    public sealed record Command(Guid Id, int Version, bool Withdraw, string? Reason);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var medicine = await db.Medicines.SingleOrDefaultAsync(row => row.Id == command.Id);
        if (medicine is null)
            return ChangeResult.Unknown;
        if (medicine.WithdrawnAt is not null == command.Withdraw)
            return ChangeResult.Done;
        if (medicine.Version != command.Version)
            return ChangeResult.Stale();

        medicine.WithdrawnAt = command.Withdraw ? act.Now : null;
        medicine.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", medicine.Id,
            (command.Withdraw ? "Withdrawn from the formulary." : "Brought back to the formulary.") + $" {command.Reason}"));
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
