using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>Counts a sending in at its destination, by another person than the sender and without being shown what was
/// sent. A line that differs is asked for a second time, without a word on how it differs. What was counted arrives, never
/// more than was sent; every difference opens a discrepancy, and what is missing stays on the way.</summary>
public sealed class ReceiveTransfer(LedgerStore ledger)
{
    /// <summary>Code of the finding that asks for a second count of the line whose field it names.</summary>
    public const string CountAgain = "count-again";

    /// <param name="Ordinal">The movement of the sending.</param>
    /// <param name="Amount">What was counted, in the medicine's smallest amount; may be nothing.</param>
    public sealed record Counted(int Ordinal, long Amount);

    /// <param name="TransferId">The sending's posting.</param>
    /// <param name="Steps">How often something had become of it when the form was shown.</param>
    /// <param name="Lines">A count for every line that is still on the way.</param>
    /// <param name="CountedAgain">The lines whose count is the second one.</param>
    public sealed record Command(
        Guid TransferId, int Steps, IReadOnlyList<Counted> Lines, IReadOnlyList<int> CountedAgain);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.TransferReceived, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await TransferOnTheWay.FindAsync(scope, command.TransferId) is not { } transfer)
            return PostingPlan.Refuse(TransferOnTheWay.NotKnown);
        var open = transfer.Lines.Where(line => line.Remaining > 0).ToList();
        var findings = Checks(scope.Act, transfer, command, open).ToList();
        var medicineIds = open.Select(line => line.Pack.MedicineId).Distinct().ToList();
        var medicines = await scope.Db.Medicines.Where(row => medicineIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        findings.AddRange(medicines.Values.SelectMany(medicine => MayHandleControlled.Check(scope.Act.Actor, medicine)));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings.Distinct());

        var counted = command.Lines.ToDictionary(line => line.Ordinal, line => line.Amount);
        findings.AddRange(Doubts(command, open, medicines, counted));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var missing = await scope.Db.Discrepancies.AsNoTracking()
            .Where(row => row.PlaceId == transfer.Place.Id && row.Rule == DiscrepancyRule.TransferShort).ToListAsync();
        var plan = new PostingPlan { DiscrepancyId = missing.OrderBy(row => row.Number).FirstOrDefault()?.Id };
        foreach (var line in open)
        {
            var earlier = missing.SingleOrDefault(row => row.PackId == line.Pack.Id);
            Add(plan, transfer, line, medicines[line.Pack.MedicineId], counted[line.Ordinal], earlier);
        }

        return plan;
    }

    private static IEnumerable<Finding> Checks(
        Act act, TransferOnTheWay transfer, Command command, List<TransferOnTheWay.Line> open)
    {
        if (transfer.Sent.ActorId == act.Actor.MembershipId)
        {
            yield return Finding.Stop("receiver-is-sender", "Another person counts it in.",
                "You sent this transfer yourself.", "Ask a colleague to receive it.");
        }

        if (open.Count == 0 || transfer.Steps != command.Steps)
        {
            yield return TransferOnTheWay.Changed;
            yield break;
        }

        foreach (var finding in PlaceOpen.Check(transfer.Destination, "Lines"))
            yield return finding;
        var counted = command.Lines.Select(line => line.Ordinal).ToList();
        if (counted.Distinct().Count() != counted.Count || !counted.Order().SequenceEqual(open.Select(line => line.Ordinal))
            || command.Lines.Any(line => line.Amount is < 0 or > AmountMovable.Most))
        {
            yield return Finding.Stop("count-missing", "Count every line.",
                "A line has no count, or one that cannot be.", "Type what you counted beside each line; 0 when nothing came.",
                "Lines");
        }
    }

    /// <summary>Counts that cannot be, and those that differ for the first time.</summary>
    private static IEnumerable<Finding> Doubts(
        Command command, List<TransferOnTheWay.Line> open, Dictionary<Guid, Medicine> medicines, Dictionary<int, long> counted)
    {
        foreach (var line in open)
        {
            var medicine = medicines[line.Pack.MedicineId];
            var field = FieldOf(command.Lines.Select(row => row.Ordinal).ToList().IndexOf(line.Ordinal));
            var which = $"{medicine.Title}, lot {line.Pack.Lot ?? "not known"}";
            if (!TransferCount.IsPlausible(counted[line.Ordinal], line.Sent, line.Pack.FullAmount))
            {
                yield return Finding.Stop("count-implausible", "This cannot be what lies before you.", $"{which}.",
                    "Look at what you typed, and type what you counted.", field);
            }
            else if (counted[line.Ordinal] != line.Remaining && !command.CountedAgain.Contains(line.Ordinal))
            {
                yield return Finding.Stop(CountAgain, "Count again: enter what you counted a second time.", $"{which}.",
                    "Count it once more. Whatever you enter then is recorded.", field);
            }
        }
    }

    /// <summary>Name of the form's field with the count of a line.</summary>
    /// <param name="index">Which line of the form, from 0.</param>
    public static string FieldOf(int index) => $"Lines[{index}].Amount";

    private static void Add(
        PostingPlan plan, TransferOnTheWay transfer, TransferOnTheWay.Line line, Medicine medicine, long counted,
        Discrepancy? earlier)
    {
        var arrives = Math.Min(counted, line.Remaining);
        var note = $"Counted {medicine.Say(counted)} of transfer entry {transfer.Sent.Number}";
        if (arrives > 0)
        {
            plan.Movements.Add(new(line.Pack, arrives, transfer.Place, transfer.Destination, transfer.Sent.ActorName,
                new(transfer.Sent.Id, line.Ordinal), note));
        }
        else
        {
            plan.Notes.Add(new(medicine.Id, line.Pack.OwnerClientId, note, transfer.Sent.ActorName, line.Pack.Id));
        }

        if (earlier is not null && arrives > 0)
        {
            plan.Steps.Add(new(earlier.Id, DiscrepancyStepKind.Explained,
                $"{medicine.Say(arrives)} of what was missing came later and were counted in.", -arrives));
        }

        var difference = counted - line.Remaining;
        if (difference > 0 || (difference < 0 && earlier is null))
        {
            plan.Discrepancies.Add(new(
                difference < 0 ? DiscrepancyRule.TransferShort : DiscrepancyRule.TransferOver,
                medicine.IsControlled ? DiscrepancySeverity.High : DiscrepancySeverity.Low,
                medicine.Id, line.Pack.OwnerClientId, line.Pack.Id, transfer.Place.Id, difference,
                $"Transfer entry {transfer.Sent.Number}, lot {line.Pack.Lot ?? "not known"}: "
                + $"{medicine.Say(line.Remaining)} on the way, {medicine.Say(counted)} counted."));
        }
    }
}
