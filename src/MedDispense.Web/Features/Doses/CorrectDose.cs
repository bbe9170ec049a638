using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Corrections;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>Where the medicine of a dose that never happened is now.</summary>
public enum MedicineIsNow
{
    /// <summary>It never left its container.</summary>
    InItsContainer,

    /// <summary>In the hands of whoever corrects.</summary>
    WithMe,
    Wasted,

    /// <summary>Another client swallowed it: an incident.</summary>
    SwallowedByAnother,
}

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
        var dose = await scope.StandingDoseAsync(command.PostingId);
        var entry = await RecordedEntry.FindAsync(scope, command.PostingId);
        var other = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.SwallowedBy);
        if (dose is null || entry is null)
            return PostingPlan.Refuse(DoseCorrections.NotStanding);
        List<Finding> findings =
        [
            .. DoseCorrections.Check(dose, command.Reason),
            .. entry.Medicines.Values.SelectMany(medicine => MayHandleControlled.Check(scope.Act.Actor, medicine)),
            .. Whereabouts(command, entry, other is not null),
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var mirror = entry.Mirrored(command.Reason!); // Checked.
        findings.AddRange(await MovedOn.CheckAsync(scope, entry.Posting, mirror));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var onward = await OnwardAsync(scope, command, entry, other?.DisplayName);
        var isIncident = command.Now == MedicineIsNow.SwallowedByAnother;
        return new PostingPlan
        {
            Movements = [.. mirror, .. onward],
            Parts = isIncident ? [.. IncidentParts(scope, command, entry, clientId)] : [],
            Claims = dose is { OrderId: { } order, Nominal: { } nominal, NominalOrdinal: { } ordinal }
                ? [new(order, nominal, ordinal, ClaimState.Open, dose.PostingId)]
                : [],
            WitnessRequired = command.Now == MedicineIsNow.Wasted || entry.Medicines.Values.Any(medicine => medicine.IsControlled),
            Reason = command.Reason,
            ClientId = isIncident ? command.SwallowedBy : clientId,
            CorrectsPostingId = dose.PostingId,
        };
    }

    private static IEnumerable<Finding> Whereabouts(Command command, RecordedEntry entry, bool otherIsKnown)
    {
        if (entry.Movements.Count == 0 && command.Now != MedicineIsNow.InItsContainer)
        {
            yield return Finding.Stop("nothing-moved", "This entry took no medicine.", "There is nothing that could be anywhere else.",
                "Choose “in its container”.", "Now");
        }

        if (command.Now != MedicineIsNow.SwallowedByAnother)
            yield break;
        if (!otherIsKnown || string.IsNullOrWhiteSpace(command.WhatWasDone) || string.IsNullOrWhiteSpace(command.WhoWasTold))
        {
            yield return Finding.Stop("incident-incomplete", "The report of the incident is not complete.",
                "It says who swallowed it, what was done and who was told.", "Fill in all three.", "SwallowedBy");
        }
    }

    /// <summary>From the place to which the mirror brought it back, on to where it is.</summary>
    private static async Task<List<PlannedMovement>> OnwardAsync(LedgerScope scope, Command command, RecordedEntry entry, string? other)
    {
        var actor = scope.Act.Actor;
        Place? to = command.Now switch
        {
            MedicineIsNow.InItsContainer => null,
            MedicineIsNow.WithMe => await scope.HandsOfAsync(actor.MembershipId, actor.Name),
            MedicineIsNow.Wasted => await scope.TheAsync(PlaceKind.Wasted),
            MedicineIsNow.SwallowedByAnother => await scope.TheAsync(PlaceKind.GivenToClient),
        };
        // Out of hands it must name what it settles: there, what comes back is simply open again.
        return to is null
            ? []
            : [.. entry.Movements.Where(row => !row.From.Kind.MustBeSettled()).GroupBy(row => (row.Pack.Id, row.From.Id)).Select(group =>
                new PlannedMovement(group.First().Pack, group.Sum(row => row.Movement.Amount), group.First().From, to, other ?? actor.Name, Note: command.Reason))];
    }

    private static IEnumerable<PlannedPart> IncidentParts(LedgerScope scope, Command command, RecordedEntry entry, Guid? meantFor)
    {
        var amount = entry.Movements.Sum(row => row.Movement.Amount);
        var swallowedBy = command.SwallowedBy!.Value; // Checked.
        yield return new(stamp => WrongDose.Of(stamp, scope.Act, swallowedBy, entry.Medicines.Keys.First(), amount, entry.Posting.HappenedAt));
        yield return new(stamp => new Incident
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            ClientId = swallowedBy,
            MeantForClientId = meantFor,
            WhatHappened = CanonicalText.Of(command.Reason!), // Checked.
            WhatWasDone = CanonicalText.Of(command.WhatWasDone!),
            WhoWasTold = CanonicalText.Of(command.WhoWasTold!),
            Salt = stamp.Salt,
        });
    }
}
