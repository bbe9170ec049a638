using MedDispense.Data.Engines;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>The correction <i>it happened differently</i>: at another time, or less or more was swallowed. A new dose takes
/// the old one's place on the chart. What was swallowed does not come back; what was not is wasted or in hands.</summary>
public sealed class TellDoseDifferently(LedgerStore ledger)
{
    /// <param name="PostingId">The entry.</param>
    /// <param name="Taken">What was really swallowed, in the medicine's smallest amount.</param>
    /// <param name="HappenedAt">When it really happened, UTC.</param>
    /// <param name="Reason">How the error came about.</param>
    public sealed record Command(Guid PostingId, long Taken, DateTime HappenedAt, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DoseHappenedDifferently, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var clientId = await scope.Db.Doses.Where(row => row.PostingId == command.PostingId).Select(row => row.ClientId).SingleOrDefaultAsync();
        if (clientId is { } id)
            await scope.LockClientAsync(id);
        var dose = await scope.StandingDoseAsync(command.PostingId);
        var entries = dose is null ? null : await DoseEntries.OfAsync(scope, dose);
        if (dose is null || entries is null || GivenIn(entries) is not { } first)
            return PostingPlan.Refuse(DoseCorrections.NotStanding);
        List<Finding> findings =
        [
            .. DoseCorrections.Check(dose, command.Reason),
            .. Shape(dose, command),
            .. NotInTheFuture.Check(command.HappenedAt, scope.Act.Now),
            .. entries.Medicines.SelectMany(medicine => MayHandleControlled.Check(scope.Act.Actor, medicine)),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var (more, pack, name) = (command.Taken - dose.AmountTaken, first.Pack, first.Counterparty);
        var note = $"Happened differently: entry {entries.First.Posting.Number}. {command.Reason}";
        var way = new DifferentAmount(scope, first, await scope.TheAsync(PlaceKind.GivenToClient), note);
        var outcome = OutcomeOf(dose, command.Taken);
        return new PostingPlan
        {
            Movements = more switch
            {
                0 => [],
                > 0 => await way.MoreAsync(more, dose.AmountToWaste, entries),
                < 0 => await way.LessAsync(-more),
            },
            Notes = more == 0 ? [new(pack.MedicineId, pack.OwnerClientId, note, name, pack.Id)] : [],
            Parts = [new(stamp => Replaced(stamp, dose, command, outcome))],
            Claims = dose is { OrderId: { } order, Nominal: { } nominal, NominalOrdinal: { } ordinal }
                ? [new(order, nominal, ordinal, outcome.Claims(), dose.PostingId)]
                : [],
            WitnessRequired = entries.Medicines.Any(medicine => medicine.IsControlled),
            Reason = command.Reason,
            ClientId = dose.ClientId,
            CorrectsPostingId = dose.PostingId,
            AboutPostingId = entries.First.Posting.Id,
        };
    }

    /// <summary>The movement that the client swallowed; null when the dose was not taken from stock.</summary>
    private static RecordedMovement? GivenIn(DoseEntries entries) => entries.First.Movements.FirstOrDefault(row =>
        row.To.Kind == PlaceKind.GivenToClient && (row.From.Kind.IsUsable() || row.From.Kind == PlaceKind.SignedOut));

    /// <summary>What no order lists stays what it was; of an ordered dose all or a part was given.</summary>
    private static DoseOutcome OutcomeOf(Dose dose, long taken) => dose.OrderId is null
        ? dose.Outcome
        : taken >= dose.AmountOrdered ? DoseOutcome.Given : DoseOutcome.GivenInPart;

    private static IEnumerable<Finding> Shape(Dose dose, Command command)
    {
        if (command.Taken <= 0)
        {
            yield return Finding.Stop("amounts-do-not-fit", "More than nothing was swallowed.", "If nothing was, the entry never happened.",
                "Choose “it never happened” instead.", "Taken");
        }

        if (command.Taken == dose.AmountTaken && Moments.InStorage(command.HappenedAt) == dose.HappenedAt)
        {
            yield return Finding.Stop("nothing-differs", "Nothing differs from what is recorded.", "Amount and time are the same.",
                "Change what was different, or leave the entry as it is.");
        }
    }

    private static Dose Replaced(PartStamp stamp, Dose dose, Command command, DoseOutcome outcome) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        ClientId = dose.ClientId,
        OrderId = dose.OrderId,
        OrderVersion = dose.OrderVersion,
        Nominal = dose.Nominal,
        NominalOrdinal = dose.NominalOrdinal,
        DueAt = dose.DueAt,
        Outcome = outcome,
        HappenedAt = Moments.InStorage(command.HappenedAt),
        MedicineId = dose.MedicineId,
        AmountOrdered = dose.AmountOrdered,
        AmountTaken = command.Taken,
        AmountToWaste = Math.Max(0, dose.AmountTaken + dose.AmountToWaste - command.Taken),
        ClientIdentified = dose.ClientIdentified,
        PackIdentified = dose.PackIdentified,
        CardNotScannedReason = dose.CardNotScannedReason,
        PackNotScannedReason = dose.PackNotScannedReason,
        PhotoId = dose.PhotoId,
        Observed = dose.Observed,
        Site = dose.Site,
        Answers = dose.Answers,
        PreparedPostingId = dose.PreparedPostingId,
        ReplacesPostingId = dose.PostingId,
        IsLateEntry = true,
        Salt = stamp.Salt,
    };
}
