using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.StockOrders;

public sealed class StockOrderTests
{
    [BothDatabases]
    public async Task An_order_is_recorded_once_received_in_part_and_the_rest_cancelled(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        using var stock = await house.SignInAsync("stock");
        var form = await stock.SubmitAsync(await stock.GetAsync("/stock-orders/new"), ("Scan", "buprenorphine"));
        (string, string?)[] typed = [("Number", "O-1"), ("SupplierId", supplier.Id.ToString()), ("Lines[0].Each", "90"), ("Do", "record")];

        var ordered = await stock.SubmitAsync(form, typed);
        var nothing = await stock.SubmitAsync(form, [.. typed.Take(2), ("Lines[0].Each", "0"), ("Do", "record")]);
        Assert.Contains("How much: Order more than nothing", nothing.Page.QuerySelector("#error-summary")!.TextContent, StringComparison.Ordinal);
        var again = await stock.SubmitAsync(form, typed);
        var other = await stock.SubmitAsync(form, [.. typed.Take(2), ("Lines[0].Each", "91"), ("Do", "record")]);
        Assert.Equal(HttpStatusCode.Redirect, ordered.Status);
        Assert.Equal(ordered.Location, again.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        var order = await house.AskAsync(db => db.StockOrders.AsNoTracking().Include(row => row.Lines).SingleAsync());
        Assert.Equal(90, Assert.Single(order.Lines).Amount);
        Assert.Contains("90 films", (await stock.GetAsync("/stock-orders")).Page.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var receive = await stock.GetAsync($"/receipts/new?order={order.Id}");
        Assert.Equal("", receive.Page.QuerySelector("input[name='Lines[0].Noted']")!.GetAttribute("value") ?? "");
        Assert.Contains("Ordered and still to come", receive.Text, StringComparison.Ordinal);

        await house.ReceiveFromAsync(supplier, order: order, restFollows: true, lines: [(house.Pack(30), 30)]);
        var show = await stock.GetAsync(ordered.Location!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stock.SubmitAsync(show, "#cancel", ("reason", " "))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stock.SubmitAsync(show, "#cancel", ("reason", new string('r', 401)))).Status);
        var cancelled = await stock.SubmitAsync(show, "#cancel", ("reason", "Out of stock"));
        Assert.Equal(HttpStatusCode.Redirect, cancelled.Status);
        Assert.Contains("cancelled", (await stock.GetAsync(ordered.Location!)).Text, StringComparison.Ordinal);
        var late = await house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(60, lot: "C1"), 60)]);
        Assert.Equal(PostingOutcome.Refused, late.Outcome);
        Assert.Equal("order-cancelled", Assert.Single(late.Findings).Code);
    }

    [Fact]
    public async Task Schedule_II_in_a_US_house_needs_the_number_of_its_form_and_elsewhere_not()
    {
        await using var house = await WebHouse.OpenAsync();
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        await house.AddMedicineAsync("methadone", UsSchedule.II);
        using var manager = await house.SignInAsync("manager");

        async Task<Answer> OrderAsync(string number, string? form222)
        {
            var form = await manager.SubmitAsync(await manager.GetAsync("/stock-orders/new"), ("Scan", "methadone"));
            return await manager.SubmitAsync(form, ("Number", number), ("SupplierId", supplier.Id.ToString()), ("Lines[0].Each", "90"),
                ("Form222Number", form222), ("Do", "record"));
        }

        var without = await OrderAsync("O-1", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("The number of the Form 222 is missing", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await OrderAsync("O-1", "222-1")).Status);
        var taken = await OrderAsync("O-1", "222-2");
        Assert.Contains("order number is used already", taken.Text, StringComparison.Ordinal);
        await house.SetJurisdictionAsync(Jurisdiction.UnitedKingdom);
        Assert.Equal(HttpStatusCode.Redirect, (await OrderAsync("O-2", "")).Status);
    }

    [Fact]
    public async Task Bad_input_is_said_and_writes_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        using var manager = await house.SignInAsync("manager");
        var empty = await manager.GetAsync("/stock-orders/new");
        var form = await manager.SubmitAsync(empty, ("Scan", "buprenorphine"));
        (string, string?)[] good = [("Number", "O-1"), ("SupplierId", supplier.Id.ToString()), ("Lines[0].Each", "90"), ("Do", "record")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.SubmitAsync(empty, [.. good.Where(field => field.Item1[0] != 'L')])).Status);
        foreach (var (name, value) in new[]
        {
            ("Number", ""), ("Number", new string('n', 61)), ("SupplierId", ""), ("SupplierId", Guid.CreateVersion7().ToString()),
            ("Lines[0].Each", "0"), ("Lines[0].Each", "-1"), ("Lines[0].Each", "x"), ("Lines[0].Each", "1e9"), ("Lines[0].Each", "9999999999"),
            ("Lines[0].MedicineId", Guid.CreateVersion7().ToString()), ("PostingId", ""),
        })
        {
            var answer = await manager.SubmitAsync(form, [.. good.Where(field => field.Item1 != name), (name, value)]);
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{name} = {value}: {answer.Status}");
        }

        Assert.False(await house.AskAsync(db => db.StockOrders.AnyAsync()));
    }
}
