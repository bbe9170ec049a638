using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>Orders in the words of pages: of a client, one, or those that wait for a signature.</summary>
public sealed class FindOrders(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    private const int MostToSign = 200;
    private const int Doses = 7;

    /// <summary>The orders of a client: in force and to come first, then paused, then ended; newest first in each.</summary>
    public async Task<IReadOnlyList<OrderView>> AskAsync(Guid clientId) =>
        [.. (await ViewsAsync(await db.OrdersOfAsync(clientId))).OrderBy(order => order.State switch
        {
            OrderState.Active => 0,
            OrderState.NotBegun => 1,
            OrderState.Paused => 2,
            OrderState.Ended => 3,
        }).ThenByDescending(order => order.Number)];

    /// <summary>Null when this house has no such order.</summary>
    public async Task<OrderView?> OneAsync(Guid id) =>
        await db.OrderAsync(id) is { } order ? (await ViewsAsync([order])).Single() : null;

    /// <summary>What was said and waits for a prescriber's signature, the earliest deadline first.</summary>
    public async Task<IReadOnlyList<OrderToSign>> ToSignAsync()
    {
        var waiting = await db.VersionsToSign().OrderBy(row => row.CounterSignBy).ThenBy(row => row.OrderId).ThenBy(row => row.Version)
            .Take(MostToSign).ToListAsync();
        var ids = waiting.Select(row => row.OrderId).Distinct().ToList();
        var views = (await ViewsAsync(await db.HistoriesAsync(db.MedicationOrders.Where(order => ids.Contains(order.Id))))).ToDictionary(order => order.Id);
        var clientIds = views.Values.Select(order => order.ClientId).Distinct().ToList();
        var clients = await db.Clients.AsNoTracking().Where(row => clientIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.DisplayName);
        return
        [
            .. waiting.Select(row => (Row: row, Order: views[row.OrderId])).Select(pair => new OrderToSign(
                pair.Order, pair.Order.Versions.Single(version => version.Version == pair.Row.Version), clients[pair.Order.ClientId], pair.Row.PrescriberName)),
        ];
    }

    private async Task<IReadOnlyList<OrderView>> ViewsAsync(IReadOnlyList<OrderHistory> orders)
    {
        var medicineIds = orders.SelectMany(order => order.Versions).Select(version => version.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var postingIds = orders.SelectMany(order => order.Versions.Select(version => version.PostingId).Concat(order.Steps.Select(step => step.PostingId))).Distinct().ToList();
        var writers = await db.Postings.AsNoTracking().Where(row => postingIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.ActorName);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. orders.Select(order => View(order, medicines, writers, now))];
    }

    private OrderView View(OrderHistory order, Dictionary<Guid, Medicine> medicines, Dictionary<Guid, string> writers, DateTime now)
    {
        var version = order.VersionAt(now);
        var medicine = medicines[version.MedicineId];
        var newest = order.Newest;
        var waiting = order.WaitingForSignature.ToHashSet();
        return new OrderView
        {
            Id = order.Order.Id,
            Number = order.Order.Number,
            ClientId = order.Order.ClientId,
            State = order.StateAt(now),
            StateWords = StateWords(order, now),
            Title = OrderWords.Title(medicine),
            Sentence = OrderWords.Sentence(version, medicine, current.Time),
            Span = OrderWords.Span(version, current.Time),
            Planned = newest.Version == version.Version ? null : $"{OrderWords.Sentence(newest, medicines[newest.MedicineId], current.Time)}, from {current.Time.DayAndClock(newest.EffectiveFrom)}",
            Versions = [.. order.Versions.Reverse().Select(row => VersionView(row, medicines[row.MedicineId], writers[row.PostingId], waiting.Contains(row), now))],
            Steps =
            [
                .. order.Steps.Reverse().Select(step => new OrderStepView(
                    (step.Version is { } signed ? $"{step.Kind.Say()}, version {signed}" : step.Kind.Say()) + (step.EffectiveAt > now ? ", to come" : ""),
                    current.Time.DayAndClock(step.EffectiveAt), step.Reason, writers[step.PostingId])),
            ],
            Next = order.StateAt(now) == OrderState.Ended
                ? []
                : [.. order.Schedule(current.Time.Zone).Next(now, Doses).Select(dose => current.Time.DayAndClock(dose.DueAt) + Amount(order, dose, medicines))],
        };
    }

    /// <summary>How much, where it is not the same at every dose.</summary>
    private static string Amount(OrderHistory order, Occurrence dose, Dictionary<Guid, Medicine> medicines) =>
        order.VersionAt(dose.DueAt) is { When.Unit: not null } version && version.DoseOf(dose) is { } ordered
            ? $", {ordered.SayBoth(medicines[version.MedicineId])}" : "";

    private string StateWords(OrderHistory order, DateTime now) => order.StateAt(now) switch
    {
        OrderState.NotBegun => $"Begins {current.Time.DayAndClock(order.VersionAt(now).StartsAt)}",
        OrderState.Active => order.DiscontinuedAt is { } ends ? $"Discontinued from {current.Time.DayAndClock(ends)}" : "",
        OrderState.Paused => order.PauseAt(now) is { } pause ? $"Since {current.Time.DayAndClock(pause.EffectiveAt)}{Until(order, now)}: {pause.Reason}" : "",
        OrderState.Ended => order.Discontinued is { } step && step.EffectiveAt <= now
            ? $"Discontinued {current.Time.DayAndClock(step.EffectiveAt)}: {step.Reason}"
            : $"Ended {current.Time.DayAndClock(order.VersionAt(now).EndsAt ?? now)}",
    };

    private string Until(OrderHistory order, DateTime now) =>
        order.ResumedAfter(now) is { } goesOn ? $" until {current.Time.DayAndClock(goesOn)}" : "";

    private OrderVersionView VersionView(OrderVersion version, Medicine medicine, string writer, bool waits, DateTime now) => new(
        version.Version, $"{OrderWords.Title(medicine)}: {OrderWords.Sentence(version, medicine, current.Time)}", current.Time.DayAndClock(version.EffectiveFrom),
        [
            .. Words(version.ChangeReason, "Changed because: "), .. Words(version.When is AsNeeded ? null : version.Indication, "For "),
            .. Words(version.Directions, ""), version.Way.Say(),
            .. OrderWords.Gap(version),
            .. version.EndsAt is { } ends ? new[] { $"Ends {current.Time.DayAndClock(ends)}" } : [],
            .. Words(version.AllergyReason, "In spite of the allergy: "),
            .. Words(version.InteractionReason, "In spite of the interaction: "),
            .. Words(version.DoseReason, "Above a usual limit of the dose: "),
        ],
        version.Signature == OrderSignature.ByPrescriber ? $"Signed by {version.PrescriberName}" : $"Said by {version.PrescriberName}, written down and read back by {writer}",
        waits ? version.CounterSignBy : null, waits && version.CounterSignBy < now);

    private static IEnumerable<string> Words(string? words, string before) => words is { Length: > 0 } ? [before + words] : [];
}

/// <summary>Verbal versions that nobody has signed yet.</summary>
public static class OrdersToSign
{
    public static IQueryable<OrderVersion> VersionsToSign(this MedDispenseDb db) => db.OrderVersions.AsNoTracking().Where(version =>
        version.Signature == OrderSignature.VerbalReadBack
        && !db.OrderSteps.Any(step => step.OrderId == version.OrderId && step.Kind == OrderStepKind.CounterSigned && step.Version == version.Version));
}
