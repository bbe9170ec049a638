using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;

namespace MedDispense.Web.Features.Doses;

/// <summary>What an act says of a dose, besides what follows from client, order and moment.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Taken">Swallowed, in the medicine's smallest amount.</param>
/// <param name="ToWaste">Drawn and not swallowed.</param>
/// <param name="Identification">How client and pack were made sure of.</param>
public sealed record DoseDetails(DoseOutcome Outcome, long Taken, long ToWaste, Identification Identification)
{
    public string? Observed { get; init; }

    public string? Site { get; init; }

    public string? Answers { get; init; }

    public bool IsLateEntry { get; init; }

    public Guid? PreparedPostingId { get; init; }

    /// <summary>The medicine given, when it is not the ordered one.</summary>
    public Guid? MedicineId { get; init; }

    /// <summary>The version that had to be answered, when it is not the one in force as it happened.</summary>
    public OrderVersion? Version { get; init; }
}

/// <summary>Makes rows of the chart.</summary>
public static class DoseRows
{
    public static Dose Of(PartStamp stamp, DoseFacts facts, DoseDetails details) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        ClientId = facts.Client.Id,
        OrderId = facts.Order.Order.Id,
        OrderVersion = (details.Version ?? facts.Version).Version,
        Nominal = facts.Occurrence?.Nominal,
        NominalOrdinal = facts.Occurrence?.Ordinal,
        DueAt = facts.Occurrence?.DueAt,
        Outcome = details.Outcome,
        HappenedAt = facts.HappenedAt,
        MedicineId = details.MedicineId ?? facts.Pack?.Medicine.Id ?? facts.Ordered.Id,
        AmountOrdered = ((details.Version ?? facts.Version).DoseOf(facts.Occurrence) ?? facts.OrderedDose).Amount,
        AmountTaken = details.Taken,
        AmountToWaste = details.ToWaste,
        ClientIdentified = details.Identification.Client,
        PackIdentified = details.Identification.Pack,
        CardNotScannedReason = details.Identification.CardReason,
        PackNotScannedReason = details.Identification.PackReason,
        PhotoId = facts.Client.PhotoId,
        Observed = CanonicalText.OrNull(details.Observed),
        Site = CanonicalText.OrNull(details.Site),
        Answers = details.Answers,
        PreparedPostingId = details.PreparedPostingId,
        IsLateEntry = details.IsLateEntry,
        Salt = stamp.Salt,
    };
}
