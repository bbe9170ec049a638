using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>A client swallowed what was meant for somebody else: an incident with what was done and who was told. The
/// stock follows the truth, and whoever it was meant for is still to get theirs.</summary>
public sealed class RecordWrongClient(LedgerStore ledger)
{
    /// <param name="ClientId">Who swallowed it.</param>
    /// <param name="MeantForClientId">For whom it was meant; null for nobody.</param>
    /// <param name="PreparedPostingId">The prepared dose that it was, when it had been prepared.</param>
    /// <param name="PackId">Otherwise the pack.</param>
    /// <param name="PlaceId">Otherwise where the pack is.</param>
    /// <param name="Amount">Swallowed, in the medicine's smallest amount.</param>
    /// <param name="WhatHappened">In the person's words.</param>
    /// <param name="WhatWasDone">For the client.</param>
    /// <param name="WhoWasTold">Prescriber, manager, emergency service, with times.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    public sealed record Command(
        Guid ClientId, Guid? MeantForClientId, Guid? PreparedPostingId, Guid? PackId, Guid? PlaceId, long Amount,
        string? WhatHappened, string? WhatWasDone, string? WhoWasTold, DateTime? HappenedAt);

    private sealed record Source(Pack Pack, Medicine Medicine, Place From, MovementKey? Settles);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.WrongClientSwallowed, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var prepared = await scope.Db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == command.PreparedPostingId);
        var meantFor = command.MeantForClientId ?? prepared?.ClientId;
        foreach (var id in new[] { command.ClientId, meantFor ?? command.ClientId }.Distinct().Order())
            await scope.LockClientAsync(id);
        var client = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ClientId);
        var meant = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == meantFor);
        var claim = prepared is null ? null : await scope.ClaimOfAsync(prepared);
        var source = await SourceAsync(scope, command);
        if (client is null || source is null || (meantFor is not null && meant is null)
            || (command.PreparedPostingId is not null && (prepared?.Outcome != DoseOutcome.Prepared || prepared.ClientId != meantFor)))
        {
            return PostingPlan.Refuse(DoseActs.NotKnown);
        }

        List<Finding> findings =
        [
            .. AmountMovable.Check(command.Amount), .. Another(command, meantFor),
            .. Words(command.WhatHappened, "WhatHappened", "Write what happened."),
            .. Words(command.WhatWasDone, "WhatWasDone", "Write what was done for the client."),
            .. Words(command.WhoWasTold, "WhoWasTold", "Write who was told, and when."),
        ];
        findings.AddRange(MayHandleControlled.Check(scope.Act.Actor, source.Medicine));
        if (prepared is not null && command.HappenedAt < prepared.HappenedAt)
        {
            findings.Add(Finding.Stop("happened-before-prepared", "It was prepared after that.", "Nobody can have swallowed it before.",
                "Check the time, or leave it empty for now.", "HappenedAt"));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        // What had been prepared for somebody else is due again for them, unless another answer binds.
        var isDueAgain = claim is null || claim.State is ClaimState.Open or ClaimState.CanBeSuperseded
            || (claim.State == ClaimState.Prepared && claim.PostingId == prepared?.PostingId);
        return new PostingPlan
        {
            Movements =
            [
                new(source.Pack, command.Amount, source.From, await scope.TheAsync(PlaceKind.GivenToClient), client.DisplayName,
                    source.Settles, "Swallowed by the wrong client"),
            ],
            Parts = [new(stamp => WrongDose.Of(stamp, scope.Act, command.ClientId, source.Medicine.Id, command.Amount, command.HappenedAt)), new(stamp => IncidentOf(stamp, command, meantFor))],
            Claims = prepared is not null && isDueAgain ? claim.Takes(prepared.PostingId, ClaimState.Open) : [],
            HappenedAt = command.HappenedAt,
            // What another person holds does not leave their hands by the word of one.
            WitnessRequired = source.Medicine.IsControlled && source.From.PersonId is { } holder && holder != scope.Act.Actor.MembershipId,
            Reason = command.WhatHappened,
            ClientId = command.ClientId,
            AboutPostingId = isDueAgain ? command.PreparedPostingId : null,
        };
    }

    private static async Task<Source?> SourceAsync(LedgerScope scope, Command command)
    {
        if (command.PreparedPostingId is { } prepared)
        {
            return await PreparedInHand.FindAsync(scope, prepared) is { } inHand
                ? new Source(inHand.Pack, inHand.Medicine, inHand.Hands, inHand.Key)
                : null;
        }

        if (command is not { PackId: { } packId, PlaceId: { } placeId })
            return null;
        await scope.LockHoldingsAsync([packId]);
        return await scope.FindPackHereAsync(packId, placeId) is { } here ? new Source(here.Pack, here.Medicine, here.Place, null) : null;
    }

    private static IEnumerable<Finding> Another(Command command, Guid? meantFor) => command.ClientId == meantFor
        ? [Finding.Stop("not-another-client", "This is the client whom it was meant for.", "Nobody else swallowed it.", "Record it as a dose, or choose who swallowed it.", "ClientId")]
        : [];

    private static IEnumerable<Finding> Words(string? text, string field, string next) => string.IsNullOrWhiteSpace(text)
        ? [Finding.Stop("incident-incomplete", "The report is not complete.", "It says what was done and who was told.", next, field)]
        : [];

    private static Incident IncidentOf(PartStamp stamp, Command command, Guid? meantFor) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        ClientId = command.ClientId,
        MeantForClientId = meantFor,
        WhatHappened = CanonicalText.Of(command.WhatHappened!), // Checked.
        WhatWasDone = CanonicalText.Of(command.WhatWasDone!),
        WhoWasTold = CanonicalText.Of(command.WhoWasTold!),
        Salt = stamp.Salt,
    };
}
