using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Ledger;

/// <summary>The label stuck on a place. It is made from the place's id, so that it needs no record of its own and is the
/// same whenever it is printed.</summary>
public static class PlaceLabels
{
    private const long FortyBits = (1L << 40) - 1;

    /// <summary>The code on the label: eight characters from the last 40 bits of the id, which are random.</summary>
    public static FacilityCode CodeOf(Guid placeId)
    {
        var bytes = placeId.ToByteArray(bigEndian: true);
        var last = 0L;
        foreach (var one in bytes.AsSpan(8))
            last = unchecked((last << 8) | one);
        return FacilityCode.ForNumber(FacilityCodeType.Place, last & FortyBits);
    }
}
