using MedDispense.Browser.Tests.Ground;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Stations;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Browser.Tests.Houses;

/// <summary>A cart before the morning's round: six clients, two medicines, a dose for each.</summary>
public static class Morning
{
    /// <summary>The lot of the lorazepam in the cart: 20 tablets that can be halved.</summary>
    public const string Lorazepam = "LZ40";

    /// <summary>The lot of the olanzapine in the cart: 20 tablets.</summary>
    public const string Olanzapine = "OL7";

    /// <summary>Lets the stock arrive and the clients come, each with an order for one tablet at nine, the last one's at eight.</summary>
    /// <returns>Clients and their orders by family name.</returns>
    public static async Task<IReadOnlyDictionary<string, (Guid Client, Guid Order)>> MorningAsync(this BrowserHouse house)
    {
        var clients = new Dictionary<string, (Guid, Guid)>();
        var today = house.Clock.GetUtcNow();
        house.Clock.Set(today.AddHours(-2));
        await house.PostAsync<ReceiveStock>("stock", "nurse2", (use, act) => use.RunAsync(act, new(
            house.Suppliers["wholesaler"].Id, null, house.Places["cart"].Id, "DN 7710", RestFollows: false,
            [
                new(new ArrivingPack(house.Medicines["lorazepam"].Id, Lorazepam, new(2027, 12, 31), null, 1, 40), 40),
                new(new ArrivingPack(house.Medicines["olanzapine"].Id, Olanzapine, new(2027, 12, 31), null, 1, 20), 20),
            ])));
        foreach (var (name, medicine) in new[]
            { ("Abara", "lorazepam"), ("Brandt", "olanzapine"), ("Conti", "olanzapine"), ("Dudek", "lorazepam"), ("Elster", "lorazepam"), ("Farkas", "lorazepam") })
        {
            var client = await house.ComeAsync(name);
            await house.ChangeAsync<RecordNoAllergies>("nurse2", (use, act) => use.RunAsync(act, new(client, 0)));
            var order = await house.PostAsync<SignOrder>("prescriber", null, (use, act) => use.RunAsync(act, new(client, new OrderTerms
            {
                MedicineId = house.Medicines[medicine].Id,
                Dose = new(1),
                DoseUnit = "1",
                Route = "oral",
                Timing = $"daily {(name == "Farkas" ? "08" : "09")}:00",
                Way = DoseWay.OneAct,
                DoseReason = medicine == "olanzapine" ? "Continued from the hospital" : null,
            })));
            clients[name] = (client, order);
        }

        house.Clock.Set(today);
        return clients;
    }

    /// <summary>A person signed in at the tablet of the cart.</summary>
    public static async Task<Visit> AtCartAsync(this BrowserFixture browser, BrowserHouse house, string who)
    {
        var visit = await browser.WithTabletAsync(house, who);
        await BrowserHouse.SignInAsync(visit.Page, who);
        return visit;
    }

    /// <summary>The tablet of the cart; nobody is signed in.</summary>
    public static async Task<Visit> WithTabletAsync(this BrowserFixture browser, BrowserHouse house, string who)
    {
        var visit = await browser.VisitAsync(house.Address);
        var bound = await house.AsAsync<BindStation, BindStation.Result>("manager", use => use.RunAsync(
            house.Act("manager"), new(Guid.CreateVersion7(), $"Tablet of {who}", house.Places["cart"].Id)));
        await visit.Page.Context.AddCookiesAsync([new() { Name = StationCookie.Name, Value = bound.Token!, Url = house.Address.ToString() }]);
        return visit;
    }

    /// <summary>The code of a client's card.</summary>
    public static Task<string> CardOfAsync(this BrowserHouse house, string familyName) => house.AskAsync(db =>
        db.Clients.Where(row => row.FamilyName == familyName).Select(row => row.CardCode).SingleAsync());
}
