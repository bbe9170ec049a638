using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Closing a place and a posting that brings stock there come one after the other.</summary>
public static class PlaceLocks
{
    /// <summary>Locks a place against every posting that would bring stock there, until the commit of the transaction that
    /// the context is in. To be called before it is looked at what is there. SQLite has one writer anyway.</summary>
    public static Task LockToCloseAsync(this MedDispenseDb db, Guid placeId) => db.Database.IsSqlite()
        ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM places WHERE facility_id = {db.FacilityId} AND id = {placeId} FOR NO KEY UPDATE");
}
