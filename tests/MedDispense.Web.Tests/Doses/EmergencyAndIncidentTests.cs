using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Testing;
using MedDispense.Web.Features.Doses;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Doses;

/// <summary>What is given first and recorded after, what reached the wrong client, and what the hand has and the book has
/// not.</summary>
public sealed class EmergencyAndIncidentTests
{
    [BothDatabases]
    public Task An_emergency_medicine_is_taken_from_what_expires_first_and_gated_by_nothing(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var later = await ward.PackAsync(ward.Naloxone, 5, expiry: new DateOnly(2028, 1, 1));
        var first = await ward.PackAsync(ward.Naloxone, 1, "safe", expiry: new DateOnly(2026, 6, 1));
        await ward.ChangeMedicineAsync(ward.Naloxone, row => row.TreatAsControlled = true);
        await ward.ChangeClientAsync(ward.Client, row => row.AllergyStatus = AllergyStatus.NotRecorded);

        var given = Posted(await EmergencyAsync(ward, "support", 2));

        Assert.Equal((4, 0), (await ward.InCartAsync(later), await ward.House.AmountAsync(first, "safe")));
        var dose = Assert.Single(await ward.ChartAsync(ward.Client));
        Assert.Equal((DoseOutcome.EmergencyGiven, 2L, given), (dose.Outcome, dose.AmountTaken, dose.PostingId));
        Assert.Empty(await DiscrepanciesAsync(ward));
    });

    [BothDatabases]
    public Task With_too_little_or_none_in_the_book_the_dose_stands_and_a_discrepancy_is_open(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Naloxone, 1);
        Posted(await EmergencyAsync(ward, "nurse", 3));
        Posted(await EmergencyAsync(ward, "nurse", 1));
        Assert.Equal(0, await ward.InCartAsync(pack));
        var open = await DiscrepanciesAsync(ward);
        Assert.Equal([(DiscrepancyRule.DoseWithoutStock, -2L), (DiscrepancyRule.DoseWithoutStock, -1L)], open.Select(row => (row.Rule, row.Difference)));
        Assert.Equal([3L, 1L], (await ward.ChartAsync(ward.Client)).Select(dose => dose.AmountTaken));
    });

    [BothDatabases]
    public Task Somebody_who_is_no_client_gets_it_too_and_a_clients_own_is_used_when_it_was_in_the_hand(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var own = await ward.PackAsync(ward.Naloxone, 2, owner: ward.Client);
        var visitor = Posted(await EmergencyAsync(ward, "support", 1, pack: own, client: null));
        Assert.Null((await ward.DoseAsync(visitor)).ClientId);
        Assert.Equal(1, await ward.InCartAsync(own));
        Posted(await EmergencyAsync(ward, "support", 1));
        Assert.Equal((1, 1), (await ward.InCartAsync(own), (await DiscrepanciesAsync(ward)).Count));
    });

    [Fact]
    public Task Only_what_is_on_the_list_in_an_amount_that_can_be_and_of_this_house() => DoseHouse.RunAsync(async ward =>
    {
        Refused(await EmergencyAsync(ward, "nurse", 1, medicine: ward.Eight), "not-an-emergency-medicine");
        Refused(await EmergencyAsync(ward, "nurse", 0), "amount-out-of-range");
        var other = await ward.House.AddHouseAsync();
        Refused(await ward.House.WithAsync((GiveInEmergency give) => give.RunAsync(ward.House.Act("nurse"), new(other.Films.Id, null, null, 1, "Collapsed.", null))), "dose-not-known");
        Refused(await ward.House.WithAsync((GiveInEmergency give) => give.RunAsync(ward.House.Act("nurse"), new(ward.Naloxone.Id, null, Guid.CreateVersion7(), 1, null, null))), "dose-not-known");
    });

    [BothDatabases]
    public Task An_emergency_dose_that_never_happened_tells_its_discrepancy(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Naloxone, 1);
        var given = Posted(await EmergencyAsync(ward, "nurse", 3));
        var correction = Posted(await ward.NeverHappenedAsync(given));
        Assert.Equal(1, await ward.InCartAsync(pack));
        Assert.Empty(await ward.ChartAsync(ward.Client));
        Assert.Contains(await ward.LinesAsync(correction), line => line.Kind == RegisterLineKind.Note);
        var steps = await ward.House.AskAsync(db => db.DiscrepancySteps.Where(step => step.PostingId == correction).ToListAsync());
        Assert.Equal(DiscrepancyStepKind.Note, Assert.Single(steps).Kind);
    });

    [BothDatabases]
    public Task A_dose_from_a_pack_that_the_wrong_client_swallowed_is_an_incident_and_the_right_one_is_still_due(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 5);
        var wrong = await ward.ClientAsync("Ferreira");
        var (meant, theirs) = (await ward.OrderAsync(ward.Client, ward.Eight, 1), await ward.OrderAsync(wrong, ward.Eight, 1));
        Refused(await WrongAsync(ward, wrong, pack: pack, told: " "), "incident-incomplete");
        Refused(await WrongAsync(ward, wrong, pack: pack, meantFor: wrong), "not-another-client");
        Refused(await WrongAsync(ward, wrong), "dose-not-known");
        var incident = Posted(await WrongAsync(ward, wrong, pack: pack, meantFor: ward.Client));

        Assert.Equal(4, await ward.InCartAsync(pack));
        Assert.Equal((DoseOutcome.WrongClient, 1L), Single(await ward.ChartAsync(wrong)));
        var row = await ward.House.AskAsync(db => db.Incidents.SingleAsync());
        Assert.Equal((incident, wrong.Id, (Guid?)ward.Client.Id, "Dr Adeyemi, 09:05"), (row.PostingId, row.ClientId, row.MeantForClientId, row.WhoWasTold));
        Refused(await ward.GiveAsync("nurse", theirs, pack), "minimum-gap");
        Posted(await ward.GiveAsync("nurse", meant, pack));
    });

    [BothDatabases]
    public Task What_another_nurse_holds_does_not_leave_their_hands_by_the_word_of_one(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var wrong = await ward.ClientAsync("Ferreira");
        var prepared = Posted(await ward.GiveAsync("nurse", await ward.OrderAsync(ward.Client, ward.Film, 2), pack, give => give with { Outcome = DoseOutcome.Prepared, Taken = 2, Drawn = 2 }));

        Refused(await WrongAsync(ward, wrong, prepared, amount: 2, who: "nurse2"), "witness-missing");
        Refused(await WrongAsync(ward, wrong, prepared, amount: 2, then: DoseHouse.At("2026-06-10T08:00")), "happened-before-prepared");
        Posted(await WrongAsync(ward, wrong, prepared, amount: 2, who: "nurse2", witness: "nurse"));
    });

    [BothDatabases]
    public Task A_prepared_dose_that_the_wrong_client_swallowed_is_due_again_for_the_right_one(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var wrong = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2);
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        Refused(await WrongAsync(ward, wrong, prepared, meantFor: wrong), "dose-not-known");
        Refused(await WrongAsync(ward, ward.Client, prepared), "not-another-client");
        Refused(await WrongAsync(ward, wrong, prepared, amount: 3), "not-enough-here");
        var incident = Posted(await WrongAsync(ward, wrong, prepared, amount: 2));

        await ward.ClaimIsAsync(order, ClaimState.Open, incident);
        Assert.Equal((3, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
        Assert.Equal(ward.Client.Id, (await ward.House.AskAsync(db => db.Incidents.SingleAsync())).MeantForClientId);
        Refused(await ward.ObserveAsync("nurse", prepared, 2), "nothing-in-hand");
        await ward.ClaimIsAsync(order, ClaimState.Final, Posted(await ward.GiveAsync("nurse2", order, pack)));
        Assert.Equal(1, await ward.InCartAsync(pack));
    });

    [BothDatabases]
    public Task What_is_left_of_a_prepared_dose_may_go_to_the_right_client(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var wrong = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Film, 2);
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        Posted(await WrongAsync(ward, wrong, prepared, amount: 1));
        var part = Posted(await ward.ObserveAsync("nurse", prepared, 1, DoseOutcome.GivenInPart, "dropped"));
        await ward.ClaimIsAsync(order, ClaimState.Final, part);
        Assert.Equal((3, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
    });

    [BothDatabases]
    public Task Swallowed_from_hands_after_the_dose_was_answered_it_is_still_an_incident(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Film, 5);
        var wrong = await ward.ClientAsync("Ferreira");
        var order = await ward.OrderAsync(ward.Client, ward.Film, 1);
        var prepared = Posted(await ward.PrepareAsync("nurse", order, pack));
        Posted(await ward.ObserveAsync("nurse", prepared, 0, DoseOutcome.Asleep, "asleep"));
        var given = Posted(await ward.GiveAsync("nurse2", order, pack));
        Posted(await WrongAsync(ward, wrong, prepared));
        await ward.ClaimIsAsync(order, ClaimState.Final, given);
        Assert.Equal((3, 0), (await ward.InCartAsync(pack), await ward.InHandsAsync(pack)));
    });

    [BothDatabases]
    public Task What_the_book_has_not_is_found_by_two_and_then_given(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Eight, 1);
        var order = await ward.OrderAsync(ward.Client, ward.Eight, 2);
        Refused(await ward.GiveAsync("nurse", order, pack), "not-enough-here");
        Refused(await FoundAsync(ward, pack, witness: null), "witness-missing");
        Refused(await FoundAsync(ward, pack, reason: ""), "reason-missing");
        Refused(await FoundAsync(ward, pack, place: "quarantine"), "place-is-quarantine");
        Refused(await FoundAsync(ward, pack, who: "support"), "no-right-to-controlled");
        var found = Posted(await FoundAsync(ward, pack));
        var open = Assert.Single(await DiscrepanciesAsync(ward));
        Assert.Equal((DiscrepancyRule.FoundBookDiffers, 1L, found), (open.Rule, open.Difference, open.OpenedByPostingId));
        Posted(await ward.GiveAsync("nurse", order, pack));
        Assert.Equal(0, await ward.InCartAsync(pack));
    });

    private static (DoseOutcome, long) Single(List<Dose> chart) => (Assert.Single(chart).Outcome, chart[0].AmountTaken);

    private static Task<List<Discrepancy>> DiscrepanciesAsync(DoseHouse ward) =>
        ward.House.AskAsync(db => db.Discrepancies.AsNoTracking().OrderBy(row => row.Number).ToListAsync());

    private static Task<PostingResult> EmergencyAsync(DoseHouse ward, string who, long amount, Pack? pack = null, Medicine? medicine = null) =>
        EmergencyAsync(ward, who, amount, pack, ward.Client, medicine);

    private static Task<PostingResult> EmergencyAsync(DoseHouse ward, string who, long amount, Pack? pack, Client? client, Medicine? medicine = null) =>
        ward.House.WithAsync((GiveInEmergency give) => give.RunAsync(ward.House.Act(who), new((medicine ?? ward.Naloxone).Id, pack?.Id, client?.Id, amount, "Found blue in the garden.", null)));

    private static Task<PostingResult> WrongAsync(
        DoseHouse ward, Client client, Guid? prepared = null, Pack? pack = null, Client? meantFor = null, long amount = 1, string told = "Dr Adeyemi, 09:05", string who = "nurse", string? witness = null, DateTime? then = null) =>
        ward.House.WithAsync((RecordWrongClient wrong) => wrong.RunAsync(ward.House.Act(who, witness), new(
            client.Id, meantFor?.Id, prepared, pack?.Id, pack is null ? null : ward.House.Places["cart"].Id, amount, "Took the cup beside theirs.", "Watched for an hour.", told, then)));

    private static Task<PostingResult> FoundAsync(DoseHouse ward, Pack pack, string who = "nurse", string? witness = "nurse2", string reason = "Under the tray.", string place = "cart") =>
        ward.House.WithAsync((RecordFound found) => found.RunAsync(ward.House.Act(who, witness), new(pack.Id, ward.House.Places[place].Id, 1, reason)));
}
