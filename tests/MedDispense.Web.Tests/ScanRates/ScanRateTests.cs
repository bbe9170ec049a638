using MedDispense.Domain.Doses;
using MedDispense.Testing;
using MedDispense.Web.Features.ScanRates;
using MedDispense.Web.Tests.Doses;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.ScanRates;

/// <summary>What was scanned before doses, as a manager sees it.</summary>
public sealed class ScanRateTests
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    private static readonly string[] OddDays =
        ["from=0001-01-01&to=9999-12-31", "from=2026-06-10&to=0001-01-01", "to=0001-01-05", "from=2000-01-01", "from=tomorrow"];

    [BothDatabases]
    public Task Doses_are_counted_by_week_person_medicine_and_reason(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var (plain, eight) = (await ward.PackAsync(ward.Plain, 20), await ward.PackAsync(ward.Eight, 20));
        await GiveAsync(ward, plain, "Adeyemi", "nurse", DoseHouse.Scanned);
        await GiveAsync(ward, plain, "Brandt", "nurse", new(IdentifiedHow.Scanned, IdentifiedHow.Chosen, PackReason: "damaged-label"));
        await GiveAsync(ward, plain, "Chen", "nurse", new(IdentifiedHow.Scanned, IdentifiedHow.Chosen, PackReason: "damaged-label"));
        await GiveAsync(ward, eight, "Diaz", "nurse2", DoseHouse.Scanned);
        await GiveAsync(ward, plain, "Ek", "nurse2", new(IdentifiedHow.Chosen, IdentifiedHow.Scanned, "card-missing"));

        var view = await RatesAsync(ward, Day, Day);

        Assert.Equal(new ScanRate(5, 4, 3, 2), view.Whole);
        Assert.Equal((40, true), (view.Whole.Percent, view.Whole.IsBelowTarget));
        Assert.Equal([("Week of 8 Jun 2026", 5)], view.Weeks.Select(week => (week.Words, week.Rate.Doses)));
        Assert.Equal(
            [(ward.House.People["nurse"].Name, new ScanRate(3, 3, 1, 1)), (ward.House.People["nurse2"].Name, new ScanRate(2, 1, 2, 1))],
            view.People.Select(person => (person.Words, person.Rate)));
        var worst = Assert.Single(view.Medicines);
        Assert.Equal((ward.Plain.Id, 4, 2, "The label is damaged"), (worst.MedicineId, worst.Rate.Doses, worst.Rate.Packs, worst.Why));
        Assert.Equal([("The client has no card with them", 1)], view.CardReasons.Select(row => (row.Words, row.Doses)));
        Assert.Equal([("The label is damaged", 2)], view.PackReasons.Select(row => (row.Words, row.Doses)));
        Assert.Equal(0, (await RatesAsync(ward, Day.AddDays(-7), Day.AddDays(-1))).Whole.Doses);
    });

    [Fact]
    public Task Two_persons_of_one_name_are_two() => DoseHouse.RunAsync(async ward =>
    {
        var plain = await ward.PackAsync(ward.Plain, 20);
        ward.House.People["nurse2"].Name = ward.House.People["nurse"].Name;
        await GiveAsync(ward, plain, "Adeyemi", "nurse", DoseHouse.Scanned);
        await GiveAsync(ward, plain, "Brandt", "nurse2", new(IdentifiedHow.Scanned, IdentifiedHow.Chosen, PackReason: "damaged-label"));

        var people = (await RatesAsync(ward, Day, Day)).People;

        Assert.Equal([(ward.House.People["nurse"].Name, (int?)0), (ward.House.People["nurse"].Name, 100)], people.Select(person => (person.Words, person.Rate.Percent)));
    });

    [BothDatabases]
    public Task What_was_recorded_in_error_or_written_down_late_or_not_given_is_no_scan_that_was_missed(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var plain = await ward.PackAsync(ward.Plain, 20);
        var wrong = await GiveAsync(ward, plain, "Adeyemi", "nurse", new(IdentifiedHow.Chosen, IdentifiedHow.Scanned, "card-missing"));
        Posted(await ward.NeverHappenedAsync(wrong));
        Posted(await ward.NotGivenAsync("nurse", await ward.OrderAsync(await ward.ClientAsync("Brandt"), ward.Plain, 1), DoseOutcome.Absent, "court"));
        var late = await ward.OrderAsync(await ward.ClientAsync("Chen"), ward.Plain, 1);
        ward.GoTo("2026-06-10T13:00");
        Posted(await ward.GiveAsync("nurse", late, plain, give => give with
        {
            HappenedAt = DoseHouse.At("2026-06-10T09:05"),
            IsLateEntry = true,
            LateEntryReason = "power-cut",
            Identification = new(IdentifiedHow.Chosen, IdentifiedHow.Typed, null),
        }));

        var view = await RatesAsync(ward, Day, Day);

        Assert.Equal((new ScanRate(0, 0, 0, 0), 1), (view.Whole, view.LateEntries));
        Assert.Null(view.Whole.Percent);
    });

    [BothDatabases]
    public Task A_dose_whose_time_was_corrected_counts_for_whoever_gave_it(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var plain = await ward.PackAsync(ward.Plain, 20);
        var given = await GiveAsync(ward, plain, "Adeyemi", "nurse", new(IdentifiedHow.Scanned, IdentifiedHow.Chosen, PackReason: "damaged-label"));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(10));

        Posted(await ward.DifferentlyAsync(given, 1, DoseHouse.At("2026-06-10T09:02"), who: "manager"));

        var view = await RatesAsync(ward, Day, Day);
        Assert.Equal((new ScanRate(1, 1, 0, 0), 0), (view.Whole, view.LateEntries));
        Assert.Equal(ward.House.People["nurse"].Name, Assert.Single(view.People).Words);
    });

    [BothDatabases]
    public Task Cards_of_two_clients_within_seconds_are_said_on_the_second_page_and_counted(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var other = await ward.ClientAsync("Brandt");
        using var nurse = await ward.House.SignInAsync("nurse");
        using var colleague = await ward.House.SignInAsync("nurse2");
        const string Said = "The card of OKONKWO, Sam was scanned here 4 seconds before this one.";

        await ScanAsync(nurse, ward.Client.CardCode);
        ward.House.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.DoesNotContain("before this one", await ScanAsync(colleague, other.CardCode), StringComparison.Ordinal);
        Assert.Contains(Said, await ScanAsync(nurse, other.CardCode), StringComparison.Ordinal);
        ward.House.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.DoesNotContain("before this one", await ScanAsync(nurse, ward.Client.CardCode), StringComparison.Ordinal);
        // The same card twice is one client.
        Assert.DoesNotContain("before this one", await ScanAsync(nurse, ward.Client.CardCode), StringComparison.Ordinal);

        // Whoever is confirmed by the day of birth has scanned nothing.
        var page = await nurse.GetAsync($"/round/{other.Id}");
        var confirmed = await nurse.SubmitAsync(page, $"form[action='/round/{other.Id}/identify']", ("Form.Reason", "card-missing"), ("Form.BornOn", other.BornOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("before this one", (await nurse.GetAsync(confirmed.Location!)).Text, StringComparison.Ordinal);

        var pair = Assert.Single((await RatesAsync(ward, Day, Day)).QuickPairs);
        Assert.Equal((ward.House.People["nurse"].Name, 1), (pair.Words, pair.Doses));
    });

    [Fact]
    public Task The_page_shows_them_to_a_manager_and_keeps_days_in_their_bounds() => DoseHouse.RunAsync(async ward =>
    {
        var plain = await ward.PackAsync(ward.Plain, 20);
        await GiveAsync(ward, plain, "Adeyemi", "nurse", DoseHouse.Scanned);
        await GiveAsync(ward, plain, "Brandt", "nurse", new(IdentifiedHow.Scanned, IdentifiedHow.Chosen, PackReason: "damaged-label"));
        using var manager = await ward.House.SignInAsync("manager");
        using var nurse = await ward.House.SignInAsync("nurse");

        var page = (await manager.GetAsync("/scan-rates")).Text.Replace('\u00a0', ' ');

        Assert.Contains("50 % with both scanned", page, StringComparison.Ordinal);
        Assert.Contains("The label is damaged", page, StringComparison.Ordinal);
        Assert.NotNull((await manager.GetAsync("/discrepancies")).Page.QuerySelector("main a[href='/scan-rates']"));
        foreach (var days in OddDays)
            Assert.Equal(System.Net.HttpStatusCode.OK, (await manager.GetAsync($"/scan-rates?{days}")).Status);
        Assert.Contains("At most 366 days", (await manager.GetAsync("/scan-rates?from=2000-01-01")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await nurse.GetAsync("/scan-rates")).Status);
    });

    private static async Task<Guid> GiveAsync(DoseHouse ward, Domain.Ledger.Pack pack, string client, string who, Identification how)
    {
        var medicine = pack.MedicineId == ward.Eight.Id ? ward.Eight : ward.Plain;
        var order = await ward.OrderAsync(await ward.ClientAsync(client), medicine, 1);
        return Posted(await ward.GiveAsync(who, order, pack, give => give with { Identification = how }));
    }

    private static async Task<FindScanRates.View> RatesAsync(DoseHouse ward, DateOnly first, DateOnly last)
    {
        var facility = await ward.House.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync());
        return await ward.House.WithAsync((FindScanRates find) => find.AskAsync(facility, first, last));
    }

    private static async Task<string> ScanAsync(Browser person, string card)
    {
        var answer = await person.SubmitAsync(await person.GetAsync("/scan"), ("Text", card), ("Source", "scanner"), ("From", "/round"));
        return (await person.GetAsync(answer.Location!)).Text.Replace('\u00a0', ' ');
    }
}
