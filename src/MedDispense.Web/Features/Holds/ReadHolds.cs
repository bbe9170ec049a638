using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Holds;

/// <summary>Of which dose it is asked whether something holds it back.</summary>
/// <param name="Order">The order.</param>
/// <param name="Medicine">What it orders then.</param>
/// <param name="Day">The facility's day of the dose.</param>
/// <param name="At">When it is given, UTC.</param>
public readonly record struct HeldQuestion(OrderHistory Order, Medicine Medicine, DateOnly Day, DateTime At);

/// <summary>Reads what holds doses back, for one dose and for a whole round alike.</summary>
public static class ReadHolds
{
    /// <summary>Further back no dose bears on a run of missed days.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays((MissedRun.LongestDays * 4) + 2);

    private sealed record LastTaken(Guid ClientId, Medicine Medicine, DateTime At);

    /// <summary>What holds one dose back.</summary>
    public static async Task<OrderHolds> HoldsOfOneAsync(this MedDispenseDb db, FacilityClock clock, MissedDosePolicies policies, HeldQuestion dose) =>
        (await db.HoldsOfAsync(clock, policies, [dose]))[dose.Order.Order.Id];

    /// <summary>What holds each order's dose back, by order; of several of one order, the first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, OrderHolds>> HoldsOfAsync(
        this MedDispenseDb db, FacilityClock clock, MissedDosePolicies policies, IReadOnlyCollection<HeldQuestion> doses)
    {
        var asked = doses.DistinctBy(dose => dose.Order.Order.Id).ToList();
        if (asked.Count == 0)
            return new Dictionary<Guid, OrderHolds>();
        var (clients, until) = (asked.Select(dose => dose.Order.Order.ClientId).Distinct().ToList(), asked.Max(dose => dose.At));
        var taken = await LastTakenAsync(db, clients, until, [.. asked.Select(dose => dose.Medicine)]);
        var impaired = await ImpairedAsync(db, clients, until);
        // Most doses are held back by nothing; what could lift a hold is read when there is one.
        List<ServiceClosure>? closures = null;
        List<HoldDecision>? decisions = null;
        var holds = new Dictionary<Guid, OrderHolds>();
        foreach (var dose in asked)
        {
            var (order, clientId) = (dose.Order, dose.Order.Order.ClientId);
            var last = taken.Where(row => row.ClientId == clientId && row.At <= dose.At && row.Medicine.SharesSubstance(dose.Medicine)).MaxBy(row => row.At);
            var missed = order.VersionAt(dose.At).IsAsNeeded ? null : MissedRun.Before(order, dose.Day, last?.At, _ => false, clock.Zone);
            var row = missed?.Asks(policies, dose.Medicine, order, dose.At);
            if (row is not null)
            {
                closures ??= await db.ServiceClosures.AsNoTracking().Where(closure => closure.EndedAt == null).ToListAsync();
                missed = MissedRun.Before(order, dose.Day, last?.At, day => closures.Exists(closure => closure.Covers(day)), clock.Zone);
                row = missed?.Asks(policies, dose.Medicine, order, dose.At);
            }

            var seen = Impairment.Holds(dose.Medicine) && impaired.GetValueOrDefault(clientId) is { } found && found.At <= dose.At ? found : null;
            if (row is null && seen is null)
            {
                holds[order.Order.Id] = OrderHolds.None;
                continue;
            }

            decisions ??= await db.HoldDecisions.AsNoTracking().Where(decision => clients.Contains(decision.ClientId)).ToListAsync();
            List<HoldWord> words = [.. await VersionsAsync(db, order, dose.At), .. decisions.Where(one => Concerns(one, order)).Select(WordOf)];
            var standing = words.Where(word => word.At <= dose.At).OrderByDescending(word => word.At).ToList();
            holds[order.Order.Id] = new(
                row is null ? null : missed! with { Last = await TakenAsync(db, last) }, row,
                row is null ? null : standing.FirstOrDefault(word => missed!.WasKnownAt(word.At) && (word.IsVersion || row.Step != MissedDoseStep.BeginAnew)),
                seen is not null && (standing.Any(word => word.IsVersion && word.At > seen.At) || IsLifted(decisions, clientId, seen, dose.At)) ? null : seen);
        }

        return holds;
    }

    private static bool Concerns(HoldDecision decision, OrderHistory order) =>
        decision.HeldBy == HeldBy.MissedDoses && decision.OrderId == order.Order.Id;

    private static bool IsLifted(IEnumerable<HoldDecision> decisions, Guid clientId, Impairment seen, DateTime at) => decisions.Any(one =>
        one.HeldBy == HeldBy.Impairment && one.ClientId == clientId && one.DecidedAt >= seen.At && one.DecidedAt <= at);

    private static HoldWord WordOf(HoldDecision decision) => new(decision.DecidedAt, decision.PrescriberName, decision.Reason, false);

    private static async Task<List<LastTaken>> LastTakenAsync(MedDispenseDb db, List<Guid> clients, DateTime until, List<Medicine> known)
    {
        var from = until - LookBack;
        var rows = await db.DosesTaken().Where(dose => dose.ClientId != null && clients.Contains(dose.ClientId.Value) && dose.HappenedAt > from && dose.HappenedAt <= until)
            .GroupBy(dose => new { dose.ClientId, dose.MedicineId })
            .Select(group => new { group.Key.ClientId, group.Key.MedicineId, At = group.Max(dose => dose.HappenedAt) }).ToListAsync();
        var medicines = known.DistinctBy(medicine => medicine.Id).ToDictionary(medicine => medicine.Id);
        var others = rows.Select(row => row.MedicineId).Distinct().Where(id => !medicines.ContainsKey(id)).ToList();
        if (others.Count > 0)
        {
            foreach (var medicine in await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => others.Contains(row.Id)).ToListAsync())
                medicines.Add(medicine.Id, medicine);
        }

        return [.. rows.Select(row => new LastTaken(row.ClientId!.Value, medicines[row.MedicineId], row.At))]; // Filtered above.
    }

    private static async Task<TakenDose?> TakenAsync(MedDispenseDb db, LastTaken? last)
    {
        if (last is null)
            return null;
        var dose = await db.DosesTaken(last.ClientId).Where(row => row.MedicineId == last.Medicine.Id && row.HappenedAt == last.At)
            .Join(db.Postings, row => row.PostingId, posting => posting.Id, (row, posting) => new { row.OrderId, row.AmountTaken, posting.ActorName }).FirstAsync();
        return new(last.At, dose.OrderId, last.Medicine, dose.AmountTaken, dose.ActorName);
    }

    /// <summary>The last time that each client was seen impaired.</summary>
    private static async Task<Dictionary<Guid, Impairment>> ImpairedAsync(MedDispenseDb db, List<Guid> clients, DateTime until)
    {
        var (outcomes, codes) = (Impairment.Answers.Select(row => row.Outcome).Distinct().ToList(), Impairment.Answers.Select(row => row.ReasonCode).ToList());
        var rows = await (
            from dose in db.DosesThatStand()
            where dose.ClientId != null && clients.Contains(dose.ClientId.Value) && outcomes.Contains(dose.Outcome) && dose.HappenedAt <= until
            join posting in db.Postings on dose.PostingId equals posting.Id
            where posting.ReasonCode != null && codes.Contains(posting.ReasonCode)
            select new { dose.ClientId, dose.Outcome, dose.HappenedAt, posting.ReasonCode, posting.Reason, posting.ActorName }).ToListAsync();
        return rows.Where(row => Impairment.Answers.Contains((row.Outcome, row.ReasonCode)))
            .GroupBy(row => row.ClientId!.Value) // Filtered above.
            .ToDictionary(group => group.Key, group => group.MaxBy(row => row.HappenedAt) is { } row
                ? new Impairment(row.HappenedAt, DoseReasons.Say(row.Outcome, row.ReasonCode), row.ActorName) { More = row.Reason }
                : throw new InvalidOperationException("A group has rows."));
    }

    /// <summary>The versions in force at a moment, as words of their prescribers: from when they signed, or spoke on the call on
    /// which it was written down. One that holds only later says nothing of the dose now.</summary>
    private static async Task<IEnumerable<HoldWord>> VersionsAsync(MedDispenseDb db, OrderHistory order, DateTime at)
    {
        var versions = order.Versions.Where(version => version.EffectiveFrom <= at).ToList();
        var ids = versions.Select(version => version.PostingId).ToList();
        var said = await (
            from posting in db.Postings
            where ids.Contains(posting.Id)
            join call in db.PrescriberCalls on posting.AboutPostingId equals (Guid?)call.PostingId into calls
            from call in calls.DefaultIfEmpty()
            select new { posting.Id, At = call == null ? posting.RecordedAt : call.SpokeAt }).ToDictionaryAsync(row => row.Id, row => row.At);
        return versions.Select(version => new HoldWord(said[version.PostingId], version.PrescriberName, version.ChangeReason ?? "", true));
    }
}
