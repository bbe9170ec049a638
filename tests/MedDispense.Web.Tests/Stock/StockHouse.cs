using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.TakeOuts;
using MedDispense.Web.Features.Transfers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Stock;

/// <summary>What the tests of stock add to a house.</summary>
internal static class StockHouse
{
    public static DateTime Now(this WebHouse house) => house.Clock.GetUtcNow().UtcDateTime;

    public static Task<Place> AddPlaceAsync(this WebHouse house, string key, PlaceKind kind, string name) =>
        house.AskAsync(async db =>
        {
            var place = new Place { FacilityId = house.FacilityId, Id = Guid.CreateVersion7(), Kind = kind, Name = name };
            db.Places.Add(place);
            await db.SaveChangesAsync();
            return house.Places[key] = place;
        });

    public static Task ClosePlaceAsync(this WebHouse house, string key) => house.AskAsync(async db =>
    {
        var place = await db.Places.SingleAsync(row => row.Id == house.Places[key].Id);
        place.ClosedAt = house.Now();
        place.Version++;
        return await db.SaveChangesAsync();
    });

    public static Task<Client> AddClientAsync(this WebHouse house, string familyName = "Okonkwo") => house.AskAsync(async db =>
    {
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            FamilyName = familyName,
            GivenNames = "Sam",
            BornOn = new DateOnly(1990, 4, 2),
            CardCode = $"C-{familyName}",
            AdmittedAt = house.Now(),
        };
        db.Clients.Add(client);
        await db.SaveChangesAsync();
        return client;
    });

    public static Task<Supplier> AddSupplierAsync(this WebHouse house, SupplierKind kind = SupplierKind.ReverseDistributor) =>
        house.AskAsync(async db =>
        {
            var supplier = new Supplier
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                Name = $"Firm {kind}",
                Kind = kind,
                Address = "4 Mill Lane\nPortland ME",
            };
            db.Suppliers.Add(supplier);
            await db.SaveChangesAsync();
            return supplier;
        });

    public static Task<Medicine> AddMedicineAsync(
        this WebHouse house, string name, UsSchedule us = UsSchedule.NotScheduled, UkSchedule uk = UkSchedule.NotScheduled) =>
        house.AskAsync(async db =>
        {
            var medicine = new Medicine
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                Name = name,
                Strength = "10 mg",
                Form = "tablet",
                UsSchedule = us,
                UkSchedule = uk,
                CountedIn = CountedIn.Tablet,
                SmallestPerCounted = 1,
                Source = "house",
                SourceKey = name,
            };
            db.Medicines.Add(medicine);
            await db.SaveChangesAsync();
            return medicine;
        });

    public static Task SetJurisdictionAsync(this WebHouse house, Jurisdiction jurisdiction) => house.AskAsync(async db =>
    {
        var facility = await db.Facilities.SingleAsync(row => row.Id == house.FacilityId);
        facility.Jurisdiction = jurisdiction;
        facility.Version++;
        return await db.SaveChangesAsync();
    });

    /// <summary>A pack of a medicine, perhaps of a client, in a place.</summary>
    public static async Task<Pack> StockOfAsync(
        this WebHouse house, Medicine medicine, string place, long amount, Client? owner = null, string lot = "A1")
    {
        var pack = new Pack
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            OwnerClientId = owner?.Id,
            Lot = lot,
            Expiry = new DateOnly(2027, 12, 31),
            LabelCode = Guid.CreateVersion7().ToString("N"),
            CreatedAt = house.Now(),
        };
        var result = await house.Services.GetRequiredService<LedgerStore>().PostAsync(
            house.Act("stock", "nurse"), PostingKind.Received, new { pack.Id, amount }, async scope =>
            {
                scope.Db.Packs.Add(pack);
                return new PostingPlan
                {
                    Movements = [new(pack, amount, await scope.TheAsync(PlaceKind.Supplier), house.Places[place], "Northside Wholesale")],
                    WitnessRequired = true,
                };
            });
        Assert.True(result.IsPosted);
        return pack;
    }

    public static Task<PostingResult> TakeOutAsync(
        this WebHouse house, string who, Pack pack, string place, long amount, Guid? id = null) =>
        house.WithAsync((TakeOutStock takeOut) =>
            takeOut.RunAsync(house.Act(who, id: id), new(pack.Id, house.Places[place].Id, amount, null)));

    public static Task<PostingResult> SendAsync(
        this WebHouse house, string who, string from, string to, params (Pack Pack, long Amount)[] packs) =>
        house.WithAsync((SendTransfer send) => send.RunAsync(house.Act(who), new(house.Places[from].Id, house.Places[to].Id,
            [.. packs.Select(pack => new Features.Stock.PackAmount(pack.Pack.Id, pack.Amount))], null)));

    /// <summary>Counts a sending in for the second time, so that every count holds.</summary>
    public static Task<PostingResult> ReceiveAsync(this WebHouse house, string who, Guid transferId, params (int Ordinal, long Amount)[] counted) =>
        house.CountInAsync(who, transferId, [.. counted.Select(line => line.Ordinal)], counted);

    public static async Task<PostingResult> CountInAsync(
        this WebHouse house, string who, Guid transferId, IReadOnlyList<int> again, params (int Ordinal, long Amount)[] counted)
    {
        var steps = await house.AskAsync(db => TransferOnTheWay.CountStepsAsync(db, transferId));
        return await house.WithAsync((ReceiveTransfer receive) => receive.RunAsync(house.Act(who),
            new(transferId, steps, [.. counted.Select(line => new ReceiveTransfer.Counted(line.Ordinal, line.Amount))], again)));
    }

    /// <summary>How much of a pack is in a person's hands.</summary>
    public static Task<long> SignedOutAsync(this WebHouse house, Pack pack, string who) => house.AskAsync(async db =>
        await db.Holdings.Where(row => row.PackId == pack.Id
                && db.Places.Any(place => place.Id == row.PlaceId && place.PersonId == house.People[who].Id))
            .SumAsync(row => (long?)row.Amount) ?? 0);

    /// <summary>All of a pack that the house is answerable for, hands and transit included.</summary>
    public static Task<long> AllOfAsync(this WebHouse house, Pack pack) => house.AskAsync(async db =>
        await db.Holdings.Where(row => row.PackId == pack.Id).SumAsync(row => (long?)row.Amount) ?? 0);

    public static void Refused(PostingResult result, string code)
    {
        Assert.Equal(PostingOutcome.Refused, result.Outcome);
        Assert.Contains(code, result.Findings.Where(finding => finding.Tier == FindingTier.Stop).Select(finding => finding.Code));
    }

    public static Guid Posted(PostingResult result)
    {
        Assert.True(result.IsPosted, string.Join("; ", result.Findings.Select(finding => $"{finding.Code}: {finding.What}")));
        return result.Receipt!.PostingId;
    }
}
