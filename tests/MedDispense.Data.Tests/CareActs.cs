using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace MedDispense.Data.Tests;

/// <summary>The acts of a house on its clients: orders, doses, corrections and counts. Hand-made plans, with the locks in
/// the one order and no more checks than a test needs: what keeps them apart is the write door.</summary>
public sealed class CareActs(House house)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    private long _orders;

    /// <summary>A client with a photo, an allergy and a stay.</summary>
    public async Task<Client> AdmitAsync(string familyName = "Okonkwo")
    {
        var id = house.NewId();
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = id,
            FamilyName = familyName,
            GivenNames = "Daniel",
            BornOn = new DateOnly(1988, 2, 29),
            CardCode = $"card-{id:N}",
            AdmittedAt = house.Now,
            AllergyStatus = AllergyStatus.Known,
        };
        await using var db = house.OpenDb();
        db.Clients.Add(client);
        db.StayEvents.Add(new StayEvent
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            ClientId = client.Id,
            Kind = StayEventKind.Admitted,
            HappenedAt = house.Now,
            RecordedAt = house.Now,
            RecordedById = house.Nurse.MembershipId,
        });
        db.ClientPhotos.Add(new ClientPhoto
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            ClientId = client.Id,
            ContentType = "image/png",
            Bytes = [0x89, 0x50, 0x4e, 0x47],
            TakenAt = house.Now,
            TakenById = house.Nurse.MembershipId,
        });
        db.Allergies.Add(new Allergy
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            ClientId = client.Id,
            Substance = "penicillin",
            Reaction = "hives",
            RecordedAt = house.Now,
            RecordedById = house.Nurse.MembershipId,
        });
        await db.SaveChangesAsync();
        return client;
    }

    /// <summary>A new order of some films; the order has the id of its first posting.</summary>
    public Task<PostingResult> SignAsync(Act act, Client client, string timing = "daily 08:00 20:00", long films = 2) =>
        house.Store.PostAsync(act, PostingKind.OrderSigned, new { client.Id, timing, films }, async scope =>
        {
            await scope.LockClientAsync(client.Id);
            scope.Db.MedicationOrders.Add(new MedicationOrder
            {
                FacilityId = house.FacilityId,
                Id = act.Id,
                Number = Interlocked.Increment(ref _orders),
                ClientId = client.Id,
                CreatedAt = scope.Act.Now,
            });
            return new PostingPlan { ClientId = client.Id, Parts = [new(stamp => Version(stamp, scope.Act, act.Id, 1, timing, films))] };
        });

    /// <summary>A new version, as long as <paramref name="seen"/> is the newest.</summary>
    public Task<PostingResult> ChangeAsync(Act act, Guid orderId, int seen, string timing, long films) =>
        house.Store.PostAsync(act, PostingKind.OrderSigned, new { orderId, seen, timing, films }, async scope =>
        {
            var order = await LockedAsync(scope, orderId);
            return order.Newest.Version != seen
                ? PostingPlan.Refuse(Finding.Stop("order-changed", "It has changed.", "", "Read it again."))
                : new PostingPlan
                {
                    ClientId = order.Order.ClientId,
                    Parts = [new(stamp => Version(stamp, scope.Act, orderId, seen + 1, timing, films))],
                };
        });

    public Task<PostingResult> StepAsync(Act act, Guid orderId, OrderStepKind kind, Guid? call = null) =>
        house.Store.PostAsync(act, PostingKind.OrderStepped, new { orderId, kind, call }, async scope =>
        {
            var order = await LockedAsync(scope, orderId);
            return new PostingPlan
            {
                ClientId = order.Order.ClientId,
                Parts =
                [
                    new(stamp => new OrderStep
                    {
                        FacilityId = stamp.FacilityId,
                        PostingId = stamp.PostingId,
                        Ordinal = stamp.Ordinal,
                        OrderId = orderId,
                        Kind = kind,
                        EffectiveAt = scope.Act.Now,
                        Reason = "The prescriber said so",
                        CallPostingId = call,
                        Salt = stamp.Salt,
                    }),
                ],
            };
        });

    public Task<PostingResult> CallAsync(Act act, Client client) =>
        house.Store.PostAsync(act, PostingKind.PrescriberCalled, new { client.Id }, scope => Task.FromResult(new PostingPlan
        {
            ClientId = client.Id,
            Parts =
            [
                new(stamp => new PrescriberCall
                {
                    FacilityId = stamp.FacilityId,
                    PostingId = stamp.PostingId,
                    ClientId = client.Id,
                    PrescriberName = "Dr Meyer",
                    SpokeAt = scope.Act.Now,
                    Said = "Hold the evening dose,\nthen go on as before.",
                    ReadBack = true,
                    Salt = stamp.Salt,
                }),
            ],
        }));

    public Task<PostingResult> DecideAsync(Act act, Guid orderId) =>
        house.Store.PostAsync(act, PostingKind.HoldDecided, new { orderId }, async scope =>
        {
            var order = await LockedAsync(scope, orderId);
            return new PostingPlan
            {
                ClientId = order.Order.ClientId,
                Parts =
                [
                    new(stamp => new HoldDecision
                    {
                        FacilityId = stamp.FacilityId,
                        PostingId = stamp.PostingId,
                        Ordinal = stamp.Ordinal,
                        ClientId = order.Order.ClientId,
                        OrderId = orderId,
                        HeldBy = HeldBy.MissedDoses,
                        DecidedAt = scope.Act.Now,
                        About = "4 days missed in a row.",
                        Reason = "Seen, awake and clear",
                        PrescriberName = "Dr Meyer",
                        Signature = OrderSignature.ByPrescriber,
                        Salt = stamp.Salt,
                    }),
                ],
            };
        });

    /// <summary>Out of the place into the giver's hands; the occurrence is theirs.</summary>
    public Task<PostingResult> PrepareAsync(Act act, Guid orderId, int seen, string nominal, Pack pack, Place from) =>
        house.Store.PostAsync(act, PostingKind.DosePrepared, new { orderId, seen, nominal, pack.Id, from = from.Id }, async scope =>
        {
            var order = await LockedAsync(scope, orderId);
            await scope.LockHoldingsAsync([pack.Id]);
            var hands = await scope.HandsOfAsync(act.Actor.MembershipId, act.Actor.Name);
            var films = order.Newest.DoseAmount;
            return Answered(scope.Act, order, seen, nominal, DoseOutcome.Prepared, taken: 0, toWaste: 0,
                [new(pack, films, from, hands, act.Actor.Name)]);
        });

    /// <summary>What became of a prepared dose: swallowed, or refused after opening and wasted before a second person.
    /// Who prepared it is <paramref name="prepared"/>.</summary>
    public Task<PostingResult> ObserveAsync(Act act, Guid prepared, DoseOutcome outcome) =>
        house.Store.PostAsync(act, PostingKind.DoseObserved, new { prepared, outcome }, async scope =>
        {
            var dose = await scope.Db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == prepared);
            if (dose is not { Outcome: DoseOutcome.Prepared, OrderId: { } orderId, Nominal: { } nominal })
                return PostingPlan.Refuse(Finding.Stop("not-prepared", "Nothing was prepared.", "", "Look again."));
            var order = await LockedAsync(scope, orderId);
            var drawn = await scope.Db.Movements.AsNoTracking().SingleAsync(row => row.PostingId == prepared);
            var pack = await scope.Db.Packs.SingleAsync(row => row.Id == drawn.PackId);
            await scope.LockHoldingsAsync([pack.Id]);
            var hands = await scope.Db.Places.SingleAsync(row => row.Id == drawn.ToPlaceId);
            var isTaken = outcome.IsTaken();
            var end = await scope.TheAsync(isTaken ? PlaceKind.GivenToClient : PlaceKind.Wasted);
            return Answered(scope.Act, order, seen: null, nominal, outcome, isTaken ? drawn.Amount : 0, isTaken ? 0 : drawn.Amount,
                [new(pack, drawn.Amount, hands, end, "OKONKWO, Daniel", new MovementKey(prepared, 1))], takes: prepared);
        });

    /// <summary>Taken from its place and swallowed at once.</summary>
    /// <param name="act">The act.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="seen">The version that was on the screen.</param>
    /// <param name="nominal">The occurrence.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="locks">Whether client, order and pack are locked first, as the product does.</param>
    public Task<PostingResult> GiveAsync(
        Act act, Guid orderId, int seen, string nominal, Pack pack, Place from, bool locks = true) =>
        house.Store.PostAsync(act, PostingKind.DoseGiven, new { orderId, seen, nominal, pack.Id, from = from.Id }, async scope =>
        {
            var order = await (locks ? LockedAsync(scope, orderId) : ReadAsync(scope.Db, orderId));
            if (locks)
                await scope.LockHoldingsAsync([pack.Id]);
            var films = order.Newest.DoseAmount;
            return Answered(scope.Act, order, seen, nominal, DoseOutcome.Given, films, 0,
                [new(pack, films, from, await scope.TheAsync(PlaceKind.GivenToClient), "OKONKWO, Daniel")]);
        });

    /// <summary>Asleep, absent, withheld, given elsewhere: nothing moves.</summary>
    /// <param name="act">The act.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="nominal">The occurrence.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="locks">Whether client and order are locked first, as the product does.</param>
    public Task<PostingResult> AnswerAsync(Act act, Guid orderId, string nominal, DoseOutcome outcome, bool locks = true) =>
        house.Store.PostAsync(act, PostingKind.DoseNotGiven, new { orderId, nominal, outcome }, async scope =>
        {
            var order = await (locks ? LockedAsync(scope, orderId) : ReadAsync(scope.Db, orderId));
            var films = outcome == DoseOutcome.GivenElsewhere ? order.Newest.DoseAmount : 0;
            return Answered(scope.Act, order, seen: null, nominal, outcome, films, 0, []);
        });

    /// <summary>A client swallowed what was meant for somebody else.</summary>
    public Task<PostingResult> SwallowedByAnotherAsync(Act act, Client client, Client meantFor, Pack pack, Place from) =>
        house.Store.PostAsync(act, PostingKind.WrongClientSwallowed, new { client.Id, MeantFor = meantFor.Id, Pack = pack.Id }, async scope =>
        {
            await scope.LockClientAsync(client.Id);
            await scope.LockHoldingsAsync([pack.Id]);
            return new PostingPlan
            {
                ClientId = client.Id,
                Movements = [new(pack, 1, from, await scope.TheAsync(PlaceKind.GivenToClient), client.DisplayName)],
                Parts =
                [
                    new(stamp => DoseOf(stamp, scope.Act, client.Id, null, null, null, DoseOutcome.WrongClient, 1, 0, null)),
                    new(stamp => new Incident
                    {
                        FacilityId = stamp.FacilityId,
                        PostingId = stamp.PostingId,
                        ClientId = client.Id,
                        MeantForClientId = meantFor.Id,
                        WhatHappened = "Took the film from the table.",
                        WhatWasDone = "Watched for four hours.",
                        WhoWasTold = "Dr Meyer, the manager",
                        Salt = stamp.Salt,
                    }),
                ],
            };
        });

    /// <summary>Counts the films of one place, closes the count and hands over.</summary>
    public async Task<PostingResult> CountAsync(Act act, Place place, long counted, Actor incoming)
    {
        var session = new CountSession
        {
            FacilityId = house.FacilityId,
            Id = house.NewId(),
            PlaceId = place.Id,
            Kind = CountKind.ShiftHandover,
            OpenedById = act.Actor.MembershipId,
            OpenedByName = act.Actor.Name,
            OpenedAt = act.Now,
        };
        await using (var db = house.OpenDb())
        {
            var (expected, asOf) = await ExpectedAsync(db, house.Films.Id, place);
            db.CountSessions.Add(session);
            db.CountEntries.Add(new CountEntry
            {
                FacilityId = house.FacilityId,
                Id = house.NewId(),
                SessionId = session.Id,
                MedicineId = house.Films.Id,
                Counted = counted,
                Expected = expected,
                AsOfLine = asOf,
                EnteredById = act.Actor.MembershipId,
                EnteredAt = act.Now,
            });
            await db.SaveChangesAsync();
        }

        return await CloseCountAsync(act, place, counted, incoming, session.Id);
    }

    /// <summary>The posting that closes a count, or one of a count-back without a session.</summary>
    public Task<PostingResult> CloseCountAsync(Act act, Place place, long counted, Actor? incoming, Guid? sessionId) =>
        house.Store.PostAsync(act, PostingKind.ShiftHandedOver, new { place.Id, counted, sessionId }, async scope =>
        {
            var (expected, asOf) = await ExpectedAsync(scope.Db, house.Films.Id, place);
            if (sessionId is not null)
                (await scope.Db.CountSessions.SingleAsync(row => row.Id == sessionId)).ClosedAt = scope.Act.Now;
            return new PostingPlan
            {
                Counts = [new(house.Films.Id, null, place, counted, "Handover count")],
                Parts =
                [
                    new(stamp => new CountLine
                    {
                        FacilityId = stamp.FacilityId,
                        PostingId = stamp.PostingId,
                        Ordinal = stamp.Ordinal,
                        SessionId = sessionId,
                        PlaceId = place.Id,
                        MedicineId = house.Films.Id,
                        Counted = counted,
                        Expected = expected,
                        AsOfLine = asOf,
                        CountedById = act.Actor.MembershipId,
                        CountedAt = scope.Act.Now,
                        Salt = stamp.Salt,
                    }),
                    .. incoming is null ? [] : new[]
                    {
                        new PlannedPart(stamp => new Handover
                        {
                            FacilityId = stamp.FacilityId,
                            PostingId = stamp.PostingId,
                            FromPersonId = act.Actor.MembershipId,
                            ToPersonId = incoming.MembershipId,
                            Keys = "Controlled cupboard, cart A",
                            OpenMatters = "One film is still signed out.",
                            Salt = stamp.Salt,
                        }),
                    },
                ],
            };
        });

    /// <summary>Never happened: every movement back, and the occurrence is open again when this was still its answer.</summary>
    public Task<PostingResult> CorrectAsync(Act act, Guid postingId) =>
        house.Store.PostAsync(act, PostingKind.RecordedInError, new { postingId }, async scope =>
        {
            var dose = await scope.Db.Doses.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == postingId);
            if (dose is null)
                return PostingPlan.Refuse(Finding.Stop("nothing-to-correct", "No dose was recorded.", "", "Look again."));
            if (dose.OrderId is { } orderId)
                await LockedAsync(scope, orderId);
            if (await scope.Db.Postings.AnyAsync(row => row.CorrectsPostingId == postingId && row.Kind == PostingKind.RecordedInError))
                return PostingPlan.Refuse(Finding.Stop("corrected-already", "This is corrected already.", "", "Nothing to do."));
            var recorded = await Acts.RecordedAsync(scope.Db, postingId);
            var claim = await scope.Db.OccurrenceClaims.AsNoTracking().SingleOrDefaultAsync(row => row.PostingId == postingId);
            return new PostingPlan
            {
                ClientId = dose.ClientId,
                Movements = [.. Mirror.Of(recorded, "recorded in error")],
                Claims = claim is null ? [] : [new(claim.OrderId, claim.Nominal, claim.Ordinal, ClaimState.Open, Takes: postingId)],
                CorrectsPostingId = postingId,
                ReasonCode = "never-happened",
                WitnessRequired = true,
            };
        });

    /// <summary>It happened differently: the same films were swallowed, for another time or another order. What they were
    /// charted for is open again.</summary>
    public Task<PostingResult> HappenedDifferentlyAsync(Act act, Guid replaced, Guid orderId, string nominal) =>
        house.Store.PostAsync(act, PostingKind.DoseHappenedDifferently, new { replaced, orderId, nominal }, async scope =>
        {
            var dose = await scope.Db.Doses.AsNoTracking().SingleAsync(row => row.PostingId == replaced);
            var order = await LockedAsync(scope, orderId);
            var claim = await scope.Db.OccurrenceClaims.AsNoTracking().SingleAsync(row => row.PostingId == replaced);
            var isSame = (claim.OrderId, claim.Nominal) == (orderId, nominal);
            return new PostingPlan
            {
                ClientId = order.Order.ClientId,
                CorrectsPostingId = replaced,
                ReasonCode = "happened-differently",
                WitnessRequired = true,
                Claims = isSame
                    ? [new(orderId, nominal, 1, ClaimState.Final, Takes: replaced)]
                    : [new(claim.OrderId, claim.Nominal, 1, ClaimState.Open, Takes: replaced), new(orderId, nominal, 1, ClaimState.Final)],
                Parts =
                [
                    new(stamp => DoseOf(stamp, scope.Act, order.Order.ClientId, orderId, order.Newest.Version, nominal, DoseOutcome.Given,
                        dose.AmountTaken, 0, prepared: null, replaced)),
                ],
            };
        });

    /// <summary>The order with everything that was signed about it, its client and itself locked.</summary>
    private static async Task<OrderHistory> LockedAsync(LedgerScope scope, Guid orderId)
    {
        var head = await scope.Db.MedicationOrders.AsNoTracking().SingleAsync(row => row.Id == orderId);
        await scope.LockClientAsync(head.ClientId);
        await scope.LockOrderAsync(orderId);
        return await ReadAsync(scope.Db, orderId);
    }

    private static async Task<OrderHistory> ReadAsync(MedDispenseDb db, Guid orderId) => new(
        await db.MedicationOrders.AsNoTracking().SingleAsync(row => row.Id == orderId),
        await db.OrderVersions.AsNoTracking().Where(row => row.OrderId == orderId).ToListAsync(),
        await db.OrderSteps.AsNoTracking().Where(row => row.OrderId == orderId).ToListAsync());

    /// <summary>What the book says of a place and the newest line of its page, read at one blow.</summary>
    private static async Task<(long Expected, long AsOf)> ExpectedAsync(MedDispenseDb db, Guid medicineId, Place place)
    {
        var page = await db.RegisterPages.Where(row => row.MedicineId == medicineId && row.OwnerClientId == null)
            .Select(row => new
            {
                row.LastNumber,
                InPlace = db.Holdings.Where(holding => holding.PlaceId == place.Id
                    && db.Packs.Any(pack => pack.Id == holding.PackId && pack.MedicineId == medicineId && pack.OwnerClientId == null))
                    .Sum(holding => (long?)holding.Amount) ?? 0,
            }).SingleOrDefaultAsync();
        return page is null ? (0, 0) : (page.InPlace, page.LastNumber);
    }

    private PostingPlan Answered(
        Act act, OrderHistory order, int? seen, string nominal, DoseOutcome outcome, long taken, long toWaste,
        List<PlannedMovement> movements, Guid? takes = null)
    {
        if (seen is not null && order.Newest.Version != seen)
            return PostingPlan.Refuse(Finding.Stop("order-changed", "The order has changed.", "", "Read it again."));
        if (seen is not null && order.Steps.Any(step => step.Kind == OrderStepKind.Discontinued))
            return PostingPlan.Refuse(Finding.Stop("order-ended", "The order has ended.", "", "Nothing is given."));
        return new PostingPlan
        {
            ClientId = order.Order.ClientId,
            Movements = movements,
            AboutPostingId = takes,
            WitnessRequired = toWaste > 0,
            Claims = [new(order.Order.Id, nominal, 1, outcome.Claims(), takes)],
            Parts = [new(stamp => DoseOf(stamp, act, order.Order.ClientId, order.Order.Id, order.Newest.Version, nominal, outcome, taken, toWaste, takes))],
        };
    }

    private Dose DoseOf(
        PartStamp stamp, Act act, Guid clientId, Guid? orderId, int? version, string? nominal, DoseOutcome outcome, long taken,
        long toWaste, Guid? prepared, Guid? replaced = null) => new()
        {
            FacilityId = stamp.FacilityId,
            PostingId = stamp.PostingId,
            ClientId = clientId,
            OrderId = orderId,
            OrderVersion = version,
            Nominal = nominal,
            NominalOrdinal = nominal is null ? null : 1,
            DueAt = nominal is null ? null
            : Occurrence.Of(orderId!.Value, DateOnly.FromDateTime(Occurrence.Listed(nominal)), // An occurrence is of an order.
                TimeOnly.FromDateTime(Occurrence.Listed(nominal)), Zone).DueAt,
            Outcome = outcome,
            HappenedAt = act.Now,
            MedicineId = house.Films.Id,
            AmountOrdered = 2,
            AmountTaken = taken,
            AmountToWaste = toWaste,
            ClientIdentified = IdentifiedHow.Scanned,
            PackIdentified = IdentifiedHow.Scanned,
            Observed = outcome.IsTaken() ? "mouth empty" : null,
            PreparedPostingId = prepared,
            ReplacesPostingId = replaced,
            IsLateEntry = false,
            Salt = stamp.Salt,
        };

    private OrderVersion Version(PartStamp stamp, Act act, Guid orderId, int version, string timing, long films) => new()
    {
        FacilityId = stamp.FacilityId,
        OrderId = orderId,
        Version = version,
        PostingId = stamp.PostingId,
        MedicineId = house.Films.Id,
        DoseNumber = films,
        DoseDivisor = 1,
        DoseUnit = "1",
        DoseAmount = films,
        Route = "sublingual",
        Timing = timing,
        Way = DoseWay.PrepareThenObserve,
        MinimumGapMinutes = 480,
        StartsAt = act.Now,
        EffectiveFrom = act.Now,
        PrescriberName = "Dr Meyer",
        Signature = OrderSignature.VerbalReadBack,
        CounterSignBy = act.Now.AddHours(24),
        ChangeReason = version == 1 ? null : "Dose or times changed",
        Salt = stamp.Salt,
    };
}
