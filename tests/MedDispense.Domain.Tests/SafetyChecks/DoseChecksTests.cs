using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.SafetyChecks;

public sealed class DoseChecksTests
{
    [Fact]
    public void Nothing_stands_against_an_ordinary_dose()
    {
        Assert.Empty(DoseChecks.Run(A.Dose(), A.Nurse()));
        Assert.Empty(DoseChecks.RunNotGiven(A.Dose()));
    }

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        var order = A.Order(
            [A.Version(), A.Version(version: 2, from: "2026-06-10T07:00", amount: 1, gapMinutes: 600)],
            A.Step(OrderStepKind.Paused, "2026-06-10T07:30"));
        var pack = A.Pack(A.Medicine("methadone hydrochloride 10 mg tablet"), A.Place(Domain.Ledger.PlaceKind.Safe, "Safe"),
            owner: Guid.CreateVersion7(), expiry: new DateOnly(2026, 6, 9));
        var facts = A.Dose(order: order).HappenedAt("2026-06-10T10:00") with
        {
            Client = A.Client(Presence.OnLeave, AllergyStatus.NotRecorded),
            Allergies = [A.Allergy("methadone")],
            VersionSeen = 1,
            Answer = new OccurrenceAnswer(ClaimState.Final, Guid.CreateVersion7(), DoseOutcome.Given, "Tom Okafor", A.Now),
            Pack = pack,
            Recalls = [A.Recall(pack.Pack)],
            Amount = 3,
            Drawn = 3,
            Taken = [A.Taken("2026-06-10T08:00")],
        };

        var findings = DoseChecks.Run(facts, A.Nurse(StaffRights.Witness));

        Assert.Equal(
            [
                "allergies-not-recorded", "allergy", "another-route", "client-on-leave", "dose-too-large", "given-already", "late",
                "minimum-gap", "no-right-to-controlled", "order-changed", "order-paused", "pack-elsewhere", "pack-expired",
                "pack-of-another-client", "pack-recalled", "wrong-medicine",
            ],
            findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.True(finding is { What.Length: > 0, Fact.Length: > 0, Next.Length: > 0 }, finding.Code));
        Assert.Equal("late", Assert.Single(findings, finding => finding.Tier != FindingTier.Stop).Code);
    }

    [Fact]
    public void A_dose_that_takes_no_pack_is_not_held_against_one()
    {
        Assert.Empty(DoseChecks.Run(A.Dose() with { Pack = null }, A.Nurse()));
        Assert.Equal("no-right-to-controlled", Assert.Single(DoseChecks.Run(A.Dose() with { Pack = null }, A.Nurse(StaffRights.None))).Code);
    }

    [Fact]
    public void That_a_dose_was_not_given_is_refused_only_by_the_order_and_by_an_answer_that_binds()
    {
        var facts = A.Dose() with
        {
            Client = A.Client(Presence.OnLeave, AllergyStatus.NotRecorded),
            Allergies = [A.Allergy("buprenorphine")],
            Taken = [A.Taken("2026-06-10T07:00")],
            Pack = A.Pack(inPlace: 0),
        };

        Assert.Empty(DoseChecks.RunNotGiven(facts));
        Assert.Equal("given-already", Assert.Single(DoseChecks.RunNotGiven(facts with
        {
            Answer = new OccurrenceAnswer(ClaimState.Final, Guid.CreateVersion7(), DoseOutcome.Given, "Tom Okafor", A.Now),
        })).Code);
        Assert.Equal("order-changed", Assert.Single(DoseChecks.RunNotGiven(facts with { VersionSeen = 7 })).Code);
    }

    [Fact]
    public void The_day_by_which_a_pack_is_in_date_is_the_houses_own()
    {
        // 01:00 UTC on the 11th is still the 10th in New York.
        var facts = A.Dose(A.Version("daily 21:00")).HappenedAt("2026-06-10T21:00") with { Occurrence = A.Occurrence("2026-06-10T21:00") };

        Assert.Empty(DoseChecks.Run(facts with { Pack = A.Pack(expiry: new DateOnly(2026, 6, 10)) }, A.Nurse()));
        Assert.Equal("pack-expired", Assert.Single(DoseChecks.Run(facts with { Pack = A.Pack(expiry: new DateOnly(2026, 6, 9)) }, A.Nurse())).Code);
    }
}
