using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Round;

namespace MedDispense.Browser.Tests.Houses;

/// <summary>A round that is under way: one dose given, one prepared and waiting, one written down late, one due.</summary>
public static class Dosed
{
    private const string Day = "2026-06-10";

    private static readonly Identification Scanned = new(IdentifiedHow.Scanned, IdentifiedHow.Scanned, null);

    /// <summary>Gives some of the round's doses.</summary>
    /// <param name="house">The house.</param>
    /// <param name="who">Whose scans the tickets in the addresses are.</param>
    /// <returns>Addresses that lead to a dose only by a scan.</returns>
    public static async Task<IReadOnlyList<string>> DoseAsync(this BrowserHouse house, string who)
    {
        var pack = await house.PackAsync("F2602");
        var given = await house.OrderedAsync("Navarro", DoseWay.OneAct);
        var done = await house.OutOfPackAsync(given, pack, DoseOutcome.Given);
        var prepared = await house.OrderedAsync("Oyelaran", DoseWay.PrepareThenObserve);
        var waiting = await house.OutOfPackAsync(prepared, pack, DoseOutcome.Prepared);
        var late = await house.OrderedAsync("Quist", DoseWay.OneAct, "08:00");
        await house.OutOfPackAsync(late, pack, DoseOutcome.Given, "08:00", house.Clock.GetUtcNow().UtcDateTime.AddMinutes(-55));
        var due = await house.OrderedAsync("Petrov", DoseWay.OneAct);
        var held = await house.OrderedAsync("Rasmussen", DoseWay.OneAct);
        await house.PostAsync<RecordNotGiven>("nurse", null, (use, act) => use.RunAsync(act, new(
            held.Client, held.Order, $"{Day}T09:00", 1, DoseOutcome.Withheld, "intoxicated", "Slurred speech", null, null, null, new(IdentifiedHow.NotAsked, IdentifiedHow.NotAsked))));
        var dose = $"order={due.Order}&at={Uri.EscapeDataString($"{Day}T09:00")}";
        var (client, packed) = await house.TicketsAsync(who, due.Client, pack);
        return
        [
            $"/round/{due.Client}?t={client}", $"/round/{due.Client}/dose?{dose}&t={client}&p={packed}", $"/round/{due.Client}/packs?{dose}&t={client}",
            $"/round/{due.Client}/not-given?{dose}", $"/late-entries/new?client={due.Client}&{dose}", $"/doses/{waiting}/observe",
            $"/orders/{held.Order}", $"/orders/{held.Order}/hold", $"/charts/{given.Client}", $"/doses/{done}/afterwards", $"/found-stock?pack={pack.Id}&place={house.Places["safe"].Id}",
        ];
    }

    private static Task<(string Client, string Pack)> TicketsAsync(this BrowserHouse house, string who, Guid client, Pack pack) =>
        house.AsAsync<ScanTickets, (string, string)>(who, tickets => Task.FromResult((
            Uri.EscapeDataString(tickets.Write(house.Act(who).Actor, client, IdentifiedHow.Scanned)),
            Uri.EscapeDataString(tickets.Write(house.Act(who).Actor, pack.Id, IdentifiedHow.Scanned, null, house.Places["safe"].Id)))));

    private static async Task<(Guid Client, Guid Order)> OrderedAsync(this BrowserHouse house, string familyName, DoseWay way, string at = "09:00")
    {
        var client = await house.ComeAsync(familyName);
        await house.ChangeAsync<RecordNoAllergies>("nurse", (use, act) => use.RunAsync(act, new(client, 0)));
        var films = house.Medicines["films"];
        var terms = new OrderTerms
        {
            MedicineId = films.Id,
            Dose = new(1),
            DoseUnit = "1",
            Route = OrderDefaults.Routes(films) is [var usual, ..] ? usual : "sublingual",
            Timing = $"daily {at}",
            // Midnight where the house is.
            StartsAt = house.Clock.GetUtcNow().UtcDateTime.AddHours(-9),
            Way = way,
        };
        return (client, await house.PostAsync<SignOrder>("prescriber", null, (use, act) => use.RunAsync(act, new(client, terms))));
    }

    private static Task<Guid> OutOfPackAsync(this BrowserHouse house, (Guid Client, Guid Order) dose, Pack pack, DoseOutcome outcome,
        string at = "09:00", DateTime? happenedAt = null) =>
        house.PostAsync<GiveDose>("nurse", "nurse2", (use, act) => use.RunAsync(act, new GiveDose.Command
        {
            ClientId = dose.Client,
            OrderId = dose.Order,
            Nominal = $"{Day}T{at}",
            HappenedAt = happenedAt,
            LateEntryReason = happenedAt is null ? null : "forgotten",
            VersionSeen = 1,
            PackId = pack.Id,
            PlaceId = house.Places["safe"].Id,
            Outcome = outcome,
            Taken = house.Medicines["films"].SmallestPerCounted,
            Drawn = house.Medicines["films"].SmallestPerCounted,
            Identification = Scanned,
        }));
}
