using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Downtime;

/// <summary>After an outage: which doses of a stretch of time nobody has answered for, and what stands for the others, so
/// that the paper can be entered until nothing is left.</summary>
public sealed class FindUnanswered(MedDispenseDb db, FindRound findRound)
{
    /// <summary>The longest outage that is shown at once.</summary>
    public const int MostDays = 7;

    /// <summary>A listed dose of the stretch.</summary>
    public sealed record Row(Guid ClientId, string Client, string Room, RoundDose Dose);

    /// <summary>An as-needed order in force then: the paper may hold doses of it.</summary>
    public sealed record AsNeededRow(Guid ClientId, string Client, string Room, Guid OrderId, string Medicine);

    /// <summary>An as-needed dose that stands.</summary>
    public sealed record AsNeededGiven(Guid ClientId, string Client, string Medicine, string What, DateTime HappenedAt, DateTime RecordedAt, string By);

    /// <param name="Open">Nobody has answered; by time, then name.</param>
    /// <param name="Answered">Answered, by whomever and whenever.</param>
    /// <param name="AsNeeded">Orders.</param>
    /// <param name="Given">As-needed doses of the stretch.</param>
    public sealed record View(
        IReadOnlyList<Row> Open, IReadOnlyList<Row> Answered, IReadOnlyList<AsNeededRow> AsNeeded, IReadOnlyList<AsNeededGiven> Given)
    {
        /// <summary>Found by the program after midnight, not said by anybody: the paper may know better.</summary>
        public int Missed => Answered.Count(row => row.Dose.Outcome == DoseOutcome.Missed);
    }

    /// <param name="facility">Whose round it is.</param>
    /// <param name="limits">The time allowed around a dose.</param>
    /// <param name="now">UTC.</param>
    /// <param name="began">Beginning of the outage, UTC.</param>
    /// <param name="ended">Its end, UTC; at most <see cref="MostDays"/> later.</param>
    public async Task<View> AskAsync(Facility facility, FacilityLimits limits, DateTime now, DateTime began, DateTime ended)
    {
        var clock = FacilityClock.Of(facility);
        var listed = new List<Row>();
        for (var day = clock.Day(began); day <= clock.Day(ended); day = day.AddDays(1))
        {
            var round = await findRound.AskAsync(facility, limits, now, on: day);
            listed.AddRange(
                from row in round.Rows
                from dose in row.Doses
                where dose.DueAt >= began && dose.DueAt <= ended
                select new Row(row.ClientId, $"{row.FamilyName.ToUpperInvariant()}, {row.GivenNames}", row.Room, dose));
        }

        return new View(
            [.. listed.Where(row => row.Dose.Status != DueStatus.Done)], [.. listed.Where(row => row.Dose.Status == DueStatus.Done)],
            await AsNeededAsync(began, ended), await GivenAsync(began, ended));
    }

    private async Task<IReadOnlyList<AsNeededRow>> AsNeededAsync(DateTime began, DateTime ended)
    {
        var clients = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone).ToDictionaryAsync(row => row.Id);
        var orders = (await db.OrdersOfAsync(clients.Keys)).Where(order => order.VersionAt(ended).IsAsNeeded
            && (order.StateAt(began) == OrderState.Active || order.StateAt(ended) == OrderState.Active)).ToList();
        var ids = orders.Select(order => order.VersionAt(ended).MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. orders.Select(order => (Client: clients[order.Order.ClientId], Order: order))
                .Select(pair => new AsNeededRow(pair.Client.Id, pair.Client.DisplayName, pair.Client.Room, pair.Order.Order.Id,
                    MedicineWords.Of(medicines[pair.Order.VersionAt(ended).MedicineId])))
                .OrderBy(row => row.Client, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Medicine, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.OrderId),
        ];
    }

    private async Task<IReadOnlyList<AsNeededGiven>> GivenAsync(DateTime began, DateTime ended)
    {
        var doses = await (
            from dose in db.DosesThatStand()
            where dose.Nominal == null && dose.OrderId != null && dose.HappenedAt >= began && dose.HappenedAt <= ended
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            join client in db.Clients on dose.ClientId equals client.Id
            orderby dose.HappenedAt, posting.Number
            select new { dose, posting, medicine, client }).ToListAsync();
        return
        [
            .. doses.Select(row => new AsNeededGiven(row.client.Id, row.client.DisplayName, MedicineWords.Of(row.medicine), row.dose.Outcome.Say(),
                row.dose.HappenedAt, row.posting.RecordedAt, row.posting.ActorName)),
        ];
    }
}
