using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>What the check of a second person answered: a proof, or a sentence that says why not.</summary>
public sealed record PresenceResult(WitnessProof? Proof, string? Refusal);

/// <summary>Checks a second person's badge (or sign-in name) and PIN without signing them in. Wrong tries count
/// against the person and against the station.</summary>
public sealed class PresenceCheck(MedDispenseDb db, CurrentStaff current, UserManager<User> users, PinHasher pins)
{
    private const string Wrong = "The badge or name and the PIN do not belong together. Try again.";

    /// <summary>Proves presence for one posting.</summary>
    public async Task<PresenceResult> ProveAsync(Guid postingId, WitnessFields form, DateTime now)
    {
        if (form.Who is not { Length: > 0 and <= 200 } who || form.Pin is not { Length: > 0 and <= 32 } pin)
            return new(null, "Scan the badge or type the sign-in name of the second person, then their PIN.");
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var station = current.Station is { } device ? await db.Stations.SingleAsync(row => row.Id == device.Id) : null;
        if (station?.LockedUntil > now)
            return new(null, "This station is locked after too many wrong tries. Wait, or ask a manager.");

        var typed = who.Trim();
        var membership = await db.Staff.SingleOrDefaultAsync(row => row.BadgeCode == typed);
        var byBadge = membership is not null;
        if (membership is null && await users.FindByNameAsync(typed) is { } named)
            membership = await db.Staff.SingleOrDefaultAsync(row => row.UserId == named.Id);
        var user = membership is null ? null : await users.FindByIdAsync(membership.UserId.ToString());
        if (membership is null || user is null || !membership.IsActiveAt(now))
            return await RefusedAsync(null, station, limits, now, Wrong);
        if (await users.IsLockedOutAsync(user))
            return await RefusedAsync(user, station, limits, now, "This person is locked after too many wrong tries. Wait, or ask a manager.");
        if (membership.PinHash is null)
            return new(null, "This person has no PIN yet. They set one on their own page after signing in.");
        if (!pins.Matches(membership.PinHash, pin))
            return await RefusedAsync(user, station, limits, now, Wrong);

        await users.ResetAccessFailedCountAsync(user);
        if (station is { FailedAttempts: > 0 })
        {
            station.FailedAttempts = 0;
            station.Version++;
            await db.SaveChangesAsync();
        }

        return new(new WitnessProof(postingId, membership.Id, membership.Name, membership.Initials, membership.Rights,
            byBadge ? WitnessMethod.BadgeAndPin : WitnessMethod.NameAndPin, now), null);
    }

    private async Task<PresenceResult> RefusedAsync(User? user, Station? station, FacilityLimits limits, DateTime now, string sentence)
    {
        if (user is not null)
            await users.AccessFailedAsync(user);
        if (station is not null)
        {
            station.FailedAttempts++;
            station.Version++;
            if (station.FailedAttempts >= limits.SignInAttempts * 2)
            {
                station.LockedUntil = now.AddMinutes(limits.LockoutMinutes);
                station.FailedAttempts = 0;
            }
        }

        db.AuditEntries.Add(new AuditEntry
        {
            FacilityId = current.Facility.Id,
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            At = now,
            Kind = AuditKind.SignInRefused,
            ActorId = current.Actor.MembershipId,
            ActorName = current.Actor.Name,
            StationId = station?.Id,
            Subject = "second person",
            SubjectId = null,
            Detail = "The second person's badge or PIN was refused.",
        });
        await db.SaveChangesAsync();
        return new(null, sentence);
    }
}
