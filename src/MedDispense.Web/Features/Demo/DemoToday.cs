using MedDispense.Web.Features.Destructions;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Transfers;

namespace MedDispense.Web.Features.Demo;

/// <summary>What waits today: an expired pack to be destroyed, films in a nurse's hands, a transfer to be received.</summary>
internal static class DemoToday
{
    /// <summary>The last act of the story: where it is recorded, the demo is whole.</summary>
    public const string Last = "transfer-today";

    public static async Task LeaveWaitingAsync(DemoStage stage, DateTime now)
    {
        var (cupboard, cartA, cartB, shelf) = (await stage.PlaceAsync(DemoCast.Cupboard), await stage.PlaceAsync(DemoCast.CartA),
            await stage.PlaceAsync(DemoCast.CartB), await stage.PlaceAsync(DemoCast.Quarantine));
        var (expired, films, diazepam) = (await stage.PackAsync("LZ0533"), await stage.PackAsync("BX8042"), await stage.PackAsync("DZ5561"));
        await stage.PostAsync<RequestDestruction>(new("pharmacist", now.AddMinutes(-50), "destruction-today"), (use, act) => use.RunAsync(
            act, new(expired, shelf, DemoShelves.Of(stage, DemoOpening.Lorazepam, 28).Amount, "chemical-digestion", "Out of date.")));
        await stage.PostAsync<TakeOutStock>(new("nurse2", now.AddMinutes(-35), "take-out-today"), (use, act) => use.RunAsync(
            act, new(films, cartA, 3, "Morning round")));
        await stage.PostAsync<SendTransfer>(new("stock", now.AddMinutes(-20), Last), (use, act) => use.RunAsync(
            act, new(cupboard, cartB, [new PackAmount(diazepam, DemoShelves.Of(stage, DemoOpening.Diazepam, 30).Amount)], "Cart B runs low")));
    }
}
