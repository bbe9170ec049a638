using Microsoft.AspNetCore.Identity;

namespace MedDispense.Web.Hosting;

/// <summary>Hashes PINs as passwords are hashed.</summary>
public sealed class PinHasher
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();

    public string Hash(string pin) => _hasher.HashPassword(Nobody, pin);

    public bool Matches(string hash, string pin) =>
        _hasher.VerifyHashedPassword(Nobody, hash, pin) != PasswordVerificationResult.Failed;
}
