using System.Data.Common;

namespace MedDispense.Data.Engines;

/// <summary>What differs between the databases when a posting is written. SQLite has one writer with a short queue and
/// commits several postings at once; PostgreSQL has a transaction each, and retries what it had to break off.</summary>
public interface ILedgerEngine
{
    /// <summary>Runs <paramref name="work"/> in a transaction of its own: kept when it says so, undone otherwise or when
    /// it throws. The answer comes only after the commit has reached the disk. The work may be run more than once, so
    /// it must look its id up first.</summary>
    Task<T> RunAsync<T>(Func<MedDispenseDb, DbConnection, DbTransaction, Task<WorkResult<T>>> work);

    /// <summary>Clause that locks the rows a SELECT returns until the commit; empty where there is one writer.</summary>
    string ForUpdate { get; }
}

/// <summary>What a piece of work answers, and whether what it wrote is to be kept.</summary>
public readonly record struct WorkResult<T>(T Value, bool Keep);
