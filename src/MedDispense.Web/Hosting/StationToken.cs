using System.Security.Cryptography;
using System.Text;

namespace MedDispense.Web.Hosting;

/// <summary>The random token by which a device is known again; the database keeps its hash only.</summary>
public static class StationToken
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
