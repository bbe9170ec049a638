using System.Text;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.DailyClose;
using MedDispense.Web.Features.Deliveries;
using MedDispense.Web.Features.Destructions;
using MedDispense.Web.Features.Discrepancies;
using MedDispense.Web.Features.MedicineImports;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Recalls;
using MedDispense.Web.Features.Stations;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.StockOrders;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Waste;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Browser.Tests.Houses;

/// <summary>What nine days leave behind in a house: something of every kind of record, open and ended, so that each page
/// has something to show and a link that leads to it.</summary>
public static class LivedIn
{
    /// <summary>Turns the clock back to the beginning of the month and lets the days pass.</summary>
    /// <returns>Addresses of what these days left that only an act or a script leads to.</returns>
    public static async Task<IReadOnlyList<string>> LiveInAsync(this BrowserHouse house)
    {
        var today = house.Clock.GetUtcNow();
        house.Clock.Set(today.AddDays(-9));
        await house.ReceiveAsync();
        await house.TakeInClientsAsync();
        house.Clock.AdvanceTo(today.AddDays(-1));
        await house.SetAsideAndDestroyAsync();
        await house.PostAsync<CloseDay>("nurse", "nurse2", (close, act) =>
            close.RunAsync(act, new(DateOnly.FromDateTime(act.Now), "The request waits for the reverse distributor.", null, CloseNow: true)));
        house.Clock.AdvanceTo(today);
        var reported = await house.LeaveOpenAsync();
        await house.SetUpAsync();
        await house.AsAsync<OpenCount, OpenCount.Result>("nurse", use =>
            use.RunAsync(house.Act("nurse"), new(CountKind.Spot, house.Places["safe"].Id)));
        var discrepancy = await house.AskAsync(db => db.Discrepancies.OrderBy(row => row.Number).Select(row => row.Id).LastAsync());
        var prescribed = await house.PrescribeAsync();
        return
        [
            .. prescribed,
            $"/discrepancies/reported/{reported}", "/daily-close/verification", "/daily-close/closed-days",
            $"/discrepancies/{discrepancy}/close", $"/discrepancies/{discrepancy}/settle", $"/discrepancies/{discrepancy}/reopen",
            $"/late-entries/explain/{discrepancy}",
        ];
    }

