using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Domain.Tests.Stock;

public sealed class FirstExpiringFirstTests
{
    private static readonly Guid Films = Guid.CreateVersion7();
    private static readonly Guid Client = Guid.CreateVersion7();
    private static readonly DateOnly Today = new(2026, 6, 10);

    [Fact]
    public void Packs_come_in_the_order_of_their_expiry_and_those_without_last()
    {
        var (none, late, soon) = (Pack(null), Pack(Today.AddDays(90)), Pack(Today.AddDays(3)));

        Assert.Equal([soon, late, none], FirstExpiringFirst.InOrder([none, late, soon]));
    }

    [Fact]
    public void Only_an_earlier_usable_pack_of_the_same_medicine_and_owner_is_left_behind()
    {
        var leaving = Pack(Today.AddDays(90));
        var soon = Pack(Today);
        Pack[] others =
        [
            soon, Pack(Today.AddDays(-1)), Pack(Today.AddDays(90)), Pack(Today.AddDays(91)), Pack(null),
            Pack(Today.AddDays(3), Client), Pack(Today.AddDays(3), medicine: Guid.CreateVersion7()), leaving,
        ];

        Assert.Equal([soon], FirstExpiringFirst.LeftBehind([leaving], others, Today));
    }

    [Fact]
    public void Days_of_supply_follow_the_outflow_of_the_last_days()
    {
        Assert.Equal(14, DaysOfSupply.Of(14, 28));
        Assert.Equal(0, DaysOfSupply.Of(0, 28));
        Assert.Equal(9, DaysOfSupply.Of(10, 29));
        Assert.Null(DaysOfSupply.Of(10, 0));
    }

    private static Pack Pack(DateOnly? expiry, Guid? owner = null, Guid? medicine = null) => new()
    {
        FacilityId = Films,
        Id = Guid.CreateVersion7(),
        MedicineId = medicine ?? Films,
        OwnerClientId = owner,
        Lot = "A1",
        Expiry = expiry,
        LabelCode = "x",
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
