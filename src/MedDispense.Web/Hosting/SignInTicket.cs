using System.Globalization;
using System.Security.Claims;
using MedDispense.Data.Identity;
using MedDispense.Domain.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Hosting;

/// <summary>What the sign-in cookie says besides the person: where, when it was last used, and whether the screen is
/// locked. It is encrypted, so the device cannot change it.</summary>
public sealed class SignInTicket(SignInManager<User> signIn)
{
    /// <summary>Claim with the facility's id.</summary>
    public const string FacilityClaim = "meddispense:facility";

    /// <summary>Claim with the membership's id.</summary>
    public const string MembershipClaim = "meddispense:membership";

    private const string UsedAt = "used-at";
    private const string Locked = "locked";

    /// <summary>Written again at most this often, so that not every answer carries a cookie.</summary>
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(20);

    /// <summary>Signs a person in to one facility on this device.</summary>
    public Task WriteAsync(User user, StaffMembership membership, DateTime now)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        Use(properties, now);
        return signIn.SignInWithClaimsAsync(user, properties,
        [
            new Claim(FacilityClaim, membership.FacilityId.ToString()),
            new Claim(MembershipClaim, membership.Id.ToString()),
        ]);
    }

    /// <summary>Whether the screen is locked, or has been unused for longer than the house allows.</summary>
    public static bool IsLocked(AuthenticationProperties properties, int idleMinutes, DateTime now) =>
        properties.Items.ContainsKey(Locked) || now - LastUse(properties) >= TimeSpan.FromMinutes(idleMinutes);

    /// <summary>Notes that the screen is being used.</summary>
    public static async Task RenewAsync(HttpContext http, ClaimsPrincipal person, AuthenticationProperties properties, DateTime now)
    {
        if (now - LastUse(properties) < WriteEvery)
            return;
        Use(properties, now);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, person, properties);
    }

    /// <summary>Locks the screen; the person stays the one whose screen it is.</summary>
    public static async Task LockAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (ticket is not { Succeeded: true, Principal: { } person, Properties: { } properties })
            return;
        properties.Items[Locked] = "";
        await http.SignInAsync(IdentityConstants.ApplicationScheme, person, properties);
    }

    /// <summary>Opens the screen again for the same person.</summary>
    public static async Task UnlockAsync(HttpContext http, DateTime now)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (ticket is not { Succeeded: true, Principal: { } person, Properties: { } properties })
            return;
        properties.Items.Remove(Locked);
        Use(properties, now);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, person, properties);
    }

    private static void Use(AuthenticationProperties properties, DateTime now) =>
        properties.Items[UsedAt] = new DateTimeOffset(now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTime LastUse(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(UsedAt, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : DateTime.MinValue;
}
