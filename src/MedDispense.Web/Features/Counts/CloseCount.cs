using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>Closes a count: every line goes into the register as a line of zero with the figure counted, and each that
/// differs opens a discrepancy. Nothing moves. At the change of shift the incoming person proves to be there, and takes
/// over keys and open matters.</summary>
public sealed class CloseCount(LedgerStore ledger)
{
    public const int MostKeys = 1000;
    public const int MostMatters = 2000;

    /// <param name="CountId">The count.</param>
    /// <param name="Keys">At the change of shift: which keys changed hands.</param>
    /// <param name="OpenMatters">At the change of shift: what the incoming shift must know besides what the program found.</param>
    public sealed record Command(Guid CountId, string? Keys, string? OpenMatters);

    public async Task<PostingResult> RunAsync(Act act, Command command, CountKind kind) => await ledger.PostAsync(
        act, kind == CountKind.ShiftHandover ? PostingKind.ShiftHandedOver : PostingKind.PlaceCounted, command,
        scope => PlanAsync(scope, command, kind));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command, CountKind kind)
    {
        var session = await scope.Db.CountSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.CountId && row.Kind == kind);
        if (session is null)
            return PostingPlan.Refuse(CountChecks.NotKnown);
        if (session.ClosedAt is not null)
            return PostingPlan.Refuse(CountChecks.Ended);
        var lines = await CountSheet.ReadAsync(scope.Db, session);
        List<Finding> findings = [.. CountChecks.EveryLineIsCounted(lines), .. CountChecks.KeysAreNamed(kind, command.Keys)];
        if (session.DiscrepancyId is { } id)
            findings.AddRange(await CountChecks.AnotherPersonAsync(scope, id));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        // Whoever is first to end it has done so; nobody else's entry is counted twice.
        var ended = await scope.Db.CountSessions.Where(row => row.Id == session.Id && row.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, scope.Act.Now));
        if (ended == 0)
            return PostingPlan.Refuse(CountChecks.Ended);
        var place = await scope.Db.Places.SingleAsync(row => row.Id == session.PlaceId);
        var plan = new PostingPlan
        {
            WitnessRequired = kind == CountKind.ShiftHandover,
            DiscrepancyId = session.DiscrepancyId,
            Reason = string.IsNullOrWhiteSpace(command.OpenMatters) ? null : command.OpenMatters.Trim(),
        };
        foreach (var line in lines)
            await AddAsync(scope, plan, session, place, line, line.Entry!); // Every line is counted.
        if (kind == CountKind.ShiftHandover && scope.Act.Witness is { } incoming)
            plan.Parts.Add(await HandoverAsync(scope, incoming, command));
        return plan;
    }

    private static async Task AddAsync(
        LedgerScope scope, PostingPlan plan, CountSession session, Place place, SheetLine line, CountEntry entry)
    {
        plan.Parts.Add(new PlannedPart(stamp => new CountLine
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            Ordinal = stamp.Ordinal,
            SessionId = session.Id,
            PlaceId = place.Id,
            MedicineId = entry.MedicineId,
            OwnerClientId = entry.OwnerClientId,
            Counted = entry.Counted,
            Expected = entry.Expected,
            AsOfLine = entry.AsOfLine,
            CountedById = entry.EnteredById,
            CountedAt = entry.EnteredAt,
            Salt = stamp.Salt,
        }));
        plan.Counts.Add(new PlannedCount(entry.MedicineId, entry.OwnerClientId, place, entry.Counted,
            $"{CountWords.Of(session.Kind)} of {place.Name}, as of line {entry.AsOfLine}"));
        var expected = entry.Expected;
        if (session.DiscrepancyId is { } id)
        {
            if (await RecountAsync(scope, id, entry) is not { } step)
                return;
            plan.Steps.Add(step);
            if (step.ExplainedAmount != 0)
                expected = entry.Counted;
        }

        var repeats = await CountBackTries.RepeatsAsync(scope.Db, place.Id, entry.MedicineId, scope.Act.Now);
        if (CountDiffers.Open(line.Medicine, entry.OwnerClientId, place, entry.Counted, expected, entry.AsOfLine, repeats) is { } differs)
            plan.Discrepancies.Add(differs);
    }

    /// <summary>What a recount says about the discrepancy that it looks into.</summary>
    private static async Task<PlannedStep?> RecountAsync(LedgerScope scope, Guid id, CountEntry entry)
    {
        var here = (await DiscrepancyHere.FindAsync(scope, id))!; // The session refers to it.
        return Recounts.Judge(entry.Counted, entry.Expected, here.Remainder) switch
        {
            // A manager closes it once they have looked at the late entry.
            RecountMeaning.AgreesWithBook => new(id,
                (await here.ApprovedAsync(scope.Db)).Count == 0 ? DiscrepancyStepKind.Closed : DiscrepancyStepKind.Explained,
                "Miscount: another person counted again without seeing the figure, and it agrees with the book. Nothing is adjusted.",
                here.Remainder),
            RecountMeaning.ConfirmsDifference => new(id, DiscrepancyStepKind.Note,
                "Another person counted again without seeing the figure: the same difference.", 0),
            RecountMeaning.DiffersAgain => new(id, DiscrepancyStepKind.Note,
                "Another person counted again without seeing the figure: a third figure. What differs beyond this is a discrepancy of its own.", 0),
        };
    }

    private static async Task<PlannedPart> HandoverAsync(LedgerScope scope, WitnessProof incoming, Command command)
    {
        var found = await HandoverMatters.ReadAsync(scope.Db, scope.Act.Now);
        var typed = command.OpenMatters?.Trim() ?? "";
        var matters = found.Count == 0 ? "Nothing is open in the program." : HandoverMatters.Fitting(found, Handover.MostText - typed.Length - 1);
        return new PlannedPart(stamp => new Handover
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            FromPersonId = scope.Act.Actor.MembershipId,
            ToPersonId = incoming.MembershipId,
            Keys = CanonicalText.Of(command.Keys!.Trim()), // Asked for above.
            OpenMatters = CanonicalText.Of(typed.Length == 0 ? matters : $"{matters}\n{typed}"),
            Salt = stamp.Salt,
        });
    }
}
