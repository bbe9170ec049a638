using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MedDispense.Web.Hosting;

/// <summary>Loads the server's certificate: a PFX file, or a PEM file that holds the key too.</summary>
public static class HttpsCertificate
{
    /// <summary>The password of the file, when it has one; not on the command line, where everybody on the machine
    /// could read it.</summary>
    public const string PasswordVariable = "MEDDISPENSE_CERTIFICATE_PASSWORD";

    /// <exception cref="StartRefusedException">The file is missing, unreadable or without its key.</exception>
    public static X509Certificate2 Load(string file)
    {
        if (!File.Exists(file))
            throw new StartRefusedException($"There is no certificate file {file}.");
        try
        {
            var certificate = IsPem(file) ? LoadPem(file) : LoadPfx(file);
            return certificate.HasPrivateKey
                ? certificate
                : throw new StartRefusedException($"The certificate file {file} holds no key. Give one file with certificate and key.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The certificate file {file} cannot be used: {failure.Message.TrimEnd('.')}. It is a PFX, or a PEM with its key; "
                + $"a password is given in {PasswordVariable}.", failure);
        }
    }

    private static string? Password => Environment.GetEnvironmentVariable(PasswordVariable);

    private static bool IsPem(string file)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[4096];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start.AsSpan(0, length).IndexOf("-----BEGIN "u8) >= 0;
    }

    private static X509Certificate2 LoadPfx(string file) => X509CertificateLoader.LoadPkcs12FromFile(file, Password);

    private static X509Certificate2 LoadPem(string file) => Password is { } password
        ? X509Certificate2.CreateFromEncryptedPemFile(file, password)
        : X509Certificate2.CreateFromPemFile(file);
}
