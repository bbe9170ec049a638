using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Testing;
using MedDispense.Web.Features.Destructions;
using MedDispense.Web.Features.Quarantine;
using MedDispense.Web.Features.Waste;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Destructions;

public sealed class DestructionTests
{
    [BothDatabases]
    public async Task A_request_waits_and_a_second_person_confirms_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("quarantine", 10);

        var request = Posted(await RequestAsync(house, pack, 8));

        Assert.Equal(10, await house.AmountAsync(pack, "quarantine"));
        Refused(await ConfirmAsync(house, request, witness: null), "witness-missing");
        Refused(await ConfirmAsync(house, request, where: " "), "where-missing");
        Posted(await ConfirmAsync(house, request));
        Assert.Equal(2, await house.AllOfAsync(pack));
        Refused(await ConfirmAsync(house, request), "request-ended");
        Refused(await CancelAsync(house, request), "request-ended");
        Refused(await ConfirmAsync(house, Guid.CreateVersion7()), "request-unknown");
    }

    [BothDatabases]
    public async Task What_waits_cannot_be_used_until_the_request_is_taken_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("quarantine", 10);
        var request = Posted(await RequestAsync(house, pack, 8));

        Refused(await ReleaseAsync(house, pack, 3), "waiting-to-be-destroyed");
        Refused(await RequestAsync(house, pack, 3), "waiting-to-be-destroyed");
        Refused(await WasteAsync(house, pack, 3), "waiting-to-be-destroyed");
        Posted(await ReleaseAsync(house, pack, 2));
        Refused(await CancelAsync(house, request, ""), "reason-missing");
        Posted(await CancelAsync(house, request));
        Posted(await ReleaseAsync(house, pack, 8));
        Refused(await CancelAsync(house, request), "request-ended");
    }

    [BothDatabases]
    public async Task Of_confirming_cancelling_and_releasing_at_once_one_happens(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var pack = await house.StockAsync("quarantine", 10);
        var request = Posted(await RequestAsync(house, pack, 10));

        var ends = await Task.WhenAll(ConfirmAsync(house, request), CancelAsync(house, request), ConfirmAsync(house, request));
        Assert.Single(ends, result => result.IsPosted);

        var again = await house.StockAsync("quarantine", 10, "B2");
        var both = await Task.WhenAll(RequestAsync(house, again, 10), ReleaseAsync(house, again, 10));
        Assert.Single(both, result => result.IsPosted);
    }

    [Fact]
    public async Task A_method_that_leaves_something_usable_is_not_for_controlled_house_stock()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var houses = await house.StockAsync("quarantine", 10);
        var clients = await house.StockOfAsync(house.Films, "quarantine", 10, client);

        Refused(await RequestAsync(house, houses, 1, "mixed-with-waste"), "method-retrievable");
        Refused(await RequestAsync(house, houses, 1, "eaten"), "method-missing");
        Refused(await RequestAsync(house, houses, 11), "not-enough-here");
        var request = Posted(await RequestAsync(house, clients, 1, "mixed-with-waste"));
        Posted(await ConfirmAsync(house, request, where: null));
    }

    [Fact]
    public async Task Schedule_2_house_stock_in_the_UK_needs_an_authorised_witness_by_name()
    {
        await using var house = await WebHouse.OpenAsync();
        await house.SetJurisdictionAsync(Jurisdiction.UnitedKingdom);
        var methadone = await house.AddMedicineAsync("methadone", uk: UkSchedule.Two);
        var pack = await house.StockOfAsync(methadone, "quarantine", 10);
        var request = Posted(await RequestAsync(house, pack, 10));

        Refused(await ConfirmAsync(house, request), "authorised-witness-missing");
        var id = Posted(await ConfirmAsync(house, request, authorised: "Ian Frost, police CDLO"));

        var line = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.PostingId == id));
        Assert.Contains("Ian Frost", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_in_use_is_not_destroyed()
    {
        await using var house = await WebHouse.OpenAsync();
        var pack = await house.StockAsync("cart", 10);

        var result = await house.WithAsync((RequestDestruction request) => request.RunAsync(house.Act("nurse"),
            new(pack.Id, house.Places["cart"].Id, 1, "incinerated", null)));

        Refused(result, "not-in-quarantine");
    }

    private static Task<PostingResult> RequestAsync(WebHouse house, Pack pack, long amount, string method = "incinerated") =>
        house.WithAsync((RequestDestruction request) => request.RunAsync(house.Act("nurse"),
            new(pack.Id, house.Places["quarantine"].Id, amount, method, null)));

    private static Task<PostingResult> ConfirmAsync(
        WebHouse house, Guid request, string? witness = "nurse2", string? where = "Harbour House, 1 Quay Street", string? authorised = null) =>
        house.WithAsync((ConfirmDestruction confirm) => confirm.RunAsync(house.Act("nurse", witness),
            new(request, where, authorised, null)));

    private static Task<PostingResult> CancelAsync(WebHouse house, Guid request, string reason = "Goes back to the pharmacy.") =>
        house.WithAsync((CancelDestruction cancel) => cancel.RunAsync(house.Act("nurse"), new(request, reason)));

    private static Task<PostingResult> ReleaseAsync(WebHouse house, Pack pack, long amount) =>
        house.WithAsync((ReleaseStock release) => release.RunAsync(house.Act("pharmacist"),
            new(pack.Id, house.Places["quarantine"].Id, house.Places["safe"].Id, amount, "Checked.")));

    private static Task<PostingResult> WasteAsync(WebHouse house, Pack pack, long amount) =>
        house.WithAsync((RecordWaste waste) => waste.RunAsync(house.Act("nurse", "nurse2"),
            new(pack.Id, house.Places["quarantine"].Id, amount, "broken", null, null)));
}
