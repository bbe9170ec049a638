using System.Security.Cryptography;
using MedDispense.Domain.Scanning;

namespace MedDispense.Web.Hosting;

/// <summary>Codes of badges and cards: made at random, since they say nothing and must not be guessed.</summary>
public static class HouseCode
{
    private const int Bits = 40;

    /// <summary>A fresh code of a type.</summary>
    public static string New(FacilityCodeType type)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return FacilityCode.ForNumber(type, (long)(BitConverter.ToUInt64(bytes) >> (64 - Bits))).Text;
    }

    /// <summary>The code as it is kept, from what a scanner sent or a person typed: one of our own codes, the number of
    /// a GS1 badge or wristband, or any other text as it is.</summary>
    public static string Plain(string text) => ScanReader.Read(text, null, DateOnly.MinValue) switch
    {
        StaffScan { Code: { } code } => code.Text,
        ClientScan { Code: { } code } => code.Text,
        StaffScan { ServiceRelation: { } number } => number,
        ClientScan { ServiceRelation: { } number } => number,
        UnknownScan other => other.Text,
        _ => text.Trim(),
    };
}
