using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Tests.Ledger;

/// <summary>Of all who reach for one dose, one has it, whatever they knew when they began.</summary>
public sealed class OccurrenceClaimTests
{
    private const string Morning = "2026-06-10T08:00";
    private const string Evening = "2026-06-10T20:00";

    [BothDatabases]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_people_who_give_one_dose_in_the_same_moment_give_it_once(DatabaseKind kind, bool locks)
    {
        await using var ward = await Ward.OpenAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            ward.Care.GiveAsync(ward.ActOf(i), ward.Order, 1, Morning, ward.Pack, ward.House.Safe, locks))));

        Assert.Single(results, result => result.Outcome == PostingOutcome.Posted);
        Assert.All(results.Where(result => !result.IsPosted), result => Assert.Equal("given-already", Assert.Single(result.Findings).Code));
        Assert.Equal(28, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_one_who_gives_and_others_who_find_the_client_absent_the_dose_that_was_given_stands(DatabaseKind kind, bool locks)
    {
        await using var ward = await Ward.OpenAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => i == 13
            ? ward.Care.GiveAsync(ward.ActOf(i), ward.Order, 1, Morning, ward.Pack, ward.House.Safe, locks)
            : ward.Care.AnswerAsync(ward.ActOf(i), ward.Order, Morning, DoseOutcome.Absent, locks))));

        var given = results[13];
        Assert.Equal(PostingOutcome.Posted, given.Outcome);
        Assert.All(results.Where(result => result.IsPosted), result => Assert.True(result.Receipt!.Number <= given.Receipt!.Number));
        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task Twenty_people_who_prepare_one_dose_take_it_out_once_and_one_observes_it(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);

        var prepared = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            ward.Care.PrepareAsync(ward.ActOf(i), ward.Order, 1, Morning, ward.Pack, ward.House.Safe))));
        var first = Assert.Single(prepared, result => result.Outcome == PostingOutcome.Posted).Receipt!;
        var observed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            ward.Care.ObserveAsync(ward.ActOf(i), first.PostingId, DoseOutcome.Given))));

        Assert.Single(observed, result => result.Outcome == PostingOutcome.Posted);
        Assert.Equal(28, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    [InlineData(DoseOutcome.Asleep, DoseOutcome.Given, true)]
    [InlineData(DoseOutcome.Asleep, DoseOutcome.Absent, true)]
    [InlineData(DoseOutcome.Withheld, DoseOutcome.GivenElsewhere, true)]
    [InlineData(DoseOutcome.NotAvailable, DoseOutcome.Prepared, true)]
    [InlineData(DoseOutcome.RefusedBeforeOpening, DoseOutcome.Given, true)]
    [InlineData(DoseOutcome.Given, DoseOutcome.Asleep, false)]
    [InlineData(DoseOutcome.Given, DoseOutcome.Given, false)]
    [InlineData(DoseOutcome.GivenElsewhere, DoseOutcome.Given, false)]
    [InlineData(DoseOutcome.Prepared, DoseOutcome.Given, false)]
    [InlineData(DoseOutcome.Prepared, DoseOutcome.Absent, false)]
    [InlineData(DoseOutcome.Prepared, DoseOutcome.Prepared, false)]
    public async Task Only_an_answer_that_left_the_dose_untaken_gives_way_to_a_later_one(
        DatabaseKind kind, DoseOutcome first, DoseOutcome second, bool givesWay)
    {
        await using var ward = await Ward.OpenAsync(kind);
        Assert.True((await ward.AnswerAsync(ward.House.Nurse, Morning, first)).IsPosted);

        var later = await ward.AnswerAsync(ward.House.OtherNurse, Morning, second);

        Assert.Equal(givesWay, later.IsPosted);
        await ward.AssertAnswersAsync((Morning, (givesWay ? second : first).Claims(), givesWay ? second : first));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task Whoever_comes_second_reads_who_was_first_what_they_said_and_when(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        await ward.AnswerAsync(ward.House.OtherNurse, Morning, DoseOutcome.Given);
        ward.House.Now += TimeSpan.FromMinutes(4);

        var finding = Assert.Single((await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Given)).Findings);

        Assert.Equal((FindingTier.Stop, "given-already"), (finding.Tier, finding.Code));
        // 09:00 UTC is five in the morning in the house.
        Assert.Equal("Given 05:00 by Tom Okafor.", finding.Fact);
    }

    [BothDatabases]
    public async Task A_prepared_dose_is_taken_further_only_by_whoever_names_the_entry_that_prepared_it(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var morning = (await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Prepared)).Receipt!.PostingId;
        var evening = (await ward.AnswerAsync(ward.House.Nurse, Evening, DoseOutcome.Prepared)).Receipt!.PostingId;

        var byNobody = await ward.ClaimAsync(Morning, ClaimState.Final, takes: null);
        var byTheOther = await ward.ClaimAsync(Morning, ClaimState.Final, takes: evening);
        var byAnUnknown = await ward.ClaimAsync(Morning, ClaimState.Final, takes: Guid.CreateVersion7());
        var rightly = await ward.Care.ObserveAsync(ward.House.ActOf(ward.House.Nurse), morning, DoseOutcome.Given);
        var again = await ward.Care.ObserveAsync(ward.House.ActOf(ward.House.Nurse), morning, DoseOutcome.Given);

        Assert.All([byNobody, byTheOther, byAnUnknown, again], result => Assert.Equal(PostingOutcome.Refused, result.Outcome));
        Assert.True(rightly.IsPosted);
        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given), (Evening, ClaimState.Prepared, DoseOutcome.Prepared));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task A_claim_that_is_taken_over_must_be_there(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);

        var result = await ward.ClaimAsync(Morning, ClaimState.Final, takes: Guid.CreateVersion7());

        Assert.Equal("given-already", Assert.Single(result.Findings).Code);
        await ward.AssertAnswersAsync();
    }

    [BothDatabases]
    [InlineData(DoseOutcome.Given)]
    [InlineData(DoseOutcome.Prepared)]
    [InlineData(DoseOutcome.Asleep)]
    [InlineData(DoseOutcome.GivenElsewhere)]
    public async Task What_was_recorded_in_error_leaves_the_dose_open_and_it_can_be_answered_again_once(DatabaseKind kind, DoseOutcome wrong)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var first = (await ward.AnswerAsync(ward.House.Nurse, Morning, wrong)).Receipt!;

        var corrected = await ward.CorrectAsync(first.PostingId);
        await ward.AssertAnswersAsync((Morning, ClaimState.Open, null));
        Assert.Equal(30, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            ward.Care.GiveAsync(ward.ActOf(i), ward.Order, 1, Morning, ward.Pack, ward.House.Safe))));

        Assert.True(corrected.IsPosted);
        Assert.Single(again, result => result.IsPosted);
        Assert.Equal(28, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given));
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task Correcting_an_answer_that_has_given_way_already_leaves_the_later_one_standing(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var asleep = (await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Asleep)).Receipt!;
        await ward.AnswerAsync(ward.House.OtherNurse, Morning, DoseOutcome.Given);

        Assert.True((await ward.CorrectAsync(asleep.PostingId)).IsPosted);

        await ward.AssertAnswersAsync((Morning, ClaimState.Final, DoseOutcome.Given));
        Assert.False((await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Given)).IsPosted);
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    [InlineData(Morning)]
    [InlineData(Evening)]
    public async Task What_happened_differently_answers_what_it_was_and_leaves_open_what_it_was_not(DatabaseKind kind, string really)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var wrong = (await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Given)).Receipt!;

        var act = ward.House.ActOf(ward.House.Nurse, witness: ward.House.OtherNurse);
        Assert.True((await ward.Care.HappenedDifferentlyAsync(act, wrong.PostingId, ward.Order, really)).IsPosted);

        await ward.House.AssertWholeAsync();
        await ward.AssertAnswersAsync(really == Morning
            ? [(Morning, ClaimState.Final, DoseOutcome.Given)]
            : [(Morning, ClaimState.Open, null), (Evening, ClaimState.Final, DoseOutcome.Given)]);
        Assert.Equal(28, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
        Assert.Equal(really != Morning, (await ward.AnswerAsync(ward.House.OtherNurse, Morning, DoseOutcome.Given)).IsPosted);
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task What_was_observed_in_error_is_in_the_hands_again_and_the_dose_is_open(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var prepared = (await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Prepared)).Receipt!.PostingId;
        var observed = (await ward.Care.ObserveAsync(ward.House.ActOf(ward.House.Nurse), prepared, DoseOutcome.Given)).Receipt!;

        var preparedFirst = await ward.CorrectAsync(prepared);
        Assert.True((await ward.CorrectAsync(observed.PostingId)).IsPosted);
        var back = await ward.House.Acts.BringBackAsync(
            ward.House.ActOf(ward.House.Nurse), ward.Pack, 2, new MovementKey(prepared, 1), ward.House.Safe);

        Assert.Contains("already-settled", preparedFirst.Findings.Select(finding => finding.Code));
        Assert.True(back.IsPosted);
        await ward.AssertAnswersAsync((Morning, ClaimState.Open, null));
        Assert.True((await ward.AnswerAsync(ward.House.OtherNurse, Morning, DoseOutcome.Given)).IsPosted);
        await ward.House.AssertWholeAsync();
    }

    [BothDatabases]
    public async Task One_act_claims_all_of_its_doses_or_none(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        await ward.AnswerAsync(ward.House.Nurse, Evening, DoseOutcome.Given);

        var result = await ward.House.Store.PostAsync(ward.House.ActOf(ward.House.Nurse), PostingKind.DoseNotGiven, new { Both = 1 },
            _ => Task.FromResult(new PostingPlan
            {
                Claims =
                [
                    new(ward.Order, Morning, 1, ClaimState.CanBeSuperseded), new(ward.Order, Evening, 1, ClaimState.CanBeSuperseded),
                ],
            }));

        Assert.Equal(PostingOutcome.Refused, result.Outcome);
        await ward.AssertAnswersAsync((Evening, ClaimState.Final, DoseOutcome.Given));
    }

    [BothDatabases]
    public async Task The_same_times_of_two_orders_and_two_of_one_time_are_doses_of_their_own(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var second = (await ward.Care.SignAsync(ward.House.ActOf(ward.House.Nurse), ward.Client)).Receipt!.PostingId;
        await ward.AnswerAsync(ward.House.Nurse, Morning, DoseOutcome.Given);

        var ofTheOther = await ward.Care.GiveAsync(ward.House.ActOf(ward.House.Nurse), second, 1, Morning, ward.Pack, ward.House.Safe);
        var ordinalTwo = await ward.House.Store.PostAsync(ward.House.ActOf(ward.House.Nurse), PostingKind.DoseNotGiven, new { Two = 2 },
            _ => Task.FromResult(new PostingPlan { Claims = [new(ward.Order, Morning, 2, ClaimState.CanBeSuperseded)] }));

        Assert.True(ofTheOther.IsPosted);
        Assert.True(ordinalTwo.IsPosted);
    }

    [BothDatabases]
    public async Task A_lost_reply_and_a_second_click_find_the_dose_that_was_given_and_no_refusal(DatabaseKind kind)
    {
        await using var ward = await Ward.OpenAsync(kind);
        var act = ward.House.ActOf(ward.House.Nurse);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
            ward.Care.GiveAsync(act, ward.Order, 1, Morning, ward.Pack, ward.House.Safe))));

        Assert.Single(results, result => result.Outcome == PostingOutcome.Posted);
        Assert.Equal(19, results.Count(result => result.Outcome == PostingOutcome.AlreadyPosted));
        Assert.Equal(28, await ward.House.AmountAsync(ward.Pack, ward.House.Safe));
    }

    /// <summary>A house with thirty films, a client and an order.</summary>
    private sealed class Ward(House house, CareActs care, Client client, Pack pack, Guid order) : IAsyncDisposable
    {
        public House House => house;

        public CareActs Care => care;

        public Client Client => client;

        public Pack Pack => pack;

        public Guid Order => order;

        public static async Task<Ward> OpenAsync(DatabaseKind kind)
        {
            var house = await House.BuildAsync(kind);
            var care = new CareActs(house);
            var pack = await house.StockAsync(30);
            var client = await care.AdmitAsync();
            var signed = await care.SignAsync(house.ActOf(house.Nurse), client);
            return new Ward(house, care, client, pack, signed.Receipt!.PostingId);
        }

        public Domain.Staff.Act ActOf(int i) => house.ActOf((i % 3) switch
        {
            0 => house.Nurse,
            1 => house.OtherNurse,
            _ => house.ThirdNurse,
        });

        public Task<PostingResult> AnswerAsync(Domain.Staff.Actor by, string nominal, DoseOutcome outcome) => outcome switch
        {
            DoseOutcome.Given => care.GiveAsync(house.ActOf(by), order, 1, nominal, pack, house.Safe),
            DoseOutcome.Prepared => care.PrepareAsync(house.ActOf(by), order, 1, nominal, pack, house.Safe),
            _ => care.AnswerAsync(house.ActOf(by), order, nominal, outcome),
        };

        public Task<PostingResult> CorrectAsync(Guid postingId) =>
            care.CorrectAsync(house.ActOf(house.Nurse, witness: house.OtherNurse), postingId);

        /// <summary>An act that only claims.</summary>
        public Task<PostingResult> ClaimAsync(string nominal, ClaimState state, Guid? takes) =>
            house.Store.PostAsync(house.ActOf(house.Nurse), PostingKind.DoseObserved, new { nominal, state, takes },
                _ => Task.FromResult(new PostingPlan { Claims = [new(order, nominal, 1, state, takes)] }));

        /// <summary>What is stored for each dose, and the outcome in whose name; null for one that is open.</summary>
        public async Task AssertAnswersAsync(params (string Nominal, ClaimState State, DoseOutcome? Outcome)[] expected)
        {
            await using var db = house.OpenDb();
            var stored = await db.OccurrenceClaims.OrderBy(row => row.Nominal).ToListAsync();
            var doses = await db.Doses.ToDictionaryAsync(row => row.PostingId, row => (DoseOutcome?)row.Outcome);
            Assert.Equal(expected, stored.Select(row =>
                (row.Nominal, row.State, row.State == ClaimState.Open ? null : doses.GetValueOrDefault(row.PostingId))));
        }

        public ValueTask DisposeAsync() => house.DisposeAsync();
    }
}
