using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>What is due on one day of the facility, for everybody in the house or for one client. Today's round also holds
/// what of yesterday may still be given, and what somebody still has in their hands: midnight takes no dose off the list.</summary>
public sealed class FindRound(MedDispenseDb db)
{
    /// <param name="Day">The day of the facility.</param>
    /// <param name="Houses">Every house that clients live in, for the filter.</param>
    /// <param name="Rows">By time, then name.</param>
    public sealed record View(DateOnly Day, IReadOnlyList<string> Houses, IReadOnlyList<RoundRow> Rows);

    /// <summary>One dose that an order lists.</summary>
    private readonly record struct Occurred(Guid OrderId, string Nominal, int Ordinal);

    private sealed record Answer(OccurrenceClaim Claim, DoseOutcome Outcome, long Taken, Guid MedicineId, string By, DateTime At);

    /// <param name="facility">Whose day it is.</param>
    /// <param name="limits">The time allowed around a dose.</param>
    /// <param name="now">UTC.</param>
    /// <param name="house">Only this house; null for all.</param>
    /// <param name="clientId">Only this client; null for everybody.</param>
    /// <param name="on">The day; null for today.</param>
    public async Task<View> AskAsync(
        Facility facility, FacilityLimits limits, DateTime now, string? house = null, Guid? clientId = null, DateOnly? on = null)
    {
        var clock = FacilityClock.Of(facility);
        var day = on ?? clock.Day(now);
        // Who left during a past day or since is still answered for, as far as the orders went.
        var dayBegan = on is null ? now : clock.StartOf(day);
        var clients = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone || (on != null && row.LeftAt >= dayBegan)).ToListAsync();
        var shown = clients.Where(client => (clientId is null || client.Id == clientId) && (house is null || client.House == house)).ToList();
        var orders = await db.OrdersOfAsync([.. shown.Select(client => client.Id)]);
        var answers = await AnswersAsync(day);
        var medicines = await MedicinesAsync(orders);
        var doses = DosesOf(orders, day, clock, answers, medicines, limits, now);
        if (on is null)
        {
            var yesterday = DosesOf(orders, day.AddDays(-1), clock, await AnswersAsync(day.AddDays(-1)), medicines, limits, now);
            doses = yesterday.Where(row => IsStillOpen(row.Dose, limits, now)).Concat(doses);
        }

