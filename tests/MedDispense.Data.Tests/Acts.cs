using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests;

/// <summary>The acts of a house on its stock, planned as the product's own use cases plan them: locks first, then
/// facts, then the movements.</summary>
public sealed class Acts(House house)
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    public Task<PostingResult> ReceiveAsync(Act act, Pack pack, long amount, Place to) =>
        house.Store.PostAsync(act, PostingKind.Received, new { pack.Id, amount }, async scope =>
        {
            scope.Db.Packs.Add(pack);
            var supplier = await scope.TheAsync(PlaceKind.Supplier);
            return new PostingPlan
            {
                Movements = [new(pack, amount, supplier, to, "Northside Wholesale")],
                ReceiptLines = [new(pack.MedicineId, pack.Id, null, null, null, amount, amount)],
                WitnessRequired = true,
            };
        });

    /// <summary>Puts an amount on the way; the transit place has the id of the posting.</summary>
    public Task<PostingResult> SendAsync(Act act, Pack pack, long amount, Place from, Place destination) =>
        house.Store.PostAsync(act, PostingKind.TransferSent, new { pack.Id, amount, from = from.Id, to = destination.Id }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            var transit = new Place
            {
                FacilityId = house.FacilityId,
                Id = act.Id,
                Kind = PlaceKind.InTransit,
                Name = $"On the way to {destination.Name}",
                DestinationId = destination.Id,
            };
            scope.Db.Places.Add(transit);
            return new PostingPlan
            {
                Findings = await UsableAsync(scope, pack),
                Movements = [new(pack, amount, from, transit, destination.Name)],
            };
        });

    public Task<PostingResult> ArriveAsync(Act act, Pack pack, long amount, Guid sentPostingId, Place destination) =>
        house.Store.PostAsync(act, PostingKind.TransferReceived, new { pack.Id, amount, sentPostingId, to = destination.Id }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            var transit = await scope.Db.Places.SingleOrDefaultAsync(place => place.Id == sentPostingId);
            return transit is null
                ? PostingPlan.Refuse(Finding.Stop("not-sent", "Nothing was sent.", "There is no such transfer.", "Look again."))
                : new PostingPlan
                {
                    Movements = [new(pack, amount, transit, destination, "Transfer", new MovementKey(sentPostingId, 1))],
                };
        });

    public Task<PostingResult> TakeOutAsync(Act act, Pack pack, long amount, Place from) =>
        house.Store.PostAsync(act, PostingKind.TakenOut, new { pack.Id, amount, from = from.Id }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            var findings = await UsableAsync(scope, pack);
            var hands = await scope.HandsOfAsync(act.Actor.MembershipId, act.Actor.Name);
            return new PostingPlan { Findings = findings, Movements = [new(pack, amount, from, hands, act.Actor.Name)] };
        });

    public Task<PostingResult> BringBackAsync(Act act, Pack pack, long amount, MovementKey taken, Place to) =>
        OutOfHandsAsync(act, PostingKind.BroughtBack, pack, amount, taken, to);

    public Task<PostingResult> WasteAsync(Act act, Pack pack, long amount, MovementKey taken) =>
        OutOfHandsAsync(act, PostingKind.Wasted, pack, amount, taken, to: null);

    public Task<PostingResult> QuarantineAsync(Act act, Pack pack, long amount, Place from) =>
        house.Store.PostAsync(act, PostingKind.Quarantined, new { pack.Id, amount, from = from.Id }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            return new PostingPlan { Movements = [new(pack, amount, from, house.Quarantine, house.Quarantine.Name)] };
        });

    public Task<PostingResult> RecallAsync(Act act, string lot) =>
        house.Store.PostAsync(act, PostingKind.RecallOpened, new { lot }, async scope =>
        {
            await scope.LockMedicineAsync(house.Films.Id);
            if ((await scope.StandingRecallsAsync(house.Films.Id)).Any(recall => recall.Lot == lot))
                return PostingPlan.Refuse(Finding.Stop("recalled-already", "The lot is recalled already.", lot, "Nothing to do."));
            return new PostingPlan
            {
                Notes = [new(house.Films.Id, null, $"Lot {lot} recalled", "Maker")],
                Parts =
                [
                    new(stamp => new Recall
                    {
                        FacilityId = stamp.FacilityId,
                        Id = stamp.PostingId,
                        MedicineId = house.Films.Id,
                        Lot = lot,
                        Reference = "R-1",
                        Reason = "Foreign particles",
                        OpenedAt = scope.Act.Now,
                        Salt = stamp.Salt,
                    }),
                ],
            };
        });

    public Task<PostingResult> LiftRecallAsync(Act act, Guid recallId) =>
        house.Store.PostAsync(act, PostingKind.RecallLifted, new { recallId }, async scope =>
        {
            var recall = await scope.Db.Recalls.SingleAsync(row => row.Id == recallId);
            recall.LiftedByPostingId = act.Id;
            return new PostingPlan
            {
                Notes = [new(recall.MedicineId, null, $"Recall of lot {recall.Lot} lifted", "Maker")],
                AboutPostingId = recallId,
            };
        });

    public Task<PostingResult> AskToDestroyAsync(Act act, Pack pack, long amount) =>
        house.Store.PostAsync(act, PostingKind.DestructionRequested, new { pack.Id, amount }, scope => Task.FromResult(new PostingPlan
        {
            Notes = [new(pack.MedicineId, null, "Destruction asked for", house.Quarantine.Name, pack.Id)],
            Parts =
            [
                new(stamp => new DestructionRequest
                {
                    FacilityId = stamp.FacilityId,
                    Id = stamp.PostingId,
                    PackId = pack.Id,
                    PlaceId = house.Quarantine.Id,
                    Amount = amount,
                    Method = "kit",
                    RequestedById = act.Actor.MembershipId,
                    RequestedAt = scope.Act.Now,
                    Salt = stamp.Salt,
                }),
            ],
        }));

    public Task<PostingResult> DestroyAsync(Act act, Guid requestId) =>
        house.Store.PostAsync(act, PostingKind.Destroyed, new { requestId }, async scope =>
        {
            var request = await scope.Db.DestructionRequests.SingleAsync(row => row.Id == requestId);
            var pack = await scope.Db.Packs.SingleAsync(row => row.Id == request.PackId);
            request.EndedByPostingId = act.Id;
            return new PostingPlan
            {
                Movements = [new(pack, request.Amount, house.Quarantine, await scope.TheAsync(PlaceKind.Destroyed), "Kit")],
                AboutPostingId = requestId,
                WitnessRequired = true,
            };
        });

    /// <summary>Recorded in error, it never happened.</summary>
    public Task<PostingResult> CorrectAsync(Act act, Guid postingId) =>
        house.Store.PostAsync(act, PostingKind.RecordedInError, new { postingId }, async scope =>
        {
            if (await scope.Db.Postings.AnyAsync(row => row.CorrectsPostingId == postingId && row.Kind == PostingKind.RecordedInError))
                return PostingPlan.Refuse(Finding.Stop("corrected-already", "This is corrected already.", "", "Nothing to do."));
            var recorded = await RecordedAsync(scope.Db, postingId);
            // Read after the movements: whoever sees those sees the dose of the same posting.
            if (await IsOfDoseAsync(scope.Db, postingId))
                return PostingPlan.Refuse(Finding.Stop("of-a-dose", "A dose is corrected with its dose.", "", "Open the chart."));
            return recorded.Count == 0
                ? PostingPlan.Refuse(Finding.Stop("nothing-to-correct", "This moved nothing.", "", "Nothing to do."))
                : new PostingPlan
                {
                    Movements = [.. Mirror.Of(recorded, "recorded in error")],
                    CorrectsPostingId = postingId,
                    ReasonCode = "never-happened",
                    WitnessRequired = true,
                };
        });

    /// <summary>Whether a posting charts a dose, or took one back.</summary>
    private static async Task<bool> IsOfDoseAsync(MedDispenseDb db, Guid postingId) =>
        await db.Postings.Where(row => row.Id == postingId)
            .AnyAsync(row => db.Doses.Any(dose => dose.PostingId == row.Id || dose.PostingId == row.CorrectsPostingId));

    /// <summary>The movements of a posting with the rows they name, as the correction wants them.</summary>
    public static async Task<List<RecordedMovement>> RecordedAsync(MedDispenseDb db, Guid postingId)
    {
        var movements = await db.Movements.AsNoTracking().Where(row => row.PostingId == postingId).ToListAsync();
        var lines = await db.RegisterLines.AsNoTracking().Where(row => row.PostingId == postingId)
            .ToDictionaryAsync(line => line.Ordinal, line => line.Counterparty);
        var recorded = new List<RecordedMovement>();
        foreach (var movement in movements)
        {
            recorded.Add(new RecordedMovement(
                movement,
                await db.Packs.SingleAsync(pack => pack.Id == movement.PackId),
                await db.Places.SingleAsync(place => place.Id == movement.FromPlaceId),
                await db.Places.SingleAsync(place => place.Id == movement.ToPlaceId),
                lines[movement.Ordinal]));
        }

        return recorded;
    }

    /// <summary>Back to a place, or without one to waste, for which a second person is needed.</summary>
    private Task<PostingResult> OutOfHandsAsync(Act act, PostingKind kind, Pack pack, long amount, MovementKey taken, Place? to) =>
        house.Store.PostAsync(act, kind, new { pack.Id, amount, taken, to = to?.Id }, async scope =>
        {
            await scope.LockHoldingsAsync([pack.Id]);
            var hands = await scope.HandsOfAsync(act.Actor.MembershipId, act.Actor.Name);
            var end = to ?? await scope.TheAsync(PlaceKind.Wasted);
            return new PostingPlan
            {
                Movements = [new(pack, amount, hands, end, act.Actor.Name, taken)],
                WitnessRequired = to is null,
            };
        });

    private static async Task<List<Finding>> UsableAsync(LedgerScope scope, Pack pack) =>
        [.. PackUsable.Check(pack, Today, await scope.StandingRecallsAsync(pack.MedicineId))];
}
