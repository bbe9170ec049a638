using MedDispense.Domain.Doses;
using MedDispense.Domain.Medicines;
using MedDispense.Testing;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Doses;

/// <summary>What the maker prints on a pack, at the bedside: one code or two, of the single pack or of its carton, scanned
/// or typed.</summary>
public sealed class PackCodeTests
{
    private const string Inner = "09506000134352";
    private const string Carton = "19506000134359";

    [BothDatabases]
    public Task Of_two_lots_the_other_code_of_the_pack_decides_in_any_order(DatabaseKind kind) => WornAsync(kind, async (ward, order) =>
    {
        var (_, second) = (await ward.PackAsync(ward.Plain, 5, lot: "A1"), await ward.PackAsync(ward.Plain, 5, lot: "B2"));
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        foreach (var (one, other) in new[] { ($"]d201{Inner}", "]C110B2"), ("]C110B2", $"]d201{Inner}") })
        {
            var half = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", one), ("Source", "scanner"));
            Assert.Equal(422, (int)half.Status);
            Assert.Contains("Scan the other code on the pack", half.Text, StringComparison.Ordinal);
            var whole = await nurse.SubmitAsync(half, "form[data-scan-port]", ("Text", other), ("Source", "scanner"));

            Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", whole.Location, StringComparison.Ordinal);
            Assert.Contains($"label {second.LabelCode}", (await nurse.GetAsync(whole.Location!)).Text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task A_code_of_another_pack_after_the_first_half_is_taken_by_itself() => WornAsync(DatabaseKind.SQLite, async (ward, order) =>
    {
        await ward.PackAsync(ward.Plain, 5, lot: "A1");
        using var nurse = await ward.House.SignInAsync("nurse");

        var half = await nurse.SubmitAsync(await ConfirmedAsync(ward, nurse), "form[data-scan-port]", ("Text", "]C110Z9"), ("Source", "scanner"));
        var whole = await nurse.SubmitAsync(half, "form[data-scan-port]", ("Text", $"]d201{Inner}10A1"), ("Source", "scanner"));

        Assert.Contains("This code does not say which medicine it is.", half.Text, StringComparison.Ordinal);
        Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", whole.Location, StringComparison.Ordinal);
    });

    [BothDatabases]
    public Task Of_two_lots_the_nurse_may_choose_the_one_that_the_pack_says_and_the_pack_counts_as_scanned(DatabaseKind kind) => WornAsync(kind, async (ward, _) =>
    {
        var (_, second) = (await ward.PackAsync(ward.Plain, 5, lot: "A1"), await ward.PackAsync(ward.Plain, 5, lot: "B2"));
        using var nurse = await ward.House.SignInAsync("nurse");

        var several = await nurse.SubmitAsync(await ConfirmedAsync(ward, nurse), "form[data-scan-port]", ("Text", $"]d201{Inner}"), ("Source", "scanner"));
        var choices = several.Page.QuerySelectorAll(".scan-targets a").ToDictionary(link => link.QuerySelector("b")!.TextContent.Replace('\u00a0', ' ')[..6], link => link.GetAttribute("href")!);
        Assert.Equal(["Lot A1", "Lot B2"], choices.Keys.Order());
        await nurse.SubmitAsync(await nurse.GetAsync(choices["Lot B2"]), "#give");

        var given = await ward.House.AskAsync(db => db.Doses.AsNoTracking().SingleAsync());
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Scanned), (given.ClientIdentified, given.PackIdentified));
        Assert.Equal(second.Id, await ward.House.AskAsync(db => db.Movements.Where(row => row.PostingId == given.PostingId).Select(row => row.PackId).SingleAsync()));
    });

    [BothDatabases]
    public Task The_code_of_a_carton_is_refused_where_the_single_packs_have_one(DatabaseKind kind) => WornAsync(kind, async (ward, order) =>
    {
        await ward.PackAsync(ward.Plain, 5, lot: "A1");
        await CodeAsync(ward, Carton, "50 tablets in 1 carton", 50);
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        var carton = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", $"]d201{Carton}10A1"), ("Source", "scanner"));
        var contents = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", $"]C102{Inner}3750"), ("Source", "scanner"));
        var single = await nurse.SubmitAsync(client, "form[data-scan-port]", ("Text", $"]d201{Inner}10A1"), ("Source", "scanner"));

        foreach (var refused in new[] { carton, contents })
            Assert.Contains("This is the code of a carton", refused.Text, StringComparison.Ordinal);
        Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", single.Location, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_code_of_a_carton_is_the_only_one_where_nothing_inside_wears_any() => WornAsync(DatabaseKind.SQLite, async (ward, order) =>
    {
        await ward.PackAsync(ward.Plain, 5, lot: "A1");
        await ward.House.ArrangeAsync(db => db.MedicineCodes.Where(code => code.Value == Inner).ExecuteDeleteAsync());
        await CodeAsync(ward, Carton, "50 tablets in 1 carton", 50);
        using var nurse = await ward.House.SignInAsync("nurse");

        var carton = await nurse.SubmitAsync(await ConfirmedAsync(ward, nurse), "form[data-scan-port]", ("Text", $"]d201{Carton}10A1"), ("Source", "scanner"));

        Assert.StartsWith($"/round/{ward.Client.Id}/dose?order={order}", carton.Location, StringComparison.Ordinal);
    });

    [BothDatabases]
    public Task A_product_number_typed_as_it_is_printed_leads_to_the_packs_here_and_counts_as_typed(DatabaseKind kind) => WornAsync(kind, async (ward, _) =>
    {
        var first = await ward.PackAsync(ward.Plain, 5, lot: "A1");
        using var nurse = await ward.House.SignInAsync("nurse");
        var client = await ConfirmedAsync(ward, nurse);

        var typed = await nurse.SubmitAsync(client, ".scan-strip form", ("Text", "9 506000 134352".Replace(" ", "", StringComparison.Ordinal)));
        var choose = await nurse.GetAsync(typed.Location!);
        Assert.NotNull(choose.Page.QuerySelector($"input[name=Pack][value='{first.Id}'][checked]"));
        var dose = await nurse.GetAsync((await nurse.SubmitAsync(choose, "main form[method=post]", ("Reason", "damaged-label"))).Location!);
        await nurse.SubmitAsync(dose, "#give");

        var given = await ward.House.AskAsync(db => db.Doses.AsNoTracking().SingleAsync());
        Assert.Equal((IdentifiedHow.Scanned, IdentifiedHow.Typed, null, "damaged-label"),
            (given.ClientIdentified, given.PackIdentified, given.CardNotScannedReason, given.PackNotScannedReason));
    });

    [Fact]
    public Task A_typed_number_of_several_lots_asks_which_and_proposes_none() => WornAsync(DatabaseKind.SQLite, async (ward, _) =>
    {
        var packs = new[] { await ward.PackAsync(ward.Plain, 5, lot: "A1"), await ward.PackAsync(ward.Plain, 5, lot: "B2") };
        using var nurse = await ward.House.SignInAsync("nurse");

        var typed = await nurse.SubmitAsync(await ConfirmedAsync(ward, nurse), ".scan-strip form", ("Text", "9506000134352"));
        var choose = await nurse.GetAsync(typed.Location!);

        foreach (var pack in packs)
            Assert.NotNull(choose.Page.QuerySelector($"input[name=Pack][value='{pack.Id}']"));
        Assert.Null(choose.Page.QuerySelector("input[name=Pack][checked]"));
    });

    /// <summary>A plain medicine of which the single pack wears a GTIN, ordered for the client.</summary>
    private static Task WornAsync(DatabaseKind kind, Func<DoseHouse, Guid, Task> test) => DoseHouse.RunAsync(kind, async ward =>
    {
        await CodeAsync(ward, Inner, "1 tablet in 1 blister pack", 1);
        await test(ward, await ward.OrderAsync(ward.Client, ward.Plain, 1));
    });

    private static Task<int> CodeAsync(DoseHouse ward, string gtin, string package, long amount) => ward.House.ArrangeAsync(db =>
    {
        db.MedicineCodes.Add(new MedicineCode
        {
            FacilityId = ward.House.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = ward.Plain.Id,
            System = MedicineCodeSystem.Gtin14,
            Value = gtin,
            Package = package,
            PackageAmount = amount,
        });
        return Task.CompletedTask;
    });

    private static async Task<Answer> ConfirmedAsync(DoseHouse ward, Browser nurse)
    {
        var card = await nurse.SubmitAsync(await nurse.GetAsync("/scan"), ("Text", ward.Client.CardCode), ("Source", "scanner"), ("From", "/round"));
        return await nurse.GetAsync(card.Location!);
    }
}
