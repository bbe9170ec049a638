using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Features.Deliveries;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Deliveries;

public sealed class ReceiveClientDeliveryTests
{
    [BothDatabases]
    public async Task A_delivery_for_a_client_is_theirs_also_where_the_house_may_keep_none_of_its_own(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.SetFacilityAsync(facility => facility.LicenceKind = LicenceKind.ClientMedicinesOnly);
        var client = await house.AddClientAsync();
        var pharmacy = await house.AddSupplierAsync(SupplierKind.Pharmacy);

        var result = await RunAsync(house, client.Id, pharmacy.Id, "nurse2", 13, 14, "Rx 7712, one film daily");

        Assert.True(result.IsPosted);
        var pack = await house.AskAsync(db => db.Packs.SingleAsync());
        Assert.Equal((client.Id, "Rx 7712, one film daily"), (pack.OwnerClientId!.Value, pack.DispensedLabel));
        var posting = await house.AskAsync(db => db.Postings.SingleAsync());
        Assert.Equal((PostingKind.DeliveredForClient, client.Id, pharmacy.Id),
            (posting.Kind, posting.ClientId!.Value, posting.SupplierId!.Value));
        Assert.Equal(client.Id, (await house.AskAsync(db => db.RegisterPages.SingleAsync())).OwnerClientId);
        var difference = await house.AskAsync(db => db.Discrepancies.SingleAsync());
        Assert.Equal((DiscrepancyRule.DeliveryDiffersFromNote, -1L, client.Id),
            (difference.Rule, difference.Difference, difference.OwnerClientId!.Value));
    }

    [BothDatabases]
    public async Task It_is_refused_alone_without_label_from_a_wholesaler_or_for_somebody_who_is_not_here(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        var gone = await house.AddClientAsync("Adler");
        await house.AskAsync(async db =>
        {
            (await db.Clients.SingleAsync(row => row.Id == gone.Id)).LeftAt = house.Now();
            return await db.SaveChangesAsync();
        });
        var pharmacy = await house.AddSupplierAsync(SupplierKind.Pharmacy);
        var wholesaler = await house.AddSupplierAsync(SupplierKind.Wholesaler);

        Assert.Equal("witness-missing", Assert.Single((await RunAsync(house, client.Id, pharmacy.Id, null, 14, 14, "Rx")).Findings).Code);
        Assert.Equal("label-missing", Assert.Single((await RunAsync(house, client.Id, pharmacy.Id, "nurse2", 14, 14, " ")).Findings).Code);
        Assert.Equal("pharmacy-not-here", Assert.Single((await RunAsync(house, client.Id, wholesaler.Id, "nurse2", 14, 14, "Rx")).Findings).Code);
        Assert.Equal("client-not-here", Assert.Single((await RunAsync(house, gone.Id, pharmacy.Id, "nurse2", 14, 14, "Rx")).Findings).Code);
        Assert.Equal("client-not-here", Assert.Single((await RunAsync(house, Guid.CreateVersion7(), pharmacy.Id, "nurse2", 14, 14, "Rx")).Findings).Code);
        Assert.Equal(0, await house.HeldAsync());
    }

    private static Task<PostingResult> RunAsync(
        WebHouse house, Guid clientId, Guid pharmacyId, string? witness, long counted, long noted, string label) =>
        house.WithAsync((ReceiveClientDelivery receive) => receive.RunAsync(house.Act("nurse", witness), new(
            clientId, pharmacyId, house.Places["safe"].Id, "Bag 3",
            [new(house.Pack(counted) with { DispensedLabel = label }, noted)])));
}
