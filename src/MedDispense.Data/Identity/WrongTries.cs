using MedDispense.Data.Engines;
using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Identity;

/// <summary>Counts tries of passwords and PINs, by person and by station. A try is taken before it is checked, in one
/// guarded statement, so that a hundred tries sent at once are no more tries than the limit; it is given back when it
/// was right.</summary>
public sealed class WrongTries(WriteGate gate)
{
    /// <summary>Takes one try of a person.</summary>
    public async Task<TakenTry> TakeAsync(MedDispenseDb db, User user, TryLimits limits, DateTime now)
    {
        if (user.LockoutEnd is { } end && end > At(now))
            return TakenTry.Locked;
        using (await gate.EnterAsync(CancellationToken.None))
        {
            if (user.LockoutEnd is { } over)
            {
                await db.Users.Where(row => row.Id == user.Id && row.LockoutEnd == over)
                    .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null));
            }

            var taken = await db.Users.Where(row => row.Id == user.Id && row.AccessFailedCount < limits.Person)
                .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1));
            if (taken == 1)
                return TakenTry.Taken;
        }

        return await LockAsync(db, user, limits, now) ? TakenTry.LockedNow : TakenTry.Locked;
    }

    /// <summary>Takes one try of a device, whoever tries.</summary>
    public async Task<TakenTry> TakeAsync(MedDispenseDb db, Station station, TryLimits limits, DateTime now)
    {
        if (station.LockedUntil > now)
            return TakenTry.Locked;
        using (await gate.EnterAsync(CancellationToken.None))
        {
            if (station.LockedUntil is { } over)
            {
                await Only(db, station).Where(row => row.LockedUntil == over)
                    .ExecuteUpdateAsync(row => row.SetProperty(s => s.FailedAttempts, 0).SetProperty(s => s.LockedUntil, (DateTime?)null));
            }

            var taken = await Only(db, station).Where(row => row.FailedAttempts < limits.Station)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.FailedAttempts, s => s.FailedAttempts + 1));
            if (taken == 1)
                return TakenTry.Taken;
        }

        return await LockAsync(db, station, limits, now) ? TakenTry.LockedNow : TakenTry.Locked;
    }

    /// <summary>Locks the person when the try that was taken last used up the limit.</summary>
    /// <returns>True when this call locked.</returns>
    public async Task<bool> LockAsync(MedDispenseDb db, User user, TryLimits limits, DateTime now)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        return await db.Users
            .Where(row => row.Id == user.Id && row.AccessFailedCount >= limits.Person && row.LockoutEnd == null)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)At(now + limits.Lasts))) == 1;
    }

    /// <summary>Locks the station when the try that was taken last used up the limit.</summary>
    /// <returns>True when this call locked.</returns>
    public async Task<bool> LockAsync(MedDispenseDb db, Station station, TryLimits limits, DateTime now)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        return await Only(db, station)
            .Where(row => row.FailedAttempts >= limits.Station && row.LockedUntil == null)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.LockedUntil, (DateTime?)(now + limits.Lasts))) == 1;
    }

    /// <summary>Forgets the tries of a person: after a right one, or when a manager unlocks.</summary>
    public async Task ForgiveAsync(MedDispenseDb db, Guid userId)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await db.Users.Where(row => row.Id == userId)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null));
    }

    /// <summary>Forgets the tries of a station.</summary>
    public async Task ForgiveAsync(MedDispenseDb db, Station station)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await Only(db, station)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.FailedAttempts, 0).SetProperty(s => s.LockedUntil, (DateTime?)null));
    }

    // A person may sign in at a station before any facility has been named, so the facility is said here.
    private static IQueryable<Station> Only(MedDispenseDb db, Station station) =>
        db.Stations.IgnoreQueryFilters().Where(row => row.FacilityId == station.FacilityId && row.Id == station.Id);

    private static DateTimeOffset At(DateTime moment) => new(Moments.InStorage(moment), TimeSpan.Zero);
}

/// <summary>What became of taking a try.</summary>
public enum TakenTry
{
    Taken,
    Locked,

    /// <summary>Locked by this very call: tries that are still being checked have used up the limit.</summary>
    LockedNow,
}

/// <summary>How many tries, and for how long a lock lasts.</summary>
/// <param name="Person">Wrong tries in a row that lock a person.</param>
/// <param name="Lasts">How long.</param>
public sealed record TryLimits(int Person, TimeSpan Lasts)
{
    /// <summary>Wrong tries in a row that lock a station: more than one person works there.</summary>
    public int Station => Person * 2;

    public static TryLimits Of(FacilityLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new(limits.SignInAttempts, TimeSpan.FromMinutes(limits.LockoutMinutes));
    }

    /// <summary>For a person of several houses: the fewest tries and the longest lock of any of them.</summary>
    public static TryLimits Strictest(IReadOnlyCollection<FacilityLimits> houses)
    {
        ArgumentNullException.ThrowIfNull(houses);
        return houses.Count == 0
            ? Of(new FacilityLimits())
            : new(houses.Min(limits => limits.SignInAttempts), TimeSpan.FromMinutes(houses.Max(limits => limits.LockoutMinutes)));
    }
}
