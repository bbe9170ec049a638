using System.Net;
using System.Net.Sockets;

namespace MedDispense.Web.Hosting;

/// <summary>Checks where the program is to listen before anything is started.</summary>
public static class ListenAddresses
{
    private const string Example = "Write it like http://127.0.0.1:5080 or https://0.0.0.0:5443.";

    /// <exception cref="UsageException">An address cannot be listened on.</exception>
    public static void Check(StartOptions options)
    {
        var addresses = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0)
            throw new UsageException($"--urls names no address. {Example}");
        var schemes = addresses.Select(SchemeOf).ToList();
        if (schemes.Contains("https") && options.CertificateFile is null)
            throw new UsageException("An https address needs a certificate: add --certificate FILE.");
        if (!schemes.Contains("https") && options.CertificateFile is not null)
            throw new UsageException("The certificate is for https, and --urls names no https address. Write --urls https://0.0.0.0:5443.");
    }

    /// <summary>What is said of an address on which another program listens.</summary>
    public static string Taken(string address) =>
        $"{address} is taken: another program listens there. Stop it, or choose another port with --urls.";

    /// <summary>Looks whether another program listens on an address. What cannot be told this way is told when the server
    /// starts.</summary>
    /// <exception cref="StartRefusedException">One of them is taken.</exception>
    public static void RefuseTaken(StartOptions options)
    {
        foreach (var address in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed.IsUnixPipe || parsed.Port == 0)
                continue;
            var host = IPAddress.TryParse(parsed.Host, out var ip) ? ip
                : parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.Any;
            try
            {
                using var listener = new TcpListener(host, parsed.Port);
                listener.Start();
            }
            catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new StartRefusedException(Taken(address), failure);
            }
            catch (SocketException)
            {
                // Another reason than a listener; the server says it better.
            }
        }
    }

    private static string SchemeOf(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or OverflowException)
        {
            throw new UsageException($"--urls {address} is no address to listen on. {Example}");
        }

        var scheme = parsed.Scheme.ToLowerInvariant();
        if (scheme is not ("http" or "https") || parsed.PathBase.Length > 0
            || (!parsed.IsUnixPipe && (parsed.Host.Contains(':', StringComparison.Ordinal) && !parsed.Host.StartsWith('[')))
            || (!parsed.IsUnixPipe && parsed.Port is < 0 or > 65535))
        {
            throw new UsageException($"--urls {address} is no address to listen on. {Example}");
        }

        return scheme;
    }
}
