using Microsoft.AspNetCore.Identity;

namespace MedDispense.Data.Identity;

/// <summary>A sign-in account; global, since one person may work in several facilities.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    /// <summary>Set when an administrator gave a first password that the person must change.</summary>
    public bool MustChangePassword { get; set; }
}
