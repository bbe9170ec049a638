using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.Orders;

/// <summary>How a prescriber stands behind an order.</summary>
public enum OrderSignature
{
    /// <summary>The prescriber signed it here.</summary>
    ByPrescriber,

    /// <summary>Said to a nurse, who wrote it down and read it back; the prescriber signs it later.</summary>
    VerbalReadBack,
}

/// <summary>How a dose is given.</summary>
public enum DoseWay
{
    /// <summary>Swallowed at once: one act.</summary>
    OneAct,

    /// <summary>Prepared first and observed later: minutes under the tongue, drawn up at the hatch. Two acts.</summary>
    PrepareThenObserve,
}

/// <summary>What an order says from a moment on, with the signature under it. Part of the posting that signed it,
/// inserted once, protected by the chain; a change is a new version, and a dose already given stays what it was.</summary>
public sealed class OrderVersion : IBelongsToFacility, IHashedPart
{
    private DoseTiming? _when;

    public required Guid FacilityId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>From 1 without gaps.</summary>
    public required int Version { get; init; }

    public required Guid PostingId { get; init; }

    public required Guid MedicineId { get; init; }

    /// <summary>The ordered dose is this number divided by <see cref="DoseDivisor"/>, in <see cref="DoseUnit"/>: of the
    /// first ingredient, or of what the medicine is counted in when the unit is <c>1</c>. Where the timing says an amount for
    /// each dose it is the largest of them.</summary>
    public required long DoseNumber { get; init; }

    public required long DoseDivisor { get; init; }

    /// <summary>UCUM code.</summary>
    public required string DoseUnit { get; init; }

    /// <summary>The same dose in the medicine's smallest amount: what is picked up.</summary>
    public required long DoseAmount { get; init; }

    public required string Route { get; init; }

    /// <summary>As <see cref="DoseTiming.Text"/> writes it.</summary>
    public required string Timing { get; init; }

    public required DoseWay Way { get; init; }

    /// <summary>What it is for; always there for an as-needed dose.</summary>
    public string? Indication { get; init; }

    /// <summary>Anything else that whoever gives it must know.</summary>
    public string? Directions { get; init; }

    /// <summary>Real time that must pass after the last dose of the same ingredient under any order.</summary>
    public required int MinimumGapMinutes { get; init; }

    /// <summary>For an as-needed dose: the most in any 24 hours, in the medicine's smallest amount.</summary>
    public long? MaximumIn24Hours { get; init; }

    /// <summary>First moment of the order, UTC.</summary>
    public required DateTime StartsAt { get; init; }

    /// <summary>From this moment on no dose is due, UTC; null for no end.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>From when on this version holds, UTC.</summary>
    public required DateTime EffectiveFrom { get; init; }

    /// <summary>Member of staff who prescribes, when they work with this program; otherwise only the name.</summary>
    public Guid? PrescriberId { get; init; }

    /// <summary>The prescriber's name as it was; not hashed.</summary>
    public required string PrescriberName { get; init; }

    public required OrderSignature Signature { get; init; }

    /// <summary>For a verbal order: until when the prescriber must sign it, UTC.</summary>
    public DateTime? CounterSignBy { get; init; }

    /// <summary>The prescriber's reason for a medicine that the client is recorded as allergic to.</summary>
    public string? AllergyReason { get; init; }

    /// <summary>The prescriber's reason for a medicine that interacts with another order of the client.</summary>
    public string? InteractionReason { get; init; }

    /// <summary>The prescriber's reason for a dose above a usual limit.</summary>
    public string? DoseReason { get; init; }

    /// <summary>Why it was changed; null for the first version.</summary>
    public string? ChangeReason { get; init; }

    public required string Salt { get; init; }

    public string PartName => "order";

    public int Ordinal => Version;

    /// <summary>When its doses fall.</summary>
    public DoseTiming When => _when ??= DoseTiming.Of(Timing);

    public bool IsAsNeeded => When is AsNeeded;

    /// <summary>The ordered dose as an exact number of <see cref="DoseUnit"/>.</summary>
    public ExactNumber Dose => new(DoseNumber, DoseDivisor);

    /// <summary>The ordered dose; where the timing says an amount for each, the largest of them.</summary>
    public OrderedDose FullDose => new(Dose, DoseUnit, DoseAmount);

    /// <summary>The dose of an occurrence; null when the timing says an amount for each and lists none then.</summary>
    /// <param name="occurrence">Null for an as-needed dose.</param>
    public OrderedDose? DoseOf(Occurrence? occurrence)
    {
        if (When.Unit is null)
            return FullDose;
        return occurrence is not null && When.AmountAt(Occurrence.Listed(occurrence.Nominal)) is { } amount ? OfAmount(amount) : null;
    }

    /// <summary>An amount in the order's unit with what is picked up for it; null when that is no whole smallest amount,
    /// which no signed order lists.</summary>
    public OrderedDose? OfAmount(ExactNumber amount) =>
        // As much of what is picked up as the amount is of the largest, which was measured when it was signed: a strength
        // that the formulary corrects later changes no order.
        ExactNumber.TryDivide(amount, Dose, out var share) && ExactNumber.TryMultiply(share, new(DoseAmount), out var picked) && picked.IsWhole
            ? new OrderedDose(amount, DoseUnit, picked.Numerator)
            : null;

    public void WriteTo(CanonicalWriter writer)
    {
        writer.Id(OrderId).Number(Version).Id(MedicineId).Number(DoseNumber).Number(DoseDivisor).Text(DoseUnit)
            .Number(DoseAmount).Text(Route).Text(Timing).Text(Way.ToString()).Text(Indication).Text(Directions)
            .Number(MinimumGapMinutes).Number(MaximumIn24Hours).Moment(StartsAt).MomentOrNone(EndsAt)
            .Moment(EffectiveFrom).Id(PrescriberId).Text(Signature.ToString()).MomentOrNone(CounterSignBy)
            .Text(AllergyReason).Text(ChangeReason);
        // These fields came later: a version without them keeps the bytes, and so the hash, that it was signed under. Each field
        // leads with its length, and one that is missing before another is written as missing, so that no two versions have
        // the same bytes.
        if (InteractionReason is not null || DoseReason is not null)
            writer.Text(InteractionReason);
        if (DoseReason is not null)
            writer.Text(DoseReason);
    }
}
