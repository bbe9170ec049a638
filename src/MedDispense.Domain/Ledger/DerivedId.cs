using System.Security.Cryptography;
using System.Text;

namespace MedDispense.Domain.Ledger;

/// <summary>Ids that follow from what they are about, so that whoever works them out comes to the same: two nodes that
/// find one thing at the same moment record it once.</summary>
public static class DerivedId
{
    /// <summary>A version 8 id from SHA-256 of a purpose and what it is about.</summary>
    /// <param name="purpose">A name that no other use has.</param>
    /// <param name="about">Ids and figures, as text; their order matters.</param>
    public static Guid Of(string purpose, params ReadOnlySpan<string> about)
    {
        var writer = new CanonicalWriter().Bytes(Encoding.UTF8.GetBytes(purpose));
        foreach (var text in about)
            writer.Text(text);
        var bytes = SHA256.HashData(writer.ToArray())[..16];
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
