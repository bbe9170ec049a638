using MedDispense.Domain.Clients;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>One entry with a paper of every clinical kind, and a row in every table that stands beside them.</summary>
internal static class ClinicalStory
{
    public static async Task TellAsync(House house, Pack pack)
    {
        var client = await ClientAsync(house);
        var session = await CountAsync(house, pack);
        var act = house.ActOf(house.Nurse, witness: house.OtherNurse);
        var orderId = Guid.CreateVersion7();
        var result = await house.Store.PostAsync(act, PostingKind.DoseNotGiven, new { orderId }, _ => Task.FromResult(new PostingPlan
        {
            ClientId = client.Id,
            Rows = [new MedicationOrder { FacilityId = house.FacilityId, Id = orderId, Number = 1, ClientId = client.Id, CreatedAt = house.Now }],
            Parts =
            [
                new(stamp => VersionOf(house, stamp, orderId)),
                new(stamp => new OrderStep
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, Ordinal = 1, OrderId = orderId,
                    Kind = OrderStepKind.Paused, EffectiveAt = house.Now, Reason = "Nauseous", Salt = stamp.Salt,
                }),
                new(stamp => new PrescriberCall
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, ClientId = client.Id,
                    PrescriberName = "Dr Adeyemi", SpokeAt = house.Now, Said = "Hold it.", ReadBack = true, Salt = stamp.Salt,
                }),
                new(stamp => new Dose
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, ClientId = client.Id, OrderId = orderId,
                    OrderVersion = 1, Outcome = DoseOutcome.WithheldByPrescriber, HappenedAt = house.Now,
                    MedicineId = house.Films.Id, AmountOrdered = 1, AmountTaken = 0, AmountToWaste = 0,
                    ClientIdentified = IdentifiedHow.Scanned, PackIdentified = IdentifiedHow.NotAsked,
                    IsLateEntry = false, Salt = stamp.Salt,
                }),
                new(stamp => new CountLine
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, Ordinal = 1, SessionId = session,
                    PlaceId = house.Safe.Id, MedicineId = house.Films.Id, Counted = 5, Expected = 5, AsOfLine = 1,
                    CountedById = house.Nurse.MembershipId, CountedAt = house.Now, Salt = stamp.Salt,
                }),
                new(stamp => new Handover
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, FromPersonId = house.Nurse.MembershipId,
                    ToPersonId = house.OtherNurse.MembershipId, Keys = "Two", OpenMatters = "None", Salt = stamp.Salt,
                }),
                new(stamp => new Incident
                {
                    FacilityId = stamp.FacilityId, PostingId = stamp.PostingId, ClientId = client.Id,
                    WhatHappened = "Nothing", WhatWasDone = "Watched", WhoWasTold = "Manager", Salt = stamp.Salt,
                }),
            ],
        }));
        Assert.True(result.IsPosted, string.Join(", ", result.Findings.Select(finding => finding.Code)));
    }

    private static OrderVersion VersionOf(House house, PartStamp stamp, Guid orderId) => new()
    {
        FacilityId = stamp.FacilityId,
        OrderId = orderId,
        Version = 1,
        PostingId = stamp.PostingId,
        MedicineId = house.Films.Id,
        DoseNumber = 1,
        DoseDivisor = 1,
        DoseUnit = "{film}",
        DoseAmount = 1,
        Route = "sublingual",
        Timing = "daily 08:00",
        Way = DoseWay.OneAct,
        MinimumGapMinutes = 0,
        StartsAt = house.Now,
        EffectiveFrom = house.Now,
        PrescriberName = "Dr Adeyemi",
        Signature = OrderSignature.VerbalReadBack,
        CounterSignBy = house.Now.AddDays(1),
        Salt = stamp.Salt,
    };

    private static async Task<Client> ClientAsync(House house)
    {
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            FamilyName = "Marsh",
            GivenNames = "Elena",
            BornOn = new DateOnly(1984, 3, 2),
            CardCode = "C-1",
            AdmittedAt = house.Now,
        };
        await using var db = house.OpenDb();
        db.Clients.Add(client);
        await db.SaveChangesAsync();
        db.StayEvents.Add(new StayEvent
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            Kind = StayEventKind.Admitted,
            HappenedAt = house.Now,
            RecordedAt = house.Now,
            RecordedById = house.Nurse.MembershipId,
        });
        db.ClientPhotos.Add(new ClientPhoto
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            ContentType = "image/png",
            Bytes = [1, 2, 3],
            TakenAt = house.Now,
            TakenById = house.Nurse.MembershipId,
        });
        await db.SaveChangesAsync();
        return client;
    }

    private static async Task<Guid> CountAsync(House house, Pack pack)
    {
        var session = new CountSession
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            PlaceId = house.Safe.Id,
            Kind = CountKind.Spot,
            OpenedById = house.Nurse.MembershipId,
            OpenedByName = house.Nurse.Name,
            OpenedAt = house.Now,
        };
        await using var db = house.OpenDb();
        db.CountSessions.Add(session);
        await db.SaveChangesAsync();
        db.CountEntries.Add(new CountEntry
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            SessionId = session.Id,
            MedicineId = house.Films.Id,
            Counted = 5,
            Expected = 5,
            AsOfLine = 1,
            EnteredById = house.Nurse.MembershipId,
            EnteredAt = house.Now,
        });
        db.CountTries.Add(new CountTry
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            ActId = Guid.CreateVersion7(),
            PackId = pack.Id,
            PlaceId = house.Safe.Id,
            Counted = 5,
            EnteredById = house.Nurse.MembershipId,
            EnteredAt = house.Now,
        });
        await db.SaveChangesAsync();
        return session.Id;
    }
}
