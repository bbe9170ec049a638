using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace MedDispense.Web.Hosting;

/// <summary>How often one address may try to sign in. The locks of persons and stations stop guessing at one of them; this
/// stops a machine that tries many names, and the work of hashing that it would cause.</summary>
public static class SignInLimits
{
    public const string Policy = "sign-in";

    /// <summary>A whole shift behind one address of a house signs in within a minute without meeting it.</summary>
    public const int TriesPerMinute = 40;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            // The page of this status says how long to wait.
            context.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            Origin(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = TriesPerMinute, Window = Window, QueueLimit = 0 }));
    });

    /// <summary>Of IPv6 the network, since one machine has as many addresses as it likes.</summary>
    private static string Origin(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
