using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.OpeningBalance;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.StockOrders;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Arrivals;

/// <summary>What the tests of the ways in add to a house.</summary>
internal static class IntakeHouse
{
    /// <summary>GTIN of a carton of thirty films; its check digit fits.</summary>
    public const string FilmsGtin = "00312496120835";

    public static readonly DateOnly Expiry = new(2027, 1, 31);

    public static ArrivingPack Pack(
        this WebHouse house, long each, string? lot = "B24107", int containers = 1, string? serial = null, Medicine? of = null) =>
        new((of ?? house.Films).Id, lot, lot is null ? null : Expiry, serial, containers, each);

    public static Task<PostingResult> ReceiveFromAsync(
        this WebHouse house, Supplier supplier, string who = "nurse", string? witness = "nurse2", StockOrder? order = null,
        bool restFollows = false, Guid? id = null, string place = "safe", params (ArrivingPack Pack, long Noted)[] lines) =>
        house.WithAsync((ReceiveStock receive) => receive.RunAsync(house.Act(who, witness, id), new ReceiveStock.Command(
            supplier.Id, order?.Id, house.Places[place].Id, "DN 100", restFollows,
            [.. lines.Select(line => new ReceiveStock.Line(line.Pack, line.Noted))])));

    public static async Task<StockOrder> OrderAsync(
        this WebHouse house, Supplier supplier, string who, params (Medicine Medicine, long Amount)[] lines)
    {
        var act = house.Act(who);
        await house.AskAsync(async db =>
        {
            db.StockOrders.Add(new StockOrder
            {
                FacilityId = house.FacilityId,
                Id = act.Id,
                Number = $"O-{act.Id.ToString("N")[^6..]}",
                SupplierId = supplier.Id,
                OrderedById = house.People[who].Id,
                OrderedByName = house.People[who].Name,
                OrderedAt = act.Now,
                Lines =
                [
                    .. lines.Select((line, i) => new StockOrderLine
                    {
                        FacilityId = house.FacilityId,
                        StockOrderId = act.Id,
                        Ordinal = i + 1,
                        MedicineId = line.Medicine.Id,
                        Amount = line.Amount,
                    }),
                ],
            });
            return await db.SaveChangesAsync();
        });
        return await house.AskAsync(db => db.StockOrders.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Id == act.Id));
    }

    public static Task<StockOrderList.Row?> OrderRowAsync(this WebHouse house, Guid id) =>
        house.WithAsync((StockOrderList orders) => orders.AskAsync(id));

    public static Task<int> SetFacilityAsync(this WebHouse house, Action<Facility> change) => house.AskAsync(async db =>
    {
        var facility = await db.Facilities.SingleAsync(row => row.Id == house.FacilityId);
        change(facility);
        facility.Version++;
        return await db.SaveChangesAsync();
    });

    public static Task<int> AddCodeAsync(
        this WebHouse house, Medicine medicine, MedicineCodeSystem system, string value, long? amount = null) =>
        house.AskAsync(db =>
        {
            db.MedicineCodes.Add(new MedicineCode
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                MedicineId = medicine.Id,
                System = system,
                Value = value,
                PackageAmount = amount,
            });
            return db.SaveChangesAsync();
        });

    /// <summary>Everything that a house holds of the films, in all places.</summary>
    public static Task<long> HeldAsync(this WebHouse house) =>
        house.AskAsync(async db => await db.Holdings.Select(row => (long?)row.Amount).SumAsync() ?? 0);

    public static Task<PostingResult> OpenWithAsync(
        this WebHouse house, string who = "nurse", string? witness = "nurse2", DateOnly? day = null,
        params RecordOpeningBalance.Line[] lines) =>
        house.WithAsync((RecordOpeningBalance record) => record.RunAsync(house.Act(who, witness), new RecordOpeningBalance.Command(
            new InventoryMoment(day ?? new DateOnly(2026, 6, 10), InventoryTaken.OpeningOfBusiness), lines)));
}
