using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace MedDispense.Web.Features.SignIn;

/// <summary>Who has shown the right password and has yet to choose a house. It travels encrypted in the browser for a
/// few minutes and opens nothing but that choice.</summary>
public sealed class ChosenAccount(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("MedDispense.SignIn.ChosenAccount");

    public string Write(Guid userId, string? stamp, DateTime now) => _protector.Protect(
        string.Join('|', userId.ToString("N"), new DateTimeOffset(now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), stamp));

    /// <summary>The account and its stamp; null when the text is not ours or too old.</summary>
    public (Guid UserId, string Stamp)? Read(string? text, DateTime now)
    {
        if (string.IsNullOrEmpty(text) || Unprotect(text)?.Split('|') is not [var id, var seconds, var stamp])
            return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)).UtcDateTime;
        return now - at <= Lasts ? (Guid.Parse(id), stamp) : null;
    }

    private string? Unprotect(string text)
    {
        try
        {
            return _protector.Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Somebody else's text, or one from before the keys changed: the same as none.
            return null;
        }
    }
}
