namespace MedDispense.Domain.Scanning;

/// <summary>Something about a readable code that a person should know.</summary>
public enum ScanRemark
{
    /// <summary>The lot or serial number ends like an expiry date: the scanner may leave out separators.</summary>
    SeparatorMayBeMissing,

    /// <summary>The code needs another beside it, as on packs with two codes.</summary>
    OtherCodeNeeded,

    /// <summary>The label joins data that the standard keeps apart; nothing that we use is in doubt.</summary>
    LabelBreaksRules,
}

/// <summary>The words for remarks.</summary>
public static class ScanRemarkWords
{
    /// <summary>One or two sentences for the page.</summary>
    public static string For(ScanRemark remark) => remark switch
    {
        ScanRemark.SeparatorMayBeMissing =>
            "The lot number may have run into the expiry date. Compare lot and expiry with the pack.",
        ScanRemark.OtherCodeNeeded =>
            "This code holds only part of what is on the pack. Scan the other code on it as well.",
        ScanRemark.LabelBreaksRules => "The label is unusual. Compare name, strength and expiry with the pack.",
    };
}
