using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Tests.Arrivals;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Receipts;

public sealed class ReceiveStockTests
{
    [BothDatabases]
    public async Task A_receipt_of_several_packs_is_one_entry_with_a_label_each_and_the_suppliers_particulars(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);

        var result = await house.ReceiveFromAsync(supplier, lines:
            [(house.Pack(30, containers: 3), 90), (house.Pack(28, lot: "C1"), 28)]);

        Assert.Equal(PostingOutcome.Posted, result.Outcome);
        Assert.Equal(118, await house.HeldAsync());
        var packs = await house.AskAsync(db => db.Packs.AsNoTracking().ToListAsync());
        Assert.Equal(4, packs.Count);
        Assert.Equal(4, packs.Select(pack => Domain.Scanning.FacilityCode.Read(pack.LabelCode)!.Text).Distinct().Count());
        Assert.All(packs, pack => Assert.Null(pack.OwnerClientId));
        var posting = await house.AskAsync(db => db.Postings.SingleAsync());
        Assert.Equal((supplier.Id, "DN 100", true), (posting.SupplierId!.Value, posting.Reference, posting.WitnessRequired));
        var line = await house.AskAsync(db => db.RegisterLines.OrderBy(row => row.Ordinal).FirstAsync());
        Assert.Equal("Firm Wholesaler, 4 Mill Lane, Portland ME", line.Counterparty);
        Assert.Equal([30, 30, 30, 28], (await house.AskAsync(db => db.ReceiptLines.OrderBy(row => row.Ordinal).ToListAsync()))
            .Select(row => row.NotedAmount));
        Assert.False(await house.AskAsync(db => db.Discrepancies.AnyAsync()));
    }

    [BothDatabases]
    public async Task Only_what_was_counted_is_booked_and_a_shortage_against_the_note_is_a_discrepancy(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);

        await house.ReceiveFromAsync(supplier, lines: [(house.Pack(28), 30), (house.Pack(31, lot: "C1"), 30), (house.Pack(0, lot: null), 30)]);

        Assert.Equal(59, await house.HeldAsync());
        var found = await house.AskAsync(db => db.Discrepancies.AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        Assert.All(found, row => Assert.Equal(DiscrepancyRule.DeliveryDiffersFromNote, row.Rule));
        Assert.Equal(
            [(-2L, DiscrepancySeverity.High), (1L, DiscrepancySeverity.Medium), (-30L, DiscrepancySeverity.High)],
            found.Select(row => (row.Difference, row.Severity)));
        var note = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.Kind == RegisterLineKind.Note));
        Assert.Contains("Nothing came of 30", note.Note, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task An_order_is_received_in_parts_until_nothing_is_outstanding(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var order = await house.OrderAsync(supplier, "stock", (house.Films, 90));

        var first = await house.ReceiveFromAsync(supplier, order: order, restFollows: true, lines: [(house.Pack(30), 30)]);
        Assert.Equal(60, Assert.Single((await house.OrderRowAsync(order.Id))!.Lines).Outstanding);
        Assert.False(await house.AskAsync(db => db.Discrepancies.AnyAsync()));
        await house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(61, lot: "C1"), 61)]);
        var third = await house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(30, lot: "D1"), 30)]);

        Assert.True(first.IsPosted);
        var over = await house.AskAsync(db => db.Discrepancies.SingleAsync());
        Assert.Equal((DiscrepancyRule.DeliveryDiffersFromOrder, 1L), (over.Rule, over.Difference));
        Assert.False((await house.OrderRowAsync(order.Id))!.IsOutstanding);
        Assert.Equal("order-received", Assert.Single(third.Findings).Code);
        Assert.Equal(91, await house.HeldAsync());
    }

    [BothDatabases]
    public async Task A_receipt_that_was_recorded_in_error_is_outstanding_again_and_can_be_received(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var order = await house.OrderAsync(supplier, "stock", (house.Films, 90));
        var wrong = await house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(90), 90)]);
        Assert.False((await house.OrderRowAsync(order.Id))!.IsOutstanding);

        var corrected = await house.WithAsync((Features.Corrections.CorrectEntry correct) => correct.RunAsync(
            house.Act("nurse", "nurse2"), new(wrong.Receipt!.PostingId, "Another delivery")));
        Assert.True(corrected.IsPosted, string.Join("; ", corrected.Findings.Select(finding => finding.Fact)));

        Assert.Equal(90, Assert.Single((await house.OrderRowAsync(order.Id))!.Lines).Outstanding);
        var right = await house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(90, lot: "C1"), 90)]);
        Assert.True(right.IsPosted, string.Join("; ", right.Findings.Select(finding => finding.Fact)));
        Assert.Equal(90, await house.HeldAsync());
    }

    [BothDatabases]
    public async Task A_short_delivery_of_which_nothing_follows_and_one_person_at_both_ends_are_discrepancies(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var order = await house.OrderAsync(supplier, "nurse", (house.Films, 90));

        await house.ReceiveFromAsync(supplier, "nurse", order: order, lines: [(house.Pack(60), 60)]);

        var found = await house.AskAsync(db => db.Discrepancies.AsNoTracking().OrderBy(row => row.Number).ToListAsync());
        Assert.Equal([DiscrepancyRule.DeliveryDiffersFromOrder, DiscrepancyRule.OrderedAndReceivedBySamePerson], found.Select(row => row.Rule));
        Assert.Equal(-30, found[0].Difference);
    }

    [BothDatabases]
    public async Task Two_people_who_receive_one_order_at_once_do_not_both_have_it(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var order = await house.OrderAsync(supplier, "stock", (house.Films, 30));

        var results = await Task.WhenAll(
            house.ReceiveFromAsync(supplier, "nurse", "nurse2", order, lines: [(house.Pack(30), 30)]),
            house.ReceiveFromAsync(supplier, "pharmacist", "manager", order, lines: [(house.Pack(30, lot: "C1"), 30)]));

        Assert.Single(results, result => result.IsPosted);
        Assert.Equal("order-received", Assert.Single(results.Single(result => !result.IsPosted).Findings).Code);
        Assert.Equal(30, await house.HeldAsync());
    }

    [BothDatabases]
    public async Task One_serial_number_comes_in_once_also_when_two_scan_it_at_once(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);

        var twiceOnOne = await house.ReceiveFromAsync(supplier, lines:
            [(house.Pack(30, serial: "S1"), 30), (house.Pack(30, serial: "S1"), 30)]);
        var results = await Task.WhenAll(
            house.ReceiveFromAsync(supplier, "nurse", "nurse2", lines: [(house.Pack(30, serial: "S1"), 30)]),
            house.ReceiveFromAsync(supplier, "pharmacist", "manager", lines: [(house.Pack(30, serial: "S1"), 30)]));
        var onSeveral = await house.ReceiveFromAsync(supplier, lines: [(house.Pack(30, serial: "S2", containers: 2), 60)]);

        Assert.Equal("serial-taken", Assert.Single(twiceOnOne.Findings).Code);
        Assert.Single(results, result => result.IsPosted);
        Assert.Equal("serial-taken", Assert.Single(results.Single(result => !result.IsPosted).Findings).Code);
        Assert.Equal("serial-of-one", Assert.Single(onSeveral.Findings).Code);
        Assert.Equal(30, await house.HeldAsync());
    }

    [BothDatabases]
    public async Task What_is_out_of_date_or_recalled_goes_to_quarantine_with_a_note(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        await house.WithAsync((Features.Recalls.OpenRecall open) => open.RunAsync(
            house.Act("pharmacist", "nurse"), new(house.Films.Id, "R9", "Class I", "FDA 7")));

        var result = await house.ReceiveFromAsync(supplier, lines:
        [
            (house.Pack(30, lot: "r9"), 30), (house.Pack(10) with { Expiry = new DateOnly(2026, 6, 9) }, 10),
            (house.Pack(5, lot: "C1") with { Expiry = new DateOnly(2026, 6, 10) }, 5),
        ]);

        Assert.True(result.IsPosted);
        Assert.Equal(["pack-recalled", "pack-expired"], result.Findings.Select(finding => finding.Code));
        var inQuarantine = await house.AskAsync(db => db.Holdings.Where(row => row.PlaceId == house.Places["quarantine"].Id).SumAsync(row => row.Amount));
        Assert.Equal((40, 5), (inQuarantine, await house.HeldAsync() - inQuarantine));

        await house.ClosePlaceAsync("quarantine");
        var nowhere = await house.ReceiveFromAsync(supplier, lines: [(house.Pack(30, lot: "R9"), 30)]);
        Assert.Equal("no-quarantine", Assert.Single(nowhere.Findings).Code);
    }

    [BothDatabases]
    public async Task Every_refusal_says_why_and_books_nothing(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var plain = await house.AddMedicineAsync("paracetamol");
        var other = await house.AddSupplierAsync(SupplierKind.Pharmacy);
        var order = await house.OrderAsync(other, "stock", (house.Films, 30));
        var elsewhere = house.Pack(30) with { MedicineId = Guid.CreateVersion7() };

        await RefusedAsync("witness-missing", house.ReceiveFromAsync(supplier, witness: null, lines: [(house.Pack(30), 30)]));
        await RefusedAsync("lot-missing", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30) with { Lot = " " }, 30)]));
        await RefusedAsync("expiry-missing", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30) with { Expiry = null }, 30)]));
        await RefusedAsync("expiry-unlikely", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30) with { Expiry = new DateOnly(2927, 1, 1) }, 30)]));
        await RefusedAsync("amount-out-of-range", house.ReceiveFromAsync(supplier, lines: [(house.Pack(-1), 30)]));
        await RefusedAsync("amount-out-of-range", house.ReceiveFromAsync(supplier, lines: [(house.Pack(long.MaxValue), 30)]));
        await RefusedAsync("noted-out-of-range", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30), -1)]));
        await RefusedAsync("too-many-containers", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30, containers: 0), 30)]));
        await RefusedAsync("too-many-containers", house.ReceiveFromAsync(supplier, lines: [(house.Pack(30, containers: 1001), 30)]));
        await RefusedAsync("medicine-not-here", house.ReceiveFromAsync(supplier, lines: [(elsewhere, 30)]));
        await RefusedAsync("order-not-here", house.ReceiveFromAsync(supplier, order: order, lines: [(house.Pack(30), 30)]));
        await RefusedAsync("no-packs", house.ReceiveFromAsync(supplier));
        Assert.Equal(0, await house.HeldAsync());
        Assert.False(await house.AskAsync(db => db.Packs.AnyAsync()));

        var alone = await house.ReceiveFromAsync(supplier, witness: null, lines: [(house.Pack(100, of: plain), 100)]);
        Assert.True(alone.IsPosted);
        var otherExpiry = house.Pack(100, of: plain) with { Expiry = new DateOnly(2027, 2, 28) };
        await RefusedAsync("lot-with-other-expiry", house.ReceiveFromAsync(supplier, lines: [(otherExpiry, 100)]));
        Assert.True((await house.ReceiveFromAsync(supplier, lines: [(otherExpiry with { ExpiryChecked = true }, 100)])).IsPosted);

        static async Task RefusedAsync(string code, Task<PostingResult> receiving)
        {
            var result = await receiving;
            Assert.Equal(PostingOutcome.Refused, result.Outcome);
            Assert.Contains(result.Findings, finding => finding.Code == code);
        }
    }

    [BothDatabases]
    public async Task A_house_without_a_licence_takes_no_controlled_stock_of_its_own(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var plain = await house.AddMedicineAsync("paracetamol");
        await house.SetFacilityAsync(facility => facility.LicenceKind = LicenceKind.ClientMedicinesOnly);

        var controlled = await house.ReceiveFromAsync(supplier, lines: [(house.Pack(30), 30)]);
        var other = await house.ReceiveFromAsync(supplier, lines: [(house.Pack(30, of: plain), 30)]);

        Assert.Equal("house-stock-not-licensed", Assert.Single(controlled.Findings).Code);
        Assert.True(other.IsPosted);
    }

    [BothDatabases]
    public async Task Somebody_without_the_right_receives_nothing_controlled(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var act = house.Act("nurse", "nurse2");
        act = act with { Actor = act.Actor with { Rights = StaffRights.Witness } };

        var result = await house.WithAsync((Features.Receipts.ReceiveStock receive) => receive.RunAsync(act, new(
            supplier.Id, null, house.Places["safe"].Id, "DN", false, [new(house.Pack(30), 30)])));

        Assert.Equal("no-right-to-controlled", Assert.Single(result.Findings).Code);
    }

    [BothDatabases]
    public async Task A_receipt_sent_twice_is_one_and_other_content_under_its_id_is_a_conflict(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var supplier = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        var id = Guid.CreateVersion7();

        var first = await house.ReceiveFromAsync(supplier, id: id, lines: [(house.Pack(30), 30)]);
        var again = await house.ReceiveFromAsync(supplier, id: id, lines: [(house.Pack(30), 30)]);
        var other = await house.ReceiveFromAsync(supplier, id: id, lines: [(house.Pack(31), 30)]);

        Assert.Equal(PostingOutcome.AlreadyPosted, again.Outcome);
        Assert.Equal(first.Receipt!.Number, again.Receipt!.Number);
        Assert.Equal(PostingOutcome.ConflictingReplay, other.Outcome);
        Assert.Equal(30, await house.HeldAsync());
    }
}
