using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.OpeningBalance;

namespace MedDispense.Web.Features.Demo;

/// <summary>The first day: what is there is counted by two, and the house goes live.</summary>
internal static class DemoOpening
{
    public const string Films = "buprenorphine and naloxone 8 mg/2 mg film";
    public const string Methadone = "methadone hydrochloride 10 mg/mL oral concentrate";
    public const string MethadoneTablets = "methadone hydrochloride 10 mg tablet";
    public const string Lorazepam = "lorazepam 0.5 mg tablet";
    public const string Diazepam = "diazepam 5 mg tablet";

    // Medicine, lot, days from the first day to expiry, containers, counted in each, place.
    private static readonly (string Title, string Lot, int Days, int Containers, int Each, string Place)[] Stock =
    [
        (Methadone, "MD2201", 420, 2, 1000, DemoCast.Cupboard),
        ("methadone hydrochloride 5 mg tablet", "MT5107", 510, 1, 100, DemoCast.Cupboard),
        (MethadoneTablets, "MT1033", 480, 2, 100, DemoCast.Cupboard),
        (Films, "BX8042", 600, 4, 30, DemoCast.Cupboard),
        ("buprenorphine and naloxone 2 mg/0.5 mg film", "BX2017", 560, 2, 30, DemoCast.Cupboard),
        ("buprenorphine and naloxone 4 mg/1 mg film", "BX4009", 300, 1, 30, DemoCast.Cupboard),
        ("buprenorphine 8 mg tablet", "BU8810", 250, 1, 30, DemoCast.Cupboard),
        ("lorazepam 1 mg tablet", "LZ1902", 365, 1, 100, DemoCast.Cupboard),
        (Lorazepam, "LZ0533", 9, 1, 28, DemoCast.Cupboard),
        (Diazepam, "DZ5520", 400, 1, 100, DemoCast.Cupboard),
        ("diazepam 10 mg tablet", "DZ1044", 380, 1, 30, DemoCast.Cupboard),
        ("phenobarbital 32.4 mg tablet", "PB3204", 330, 1, 30, DemoCast.Cupboard),
        ("gabapentin 300 mg capsule", "GB3101", 46, 1, 100, DemoCast.Cupboard),
        ("clonidine hydrochloride 0.1 mg tablet", "CL0118", 500, 1, 30, DemoCast.CartA),
        ("hydroxyzine hydrochloride 25 mg tablet", "HX2577", 450, 1, 100, DemoCast.CartA),
        ("ondansetron 4 mg tablet", "ON0412", 290, 1, 30, DemoCast.CartA),
        ("loperamide hydrochloride 2 mg capsule", "LP0261", 280, 1, 48, DemoCast.CartA),
        ("thiamine hydrochloride 100 mg tablet", "TH1009", 620, 1, 100, DemoCast.CartA),
        ("acetaminophen 500 mg tablet", "AC5008", 640, 2, 100, DemoCast.CartA),
        ("ibuprofen 200 mg tablet", "IB2003", 610, 1, 100, DemoCast.CartB),
        ("olanzapine 10 mg tablet, orally disintegrating", "OL1040", 340, 1, 30, DemoCast.CartB),
        ("quetiapine 100 mg tablet", "QT1010", 350, 1, 60, DemoCast.CartB),
        ("sertraline 50 mg tablet", "SE5044", 520, 1, 90, DemoCast.CartB),
        ("lithium carbonate 300 mg capsule", "LI3006", 410, 1, 100, DemoCast.CartB),
        // What the rounds are given from.
        (Films, DemoRounds.FilmsLot, 590, 1, 400, DemoCast.CartA),
        (Methadone, DemoRounds.MethadoneLot, 430, 1, 1000, DemoCast.CartA),
        ("sertraline 50 mg tablet", DemoRounds.SertralineLot, 530, 1, 300, DemoCast.CartA),
        ("quetiapine 100 mg tablet", DemoRounds.QuetiapineLot, 360, 1, 300, DemoCast.CartA),
        ("thiamine hydrochloride 100 mg tablet", DemoRounds.ThiamineLot, 610, 1, 300, DemoCast.CartA),
        ("naloxone hydrochloride 4 mg nasal spray", "NX0402", 540, 2, 2, DemoCast.CartA),
        ("epinephrine 0.3 mg auto-injector", "EP0301", 200, 2, 1, DemoCast.Room),
        ("glucose 15 g gel, tube", "GL1507", 410, 3, 1, DemoCast.Room),
        ("insulin glargine 100 units/mL injection, pen of 3 mL", "IN3303", 120, 2, 3, DemoCast.Fridge),
    ];

    public static async Task RecordAsync(DemoStage stage, DateOnly day, DateTime at)
    {
        var places = new Dictionary<string, Guid>();
        foreach (var name in Stock.Select(line => line.Place).Distinct())
            places[name] = await stage.PlaceAsync(name);
        var lines = Stock.Select(line =>
        {
            var (id, each) = DemoShelves.Of(stage, line.Title, line.Each);
            return new RecordOpeningBalance.Line(
                new ArrivingPack(id, line.Lot, day.AddDays(line.Days), null, line.Containers, each), places[line.Place], null);
        });
        await stage.PostAsync<RecordOpeningBalance>(new("manager", at, "opening", "pharmacist"), (use, act) =>
            use.RunAsync(act, new(new InventoryMoment(day, InventoryTaken.OpeningOfBusiness), [.. lines])));
        await stage.PostAsync<GoLive>(new("manager", at.AddMinutes(10), "go-live", "nurse"), (use, act) => use.RunAsync(act, new()));
    }
}
