namespace MedDispense.Domain.Discrepancies;

/// <summary>What the rules of discrepancies have in common.</summary>
public static class DiscrepancyRules
{
    /// <summary>Whether the difference is one between a place and the book, so that the next count of the place expects
    /// it. A paper that differs from what came, and what is missing on the way, are none: there the book is what was
    /// counted in.</summary>
    public static bool IsBetweenPlaceAndBook(this DiscrepancyRule rule) => rule switch
    {
        DiscrepancyRule.ReportedLost or DiscrepancyRule.ReportedFound or DiscrepancyRule.CountDiffers
            or DiscrepancyRule.CountBackDiffers => true,
        DiscrepancyRule.DeliveryDiffersFromNote or DiscrepancyRule.DeliveryDiffersFromOrder
            or DiscrepancyRule.TransferShort or DiscrepancyRule.TransferOver
            or DiscrepancyRule.OrderedAndReceivedBySamePerson or DiscrepancyRule.FoundBookDiffers
            or DiscrepancyRule.DoseWithoutStock or DiscrepancyRule.TransferNotReceivedInTime
            or DiscrepancyRule.SignedOutNotSettledInTime => false,
    };

    /// <summary>Whether what stays unexplained is still in the book, or not yet in it, and has to be moved at the end.</summary>
    public static bool NeedsMovement(this DiscrepancyRule rule) => rule switch
    {
        DiscrepancyRule.ReportedLost or DiscrepancyRule.ReportedFound or DiscrepancyRule.CountDiffers
            or DiscrepancyRule.CountBackDiffers or DiscrepancyRule.TransferShort or DiscrepancyRule.TransferOver => true,
        DiscrepancyRule.DeliveryDiffersFromNote or DiscrepancyRule.DeliveryDiffersFromOrder
            or DiscrepancyRule.OrderedAndReceivedBySamePerson or DiscrepancyRule.FoundBookDiffers
            or DiscrepancyRule.DoseWithoutStock or DiscrepancyRule.TransferNotReceivedInTime
            or DiscrepancyRule.SignedOutNotSettledInTime => false,
    };

    /// <summary>Whether another person counts again before anything else is done.</summary>
    public static bool AsksForRecount(this DiscrepancyRule rule) => rule switch
    {
        DiscrepancyRule.CountDiffers or DiscrepancyRule.CountBackDiffers => true,
        DiscrepancyRule.ReportedLost or DiscrepancyRule.ReportedFound or DiscrepancyRule.DeliveryDiffersFromNote
            or DiscrepancyRule.DeliveryDiffersFromOrder or DiscrepancyRule.TransferShort or DiscrepancyRule.TransferOver
            or DiscrepancyRule.OrderedAndReceivedBySamePerson or DiscrepancyRule.FoundBookDiffers
            or DiscrepancyRule.DoseWithoutStock or DiscrepancyRule.TransferNotReceivedInTime
            or DiscrepancyRule.SignedOutNotSettledInTime => false,
    };
}
