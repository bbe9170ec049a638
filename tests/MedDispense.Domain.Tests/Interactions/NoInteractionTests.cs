using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.Interactions;

public sealed class NoInteractionTests
{
    [Fact]
    public void A_dose_of_what_was_signed_in_spite_of_an_interaction_says_so_once_with_the_reason()
    {
        var findings = At("Short course, watched at night", null, Ordered.Medicine("lorazepam"), Ordered.Medicine("ibuprofen"));

        var note = Assert.Single(findings);
        Assert.Equal((FindingTier.Note, ""), (note.Tier, note.Next));
        Assert.Equal("It interacts with Brand 5 mg tablet.", note.What);
        Assert.Contains("buprenorphine and lorazepam", note.Fact, StringComparison.Ordinal);
        Assert.EndsWith("The prescriber's reason: Short course, watched at night", note.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_of_the_order_that_was_signed_later_is_said_and_a_missing_one_too()
    {
        Assert.EndsWith("The prescriber's reason: Alcohol withdrawal", Assert.Single(At(null, "Alcohol withdrawal", Ordered.Medicine("diazepam"))).Fact, StringComparison.Ordinal);
        Assert.Contains("No reason is written down", Assert.Single(At(null, null, Ordered.Medicine("diazepam"))).Fact, StringComparison.Ordinal);
        // Two medicines, one note; the worst is told.
        var both = Assert.Single(At(null, null, Ordered.Medicine("diazepam"), Ordered.Medicine("naltrexone")));
        Assert.StartsWith("Contraindicated together: buprenorphine and naltrexone", both.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_interact_is_not_spoken_of()
    {
        Assert.Empty(At(null, null));
        Assert.Empty(At("Kept from before", null, Ordered.Medicine("ibuprofen")));
    }

    [Fact]
    public void A_version_without_a_reason_keeps_the_bytes_it_was_signed_under()
    {
        var (without, with, other) = (Bytes(null), Bytes("Meant"), Bytes("Meant well"));

        Assert.Equal(without, with[..without.Length]);
        Assert.NotEqual(with, other);
        Assert.NotEqual(without, with);
    }

    private static byte[] Bytes(string? reason)
    {
        var writer = new Domain.Ledger.CanonicalWriter();
        A.Version(interactionReason: reason).WriteTo(writer);
        return writer.ToArray();
    }

    private static IReadOnlyList<Finding> At(string? reason, string? others, params Domain.Medicines.Medicine[] medicines) =>
    [
        .. DoseChecks.Run(A.Dose(A.Version(interactionReason: reason)) with { Others = [.. medicines.Select(medicine => Ordered.Other(medicine, reason: others))] }, A.Nurse())
            .Where(finding => finding.Code == "interaction"),
    ];
}
