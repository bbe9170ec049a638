using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;

namespace MedDispense.Data.Tests.Verifying;

/// <summary>A small ledger with every kind of part, whose entries have known numbers.</summary>
internal static class Story
{
    /// <summary>1 and 2 receive, 3 takes four out, 4 brings one back, 5 wastes two, 6 sends ten, 7 receives nine of
    /// them, 8 quarantines, 9 reveals a discrepancy, 10 corrects the waste, 11 closes the day, 12 takes one out.</summary>
    public static async Task<IReadOnlyList<Receipt>> TellAsync(House house)
    {
        var acts = house.Acts;
        var receipts = new List<Receipt>();
        var (a, b, c) = (house.NewPack("A1"), house.NewPack("B2"), house.NewPack("C3"));
        await DoAsync(acts.ReceiveAsync(Witnessed(), a, 30, house.Safe));
        await DoAsync(acts.ReceiveAsync(Witnessed(), b, 12, house.Safe));
        await DoAsync(acts.TakeOutAsync(Alone(), a, 4, house.Safe));
        var taken = new MovementKey(receipts[2].PostingId, 1);
        await DoAsync(acts.BringBackAsync(Alone(), a, 1, taken, house.Safe));
        await DoAsync(acts.WasteAsync(Witnessed(), a, 2, taken));
        await DoAsync(acts.SendAsync(Alone(), a, 10, house.Safe, house.Cart));
        await DoAsync(acts.ArriveAsync(Alone(), a, 9, receipts[5].PostingId, house.Cart));
        await DoAsync(acts.QuarantineAsync(Alone(), b, 2, house.Safe));
        await DoAsync(house.Store.PostAsync(Witnessed(), PostingKind.Received, new { c.Id }, async scope =>
        {
            scope.Db.Packs.Add(c);
            return new PostingPlan
            {
                Movements = [new(c, 5, await scope.TheAsync(PlaceKind.Supplier), house.Safe, "Northside Wholesale")],
                ReceiptLines = [new(c.MedicineId, c.Id, null, null, 6, 6, 5)],
                Discrepancies =
                [
                    new(DiscrepancyRule.DeliveryDiffersFromNote, DiscrepancySeverity.High, c.MedicineId, null, c.Id,
                        house.Safe.Id, -1, "Counted 5, delivery note says 6."),
                ],
            };
        }));
        await DoAsync(acts.CorrectAsync(Witnessed(), receipts[4].PostingId));
        await DoAsync(house.Store.PostAsync(Witnessed(), PostingKind.DailyClose, new { day = 1 }, _ => Task.FromResult(
            new PostingPlan { Close = new(new DateOnly(2026, 6, 10), 1, 1, "One film still signed out.") })));
        await DoAsync(acts.TakeOutAsync(Alone(), a, 1, house.Cart));
        return receipts;

        Domain.Staff.Act Alone() => house.ActOf(house.Nurse);

        Domain.Staff.Act Witnessed() => house.ActOf(house.Nurse, witness: house.OtherNurse);

        async Task DoAsync(Task<PostingResult> act)
        {
            var result = await act;
            Assert.True(result.IsPosted, string.Join(", ", result.Findings.Select(finding => finding.Code)));
            receipts.Add(result.Receipt!);
            house.Now += TimeSpan.FromMinutes(1);
        }
    }
}
