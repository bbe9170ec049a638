using MedDispense.Domain.Clients;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.SafetyChecks;

/// <summary><see cref="ClientIsHere"/>, <see cref="AllergiesAsked"/> and <see cref="NoAllergy"/>.</summary>
public sealed class ClientChecksTests
{
    [Theory]
    [InlineData(Presence.Here, null)]
    [InlineData(Presence.OnLeave, "client-on-leave")]
    [InlineData(Presence.Gone, "client-gone")]
    public void Only_a_client_who_is_here_gets_a_dose(Presence presence, string? code)
    {
        var facts = A.Dose() with { Client = A.Client(presence) };

        Assert.Equal((code, code is null ? null : FindingTier.Stop), Only(ClientIsHere.Check(facts)));
        // Where the client is now says nothing of the moment that a late entry tells of.
        Assert.Equal((code, code is null ? null : FindingTier.Reason), Only(ClientIsHere.Check(facts with { IsLateEntry = true })));
    }

    [Theory]
    [InlineData(AllergyStatus.NotRecorded, "allergies-not-recorded")]
    [InlineData(AllergyStatus.NoneKnown, null)]
    [InlineData(AllergyStatus.Known, null)]
    public void That_nobody_has_asked_is_not_that_there_are_none(AllergyStatus status, string? code) => Assert.Equal(
        (code, code is null ? null : FindingTier.Stop), Only(AllergiesAsked.Check(A.Dose() with { Client = A.Client(allergies: status) })));

    [Theory]
    [InlineData("buprenorphine", true)]
    [InlineData("Buprenorphine", true)]
    [InlineData("naloxone", true)]
    [InlineData("buprenorphine hydrochloride", true)]
    [InlineData("naloxone hydrochloride dihydrate", true)]
    [InlineData(" buprenorphine ", true)]
    [InlineData("penicillin", false)]
    [InlineData("bupropion", false)]
    [InlineData("buprenorphin", false)]
    public void A_medicine_is_held_against_each_allergy_by_its_substances(string substance, bool stops)
    {
        var facts = A.Dose() with { Allergies = [A.Allergy("penicillin"), A.Allergy(substance, "anaphylaxis")] };

        Assert.Equal(stops ? ("allergy", FindingTier.Stop) : (null, (FindingTier?)null), Only(NoAllergy.Check(facts)));
        if (stops)
            Assert.Contains("anaphylaxis", NoAllergy.Check(facts).Single().Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_allergy_is_named() => Assert.Equal(2,
        NoAllergy.Check(A.Dose() with { Allergies = [A.Allergy("naloxone"), A.Allergy("buprenorphine")] }).Count());

    [Fact]
    public void The_pack_in_the_hand_counts_and_without_one_the_medicine_that_is_ordered()
    {
        var facts = A.Dose() with { Allergies = [A.Allergy("methadone")], Pack = A.Pack(A.Medicine("methadone hydrochloride 10 mg tablet")) };

        Assert.Single(NoAllergy.Check(facts));
        Assert.Empty(NoAllergy.Check(facts with { Pack = null }));
        Assert.Single(NoAllergy.Check(facts with { Pack = null, Allergies = [A.Allergy("naloxone")] }));
    }

    [Theory]
    [InlineData("Hives as a child, tolerated since", FindingTier.Reason)]
    [InlineData("", FindingTier.Stop)]
    [InlineData(null, FindingTier.Stop)]
    public void Only_a_prescribers_reason_on_the_order_lets_it_through_and_the_giver_says_so_again(string? reason, FindingTier tier)
    {
        var finding = Assert.Single(NoAllergy.Check(A.Dose(A.Version(allergyReason: reason)) with { Allergies = [A.Allergy("naloxone")] }));

        Assert.Equal(tier, finding.Tier);
        if (tier == FindingTier.Reason)
            Assert.Contains("Hives as a child", finding.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_swallowed_before_the_allergy_was_known_can_be_recorded_late_with_a_reason() => Assert.Equal(
        ("allergy", FindingTier.Reason), Only(NoAllergy.Check(A.Dose() with { IsLateEntry = true, Allergies = [A.Allergy("naloxone")] })));

    private static (string? Code, FindingTier? Tier) Only(IEnumerable<Finding> findings) =>
        findings.SingleOrDefault() is { } finding ? (finding.Code, finding.Tier) : (null, null);
}