        // Of a past day nothing is given any more; a day to come is printed as things stand now.
        if (on is null || on > clock.Day(now))
            doses = await WithHoldsAsync([.. doses], orders, medicines, clock, limits, now);
        return new View(day,
            [.. clients.Select(client => client.House).Where(name => name.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase)],
            [
                .. doses.GroupBy(row => (row.ClientId, row.Dose.DueAt))
                    .Select(group => RowOf(shown.Single(client => client.Id == group.Key.ClientId), clients, [.. group.Select(row => row.Dose)]))
                    .OrderBy(row => row.DueAt).ThenBy(row => row.FamilyName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.ClientId),
            ]);
    }

    /// <summary>Says of each dose that may still be given what holds it back.</summary>
    private async Task<IEnumerable<(Guid ClientId, RoundDose Dose)>> WithHoldsAsync(
        List<(Guid ClientId, RoundDose Dose)> doses, IReadOnlyList<OrderHistory> orders, Dictionary<Guid, Medicine> medicines,
        FacilityClock clock, FacilityLimits limits, DateTime now)
    {
        static bool IsToGive(RoundDose dose) => dose.Status is not (DueStatus.Done or DueStatus.Prepared) || dose.CanBeSuperseded;
        DateOnly DayOf(RoundDose dose) => DateOnly.FromDateTime(Occurrence.Listed(dose.Nominal)) is var listed && listed < clock.Day(now) ? listed : clock.Day(now);
        var byId = orders.ToDictionary(order => order.Order.Id);
        var holds = await db.HoldsOfAsync(clock, limits.MissedDoses, [.. doses.Where(row => IsToGive(row.Dose))
            .Select(row => new HeldQuestion(byId[row.Dose.OrderId], medicines[row.Dose.MedicineId], DayOf(row.Dose), now))]);
        return doses.Select(row => IsToGive(row.Dose) && HoldWords.InShort(holds[row.Dose.OrderId]) is { } held
            ? (row.ClientId, row.Dose with { Held = held })
            : row);
    }

    private static IEnumerable<(Guid ClientId, RoundDose Dose)> DosesOf(
        IReadOnlyList<OrderHistory> orders, DateOnly day, FacilityClock clock, Dictionary<Occurred, Answer> answers,
        Dictionary<Guid, Medicine> medicines, FacilityLimits limits, DateTime now) =>
        orders.SelectMany(order => Listed(order, day, clock, answers).Select(occurrence =>
            (order.Order.ClientId, DoseOf(order, occurrence, medicines, answers.GetValueOrDefault(new(occurrence.OrderId, occurrence.Nominal, occurrence.Ordinal)), limits, now))));

    /// <summary>Whether a dose of yesterday belongs to today's round: within its time allowed, or in somebody's hands.</summary>
    private static bool IsStillOpen(RoundDose dose, FacilityLimits limits, DateTime now) =>
        dose.Status == DueStatus.Prepared
        || (now <= dose.DueAt.AddMinutes(limits.DoseLateMinutes) && (dose.Status != DueStatus.Done || dose.CanBeSuperseded));

    /// <summary>What the order lists, and what was answered although it no longer does.</summary>
    private static IEnumerable<Occurrence> Listed(
        OrderHistory order, DateOnly day, FacilityClock clock, Dictionary<Occurred, Answer> answers)
    {
        var listed = order.On(day, clock.Zone).ToList();
        var answered = answers.Values.Where(answer => answer.Claim.OrderId == order.Order.Id && answer.Claim.State != ClaimState.Open)
            .Where(answer => listed.All(occurrence => occurrence.Nominal != answer.Claim.Nominal || occurrence.Ordinal != answer.Claim.Ordinal))
            .Select(answer => Occurrence.Of(order.Order.Id, answer.Claim.Nominal, answer.Claim.Ordinal, clock.Zone));
        return listed.Concat(answered);
    }

    private async Task<Dictionary<Occurred, Answer>> AnswersAsync(DateOnly day)
    {
        var prefix = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var found = await (
            from claim in db.OccurrenceClaims.AsNoTracking()
            where claim.Nominal.StartsWith(prefix) && claim.State != ClaimState.Open
            join dose in db.Doses on claim.PostingId equals dose.PostingId
            join posting in db.Postings on claim.PostingId equals posting.Id
            select new { claim, dose.Outcome, dose.AmountTaken, dose.MedicineId, posting.ActorName, dose.HappenedAt }).ToListAsync();
        return found.ToDictionary(row => new Occurred(row.claim.OrderId, row.claim.Nominal, row.claim.Ordinal), row => new Answer(row.claim, row.Outcome, row.AmountTaken, row.MedicineId, row.ActorName, row.HappenedAt));
    }

    private async Task<Dictionary<Guid, Medicine>> MedicinesAsync(IReadOnlyList<OrderHistory> orders)
    {
        var ids = orders.SelectMany(order => order.Versions.Select(version => version.MedicineId)).Distinct().ToList();
        return await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
    }

    private static RoundDose DoseOf(
        OrderHistory order, Occurrence occurrence, Dictionary<Guid, Medicine> medicines, Answer? answer, FacilityLimits limits, DateTime now)
    {
        var version = order.VersionAt(occurrence.DueAt);
        var medicine = medicines[version.MedicineId];
        return new RoundDose
        {
            OrderId = occurrence.OrderId,
            Nominal = occurrence.Nominal,
            Ordinal = occurrence.Ordinal,
            At = occurrence.Key,
            DueAt = occurrence.DueAt,
            Status = StatusOf(occurrence, answer, limits, now),
            MedicineId = medicine.Id,
            Medicine = MedicineWords.Of(medicine),
            Dose = (version.DoseOf(occurrence) ?? version.FullDose).SayBoth(medicine),
            Outcome = answer?.Outcome,
            // Of another medicine of the same kind the figure would be read as one of this.
            Taken = answer is { Outcome: DoseOutcome.GivenInPart } part && part.MedicineId == medicine.Id ? medicine.SayInFull(part.Taken) : null,
            AnsweredBy = answer?.By,
            AnsweredAt = answer?.At,
            AnswerPostingId = answer?.Claim.PostingId,
            CanBeSuperseded = answer?.Claim.State == ClaimState.CanBeSuperseded,
        };
    }

    private static DueStatus StatusOf(Occurrence occurrence, Answer? answer, FacilityLimits limits, DateTime now)
    {
        if (answer is not null)
            return answer.Claim.State == ClaimState.Prepared ? DueStatus.Prepared : DueStatus.Done;
        if (now > occurrence.DueAt.AddMinutes(limits.DoseLateMinutes))
            return DueStatus.Overdue;
        return now >= occurrence.DueAt.AddMinutes(-limits.DoseEarlyMinutes) ? DueStatus.Due : DueStatus.Coming;
    }

    private static RoundRow RowOf(Client client, List<Client> all, IReadOnlyList<RoundDose> doses) => new()
    {
        ClientId = client.Id,
        FamilyName = client.FamilyName,
        GivenNames = client.GivenNames,
        Room = client.Room,
        PhotoId = client.PhotoId,
        IsOnLeave = client.Presence == Presence.OnLeave,
        LookAlike = all.Where(other => other.Id != client.Id
                && LookAlikeNames.AreAlike(client.FamilyName, client.GivenNames, other.FamilyName, other.GivenNames))
            .OrderBy(other => other.FamilyName, StringComparer.OrdinalIgnoreCase)
            .Select(other => other.Room.Length > 0 ? $"{other.DisplayName}, room {other.Room}" : other.DisplayName).FirstOrDefault(),
        DueAt = doses[0].DueAt,
        Status = doses.Min(dose => dose.Status),
        Doses = [.. doses.OrderBy(dose => dose.Medicine, StringComparer.OrdinalIgnoreCase)],
    };
}
