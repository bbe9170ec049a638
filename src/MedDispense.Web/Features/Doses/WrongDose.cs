using MedDispense.Data.Engines;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Features.Doses;

/// <summary>The chart's row for what a client swallowed that no order of theirs lists.</summary>
internal static class WrongDose
{
    public static Dose Of(PartStamp stamp, Act act, Guid clientId, Guid medicineId, long amount, DateTime? happenedAt) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        ClientId = clientId,
        Outcome = DoseOutcome.WrongClient,
        HappenedAt = Moments.InStorage(happenedAt ?? act.Now),
        MedicineId = medicineId,
        AmountOrdered = 0,
        AmountTaken = amount,
        AmountToWaste = 0,
        ClientIdentified = IdentifiedHow.NotAsked,
        PackIdentified = IdentifiedHow.NotAsked,
        IsLateEntry = LateEntry.Is(happenedAt, act.Now),
        Salt = stamp.Salt,
    };
}
