using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.MedicineCodes;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.MedicineCodes;

public sealed class LinkCodeTests
{
    private const string Gtin = "00303788766930";
    private static readonly DateOnly Today = new(2026, 6, 10);

    [BothDatabases]
    public async Task A_code_linked_by_two_persons_finds_the_medicine_until_it_is_revoked(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("pharmacist", "nurse");

        var linked = await LinkAsync(house, act, house.Films.Id);
        var again = await LinkAsync(house, act, house.Films.Id);
        var found = await FindAsync(house);
        var revoked = await house.WithAsync((RevokeCode use) => use.RunAsync(house.Act("manager"), new(house.Films.Id, act.Id, "Wrong carton")));
        var gone = await FindAsync(house);
        var relinked = await LinkAsync(house, house.Act("pharmacist", "nurse"), house.Films.Id);

        Assert.True(linked.IsDone && again.IsDone && revoked.IsDone && relinked.IsDone);
        Assert.Equal((house.Films.Id, 30), (Assert.Single(found).MedicineId, found[0].PackageAmount));
        Assert.Empty(gone);
        Assert.Single(await FindAsync(house));
        Assert.Equal(1, await house.AskAsync(db => db.MedicineCodes.CountAsync()));
        var details = await house.AskAsync(db => db.AuditEntries.Where(row => row.SubjectId == house.Films.Id).Select(row => row.Detail).ToListAsync());
        Assert.Contains(details, detail => detail.Contains("second person Priya Lindqvist", StringComparison.Ordinal));
        Assert.Contains(details, detail => detail.Contains("Wrong carton", StringComparison.Ordinal));
    }

    [BothDatabases]
    public async Task A_link_by_one_person_alone_or_to_another_houses_medicine_is_refused(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        var alone = await LinkAsync(house, house.Act("pharmacist"), house.Films.Id);
        var self = await LinkAsync(house, house.Act("pharmacist", "pharmacist"), house.Films.Id);
        var unknown = await LinkAsync(house, house.Act("pharmacist", "nurse"), Guid.CreateVersion7());

        Assert.Contains(alone.Problems, problem => problem.Field == "Witness.Who");
        Assert.Contains(self.Problems, problem => problem.Sentence.Contains("somebody else", StringComparison.Ordinal));
        Assert.True(unknown.IsUnknown);
        Assert.Equal(0, await house.AskAsync(db => db.MedicineCodes.CountAsync()));
    }

    [BothDatabases]
    public async Task A_code_of_another_medicine_is_refused_by_name_until_both_persons_say_it_means_both(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var other = await AddOtherAsync(house);
        await LinkAsync(house, house.Act("pharmacist", "nurse"), house.Films.Id);

        var refused = await LinkAsync(house, house.Act("pharmacist", "nurse"), other);
        var shared = await LinkAsync(house, house.Act("pharmacist", "nurse"), other, also: true);

        var problem = Assert.Single(refused.Problems);
        Assert.Equal("AlsoMeansOthers", problem.Field);
        Assert.Contains("buprenorphine–naloxone 8 mg/2 mg", problem.Sentence, StringComparison.Ordinal);
        Assert.True(shared.IsDone);
        Assert.Equal(2, (await FindAsync(house)).Count);
        var page = await house.WithAsync((MedicinePage query) => query.AskAsync(other));
        Assert.Contains("buprenorphine–naloxone", page!.Shared[Gtin], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00303788766930", MedicineCodeSystem.Gtin14, "00303788766930")]
    [InlineData("303788766930", MedicineCodeSystem.Gtin14, "00303788766930")]
    [InlineData(" 0378-8766-93 ", MedicineCodeSystem.Ndc10, "0378-8766-93")]
    [InlineData("]d20100303788766930\u001d10AB12", MedicineCodeSystem.Gtin14, "00303788766930")]
    public void A_makers_code_is_read_as_it_is_kept(string typed, MedicineCodeSystem system, string value)
    {
        var code = ReadCode.Of(typed, Today);

        Assert.Null(code.Refusal);
        Assert.Equal((system, value), (code.System, code.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("0378876693")]
    [InlineData("00303788766931")]
    [InlineData("https://example.org/")]
    public void What_names_no_product_is_refused_with_what_to_do(string typed) =>
        Assert.False(string.IsNullOrEmpty(ReadCode.Of(typed, Today).Refusal));

    [Fact]
    public void A_label_of_the_house_is_no_makers_code() =>
        Assert.Contains("label of the house", ReadCode.Of(FacilityCode.ForNumber(FacilityCodeType.Pack, 77).Text, Today).Refusal, StringComparison.Ordinal);

    private static Task<ChangeResult> LinkAsync(WebHouse house, Act act, Guid medicineId, bool also = false) => house.WithAsync((LinkCode use) =>
        use.RunAsync(act, new(medicineId, MedicineCodeSystem.Gtin14, Gtin, "carton", 30, also)));

    private static Task<IReadOnlyList<FindByCode.Match>> FindAsync(WebHouse house) => house.WithAsync((FindByCode query) =>
        query.AskAsync((ProductScan)ScanReader.Read("0100303788766930", "]d2", Today)));

    private static async Task<Guid> AddOtherAsync(WebHouse house)
    {
        Assert.True(Ingredient.TryParseList("buprenorphine 4 mg; naloxone 1 mg", out var list, out var why), why);
        var act = house.Act("manager");
        var result = await house.WithAsync((AddMedicine add) => add.RunAsync(act, new(
            new()
            {
                Name = "buprenorphine–naloxone",
                Form = "film",
                Ingredients = list,
                UsSchedule = UsSchedule.III,
                CountedIn = CountedIn.Film,
                SmallestPerUnit = 1,
            },
            "", false, WitnessPolicy.EveryDose, 0)));
        Assert.True(result.IsDone);
        return act.Id;
    }
}
