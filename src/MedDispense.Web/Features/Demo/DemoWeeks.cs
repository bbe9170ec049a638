using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.BroughtIn;
using MedDispense.Web.Features.DailyClose;
using MedDispense.Web.Features.Deliveries;
using MedDispense.Web.Features.Destructions;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.StockOrders;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Suppliers;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Hosting;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;

namespace MedDispense.Web.Features.Demo;

/// <summary>Three weeks of plausible days, the same in every making.</summary>
public sealed class DemoWeeks(DemoStage stage, DemoRounds rounds, FacilityTime time, DateOnly firstDay)
{
    /// <summary>How many days lie between the first one and today.</summary>
    public const int Days = 21;

    // Plausible, not secret: the same figures in every making.
    private readonly int[] _films = [2, 4, 3, 5, 2, 6, 3, 4, 2, 3, 5, 4, 3, 2, 4, 6, 3, 5, 2, 4];

    public async Task LiveAsync(Action<int> told)
    {
        var counts = new DemoCounts(stage, time, firstDay);
        for (var day = 1; day < Days; day++)
        {
            await MorningAsync(day);
            await rounds.GiveAsync(day);
            await EventAsync(day);
            await counts.CountAsync(day);
            await CloseAsync(day);
            told(day);
        }
    }

    private DateTime At(int day, int hour, int minute) =>
        time.ToUtc(firstDay.AddDays(day).ToDateTime(new TimeOnly(hour, minute)));

    /// <summary>Films are signed out for the round and what is not used comes back; now and then one falls down.</summary>
    private async Task MorningAsync(int day)
    {
        if (day == 1)
            await SendAsync(day, 8, "BX8042", 0, DemoOpening.Films, 30, DemoCast.CartA);
        var cart = await stage.PlaceAsync(DemoCast.CartA);
        var pack = await stage.PackAsync("BX8042");
        var amount = _films[(day - 1) % _films.Length];
        var nurse = day % 2 == 0 ? "nurse2" : "nurse";
        var dropped = day % 7 == 3 ? 1 : 0;
        await stage.PostAsync<TakeOutStock>(new(nurse, At(day, 8, 40), $"take-out-{day}"), (use, act) =>
            use.RunAsync(act, new(pack, cart, amount, "Morning round")));
        if (dropped > 0)
        {
            await stage.PostAsync<RecordWaste>(new(nurse, At(day, 9, 15), $"dropped-{day}", Other(nurse)), (use, act) => use.RunAsync(
                act, new(pack, cart, dropped, "dropped", "Fell to the floor, put into the sharps box.", null, new MovementKey(stage.Id($"take-out-{day}"), 1))));
        }

        await stage.PostAsync<BringBackStock>(new(nurse, At(day, 10, 30), $"bring-back-{day}", Other(nurse)), (use, act) =>
            use.RunAsync(act, new(stage.Id($"take-out-{day}"), 1, amount - dropped, cart, true, null)));
    }

