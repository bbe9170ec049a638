using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Testing;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Orders;

public sealed class OrderTests
{
    [BothDatabases]
    public async Task A_prescriber_signs_an_order_once_and_it_says_what_was_meant(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        var id = Guid.CreateVersion7();

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.SignAsync("prescriber", client, OrderHouse.Daily(films, 16, "08:00") with { DoseReason = OrderHouse.UsedToIt }, id: id)));

        Assert.All(results, result => Assert.True(result.IsPosted, string.Join(", ", result.Codes())));
        var order = await house.HistoryAsync(id);
        Assert.Equal((1, client.Id), (order.Order.Number, order.Order.ClientId));
        var version = Assert.Single(order.Versions);
        Assert.Equal((1, 2, OrderSignature.ByPrescriber, DoseWay.PrepareThenObserve, 16 * 60),
            (version.Version, version.DoseAmount, version.Signature, version.Way, version.MinimumGapMinutes));
        Assert.Equal("16 mg/4 mg = 2 films under the tongue, every day at 08:00",
            OrderWords.Sentence(version, await MedicineAsync(house, films.Id), new FacilityTime("America/New_York")).Replace('\u00a0', ' '));
        Assert.Equal(1, await house.AskAsync(db => db.MedicationOrders.CountAsync()));
    }

    [BothDatabases]
    public async Task Orders_of_many_clients_at_once_have_numbers_without_gaps(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var films = await house.FilmsAsync();
        var clients = new List<Client>();
        for (var i = 0; i < 8; i++)
            clients.Add(await house.AdmitAsync("Client" + (char)('A' + i)));

        var results = await Task.WhenAll(clients.Select(client => house.SignAsync("prescriber", client, OrderHouse.Daily(films, 8, "08:00"))));

        Assert.All(results, result => Assert.True(result.IsPosted));
        Assert.Equal(Enumerable.Range(1, 8).Select(number => (long)number),
            await house.AskAsync(db => db.MedicationOrders.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync()));
    }

    [BothDatabases]
    public async Task What_cannot_be_measured_or_is_not_whole_is_refused_when_it_is_signed(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        var lorazepam = await house.MedicineAsync("lorazepam", "tablet", CountedIn.Tablet, 1, 1, UsSchedule.IV);

        var dose = await house.SignAsync("prescriber", client, OrderHouse.Daily(films, 12, "08:00"));
        var bare = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1) with { Timing = "as needed" });
        var little = await house.SignAsync("prescriber", client, OrderHouse.AsNeeded(lorazepam, 1) with { Maximum = new(1, 2) });
        var route = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1, "08:00") with { Route = "rectal" });
        var unit = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1, "08:00") with { DoseUnit = "mL" });
        var never = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1) with { Timing = "daily" });
        var ended = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1, "08:00") with { EndsAt = house.Now().AddMinutes(-1) });
        var past = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1, "08:00") with { StartsAt = house.Now().AddDays(-1) });
        var crowded = await house.SignAsync("prescriber", client, OrderHouse.Daily(lorazepam, 1, "08:00", "12:00") with { MinimumGapMinutes = 300 });

        Assert.Contains("8 mg (1 film) and 16 mg (2 films)", dose.Findings.Single().What.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(["indication-missing", "interval-missing", "maximum-missing"], bare.Codes());
        Assert.Equal(["maximum-below-dose"], little.Codes());
        Assert.Equal(["another-route"], route.Codes());
        Assert.Equal(["unit-does-not-fit"], unit.Codes());
        Assert.Equal(["times-missing"], never.Codes());
        Assert.Equal(["ends-before-it-begins"], ended.Codes());
        Assert.Equal(["starts-in-the-past"], past.Codes());
        Assert.Equal(["gap-longer-than-interval"], crowded.Codes());
        Assert.Equal(0, await house.AskAsync(db => db.MedicationOrders.CountAsync()));
    }

    [BothDatabases]
    public async Task An_allergy_and_a_second_order_of_one_ingredient_need_a_reason(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var films = await house.FilmsAsync();
        var allergic = await house.AdmitAsync("Okafor", Presence.Here, "naloxone");
        var client = await house.AdmitAsync();
        var terms = OrderHouse.Daily(films, 8, "08:00");

        var refused = await house.SignAsync("prescriber", allergic, terms);
        var reasoned = await house.SignAsync("prescriber", allergic, terms with { AllergyReason = "Tolerated in hospital" });
        Assert.True((await house.SignAsync("prescriber", client, terms)).IsPosted);
        var doubled = await house.SignAsync("prescriber", client, terms with { Timing = "daily 20:00" });
        var both = await house.SignAsync("prescriber", client, terms with { Timing = "daily 20:00", DuplicateReason = "Split dose" });

        Assert.Equal(["allergy"], refused.Codes());
        Assert.True(reasoned.IsPosted);
        Assert.Equal("Tolerated in hospital", (await house.HistoryAsync(reasoned.Receipt!.PostingId)).Newest.AllergyReason);
        Assert.Equal(["duplicate-ingredient"], doubled.Refusals());
        Assert.True(both.IsPosted);
        Assert.Equal("Split dose", await house.AskAsync(db => db.Postings.Where(row => row.Id == both.Receipt!.PostingId).Select(row => row.Reason).SingleAsync()));
    }

    [BothDatabases]
    public async Task Nothing_is_ordered_for_who_is_not_here_of_what_is_withdrawn_or_from_another_house(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var films = await house.FilmsAsync();
        var terms = OrderHouse.Daily(films, 8, "08:00");
        await using var other = await house.AddHouseAsync();
        var theirs = await other.AdmitAsync("Foreign");
        var theirFilms = await other.FilmsAsync();
        var client = await house.AdmitAsync();

        Assert.Equal(["client-gone"], (await house.SignAsync("prescriber", await house.AdmitAsync("Gone", Presence.Gone), terms)).Codes());
        Assert.Equal(["client-on-leave"], (await house.SignAsync("prescriber", await house.AdmitAsync("Away", Presence.OnLeave), terms)).Codes());
        Assert.Equal(["client-unknown"], (await house.SignAsync("prescriber", theirs, terms)).Codes());
        Assert.Equal(["medicine-unknown"], (await house.SignAsync("prescriber", client, terms with { MedicineId = theirFilms.Id })).Codes());
        await house.ArrangeAsync(async db => (await db.Medicines.SingleAsync(row => row.Id == films.Id)).WithdrawnAt = house.Now());
        Assert.Equal(["medicine-withdrawn"], (await house.SignAsync("prescriber", client, terms)).Codes());
    }

    [BothDatabases]
    public async Task A_verbal_order_rests_on_a_call_that_was_read_back_and_is_signed_by_a_prescriber(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var someoneElse = await house.AdmitAsync("Okafor");
        var terms = OrderHouse.Daily(await house.FilmsAsync(), 16, "08:00") with { DoseReason = OrderHouse.UsedToIt };
        var spoken = house.Now().AddMinutes(-20);
        var call = (await house.CallAsync("nurse", client, spokeAt: spoken)).Receipt!.PostingId;
        var loose = (await house.CallAsync("nurse", client, readBack: false)).Receipt!.PostingId;

        Assert.Equal(["prescriber-needed"], (await house.SignAsync("nurse", client, terms)).Refusals());
        Assert.Equal(["call-not-read-back"], (await house.SignAsync("nurse", client, terms, loose)).Refusals());
        Assert.Equal(["call-unknown"], (await house.SignAsync("nurse", someoneElse, terms, call)).Refusals());
        Assert.Equal(["call-not-for-this-role"], (await house.SignAsync("manager", client, terms, call)).Refusals());
        var signed = await house.SignAsync("nurse", client, terms, call);
        Assert.True(signed.IsPosted);
        var id = signed.Receipt!.PostingId;
        var version = (await house.HistoryAsync(id)).Newest;
        Assert.Equal((OrderSignature.VerbalReadBack, spoken.AddHours(24), "Dr Ruth Adeyemi"), (version.Signature, version.CounterSignBy, version.PrescriberName));

        Assert.Equal(["prescriber-needed"], (await CounterSignAsync("nurse", 1)).Codes());
        Assert.Equal(["nothing-to-sign"], (await CounterSignAsync("prescriber", 2)).Codes());
        var results = await Task.WhenAll(CounterSignAsync("prescriber", 1), CounterSignAsync("prescriber", 1));
        Assert.Single(results, result => result.IsPosted);
        Assert.Empty((await house.HistoryAsync(id)).WaitingForSignature);
        house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Contains("call-too-old", (await house.SignAsync("nurse", client, terms with { DuplicateReason = "x" }, call)).Codes());
        await VerifyAsync(house);

        Task<PostingResult> CounterSignAsync(string who, int which) =>
            house.WithAsync((CounterSignOrder sign) => sign.RunAsync(house.Act(who), new(id, which)));
    }

    [BothDatabases]
    public async Task A_change_is_a_new_version_from_a_moment_on_and_a_stale_one_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var films = await house.FilmsAsync();
        var id = (await house.SignAsync("prescriber", client, OrderHouse.Daily(films, 8, "08:00"))).Receipt!.PostingId;
        var tomorrow = house.Now().AddDays(1);

        Assert.Equal(["change-reason-missing"], (await ChangeAsync(1, 16, null, " ")).Refusals());
        Assert.Equal(["changes-the-past"], (await ChangeAsync(1, 16, house.Now().AddHours(-1))).Refusals());
        Assert.True((await ChangeAsync(1, 16, tomorrow)).IsPosted);
        Assert.Equal(["order-changed"], (await ChangeAsync(1, 24, null)).Refusals());
        var both = await Task.WhenAll(ChangeAsync(2, 24, tomorrow), ChangeAsync(2, 32, tomorrow));
        Assert.Single(both, result => result.IsPosted);

        var order = await house.HistoryAsync(id);
        Assert.Equal(3, order.Versions.Count);
        Assert.Equal(1, order.VersionAt(house.Now()).DoseAmount);
        Assert.Equal(3, order.VersionAt(tomorrow).Version);
        Assert.Equal(order.Versions[0].StartsAt, order.Newest.StartsAt);
        await VerifyAsync(house);

        Task<PostingResult> ChangeAsync(int seen, long milligrams, DateTime? from, string reason = "Cravings at night") =>
            house.WithAsync((ChangeOrder change) => change.RunAsync(house.Act("prescriber"),
                new(id, seen, OrderHouse.Daily(films, milligrams, "08:00") with { DoseReason = OrderHouse.UsedToIt }, from, reason)));
    }

    [BothDatabases]
    public async Task An_order_is_paused_resumed_and_discontinued_with_reasons(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AdmitAsync();
        var id = (await house.SignAsync("prescriber", client, OrderHouse.Daily(await house.FilmsAsync(), 8, "08:00"))).Receipt!.PostingId;
        var call = (await house.CallAsync("nurse", client)).Receipt!.PostingId;

        Assert.Equal(["order-not-paused"], (await house.WithAsync((ResumeOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Well")))).Codes());
        Assert.Equal(["prescriber-needed"], (await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("nurse"), new(id, "Drowsy")))).Codes());
        Assert.Equal(["reason-missing"], (await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "")))).Codes());
        Assert.True((await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("nurse"), new(id, "Drowsy", CallId: call)))).IsPosted);
        Assert.Equal(["order-paused"], (await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Drowsy")))).Codes());
        Assert.Equal(OrderState.Paused, (await house.HistoryAsync(id)).StateAt(house.Now()));
        Assert.True((await house.WithAsync((ResumeOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Awake again")))).IsPosted);
        Assert.Equal(OrderState.Active, (await house.HistoryAsync(id)).StateAt(house.Now()));
        Assert.True((await house.WithAsync((DiscontinueOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Goes home", house.Now().AddDays(2))))).IsPosted);
        Assert.True((await house.WithAsync((DiscontinueOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Goes home today")))).IsPosted);
        Assert.Equal(OrderState.Ended, (await house.HistoryAsync(id)).StateAt(house.Now()));
        Assert.Equal(["order-ended"], (await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("prescriber"), new(id, "Late")))).Codes());
        Assert.Equal(["order-unknown"], (await house.WithAsync((PauseOrder use) => use.RunAsync(house.Act("prescriber"), new(Guid.CreateVersion7(), "Late")))).Codes());
        await VerifyAsync(house);
    }

    private static Task<Medicine> MedicineAsync(WebHouse house, Guid id) =>
        house.AskAsync(db => db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == id));

    private static async Task VerifyAsync(WebHouse house)
    {
        var report = await house.AskAsync(db => new LedgerVerifier(db).VerifyAsync());
        Assert.True(report.IsWhole, string.Join('\n', report.Problems));
    }
}
