using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>A small ledger of orders, doses and counts, with every kind of part that joined in format 2; its entries have
/// known numbers when it is told first.</summary>
internal static class CareStory
{
    public const string Morning = "2026-06-10T08:00";
    public const string Evening = "2026-06-10T20:00";
    public const string NextMorning = "2026-06-11T08:00";

    /// <summary>1 receives, 2 signs an order, 3 changes it, 4 calls the prescriber, 5 countersigns after the call, 6
    /// prepares the morning dose and 7 observes it, 8 gives the evening dose at once, 9 answers the next morning with
    /// asleep, 10 corrects the evening dose, 11 tells of a film that another client took, 12 counts and hands over.</summary>
    public static async Task<IReadOnlyList<Receipt>> TellAsync(House house)
    {
        var care = new CareActs(house);
        var receipts = new List<Receipt>();
        var (client, other) = (await care.AdmitAsync(), await care.AdmitAsync("Marsh"));
        var pack = house.NewPack("A1");
        await DoAsync(house.Acts.ReceiveAsync(Witnessed(), pack, 30, house.Safe));
        await DoAsync(care.SignAsync(Alone(), client, "daily 08:00 20:00", films: 1));
        var order = receipts[1].PostingId;
        await DoAsync(care.ChangeAsync(Alone(), order, 1, "daily 08:00 20:00", films: 2));
        await DoAsync(care.CallAsync(Alone(), client));
        await DoAsync(care.StepAsync(Alone(), order, OrderStepKind.CounterSigned, call: receipts[3].PostingId));
        await DoAsync(care.PrepareAsync(Alone(), order, 2, Morning, pack, house.Safe));
        await DoAsync(care.ObserveAsync(Alone(), receipts[5].PostingId, DoseOutcome.Given));
        await DoAsync(care.GiveAsync(Alone(), order, 2, Evening, pack, house.Safe));
        await DoAsync(care.AnswerAsync(Alone(), order, NextMorning, DoseOutcome.Asleep));
        await DoAsync(care.CorrectAsync(Witnessed(), receipts[7].PostingId));
        await DoAsync(care.SwallowedByAnotherAsync(Witnessed(), other, client, pack, house.Safe));
        await DoAsync(care.CountAsync(Witnessed(), house.Safe, 27, house.OtherNurse));
        await TryToCountBackAsync(house, pack);
        return receipts;

        Act Alone() => house.ActOf(house.Nurse);

        Act Witnessed() => house.ActOf(house.Nurse, witness: house.OtherNurse);

        async Task DoAsync(Task<PostingResult> act)
        {
            var result = await act;
            Assert.True(result.IsPosted, string.Join(", ", result.Findings.Select(finding => finding.Code)));
            receipts.Add(result.Receipt!);
            house.Now += TimeSpan.FromMinutes(1);
        }
    }

    /// <summary>A figure that does not agree is kept with the refusal of the act that asked for it.</summary>
    public static async Task<PostingResult> TryToCountBackAsync(House house, Pack pack)
    {
        var act = house.ActOf(house.Nurse);
        var result = await house.Store.PostAsync(act, PostingKind.DoseGiven, new { Back = 26 }, _ => Task.FromResult(new PostingPlan
        {
            IsRefusal = true,
            Findings = [Finding.Reason("count-again", "Count again.", "It does not agree.", "Count what is left.")],
            RowsWhenRefused =
            [
                new CountTry
                {
                    FacilityId = house.FacilityId,
                    Id = house.NewId(),
                    ActId = act.Id,
                    PackId = pack.Id,
                    PlaceId = house.Safe.Id,
                    Counted = 26,
                    EnteredById = house.Nurse.MembershipId,
                    EnteredAt = house.Now,
                },
            ],
        }));
        Assert.Equal(PostingOutcome.Refused, result.Outcome);
        return result;
    }
}
