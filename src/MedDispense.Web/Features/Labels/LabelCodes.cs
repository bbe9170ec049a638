using System.Buffers.Binary;
using System.Security.Cryptography;
using MedDispense.Data;
using MedDispense.Domain.Scanning;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels;

/// <summary>Codes for the labels of new packs: 40 random bits, so that a code says nothing and cannot be guessed.</summary>
public static class LabelCodes
{
    private const int MostTries = 5;

    /// <summary>Codes that no pack of the house has.</summary>
    public static async Task<Queue<string>> FreshAsync(MedDispenseDb db, RandomNumberGenerator chance, int count)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; tries < MostTries; tries++)
        {
            while (codes.Count < count)
                codes.Add(Draw(chance));
            var taken = await db.Packs.Where(pack => codes.Contains(pack.LabelCode)).Select(pack => pack.LabelCode).ToListAsync();
            if (taken.Count == 0)
                return new Queue<string>(codes);
            codes.ExceptWith(taken);
        }

        throw new InvalidOperationException("Every label code drawn was taken; chance is broken.");
    }

    private static string Draw(RandomNumberGenerator chance)
    {
        Span<byte> bytes = stackalloc byte[8];
        chance.GetBytes(bytes[..5]);
        bytes[5..].Clear();
        return FacilityCode.ForNumber(FacilityCodeType.Pack, BinaryPrimitives.ReadInt64LittleEndian(bytes)).Text;
    }
}
