using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>What every change of a client's record has in common: the client as it was opened, the change and its audit
/// row in one save.</summary>
internal static class ClientChange
{
    /// <param name="db">Sees this house.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="version">The version that the person saw; null where nothing they saw can be out of date.</param>
    /// <param name="change">Makes the change and says what the audit keeps, or refuses it.</param>
    public static async Task<ChangeResult> SaveAsync(
        MedDispenseDb db, Act act, Guid clientId, int? version, Func<Client, Task<(string Detail, ChangeResult? Refusal)>> change)
    {
        var client = await db.Clients.SingleOrDefaultAsync(row => row.Id == clientId);
        if (client is null)
            return ChangeResult.Unknown;
        if (version is { } seen && client.Version != seen)
            return ChangeResult.Stale();
        var (detail, refusal) = await change(client);
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        client.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "client", clientId, detail));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ChangeResult.Stale();
        }

        return ChangeResult.Done;
    }

    public static (string, ChangeResult?) Saved(string detail) => (detail, null);

    public static (string, ChangeResult?) Refused(string field, string sentence) => ("", ChangeResult.Refuse(field, sentence));
}