    private static async Task ReceiveAsync(this BrowserHouse house)
    {
        var order = house.Act("stock");
        await house.AsAsync<OrderStock, OrderStock.Result>("stock", use => use.RunAsync(order, new(
            "PO-2041", house.Suppliers["wholesaler"].Id, "26X004417",
            [new(house.Medicines["films"].Id, 60), new(house.Medicines["methadone"].Id, 100_000)])));
        await house.PostAsync<ReceiveStock>("stock", "nurse", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, order.Id, house.Places["safe"].Id, "DN 55120", RestFollows: true,
            [
                Line(house.Medicines["films"], "F2601", new(2027, 12, 31), 30),
                Line(house.Medicines["lorazepam"], "L88", new(2026, 6, 5), 200),
                Line(house.Medicines["phenobarbital"], "PB7", new(2026, 7, 20), 500),
                Line(house.Medicines["olanzapine"], "OZ19", new(2028, 2, 28), 30),
                Line(house.Medicines["naloxone"], "NX3", new(2028, 5, 31), 4),
            ])));
        await house.PostAsync<ReceiveStock>("stock", "nurse", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, null, house.Places["safe"].Id, "DN 55131", RestFollows: false,
            [new(new ArrivingPack(house.Medicines["films"].Id, "F2602", new(2027, 11, 30), "SN0001", 1, 28), 30)])));
    }

    private static ReceiveStock.Line Line(Medicine medicine, string lot, DateOnly expiry, long amount) =>
        new(new ArrivingPack(medicine.Id, lot, expiry, null, 1, amount), amount);

    private static async Task TakeInClientsAsync(this BrowserHouse house)
    {
        var adam = house.Act("nurse");
        await house.AsAsync<AddClient, Web.Hosting.ChangeResult>("nurse", use => use.RunAsync(adam,
            new("Mendoza", "Adam", new(1990, 4, 2), "12", "North", null)));
        await house.AsAsync<AddClient, Web.Hosting.ChangeResult>("nurse", use => use.RunAsync(house.Act("nurse"),
            new("Mendes", "Adele Maria", new(1984, 11, 23), "4", "South", null)));
        await house.PostAsync<ReceiveClientDelivery>("nurse", "nurse2", (use, act) => use.RunAsync(act, new(
            adam.Id, house.Suppliers["pharmacy"].Id, house.Places["cart"].Id, "RX 4410",
            [
                new(new ArrivingPack(house.Medicines["olanzapine"].Id, "OZ20", new(2027, 8, 31), null, 1, 28,
                    DispensedLabel: "Take one tablet at bedtime. Rx 4410 for Adam Mendoza"), 28),
            ])));
    }

    private static async Task SetAsideAndDestroyAsync(this BrowserHouse house)
    {
        var expired = await house.PackAsync("L88");
        var quarantine = house.Places["quarantine"].Id;
        await house.PostAsync<QuarantineStock>("stock", null, (use, act) => use.RunAsync(act, new(
            expired.Id, house.Places["safe"].Id, quarantine, 200, "expired", null)));
        await house.PostAsync<QuarantineStock>("nurse", null, async (use, act) => await use.RunAsync(act, new(
            (await house.PackAsync("NX3")).Id, house.Places["safe"].Id, quarantine, 1, "in-question", "The seal looks worn")));
        var destroyed = await house.PostAsync<RequestDestruction>("stock", null, (use, act) => use.RunAsync(act, new(
            expired.Id, quarantine, 60, "incinerated", "Out of date since 5 Jun")));
        await house.PostAsync<ConfirmDestruction>("pharmacist", "nurse", (use, act) => use.RunAsync(act, new(
            destroyed, "Harbour House, 1 Quay Street", null, null)));
        await house.PostAsync<RequestDestruction>("stock", null, (use, act) => use.RunAsync(act, new(
            expired.Id, quarantine, 40, "denaturing-kit", null)));
        await house.PostAsync<RecordWaste>("nurse", "nurse2", async (use, act) => await use.RunAsync(act, new(
            (await house.PackAsync("PB7")).Id, house.Places["safe"].Id, 500, "broken", "The cup fell", null)));
    }

    private static async Task<Guid> LeaveOpenAsync(this BrowserHouse house)
    {
        var safe = house.Places["safe"].Id;
        var films = await house.PackAsync("F2601");
        await house.PostAsync<SendTransfer>("stock", null, (use, act) => use.RunAsync(act, new(
            safe, house.Places["cart"].Id, [new PackAmount(films.Id, 15)], "For the week")));
        await house.PostAsync<TakeOutStock>("nurse", null, (use, act) => use.RunAsync(act, new(
            films.Id, safe, 2, "Outing")));
        await house.PostAsync<OpenRecall>("pharmacist", null, (use, act) => use.RunAsync(act, new(
            house.Medicines["olanzapine"].Id, "OZ19", "FDA D-0412-2026", "Wrong strength on the label")));
        return await house.PostAsync<ReportLostOrFound>("manager", null, (use, act) => use.RunAsync(act, new(
            IsLost: false, house.Medicines["lorazepam"].Id, null, house.Places["cart"].Id, "1",
            "Lay on the floor behind the cart.", null)));
    }

    private static async Task SetUpAsync(this BrowserHouse house)
    {
        await house.AsAsync<BindStation, BindStation.Result>("manager", use => use.RunAsync(house.Act("manager"),
            new(Guid.CreateVersion7(), "Tablet at cart A", house.Places["cart"].Id)));
        var import = house.Act("pharmacist");
        await house.AsAsync<StartImport, Web.Hosting.ChangeResult>("pharmacist", use =>
            use.RunAsync(import, new("ndc-packages.csv", PackageList)));
        await house.AsAsync<TakeInFormulary, bool>("pharmacist", async use =>
        {
            await use.RunAsync(import, PackageList, new Progress<ImportProgress>(), CancellationToken.None);
            return true;
        });
    }

    /// <summary>One package that is taken in, and one whose code is cut off.</summary>
    private static byte[] PackageList { get; } = Encoding.UTF8.GetBytes("""
        package_ndc10,package_level,package_ndc11,ndc10_digits,gtin12_if_ndc_is_encoded,gtin14_indicator0,product_ndc,generic_name,strength,dea_schedule,labeler,package_description,marketing_start,marketing_end
        0378-0860-01,outer,00378086001,0378086001,303780860018,00303780860018,0378-0860,clozapine,CLOZAPINE 100 mg/1,,Mylan Pharmaceuticals Inc.,"100 TABLET in 1 BOTTLE, PLASTIC (0378-0860-01)",19990527,
        0378-0861,outer,,,,,0378-0861,clozapine,CLOZAPINE 100 mg/1,,Mylan Pharmaceuticals Inc.,"100 TABLET in 1 BOTTLE",19990527,
        """);
}