    private Task EventAsync(int day) => day switch
    {
        2 => OrderAsync(day, (DemoOpening.Films, 120), (DemoOpening.MethadoneTablets, 200)),
        4 => ReceiveAsync(day, 2, (DemoOpening.Films, "BX8077", 4, 30, 120), (DemoOpening.MethadoneTablets, "MT1058", 2, 100, 200)),
        5 => SpillAsync(day),
        6 => DeliverAsync(day, 0, "sertraline 50 mg tablet", "SE5101", 28, "One tablet each morning. Rx 70211"),
        8 => OrderAsync(day, (DemoOpening.Diazepam, 100), ("thiamine hydrochloride 100 mg tablet", 100)),
        9 => ReceiveAsync(day, 8, (DemoOpening.Diazepam, "DZ5561", 1, 98, 100), ("thiamine hydrochloride 100 mg tablet", "TH1031", 1, 100, 100)),
        10 => SetAsideAsync(day, "LZ0533", DemoOpening.Lorazepam, 28, "expired", "Found at the weekly look at expiries."),
        11 => SendAsync(day, 13, "DZ5520", 0, DemoOpening.Diazepam, 20, DemoCast.CartB),
        12 => BringInAsync(day),
        13 => SetAsideAsync(day, "MT5107", "methadone hydrochloride 5 mg tablet", 3, "damaged", "Three tablets crushed in the bottle."),
        14 => AskToDestroyAsync(day, "MT5107", "methadone hydrochloride 5 mg tablet", 3, "chemical-digestion"),
        15 => DestroyAsync(day, 14),
        16 => OrderAsync(day, (DemoOpening.Methadone, 1000), ("buprenorphine and naloxone 2 mg/0.5 mg film", 60)),
        18 => ReceiveAsync(day, 16, (DemoOpening.Methadone, "MD2240", 1, 1000, 1000), ("buprenorphine and naloxone 2 mg/0.5 mg film", "BX2055", 2, 30, 60)),
        19 => DeliverAsync(day, 3, "quetiapine 100 mg tablet", "QT1077", 30, "One tablet at bedtime. Rx 70298"),
        _ => Task.CompletedTask,
    };

    private async Task CloseAsync(int day)
    {
        var date = firstDay.AddDays(day - 1);
        // The first day is closed late, with the second; from then on each evening.
        if (day == 1)
            await CloseAsync(date, At(day, 7, 30));
        await CloseAsync(date.AddDays(1), At(day, 19, 30));
    }

    private Task CloseAsync(DateOnly date, DateTime at) => stage.PostAsync<CloseDay>(
        new("nurse", at, $"close-{date:yyyyMMdd}", "manager"),
        (use, act) => use.RunAsync(act, new(date, "Looked at together: nothing else is open.", null)));

    private async Task OrderAsync(int day, params (string Title, int Counted)[] lines)
    {
        var wanted = lines.Select(line => DemoShelves.Of(stage, line.Title, line.Counted)).ToList();
        var result = await stage.RunAsync<OrderStock, OrderStock.Result>(new("pharmacist", At(day, 14, 0), $"order-{day}"), (use, act) =>
            use.RunAsync(act, new($"HH-{100 + day}", stage.Id(DemoShelves.Wholesaler), $"2260{1000 + day}",
                [.. wanted.Select(line => new OrderStock.Line(line.Id, line.Amount))])));
        if (result.Kept != Kept.Done)
            throw new DemoBrokenException($"order-{day}", string.Join(" ", result.Findings.Select(finding => finding.What)));
    }

    private async Task ReceiveAsync(int day, int ordered, params (string Title, string Lot, int Containers, int Each, int Noted)[] lines)
    {
        var cupboard = await stage.PlaceAsync(DemoCast.Cupboard);
        await stage.PostAsync<ReceiveStock>(new("stock", At(day, 11, 20), $"receipt-{day}", "nurse"), (use, act) => use.RunAsync(act, new(
            stage.Id(DemoShelves.Wholesaler), stage.Id($"order-{ordered}"), cupboard, $"DN {40000 + day}", false,
            [
                .. lines.Select(line => new ReceiveStock.Line(
                    new ArrivingPack(
                        DemoShelves.Of(stage, line.Title, 1).Id, line.Lot, firstDay.AddDays(540 + day), null, line.Containers,
                        DemoShelves.Of(stage, line.Title, line.Each).Amount),
                    DemoShelves.Of(stage, line.Title, line.Noted).Amount)),
            ])));
    }

    private async Task SendAsync(int day, int hour, string lot, int index, string title, int counted, string to)
    {
        var (from, destination, pack) = (await stage.PlaceAsync(DemoCast.Cupboard), await stage.PlaceAsync(to), await stage.PackAsync(lot, index));
        var amount = DemoShelves.Of(stage, title, counted).Amount;
        await stage.PostAsync<SendTransfer>(new("stock", At(day, hour, 5), $"transfer-{day}"), (use, act) =>
            use.RunAsync(act, new(from, destination, [new PackAmount(pack, amount)], "For the round")));
        await stage.PostAsync<ReceiveTransfer>(new("nurse", At(day, hour, 20), $"transfer-in-{day}"), (use, act) =>
            use.RunAsync(act, new(stage.Id($"transfer-{day}"), 1, [new(1, amount)], [])));
    }

