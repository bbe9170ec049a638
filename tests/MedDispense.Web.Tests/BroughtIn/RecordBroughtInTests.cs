using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Features.BroughtIn;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.BroughtIn;

public sealed class RecordBroughtInTests
{
    [BothDatabases]
    public async Task What_a_client_brings_comes_from_the_client_and_what_is_not_kept_goes_to_quarantine(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();

        var result = await RunAsync(house, "nurse2", client.Id, ClientSigned.Refused, "Wanted to keep them",
            new(house.Pack(7), IdentifiedBy.Code, BroughtInCondition.Sealed, BroughtInPurpose.Keep),
            new(house.Pack(3, lot: null), IdentifiedBy.Imprint, BroughtInCondition.Loose, BroughtInPurpose.Destroy));

        Assert.True(result.IsPosted);
        var withClient = await house.AskAsync(db => db.Places.SingleAsync(row => row.Kind == PlaceKind.WithClient));
        Assert.All(await house.AskAsync(db => db.Movements.ToListAsync()), row => Assert.Equal(withClient.Id, row.FromPlaceId));
        Assert.Equal(3, await house.AskAsync(db =>
            db.Holdings.Where(row => row.PlaceId == house.Places["quarantine"].Id).SumAsync(row => row.Amount)));
        Assert.All(await house.AskAsync(db => db.Packs.ToListAsync()), pack => Assert.Equal(client.Id, pack.OwnerClientId));
        var note = (await house.AskAsync(db => db.RegisterLines.OrderBy(row => row.Ordinal).FirstAsync())).Note;
        Assert.Equal("Identified by its code. Sealed. Not signed by the client: Wanted to keep them. Kept for the client.", note);
        Assert.Equal("client-did-not-sign", (await house.AskAsync(db => db.Postings.SingleAsync())).ReasonCode);
    }

    [BothDatabases]
    public async Task It_takes_two_a_reason_for_a_missing_signature_and_nothing_loose_is_kept(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        var plain = await house.AddMedicineAsync("paracetamol");
        RecordBroughtIn.Line sound = new(house.Pack(7, of: plain), IdentifiedBy.BottleLabel, BroughtInCondition.OpenedIntact, BroughtInPurpose.Keep);

        Assert.Equal("witness-missing", Code(await RunAsync(house, null, client.Id, ClientSigned.Yes, null, sound)));
        Assert.Equal("refusal-reason-missing", Code(await RunAsync(house, "nurse2", client.Id, ClientSigned.Refused, " ", sound)));
        Assert.Equal("not-fit-to-keep", Code(await RunAsync(house, "nurse2", client.Id, ClientSigned.Yes, null,
            sound with { Condition = BroughtInCondition.Damaged })));
        Assert.Equal("nothing-brought", Code(await RunAsync(house, "nurse2", client.Id, ClientSigned.Yes, null,
            sound with { Pack = house.Pack(0) })));
        Assert.Equal("client-not-here", Code(await RunAsync(house, "nurse2", Guid.CreateVersion7(), ClientSigned.Yes, null, sound)));
        Assert.Equal(0, await house.HeldAsync());

        static string Code(PostingResult result) => Assert.Single(result.Findings).Code;
    }

    private static Task<PostingResult> RunAsync(
        WebHouse house, string? witness, Guid clientId, ClientSigned signature, string? reason, params RecordBroughtIn.Line[] lines) =>
        house.WithAsync((RecordBroughtIn record) => record.RunAsync(
            house.Act("nurse", witness), new(clientId, house.Places["safe"].Id, signature, reason, lines)));
}
