using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Corrections;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>The correction <i>recorded in error, it never happened</i> of a dose: the whole entry back, once, and the
/// medicine on to where it really is. The occurrence is open again.</summary>
public sealed class CorrectDose(LedgerStore ledger)
{
    /// <param name="PostingId">The entry.</param>
    /// <param name="Reason">What happened instead.</param>
    /// <param name="Now">Where the medicine is now.</param>
    /// <param name="SwallowedBy">Which client swallowed it.</param>
    /// <param name="WhatWasDone">For that client.</param>
    /// <param name="WhoWasTold">Of the incident.</param>
    public sealed record Command(
        Guid PostingId, string? Reason, MedicineIsNow Now, Guid? SwallowedBy, string? WhatWasDone, string? WhoWasTold);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.RecordedInError, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var clientId = await scope.Db.Doses.Where(row => row.PostingId == command.PostingId).Select(row => row.ClientId).SingleOrDefaultAsync();
        foreach (var id in new[] { clientId, command.SwallowedBy }.OfType<Guid>().Distinct().Order())
            await scope.LockClientAsync(id);
        if (await scope.StandingDoseAsync(command.PostingId) is not { } dose)
            return PostingPlan.Refuse(DoseCorrections.NotStanding);
        var entries = await DoseEntries.OfAsync(scope, dose);
        var claim = await scope.ClaimOfAsync(dose);
        var other = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.SwallowedBy);
        List<Finding> findings =
        [
            .. DoseCorrections.Check(dose, command.Reason),
            .. await AnswersStillAsync(scope, dose, claim),
            .. entries.Last.Posting.Kind == PostingKind.RecordedInError ? [Stands] : Array.Empty<Finding>(),
            .. entries.Medicines.SelectMany(medicine => MayHandleControlled.Check(scope.Act.Actor, medicine)),
            .. Whereabouts(command, entries, other is not null && other.Id != clientId),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var mirror = entries.Mirrored(command.Reason!); // Checked.
        findings.AddRange(await MovedOn.CheckAsync(scope, entries.Last.Posting, mirror));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var onward = await WhereItIsNow.FollowAsync(scope, command.Now, entries, dose.AmountTaken, mirror, other?.DisplayName, command.Reason);
        var isIncident = command.Now == MedicineIsNow.SwallowedByAnother;
        return new PostingPlan
        {
            Movements = [.. mirror, .. onward.Movements],
            Notes = await entries.NotesAsync(scope, command.Reason!), // Checked.
            Steps = await entries.StepsAsync(scope),
            Parts = isIncident ? [.. IncidentParts(scope, command, dose, onward.Swallowed)] : [],
            Claims = claim.Takes(dose.PostingId, ClaimState.Open),
            WitnessRequired = command.Now == MedicineIsNow.Wasted || entries.Medicines.Any(medicine => medicine.IsControlled),
            Reason = command.Reason,
            ClientId = isIncident ? command.SwallowedBy : clientId,
            CorrectsPostingId = dose.PostingId,
        };
    }

    private static readonly Finding Stands = Finding.Stop("correction-stands", "A correction stands.",
        "It said that something else never happened.", "Record what happened as a new entry.");

    /// <summary>What a later entry has answered in its place is past; only what answers now can be taken back.</summary>
    private static async Task<IEnumerable<Finding>> AnswersStillAsync(LedgerScope scope, Dose dose, OccurrenceClaim? claim)
    {
        if (claim is null || claim.PostingId == dose.PostingId || claim.State == ClaimState.Open)
            return [];
        var later = await scope.Db.Postings.AsNoTracking().SingleAsync(row => row.Id == claim.PostingId);
        return
        [
            Finding.Stop("answered-later", "A later entry has answered for this dose.", $"Entry {later.Number} by {later.ActorName}.",
                $"If that is wrong too, correct entry {later.Number} first."),
        ];
    }

    private static IEnumerable<Finding> Whereabouts(Command command, DoseEntries entries, bool isAnother)
    {
        if (entries.Newest.All(entry => entry.Movements.Count == 0) && command.Now != MedicineIsNow.InItsContainer)
        {
            yield return Finding.Stop("nothing-moved", "This entry took no medicine.", "There is nothing that could be anywhere else.",
                "Choose “in its container”.", "Now");
        }

        if (command.Now != MedicineIsNow.SwallowedByAnother)
            yield break;
        if (!isAnother || string.IsNullOrWhiteSpace(command.WhatWasDone) || string.IsNullOrWhiteSpace(command.WhoWasTold))
        {
            yield return Finding.Stop("incident-incomplete", "The report of the incident is not complete.",
                "It says which other client swallowed it, what was done and who was told.", "Fill in all three.", "SwallowedBy");
        }
    }

    private static IEnumerable<PlannedPart> IncidentParts(LedgerScope scope, Command command, Dose dose, long swallowed)
    {
        var swallowedBy = command.SwallowedBy!.Value; // Checked.
        yield return new(stamp => WrongDose.Of(stamp, scope.Act, swallowedBy, dose.MedicineId, swallowed, dose.HappenedAt));
        yield return new(stamp => new Incident
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            ClientId = swallowedBy,
            MeantForClientId = dose.ClientId,
            WhatHappened = CanonicalText.Of(command.Reason!), // Checked.
            WhatWasDone = CanonicalText.Of(command.WhatWasDone!),
            WhoWasTold = CanonicalText.Of(command.WhoWasTold!),
            Salt = stamp.Salt,
        });
    }
}
