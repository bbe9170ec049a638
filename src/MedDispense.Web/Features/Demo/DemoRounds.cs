using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>What the clients are ordered and what they got on every day so far. The times lie around the hour at which the
/// demo is made, so that today's round has something overdue, due and coming.</summary>
public sealed class DemoRounds(DemoStage stage, FacilityTime time, DateOnly firstDay, DateTime now)
{
    public const string FilmsLot = "BX9001";
    public const string MethadoneLot = "MD9001";
    public const string SertralineLot = "SE9001";
    public const string QuetiapineLot = "QT9001";
    public const string ThiamineLot = "TH9001";

    /// <param name="Title">The medicine.</param>
    /// <param name="Lot">What it is given from.</param>
    /// <param name="Counted">The dose, in what is counted.</param>
    /// <param name="Route">As the formulary names it.</param>
    /// <param name="Indication">What for.</param>
    private sealed record Course(string Title, string Lot, int Counted, string Route, string Indication);

    private static readonly Course[] Courses =
    [
        new(DemoOpening.Films, FilmsLot, 1, "sublingual", "opioid dependence"), new(DemoOpening.Methadone, MethadoneLot, 6, "oral", "opioid dependence"),
        new("sertraline 50 mg tablet", SertralineLot, 1, "oral", "depression"), new("quetiapine 100 mg tablet", QuetiapineLot, 1, "oral", "psychosis"),
        new("thiamine hydrochloride 100 mg tablet", ThiamineLot, 1, "oral", "alcohol dependence"),
    ];

    // Now and then somebody does not take it; the same in every making.
    private static readonly DoseOutcome[] Otherwise = [DoseOutcome.RefusedBeforeOpening, DoseOutcome.Asleep, DoseOutcome.Absent, DoseOutcome.Withheld];

    // Each is kept with a dose only where it was asked for.
    private static readonly Dictionary<string, string> Reasons = new() { ["late"] = "Round ran late", ["missed-doses-look"] = "Awake, speaks clearly" };

    /// <summary>Who was seen intoxicated: somebody on methadone.</summary>
    private const int Impaired = 6;

    private Dictionary<string, Guid>? _packs;
    private Guid _cart;
    private int _hour = Math.Clamp(time.ToLocal(now).Hour, 3, 19);

    /// <summary>Signs one order for each client on the first day.</summary>
    public async Task OrderAsync()
    {
        // A making that was broken off goes on with the hour that it began with.
        var first = stage.Id(OrderName(0));
        if (await stage.AskAsync(db => db.OrderVersions.Where(row => row.OrderId == first).Select(row => row.Timing).SingleOrDefaultAsync()) is { } begun)
            _hour = ((TimesOfDay)DoseTiming.Of(begun)).Times[0].Hour + 2;
        for (var client = 0; client < DemoShelves.ClientCount; client++)
        {
            var course = Courses[client % Courses.Length];
            var index = client;
            await stage.PostAsync<SignOrder>(new("prescriber", At(0, new TimeOnly(17, 0)).AddMinutes(client), OrderName(client)), (use, act) => use.RunAsync(act, new(
                stage.Id(DemoShelves.ClientName(index)),
                new OrderTerms
                {
                    MedicineId = DemoShelves.Of(stage, course.Title, 1).Id,
                    Dose = new ExactNumber(course.Counted),
                    DoseUnit = course.Title == DemoOpening.Methadone ? UcumUnit.Millilitre.Code : UcumUnit.Item.Code,
                    Route = course.Route,
                    Timing = new TimesOfDay(TimeOf(index)).Text,
                    Indication = course.Indication,
                    DoseReason = course.Title == DemoOpening.Methadone ? "Continued from the programme before, dose confirmed by its nurse" : null,
                })));
        }
    }

