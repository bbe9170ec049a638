using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;

namespace MedDispense.Web.Features.MedicineCodes;

/// <summary>A code as scanned or typed, in the form in which the formulary keeps it; or why it is none.</summary>
public sealed record ReadCode(MedicineCodeSystem System, string Value, string? Refusal)
{
    /// <summary>Reads a GTIN or UPC, scanned or typed, or an NDC with its hyphens.</summary>
    /// <param name="typed">As it was typed or scanned.</param>
    /// <param name="today">For two-digit years that the code may hold.</param>
    public static ReadCode Of(string? typed, DateOnly today)
    {
        var text = (typed ?? "").Trim();
        if (text.Length <= ScanReader.LongestText && PackageNdc.TryParse(text, out var ndc, out _))
            return new(MedicineCodeSystem.Ndc10, ndc.Text, null);
        return ScanReader.Read(text, null, today) switch
        {
            ProductScan { Gtin: { } gtin } => new(MedicineCodeSystem.Gtin14, gtin.FourteenDigits, null),
            ProductScan { NdcCandidates.Count: > 0 } => Refuse(
                "Ten or eleven digits without hyphens can stand for several products. Type the NDC with its hyphens, as it is printed."),
            ProductScan => Refuse("This code names no product, only lot, expiry or serial. Scan the other code on the pack."),
            UnreadableScan unreadable => Refuse($"{unreadable.Reason} {unreadable.WhatToDo}"),
            ClientScan or StaffScan or PlaceScan or PackScan or PreparedDoseScan or OrderScan => Refuse(
                "This is a label of the house, not a code of the maker. Scan the code that the maker printed."),
            _ => Refuse("This is no GTIN, UPC or NDC. Scan the code on the pack, or type its digits."),
        };
    }

    private static ReadCode Refuse(string why) => new(MedicineCodeSystem.Gtin14, "", why);
}
