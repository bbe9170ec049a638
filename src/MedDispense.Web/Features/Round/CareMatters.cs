using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>What is open in the care of clients: doses that nobody has answered for, doses in somebody's hands, doses held back
/// until a prescriber decides, and orders that a prescriber has not countersigned.</summary>
/// <param name="Overdue">Past their time allowed, the longest first.</param>
/// <param name="InHands">Prepared, and not seen taken or not brought back.</param>
/// <param name="Held">Due today, and held back until a prescriber decides.</param>
/// <param name="ToSign">Said on a call, and not signed yet.</param>
public sealed record CareMatters(IReadOnlyList<OpenMatter> Overdue, IReadOnlyList<OpenMatter> InHands, IReadOnlyList<OpenMatter> Held, IReadOnlyList<OpenMatter> ToSign)
{
    private const int Most = 100;

    public IEnumerable<OpenMatter> All => [.. Overdue, .. InHands, .. Held, .. ToSign];

    /// <param name="db">Sees this house.</param>
    /// <param name="now">UTC.</param>
    public static async Task<CareMatters> ReadAsync(MedDispenseDb db, DateTime now)
    {
        var facility = await RegisterHeading.FacilityAsync(db);
        var time = FacilityTime.Of(facility);
        var limits = FacilityLimits.At(now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var round = await new FindRound(db).AskAsync(facility, limits, now);
        return new(await OverdueAsync(db, round, time), await InHandsAsync(db, time), HeldOf(round), await ToSignAsync(db, time, now));
    }

    /// <summary>How many listed doses are past their time allowed.</summary>
    public static int CountOverdue(FindRound.View round) => OverdueOf(round).Count();

    private static IEnumerable<(RoundRow Row, RoundDose Dose)> OverdueOf(FindRound.View round) =>
        round.Rows.SelectMany(row => row.Doses.Where(dose => dose.Status == DueStatus.Overdue).Select(dose => (row, dose)));

    private static IReadOnlyList<OpenMatter> HeldOf(FindRound.View round) =>
    [
        .. FindHeld.Of(round).Take(Most).Select(row => new OpenMatter($"{row.Dose.Held}, a prescriber decides: {row.Dose.Medicine}, {row.Dose.Dose}")
        {
            Client = row.Client,
            Links = [(Policies.WriteOrders, $"/orders/{row.OrderId}/hold"), (Policies.SeeChart, $"/charts/{row.ClientId}")],
        }),
    ];

    private static async Task<IReadOnlyList<OpenMatter>> OverdueAsync(MedDispenseDb db, FindRound.View round, FacilityTime time)
    {
        var overdue = OverdueOf(round).Take(Most).ToList();
        var ids = overdue.Select(pair => pair.Dose.OrderId).Distinct().ToList();
        var numbers = await db.MedicationOrders.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Number);
        return
        [
            .. overdue.Select(pair => new OpenMatter(
                $"Overdue, due {time.DayAndClock(pair.Dose.DueAt)} and not answered: {pair.Dose.Medicine}, order {numbers[pair.Dose.OrderId]}")
            {
                Client = $"{pair.Row.FamilyName.ToUpperInvariant()}, {pair.Row.GivenNames}",
                Links = [(Policies.GiveDoses, $"/round/{pair.Row.ClientId}"), (Policies.SeeChart, $"/charts/{pair.Row.ClientId}")],
            }),
        ];
    }

    private static async Task<IReadOnlyList<OpenMatter>> InHandsAsync(MedDispenseDb db, FacilityTime time)
    {
        // In steps: as one query a fresh PostgreSQL, which knows nothing of the tables' sizes yet, reads the doses once for each dose.
        var open = await db.UnsettledMovements.Where(row => row.Remaining > 0).Select(row => row.PostingId).Distinct().ToListAsync();
        var prepared = await db.DosesThatStand().Where(dose => dose.Outcome == DoseOutcome.Prepared && open.Contains(dose.PostingId))
            .Select(dose => dose.PostingId).ToListAsync();
        var answers = await db.DosesThatStand().Where(dose => dose.PreparedPostingId != null && prepared.Contains(dose.PreparedPostingId.Value))
            .Select(dose => new { dose.PreparedPostingId, dose.AmountToWaste }).ToListAsync();
        // What is left of an opened one waits for a second person, and is no dose any more.
        var inHands = prepared.Where(id => !answers.Exists(answer => answer.PreparedPostingId == id && answer.AmountToWaste > 0)).ToList();
        var found = await (
            from dose in db.Doses
            where inHands.Contains(dose.PostingId)
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            join client in db.Clients on dose.ClientId equals (Guid?)client.Id
            orderby posting.Number
            select new { posting.Id, posting.Number, posting.ActorName, posting.HappenedAt, Medicine = medicine, Client = client }).Take(Most).ToListAsync();
        var rows = found.Select(row => new
        {
            row.Id,
            row.Number,
            row.ActorName,
            row.HappenedAt,
            row.Medicine,
            row.Client,
            IsAnswered = answers.Exists(answer => answer.PreparedPostingId == row.Id),
        });
        return
        [
            .. rows.Select(row => new OpenMatter(
                $"Prepared {time.DayAndClock(row.HappenedAt)} and not {(row.IsAnswered ? "brought back" : "observed")}: {MedicineWords.Of(row.Medicine)}, entry {row.Number}, with {row.ActorName}")
            {
                Client = row.Client.DisplayName,
                Links = row.IsAnswered
                    ? [(Policies.TakeOut, $"/take-outs/{row.Id}/1/bring-back")]
                    : [(Policies.GiveDoses, $"/doses/{row.Id}/observe")],
            }),
        ];
    }

    private static async Task<IReadOnlyList<OpenMatter>> ToSignAsync(MedDispenseDb db, FacilityTime time, DateTime now)
    {
        var rows = await (
            from version in db.VersionsToSign()
            join order in db.MedicationOrders on version.OrderId equals order.Id
            join client in db.Clients on order.ClientId equals client.Id
            join medicine in db.Medicines on version.MedicineId equals medicine.Id
            orderby version.CounterSignBy, order.Number, version.Version
            select new { Version = version, order.Number, Client = client, Medicine = medicine }).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row => new OpenMatter(
                $"Waits for a countersignature: order {row.Number}, version {row.Version.Version}, {MedicineWords.Of(row.Medicine)}, said by {row.Version.PrescriberName}"
                + (row.Version.CounterSignBy is { } by ? $", {(by < now ? "was due" : "due")} {time.DayAndClock(by)}" : ""))
            {
                Client = row.Client.DisplayName,
                Links =
                [
                    (Policies.Prescribe, $"/orders/{row.Version.OrderId}/countersign/{row.Version.Version}"),
                    (Policies.SeeOrders, $"/orders/{row.Version.OrderId}"),
                ],
            }),
        ];
    }
}
