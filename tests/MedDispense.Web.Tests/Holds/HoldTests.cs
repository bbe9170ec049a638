using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Orders;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Holds;

/// <summary>What holds doses back, where a story cannot tell it: changes written on calls, and two people in one moment.</summary>
public sealed class HoldTests
{
    [BothDatabases]
    public Task A_change_written_on_a_call_lets_doses_go_on_only_when_the_call_came_after_the_hold(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);
        var before = Posted(await ward.House.CallAsync("nurse", ward.Client));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(2));
        Posted(await ward.NotGivenAsync("nurse", order, DoseOutcome.Withheld, "intoxicated"));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(2));

        Posted(await ChangeAsync(ward, order, 1, before));
        Refused(await ward.GiveAsync("nurse2", order, pack, command => command with { VersionSeen = 2 }), "client-impaired");

        var after = Posted(await ward.House.CallAsync("nurse", ward.Client));
        ward.House.Clock.Advance(TimeSpan.FromMinutes(2));
        Posted(await ChangeAsync(ward, order, 2, after));
        Posted(await ward.GiveAsync("nurse2", order, pack, command => command with { VersionSeen = 3 }));
    });

    [BothDatabases]
    public Task Of_giving_and_seeing_the_client_impaired_at_the_same_moment_one_is_refused(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 1);

        var results = await Task.WhenAll(
            Task.Run(() => ward.GiveAsync("nurse", order, pack)),
            Task.Run(() => ward.NotGivenAsync("nurse2", order, DoseOutcome.Withheld, "intoxicated")));

        var refused = Assert.Single(results, result => !result.IsPosted);
        Assert.Equal(results[0].IsPosted ? "given-already" : "client-impaired", Assert.Single(refused.Findings, finding => finding.Tier == FindingTier.Stop).Code);
        Assert.Equal(results[0].IsPosted ? 4 : 5, await ward.InCartAsync(pack));
    });

    private static async Task<PostingResult> ChangeAsync(DoseHouse ward, Guid order, int seen, Guid call)
    {
        var newest = (await ward.House.HistoryAsync(order)).Newest;
        var terms = new OrderTerms
        {
            MedicineId = newest.MedicineId,
            Dose = new ExactNumber(newest.DoseNumber, newest.DoseDivisor),
            DoseUnit = newest.DoseUnit,
            Route = newest.Route,
            Timing = newest.Timing,
            Directions = $"Written after version {seen}",
        };
        return await ward.House.WithAsync((ChangeOrder change) => change.RunAsync(ward.House.Act("nurse"), new(order, seen, terms, null, "As the prescriber said", call)));
    }
}
