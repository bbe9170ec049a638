using System.Security.Cryptography;

namespace MedDispense.Data.Ledger;

/// <summary>Salts and ids that a posting needs beyond those it was given. All chance comes from one source, so that the
/// same acts with the same source have the same hashes on every database.</summary>
public sealed class FreshValues(RandomNumberGenerator source)
{
    /// <summary>Sixteen bytes in hex.</summary>
    public string Salt()
    {
        var bytes = new byte[16];
        source.GetBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>A version 7 id: the moment, then chance.</summary>
    public Guid Id(DateTime at)
    {
        var bytes = new byte[16];
        source.GetBytes(bytes);
        Span<byte> time = stackalloc byte[16];
        Guid.CreateVersion7(new DateTimeOffset(at)).TryWriteBytes(time, bigEndian: true, out _);
        time[..6].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