    /// <summary>Everybody's dose of a day: prepared and observed where the medicine takes time.</summary>
    public async Task GiveAsync(int day)
    {
        if (_packs is null)
        {
            _cart = await stage.PlaceAsync(DemoCast.CartA);
            _packs = [];
            foreach (var lot in Courses.Select(course => course.Lot))
                _packs[lot] = await stage.PackAsync(lot);
        }

        foreach (var client in Enumerable.Range(0, DemoShelves.ClientCount).OrderBy(TimeOf).ThenBy(client => client))
            await OneAsync(day, client, _packs[Courses[client % Courses.Length].Lot]);
    }

    private async Task OneAsync(int day, int client, Guid pack)
    {
        var course = Courses[client % Courses.Length];
        var due = TimeOf(client);
        // A few minutes off, now and then later than allowed.
        var isLate = (day * 7 + client) % 53 == 0;
        var at = At(day, due).AddMinutes(isLate ? 95 : (day * 5 + client * 3) % 40);
        var nurse = (day + client) % 2 == 0 ? "nurse" : "nurse2";
        var nominal = Occurrence.Of(stage.Id(OrderName(client)), firstDay.AddDays(day), due, NodaTime.DateTimeZoneProviders.Tzdb[DemoCast.ZoneId]).Nominal;
        var name = $"dose-{day}-{client}";
        var clientId = stage.Id(DemoShelves.ClientName(client));
        // Of yesterday, so that today's dose waits for the prescriber.
        var isImpaired = day == DemoWeeks.Days - 1 && client == Impaired;
        if (isImpaired || (day * 11 + client * 5) % 37 == 0)
        {
            var outcome = isImpaired ? DoseOutcome.Withheld : Otherwise[(day + client) % Otherwise.Length];
            await stage.PostAsync<RecordNotGiven>(new(nurse, at, name), (use, act) => use.RunAsync(act, new(
                clientId, stage.Id(OrderName(client)), nominal, 1, outcome,
                isImpaired ? "intoxicated" : outcome == DoseOutcome.Withheld ? "nil-by-mouth" : DoseReasons.For(outcome)[0].Code,
                isImpaired ? "Slurred speech, smelled of alcohol" : null, null, null, null,
                new Identification(IdentifiedHow.NotAsked, IdentifiedHow.NotAsked))));
            return;
        }

        var amount = DemoShelves.Of(stage, course.Title, course.Counted).Amount;
        var takesTime = course.Lot is FilmsLot or MethadoneLot;
        var scanned = new Identification(IdentifiedHow.Scanned, IdentifiedHow.Scanned);
        // What the register lists is drawn and taken before a second pair of eyes.
        var witness = takesTime ? nurse == "nurse" ? "nurse2" : "nurse" : null;
        await stage.PostAsync<GiveDose>(new(nurse, at, name, witness), (use, act) => use.RunAsync(act, new GiveDose.Command
        {
            ClientId = clientId,
            OrderId = stage.Id(OrderName(client)),
            Nominal = nominal,
            VersionSeen = 1,
            PackId = pack,
            PlaceId = _cart,
            Outcome = takesTime ? DoseOutcome.Prepared : DoseOutcome.Given,
            Taken = amount,
            Drawn = amount,
            Answers = Reasons,
            Identification = scanned,
        }));
        if (takesTime)
        {
            await stage.PostAsync<ObserveDose>(new(nurse, at.AddMinutes(4), $"{name}-seen", witness), (use, act) => use.RunAsync(act, new(
                stage.Id(name), DoseOutcome.Given, amount, null, null, course.Lot is MethadoneLot ? "Swallowed, Drank water, Spoke" : "Dissolved under the tongue, Mouth looked at", scanned)));
        }
    }

    /// <summary>An hour and a half ago, about now, or in two hours, as the demo is made; the same on every day.</summary>
    private TimeOnly TimeOf(int client) => (client % 4) switch
    {
        0 => new TimeOnly(_hour - 2, 30),
        1 => new TimeOnly(_hour + 2, 0),
        _ => new TimeOnly(_hour, 0),
    };

    private DateTime At(int day, TimeOnly local) => time.ToUtc(firstDay.AddDays(day).ToDateTime(local));

    private static string OrderName(int client) => $"order-of-{client}";
}
