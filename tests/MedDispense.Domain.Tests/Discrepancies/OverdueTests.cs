using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Discrepancies;

public sealed class OverdueTests
{
    private static readonly DateTime Left = new(2026, 6, 10, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid House = new("01890000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(24, 1, true)]
    [InlineData(24, 0, false)]
    [InlineData(23, 59, false)]
    public void A_transfer_that_nobody_received_is_a_discrepancy_once_its_hours_are_over(int hours, int minutes, bool isOne) =>
        Assert.Equal(isOne, TransferNotReceivedInTime.Check(Removal(PlaceKind.InTransit), 24, Left.AddHours(hours).AddMinutes(minutes)) is not null);

    [Theory]
    [InlineData(12, 1, true)]
    [InlineData(12, 0, false)]
    [InlineData(11, 59, false)]
    public void What_is_signed_out_and_not_settled_is_a_discrepancy_once_its_hours_are_over(int hours, int minutes, bool isOne) =>
        Assert.Equal(isOne, SignedOutNotSettledInTime.Check(Removal(PlaceKind.SignedOut), 12, Left.AddHours(hours).AddMinutes(minutes)) is not null);

    [Fact]
    public void What_is_settled_counted_short_or_of_the_other_kind_is_none()
    {
        var late = Left.AddDays(9);

        Assert.Null(TransferNotReceivedInTime.Check(Removal(PlaceKind.InTransit) with { Remaining = 0 }, 24, late));
        Assert.Null(TransferNotReceivedInTime.Check(Removal(PlaceKind.InTransit) with { HasCase = true }, 24, late));
        Assert.Null(TransferNotReceivedInTime.Check(Removal(PlaceKind.SignedOut), 24, late));
        Assert.Null(SignedOutNotSettledInTime.Check(Removal(PlaceKind.SignedOut) with { Remaining = 0 }, 12, late));
        Assert.Null(SignedOutNotSettledInTime.Check(Removal(PlaceKind.InTransit), 12, late));
    }

    [Fact]
    public void It_says_no_difference_since_the_book_still_has_it_and_no_amount_of_a_transfer()
    {
        var transfer = TransferNotReceivedInTime.Check(Removal(PlaceKind.InTransit), 24, Left.AddDays(2))!;
        var hands = SignedOutNotSettledInTime.Check(Removal(PlaceKind.SignedOut), 12, Left.AddDays(2))!;

        Assert.Equal((0L, DiscrepancySeverity.High), (transfer.Difference, transfer.Severity));
        Assert.Equal("Entry 7 sent it; after 24 hours nobody has received it.", transfer.Fact);
        Assert.Equal("Entry 7 signed it out; after 12 hours 3\u00a0tablets are not accounted for.", hands.Fact);
    }

    [Fact]
    public void An_id_that_is_derived_is_the_same_for_the_same_and_another_for_anything_else()
    {
        var id = DerivedId.Of("a", "b", "c");

        Assert.Equal(id, DerivedId.Of("a", "b", "c"));
        Assert.Equal(8, id.Version);
        Assert.Equal(4, new[] { id, DerivedId.Of("a", "bc"), DerivedId.Of("a", "c", "b"), DerivedId.Of("ab", "c") }.Distinct().Count());
    }

    [Fact]
    public void The_program_has_no_role_no_right_and_a_name_that_no_sign_in_form_takes()
    {
        var membership = ProgramActor.MembershipOf(House, Left);

        Assert.Equal((StaffRoles.None, StaffRights.None), (membership.Roles, membership.Rights));
        Assert.Equal(membership.Id, ProgramActor.Of(House).MembershipId);
        Assert.NotNull(SignInName.WhyNot(ProgramActor.UserName));
    }

    private static OpenRemoval Removal(PlaceKind kind)
    {
        var medicine = new Medicine
        {
            FacilityId = House,
            Id = Guid.CreateVersion7(),
            Name = "oxycodone",
            Strength = "5 mg",
            Form = "tablet",
            UsSchedule = UsSchedule.II,
            CountedIn = CountedIn.Tablet,
            SmallestPerCounted = 1,
            Source = "house",
            SourceKey = "oxy",
        };
        var pack = new Pack { FacilityId = House, Id = Guid.CreateVersion7(), MedicineId = medicine.Id, LabelCode = "L", CreatedAt = Left };
        var place = new Place { FacilityId = House, Id = Guid.CreateVersion7(), Kind = kind, Name = "x" };
        return new OpenRemoval(new(Guid.CreateVersion7(), 1), 7, medicine, pack, place, 3, Left, HasCase: false);
    }
}
