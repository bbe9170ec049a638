using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.DoseLimits;

public sealed class DoseLimitToldTests
{
    [Theory]
    [InlineData(140, "More than the usual most at once.")]
    [InlineData(60, "Ordered above a usual limit of the dose.")]
    public void Whoever_gives_it_is_told_once_why_it_is_so_much(long dose, string what)
    {
        var note = Assert.Single(Told(dose, "Confirmed by the clinic before"));

        Assert.Equal((FindingTier.Note, "", what), (note.Tier, note.Next, note.What));
        Assert.StartsWith($"Ordered: {dose} mg = {dose} tablets.", note.Fact.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.EndsWith("The prescriber's reason: Confirmed by the clinic before", note.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_without_such_a_reason_says_nothing() => Assert.Empty(Told(140, null));

    [Fact]
    public void No_two_versions_have_the_same_bytes_and_one_without_reasons_keeps_its_own()
    {
        byte[][] all = [Bytes(null, null), Bytes("Meant", null), Bytes(null, "Meant"), Bytes("Meant", "Meant"), Bytes("", "Meant"), Bytes("Meant", "")];

        Assert.Equal(all.Length, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(all, bytes => Assert.Equal(all[0], bytes[..all[0].Length]));
        // A version that has the reason of an interaction alone is written as it was before there was this one.
        Assert.Equal(all[0].Length + sizeof(int) + "Meant".Length, all[1].Length);
    }

    private static byte[] Bytes(string? interaction, string? dose)
    {
        var writer = new Domain.Ledger.CanonicalWriter();
        Fixed(interaction, dose).WriteTo(writer);
        return writer.ToArray();
    }

    private static OrderVersion Fixed(string? interaction, string? dose) => A.Version(interactionReason: interaction, doseReason: dose);

    private static IReadOnlyList<Finding> Told(long dose, string? reason)
    {
        var medicine = Limited.Medicine("methadone");
        var version = A.Version(medicine: medicine, amount: dose, dose: new(dose), unit: "mg", route: "oral", doseReason: reason);
        return [.. DoseChecks.Run(A.Dose(version, ordered: medicine), A.Nurse()).Where(finding => finding.Code == "dose-reason")];
    }
}
