using MedDispense.Data;
using MedDispense.Domain.DoseLimits;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Holds;
using MedDispense.Web.Features.Interactions;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Orders;

/// <summary>What would be signed: who stands behind it and what was found; read before the signature for the person to
/// check, and once more inside the write door.</summary>
public sealed record OrderDraft(IReadOnlyList<Finding> Findings, SigningFacts? Facts, OrderAuthority? Authority)
{
    /// <summary>Whether it cannot be signed as it is: a stop, or a reason that is missing.</summary>
    public bool IsRefused => Facts is null || Authority is null || Findings.Any(finding => finding.Tier != FindingTier.Note);

    /// <param name="db">Sees this house; inside the write door its own context.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="clientId">For whom.</param>
    /// <param name="terms">What is wanted.</param>
    /// <param name="callId">The call on which it rests; null when a prescriber signs.</param>
    /// <param name="changes">The order that is changed; null for a new one.</param>
    /// <param name="effectiveFrom">For a change: from when on, UTC.</param>
    public static async Task<OrderDraft> ReadAsync(
        MedDispenseDb db, Act act, Guid clientId, OrderTerms terms, Guid? callId, OrderHistory? changes = null, DateTime? effectiveFrom = null)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == clientId);
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleOrDefaultAsync(row => row.Id == terms.MedicineId);
        if (client is null || medicine is null)
        {
            return new([client is null
                ? Finding.Stop("client-unknown", "This client is not known here.", "", "Open the client's page again.")
                : Finding.Stop("medicine-unknown", "This medicine is not in the formulary.", "", "Choose one from the list.", "MedicineId")], null, null);
        }

        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId);
        var (authority, refusal) = await OrderAuthority.FindAsync(db, act, clientId, callId);
        var others = await OthersAsync(db, act, clientId, changes);
        var clock = FacilityClock.Of(facility);
        var facts = new SigningFacts
        {
            Now = act.Now,
            Clock = clock,
            Client = client,
            Allergies = await db.Allergies.AsNoTracking().Where(row => row.ClientId == clientId && row.EndedAt == null).ToListAsync(),
            Terms = terms,
            Medicine = medicine,
            Others = others,
            // Only limits of the dose ask for them.
            Taken = FieldDoseLimits.Of(medicine, terms.Route).Count == 0 ? [] : await db.TakenBetweenAsync(clientId, act.Now.AddDays(-SigningFacts.TakenDays), act.Now.AddMilliseconds(1)),
            // Alone, it interacts with nothing.
            Shared = others.Count == 0 ? SharedInteractions.None : await db.SharedInteractionsAsync(),
            Changes = changes,
            Holds = changes is null ? OrderHolds.None : await HoldsAsync(db, act, clock, changes),
            EffectiveFrom = effectiveFrom,
        };
        IReadOnlyList<Finding> findings = [.. refusal is null ? [] : new[] { refusal }, .. OrderChecks.Run(facts)];
        return new(findings, facts, authority);
    }

    /// <summary>The version that is signed; only of a draft that is not refused.</summary>
    public OrderVersion Version(PartStamp stamp, Guid orderId, string? changeReason = null)
    {
        var (facts, authority) = (Facts!, Authority!); // Not refused.
        var terms = facts.Terms;
        var before = facts.Changes?.Newest;
        var starts = before?.StartsAt ?? terms.StartsAt ?? facts.Now;
        return new OrderVersion
        {
            FacilityId = stamp.FacilityId,
            OrderId = orderId,
            Version = (before?.Version ?? 0) + 1,
            PostingId = stamp.PostingId,
            MedicineId = facts.Medicine.Id,
            DoseNumber = terms.Dose.Numerator,
            DoseDivisor = terms.Dose.Denominator,
            DoseUnit = terms.DoseUnit,
            DoseAmount = Measure(terms.Dose),
            Route = terms.Route,
            Timing = terms.Timing,
            Way = terms.Way ?? OrderDefaults.Way(facts.Medicine, terms.Route),
            Indication = terms.Indication,
            Directions = terms.Directions,
            MinimumGapMinutes = GapMinutes,
            MaximumIn24Hours = terms.Timing == new AsNeeded().Text && terms.Maximum is { } most ? Measure(most) : null,
            StartsAt = starts,
            EndsAt = terms.EndsAt,
            EffectiveFrom = before is null ? starts : EffectiveFrom,
            PrescriberId = authority.PrescriberId,
            PrescriberName = authority.PrescriberName,
            Signature = authority.Signature,
            CounterSignBy = authority.CounterSignBy,
            AllergyReason = facts.Allergies.Count == 0 ? null : terms.AllergyReason,
            InteractionReason = terms.InteractionReason,
            // A reason that is left over from a higher dose would be told at every lower one.
            DoseReason = DoseWithinLimits.NeedsReason(Findings) ? terms.DoseReason : null,
            ChangeReason = changeReason,
            Salt = stamp.Salt,
        };
    }

    /// <summary>The order as it would be, for the person to check before signing.</summary>
    public OrderHistory Preview() => new(
        Facts!.Changes?.Order ?? new MedicationOrder // Not refused.
        {
            FacilityId = Facts.Client.FacilityId,
            Id = Guid.Empty,
            Number = 0,
            ClientId = Facts.Client.Id,
            CreatedAt = Facts.Now,
        },
        [.. Facts.Changes?.Versions ?? [], Version(new(Facts.Client.FacilityId, Guid.Empty, 1, ""), Facts.Changes?.Order.Id ?? Guid.Empty)],
        Facts.Changes?.Steps ?? []);

    private DateTime EffectiveFrom => Facts!.EffectiveFrom is { } from && from > Facts.Now ? from : Facts.Now;

    private int GapMinutes => Facts!.Terms.MinimumGapMinutes
        ?? OrderDefaults.GapMinutes(DoseTiming.Of(Facts.Terms.Timing), Facts.Medicine) ?? throw new InvalidOperationException("An as-needed order says its interval.");

    private long Measure(ExactNumber dose) =>
        MeasurableDose.TryMeasure(Facts!.Medicine, dose, UcumUnit.OfCode(Facts.Terms.DoseUnit), out var amount, out var why)
            ? amount
            : throw new InvalidOperationException(why);

    private static async Task<OrderHolds> HoldsAsync(MedDispenseDb db, Act act, FacilityClock clock, OrderHistory changes)
    {
        var limits = FacilityLimits.At(act.Now, await db.FacilitySettings.AsNoTracking().ToListAsync());
        var before = changes.VersionAt(act.Now).MedicineId;
        var medicine = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == before);
        return await db.HoldsOfOneAsync(clock, limits.MissedDoses, new(changes, medicine, clock.Day(act.Now), act.Now));
    }

    private static async Task<IReadOnlyList<OtherOrder>> OthersAsync(MedDispenseDb db, Act act, Guid clientId, OrderHistory? changes)
    {
        var orders = (await db.OrdersOfAsync(clientId))
            .Where(order => order.Order.Id != changes?.Order.Id && order.StateAt(act.Now) != OrderState.Ended).ToList();
        var ids = orders.Select(order => order.Newest.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return [.. orders.Select(order => new OtherOrder(order, medicines[order.Newest.MedicineId]))];
    }
}
