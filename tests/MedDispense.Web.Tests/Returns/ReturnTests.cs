using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Features.Returns;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;
using static MedDispense.Web.Tests.Stock.StockHouse;

namespace MedDispense.Web.Tests.Returns;

public sealed class ReturnTests
{
    [BothDatabases]
    public async Task Packs_leave_to_a_reverse_distributor_under_a_manifest(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var firm = await house.AddSupplierAsync();
        var pack = await house.StockAsync("quarantine", 10, "OLD", new DateOnly(2026, 1, 31));

        Refused(await ToSupplierAsync(house, firm, null, "M-1", null, (pack, 10)), "witness-missing");
        Refused(await ToSupplierAsync(house, firm, "nurse", " ", null, (pack, 10)), "manifest-missing");
        var id = Posted(await ToSupplierAsync(house, firm, "nurse", "M-1", null, (pack, 10)));

        Assert.Equal(0, await house.AllOfAsync(pack));
        var posting = await house.AskAsync(db => db.Postings.SingleAsync(row => row.Id == id));
        Assert.Equal((firm.Id, "M-1"), (posting.SupplierId!.Value, posting.Reference));
    }

    [Fact]
    public async Task Schedule_II_leaves_a_US_house_with_a_form_222_and_its_number_is_on_the_line()
    {
        await using var house = await WebHouse.OpenAsync();
        var firm = await house.AddSupplierAsync();
        var methadone = await house.AddMedicineAsync("methadone", UsSchedule.II);
        var pack = await house.StockOfAsync(methadone, "quarantine", 10);

        Refused(await ToSupplierAsync(house, firm, "nurse", "M-1", null, (pack, 4)), "form-222-missing");
        var id = Posted(await ToSupplierAsync(house, firm, "nurse", "M-1", "222-77", (pack, 4)));

        var line = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.PostingId == id));
        Assert.Contains("222-77", line.Note, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task A_clients_medicine_goes_back_to_the_client_and_to_no_distributor(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        var own = await house.StockOfAsync(house.Films, "cart", 6, client);
        var houses = await house.StockAsync("cart", 6);
        var firm = await house.AddSupplierAsync();
        var pharmacy = await house.AddSupplierAsync(SupplierKind.Pharmacy);

        Refused(await ToClientAsync(house, houses, 1), "not-a-clients-pack");
        Refused(await ToSupplierAsync(house, firm, "nurse", "M-1", null, "cart", (own, 1)), "client-medicine");
        Posted(await ToSupplierAsync(house, pharmacy, "nurse", "M-1", null, "cart", (own, 1)));
        var id = Posted(await ToClientAsync(house, own, 5));

        var line = await house.AskAsync(db => db.RegisterLines.SingleAsync(row => row.PostingId == id));
        Assert.Equal("OKONKWO, Sam", line.Counterparty);
        Assert.Equal("Collected by Ada Okonkwo, sister", line.Note);
        Assert.Equal(client.Id, (await house.AskAsync(db => db.Postings.SingleAsync(row => row.Id == id))).ClientId);
        Refused(await ToClientAsync(house, own, 1), "not-enough-here");
    }

    [Fact]
    public async Task What_was_set_aside_or_is_unknown_does_not_go_to_a_client()
    {
        await using var house = await WebHouse.OpenAsync();
        var client = await house.AddClientAsync();
        var aside = await house.StockOfAsync(house.Films, "quarantine", 6, client);

        Refused(await ToClientAsync(house, aside, 1, "quarantine"), "place-is-quarantine");
        aside = new Pack
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = house.Films.Id,
            LabelCode = "none",
            CreatedAt = house.Now(),
        };
        Refused(await ToClientAsync(house, aside, 1), "pack-not-here");
    }

    private static Task<PostingResult> ToSupplierAsync(
        WebHouse house, Supplier firm, string? witness, string manifest, string? form222, params (Pack, long)[] packs) =>
        ToSupplierAsync(house, firm, witness, manifest, form222, "quarantine", packs);

    private static Task<PostingResult> ToSupplierAsync(
        WebHouse house, Supplier firm, string? witness, string manifest, string? form222, string place, params (Pack Pack, long Amount)[] packs) =>
        house.WithAsync((ReturnToSupplier back) => back.RunAsync(house.Act("stock", witness), new(house.Places[place].Id, firm.Id,
            [.. packs.Select(pack => new PackAmount(pack.Pack.Id, pack.Amount))], manifest, form222, null)));

    private static Task<PostingResult> ToClientAsync(WebHouse house, Pack pack, long amount, string place = "cart") =>
        house.WithAsync((ReturnToClient back) => back.RunAsync(house.Act("stock", "nurse"),
            new(pack.Id, house.Places[place].Id, amount, "Ada Okonkwo, sister", null)));
}