    private async Task SpillAsync(int day)
    {
        var (cupboard, pack) = (await stage.PlaceAsync(DemoCast.Cupboard), await stage.PackAsync("MD2201"));
        // 12.5 mL, in hundredths.
        await stage.PostAsync<RecordWaste>(new("nurse", At(day, 8, 55), $"spill-{day}", "nurse2"), (use, act) => use.RunAsync(
            act, new(pack, cupboard, 1250, "spilled", "The bottle tipped over at the dosing hatch; wiped up, the cloth went into the waste for destruction.", null)));
    }

    private async Task DeliverAsync(int day, int client, string title, string lot, int counted, string label)
    {
        var cart = await stage.PlaceAsync(DemoCast.CartB);
        var (id, amount) = DemoShelves.Of(stage, title, counted);
        await stage.PostAsync<ReceiveClientDelivery>(new("nurse", At(day, 15, 10), $"delivery-{day}", "stock"), (use, act) => use.RunAsync(act, new(
            stage.Id(DemoShelves.ClientName(client)), stage.Id(DemoShelves.Pharmacy), cart, $"BSP {7000 + day}",
            [new(new ArrivingPack(id, lot, firstDay.AddDays(400), null, 1, amount, DispensedLabel: label), amount)])));
    }

    private async Task BringInAsync(int day)
    {
        var cupboard = await stage.PlaceAsync(DemoCast.Cupboard);
        var (id, amount) = DemoShelves.Of(stage, "clonazepam 0.5 mg tablet", 11);
        await stage.PostAsync<RecordBroughtIn>(new("nurse", At(day, 16, 0), $"brought-in-{day}", "nurse2"), (use, act) => use.RunAsync(act, new(
            stage.Id(DemoShelves.ClientName(5)), cupboard, ClientSigned.Yes, null,
            [
                new(new ArrivingPack(id, "CZ0519", firstDay.AddDays(190), null, 1, amount, DispensedLabel: "One at night if needed. Rx 66120"),
                    IdentifiedBy.BottleLabel, BroughtInCondition.OpenedIntact, BroughtInPurpose.Keep),
            ])));
    }

    private async Task SetAsideAsync(int day, string lot, string title, int counted, string reason, string words)
    {
        var (cupboard, shelf, pack) = (
            await stage.PlaceAsync(DemoCast.Cupboard), await stage.PlaceAsync(DemoCast.Quarantine), await stage.PackAsync(lot));
        await stage.PostAsync<QuarantineStock>(new("stock", At(day, 11, 45), $"set-aside-{day}"), (use, act) => use.RunAsync(
            act, new(pack, cupboard, shelf, DemoShelves.Of(stage, title, counted).Amount, reason, words)));
    }

    private async Task AskToDestroyAsync(int day, string lot, string title, int counted, string method)
    {
        var (shelf, pack) = (await stage.PlaceAsync(DemoCast.Quarantine), await stage.PackAsync(lot));
        await stage.PostAsync<RequestDestruction>(new("pharmacist", At(day, 10, 50), $"destruction-{day}"), (use, act) => use.RunAsync(
            act, new(pack, shelf, DemoShelves.Of(stage, title, counted).Amount, method, "Damaged beyond use.")));
    }

    private Task DestroyAsync(int day, int asked) => stage.PostAsync<ConfirmDestruction>(
        new("pharmacist", At(day, 11, 10), $"destroyed-{day}", "manager"),
        (use, act) => use.RunAsync(act, new(stage.Id($"destruction-{asked}"), "Medicine room, 1 Quay Street, Portland ME", null, "F41-0007")));

    private static string Other(string nurse) => nurse == "nurse" ? "nurse2" : "nurse";
}
