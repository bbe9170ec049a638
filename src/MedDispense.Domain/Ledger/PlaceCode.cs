using System.Buffers.Binary;
using System.Security.Cryptography;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Ledger;

/// <summary>The code on the label of a place. It follows from the place's id, so that a place needs no label to have
/// one and a reprinted label is the same.</summary>
public static class PlaceCode
{
    private const int IdLength = 12;
    private const long SixtyBits = (1L << 60) - 1;

    /// <summary>The code of a place: 60 bits of the SHA-256 of its id.</summary>
    public static FacilityCode Of(Guid placeId)
    {
        var digest = SHA256.HashData(placeId.ToByteArray(bigEndian: true));
        return FacilityCode.ForNumber(FacilityCodeType.Place, BinaryPrimitives.ReadInt64BigEndian(digest) & SixtyBits, IdLength);
    }
}
