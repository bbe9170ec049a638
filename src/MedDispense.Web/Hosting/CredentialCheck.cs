using MedDispense.Data;
using MedDispense.Data.Identity;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Hosting;

/// <summary>What a check of a password or PIN answered.</summary>
/// <param name="Outcome">Right, wrong, or not looked at because of a lock.</param>
/// <param name="PersonLockedNow">This try locked the person.</param>
/// <param name="StationLockedNow">This try locked the station.</param>
public readonly record struct CredentialResult(CredentialOutcome Outcome, bool PersonLockedNow = false, bool StationLockedNow = false)
{
    /// <summary>When the lock that kept this from being looked at ends, UTC.</summary>
    public DateTime? LockedUntil { get; init; }

    public bool IsRight => Outcome == CredentialOutcome.Right;
}

public enum CredentialOutcome
{
    Right,
    Wrong,
    PersonLocked,
    StationLocked,
}

/// <summary>The one place where passwords and PINs are held against what is stored. Every try counts, by person and by
/// station; a try for a name that nobody has takes as long as any other.</summary>
public sealed class CredentialCheck(MedDispenseDb db, WrongTries tries, IPasswordHasher<User> passwords, PinHasher pins)
{
    private static readonly User NobodysAccount = new();
    private static string? _nobodysHash;

    private string NobodysHash => _nobodysHash ??= passwords.HashPassword(NobodysAccount, Guid.CreateVersion7().ToString());

    /// <summary>Holds a password against an account.</summary>
    /// <remarks>The account is null when the name is nobody's, the station when the device is not a known one.</remarks>
    public Task<CredentialResult> PasswordAsync(User? user, Station? station, TryLimits limits, DateTime now, string password) =>
        CheckAsync(user, station, limits, now,
            () => passwords.VerifyHashedPassword(user ?? NobodysAccount, user?.PasswordHash ?? NobodysHash, password)
                != PasswordVerificationResult.Failed && user?.PasswordHash is not null);

    /// <summary>Holds a PIN against a person.</summary>
    /// <remarks>The account is null when nobody has the badge or name, the hash when the person has set no PIN.</remarks>
    public Task<CredentialResult> PinAsync(
        User? user, string? pinHash, Station? station, TryLimits limits, DateTime now, string pin) =>
        CheckAsync(user, station, limits, now, () => pins.Matches(pinHash ?? NobodysHash, pin) && pinHash is not null);

    /// <summary>Holds what was typed where a PIN is asked for against both: digits are a PIN, anything longer the password.</summary>
    public Task<CredentialResult> PinOrPasswordAsync(
        User? user, StaffMembership? membership, Station? station, TryLimits limits, DateTime now, string typed) =>
        PinRules.HasForm(typed)
            ? PinAsync(user, membership?.PinHash, station, limits, now, typed)
            : PasswordAsync(user, station, limits, now, typed);

    private async Task<CredentialResult> CheckAsync(User? user, Station? station, TryLimits limits, DateTime now, Func<bool> fits)
    {
        var ofStation = station is null ? TakenTry.Taken : await tries.TakeAsync(db, station, limits, now);
        if (ofStation != TakenTry.Taken)
        {
            return new(CredentialOutcome.StationLocked, StationLockedNow: ofStation == TakenTry.LockedNow)
            {
                LockedUntil = station?.LockedUntil > now ? station.LockedUntil : now + limits.Lasts,
            };
        }

        var ofPerson = user is null ? TakenTry.Taken : await tries.TakeAsync(db, user, limits, now);
        // Looked at in any case, so that the answer for a locked person takes as long as any other.
        var isRight = fits();
        if (isRight && ofPerson == TakenTry.Taken && user is not null)
        {
            await tries.ForgiveAsync(db, user.Id);
            if (station is not null)
                await tries.ForgiveAsync(db, station);
            return new(CredentialOutcome.Right);
        }

        return new(
            ofPerson == TakenTry.Taken ? CredentialOutcome.Wrong : CredentialOutcome.PersonLocked,
            PersonLockedNow: ofPerson == TakenTry.LockedNow
                || (ofPerson == TakenTry.Taken && user is not null && await tries.LockAsync(db, user, limits, now)),
            StationLockedNow: station is not null && await tries.LockAsync(db, station, limits, now))
        {
            LockedUntil = ofPerson == TakenTry.Taken ? null
                : user?.LockoutEnd?.UtcDateTime is { } until && until > now ? until : now + limits.Lasts,
        };
    }
}
