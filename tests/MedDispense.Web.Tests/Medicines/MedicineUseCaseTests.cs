using MedDispense.Domain.Medicines;
using MedDispense.Testing;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Medicines;

public sealed class MedicineUseCaseTests
{
    [BothDatabases]
    public async Task A_medicine_added_by_hand_is_there_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("pharmacist");

        var first = await AddAsync(house, act, Tablet("lorazepam", "lorazepam 1 mg", UsSchedule.IV, 2));
        var again = await AddAsync(house, act, Tablet("lorazepam", "lorazepam 1 mg", UsSchedule.IV, 2));
        var other = await AddAsync(house, act, Tablet("lorazepam", "lorazepam 2 mg", UsSchedule.IV, 2));
        var same = await AddAsync(house, house.Act("manager"), Tablet("Lorazepam", "lorazepam 1 mg", UsSchedule.IV, 2));

        Assert.True(first.IsDone);
        Assert.True(again.IsDone);
        Assert.Contains("other content", Assert.Single(other.Problems).Sentence, StringComparison.Ordinal);
        Assert.Contains("has it already", Assert.Single(same.Problems).Sentence, StringComparison.Ordinal);
        var medicine = await house.AskAsync(db => db.Medicines.Include(row => row.Ingredients).SingleAsync(row => row.Name == "lorazepam"));
        Assert.Equal((act.Id, 2, "house"), (medicine.Id, medicine.SmallestPerCounted, medicine.Source));
        Assert.Equal(Strength.Of("1 mg"), Assert.Single(medicine.Ingredients).Strength());
        Assert.Equal(1, await house.AskAsync(db => db.AuditEntries.CountAsync(row => row.SubjectId == act.Id)));
    }

    [BothDatabases]
    public async Task Two_sends_at_the_same_moment_add_one_medicine(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var act = house.Act("pharmacist");

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => AddAsync(house, act, Tablet("lorazepam", "lorazepam 1 mg", UsSchedule.IV, 1))));

        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.Equal(1, await house.AskAsync(db => db.Medicines.CountAsync(row => row.Name == "lorazepam")));
    }

    [Theory]
    [InlineData("methadone 10 mg", UsSchedule.NotScheduled, 1, "UsSchedule", "methadone")]
    [InlineData("heroin 10 mg", UsSchedule.I, 1, "UsSchedule", "no accepted medical use")]
    [InlineData("sertraline 50 mg/mL", UsSchedule.NotScheduled, 1, "Ingredients", "per mL")]
    [InlineData("sertraline 50 mg", UsSchedule.NotScheduled, 3, "SmallestPerCounted", "halves or quarters")]
    public async Task What_the_law_or_the_count_forbids_is_refused_beside_its_field(
        string ingredients, UsSchedule schedule, int smallest, string field, string words)
    {
        await using var house = await WebHouse.OpenAsync();

        var result = await AddAsync(house, house.Act("manager"), Tablet("something", ingredients, schedule, smallest));

        var problem = Assert.Single(result.Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(words, problem.Sentence, StringComparison.Ordinal);
        Assert.False(await house.AskAsync(db => db.Medicines.AnyAsync(row => row.Name == "something")));
    }

    [BothDatabases]
    public async Task Schedules_become_stricter_but_never_looser(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var films = house.Films;

        var stricter = await ChangeAsync(house, command => command with { UsSchedule = UsSchedule.II, UkSchedule = UkSchedule.Three });
        var looser = await ChangeAsync(house, command => command with { UsSchedule = UsSchedule.III });
        var none = await ChangeAsync(house, command => command with { UkSchedule = UkSchedule.NotScheduled });

        Assert.True(stricter.IsDone);
        Assert.Contains(looser.Problems, problem => problem.Field == "UsSchedule" && problem.Sentence.Contains("not lowered", StringComparison.Ordinal));
        Assert.Contains(none.Problems, problem => problem.Field == "UkSchedule");
        var after = await house.AskAsync(db => db.Medicines.SingleAsync(row => row.Id == films.Id));
        Assert.Equal((UsSchedule.II, UkSchedule.Three), (after.UsSchedule, after.UkSchedule));
    }

    [BothDatabases]
    public async Task A_stale_change_is_refused_with_the_name_of_whoever_was_first(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var version = house.Films.Version;

        var first = await ChangeAsync(house, command => command with { Labeler = "First" }, "pharmacist", version);
        var stale = await ChangeAsync(house, command => command with { Labeler = "Second" }, "manager", version);
        var unknown = await ChangeAsync(house, command => command with { Id = Guid.CreateVersion7() });

        Assert.True(first.IsDone);
        Assert.Contains("Mei Tanaka", Assert.Single(stale.Problems).Sentence, StringComparison.Ordinal);
        Assert.True(unknown.IsUnknown);
        Assert.Equal("First", await house.AskAsync(db => db.Medicines.Where(row => row.Id == house.Films.Id).Select(row => row.Labeler).SingleAsync()));
    }

    [BothDatabases]
    public async Task A_medicine_is_found_by_words_in_any_order_and_by_code(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.StockAsync("cart", 5);
        await AddAsync(house, house.Act("manager"), Tablet("co-codamol", "acetaminophen 500 mg; codeine phosphate 8 mg", UsSchedule.III, 1));

        Assert.Equal("buprenorphine–naloxone", await OneAsync(house, new() { Find = "NALOXONE buprenorphine" }));
        Assert.Equal("buprenorphine–naloxone", await OneAsync(house, new() { Find = "bupre 8mg film" }));
        Assert.Equal("buprenorphine–naloxone", await OneAsync(house, new() { InStock = true }));
        Assert.Equal("co-codamol", await OneAsync(house, new() { Find = "Co codamol" }));
        Assert.Null(await OneAsync(house, new() { Find = "12 mg buprenorphine" }));
        Assert.Null(await OneAsync(house, new() { Find = "% _ ' \\ \0 zzz" }));
        Assert.Null(await OneAsync(house, new() { Emergency = true }));
        Assert.Null(await OneAsync(house, new() { State = MedicineState.Withdrawn }));
    }

    [BothDatabases]
    public async Task Medicines_are_listed_by_name_and_by_the_size_of_their_strength(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        foreach (var strength in new[] { "100 mg", "2 mg", "12.5 mg", "1,000 mg", "0.5 mg" })
            Assert.True((await AddAsync(house, house.Act("manager"), Tablet("Zopiclone", $"zopiclone {strength}", UsSchedule.IV, 1))).IsDone);

        var found = await house.WithAsync((FindMedicines find) => find.AskAsync(new() { Find = "zopiclone" }));

        Assert.Equal(
            ["0.5 mg", "2 mg", "12.5 mg", "100 mg", "1,000 mg"],
            found.Rows.Select(row => row.Strength.Replace('\u00A0', ' ')));
    }

    [BothDatabases]
    public async Task A_withdrawn_medicine_leaves_the_list_and_comes_back(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var id = house.Films.Id;

        var withdrawn = await house.WithAsync((WithdrawMedicine use) => use.RunAsync(house.Act("manager"), new(id, 0, true, "Not prescribed any more")));
        var twice = await house.WithAsync((WithdrawMedicine use) => use.RunAsync(house.Act("manager"), new(id, 0, true, null)));
        var stale = await house.WithAsync((WithdrawMedicine use) => use.RunAsync(house.Act("manager"), new(id, 0, false, null)));
        var listed = await OneAsync(house, new() { Find = "naloxone" });
        var back = await house.WithAsync((WithdrawMedicine use) => use.RunAsync(house.Act("manager"), new(id, 1, false, null)));

        Assert.True(withdrawn.IsDone && twice.IsDone && back.IsDone);
        Assert.False(stale.IsDone);
        Assert.Null(listed);
        Assert.NotNull(await OneAsync(house, new() { Find = "naloxone" }));
    }

    private static async Task<string?> OneAsync(WebHouse house, MedicineFilter filter) =>
        (await house.WithAsync((FindMedicines find) => find.AskAsync(filter))).Rows is [var one] ? one.Name : null;

    private static Task<ChangeResult> AddAsync(WebHouse house, Domain.Staff.Act act, FormularyProduct product) =>
        house.WithAsync((AddMedicine add) => add.RunAsync(act, new(product, "", false, WitnessPolicy.WasteAndReceipt, 0)));

    private static async Task<ChangeResult> ChangeAsync(
        WebHouse house, Func<ChangeMedicine.Command, ChangeMedicine.Command> change, string who = "manager", int? version = null)
    {
        var now = await house.AskAsync(db => db.Medicines.AsNoTracking().SingleAsync(row => row.Id == house.Films.Id));
        var command = change(new(
            now.Id, version ?? now.Version, now.Name, now.BrandName, now.Labeler, now.Form, now.Route, now.IsMultiDose, now.UsSchedule,
            now.UkSchedule, now.TreatAsControlled, now.WitnessPolicy, now.IsEmergency, null));
        return await house.WithAsync((ChangeMedicine use) => use.RunAsync(house.Act(who), command));
    }

    private static FormularyProduct Tablet(string name, string ingredients, UsSchedule schedule, int smallest)
    {
        Assert.True(Ingredient.TryParseList(ingredients, out var list, out var why), why);
        return new()
        {
            Name = name,
            Form = "tablet",
            Ingredients = list,
            UsSchedule = schedule,
            CountedIn = CountedIn.Tablet,
            SmallestPerUnit = smallest,
        };
    }
}
