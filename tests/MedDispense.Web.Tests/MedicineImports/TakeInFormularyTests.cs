using System.Text;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Testing;
using MedDispense.Web.Features.MedicineImports;
using MedDispense.Web.Features.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.MedicineImports;

public sealed class TakeInFormularyTests
{
    private const string Methadone = """
        {"results":[{"product_ndc":"42806-317","generic_name":"Methadone Hydrochloride","brand_name":"Methadone","labeler_name":"Epic",
        "dea_schedule":"CII","finished":true,"dosage_form":"TABLET","active_ingredients":[{"name":"METHADONE HYDROCHLORIDE","strength":"5 mg/1"}],
        "packaging":[{"package_ndc":"42806-317-01","description":"100 TABLET in 1 BOTTLE (42806-317-01)"}]}]}
        """;

    [BothDatabases]
    public async Task A_product_comes_in_with_strength_schedule_and_codes(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);

        var run = await house.ImportAsync(Bytes(Methadone));

        Assert.Equal((ImportOutcome.Done, 1, 0), (run.Outcome, run.Added, run.RowsRefused));
        var medicine = await house.AskAsync(db => db.Medicines.AsNoTracking()
            .Include(row => row.Ingredients).Include(row => row.Codes).SingleAsync(row => row.SourceKey == "42806-317"));
        Assert.Equal((UsSchedule.II, CountedIn.Tablet, 1), (medicine.UsSchedule, medicine.CountedIn, medicine.SmallestPerCounted));
        Assert.Equal(Strength.Of("5 mg/1"), Assert.Single(medicine.Ingredients).Strength());
        Assert.Equal(
            ["00342806317013", "342806317013", "42806-317-01", "42806031701"],
            medicine.Codes.Select(code => code.Value).Order(StringComparer.Ordinal));
        Assert.All(medicine.Codes, code => Assert.Equal(100, code.PackageAmount));
        var audit = await house.AskAsync(db => db.AuditEntries.SingleAsync(row => row.Subject == "import"));
        Assert.Contains("1 added", audit.Detail, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task The_same_file_again_changes_nothing_and_says_so(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.ImportAsync(Bytes(Methadone));
        var before = await VersionsAsync(house);

        var run = await house.ImportAsync(ImportHouse.Packed(Bytes(Methadone)));

        Assert.Equal((ImportOutcome.NothingChanged, 0, 0, 1), (run.Outcome, run.Added, run.Changed, run.Unchanged));
        Assert.Equal(before, await VersionsAsync(house));
    }

    [BothDatabases]
    public async Task What_the_source_changed_is_changed_and_what_the_house_decided_stays(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.ImportAsync(Bytes(Methadone));
        var medicine = await house.AskAsync(db => db.Medicines.AsNoTracking().SingleAsync(row => row.SourceKey == "42806-317"));
        var form = ChangeMedicineForm.Of(medicine);
        await house.WithAsync((ChangeMedicine change) => change.RunAsync(house.Act("manager"), new(
            medicine.Id, medicine.Version, medicine.Name, medicine.BrandName, medicine.Labeler, medicine.Form, medicine.Route, false,
            UsSchedule.II, UkSchedule.Two, false, WitnessPolicy.EveryDose, false, "20")));

        var newer = Methadone.Replace("Epic", "Epic Pharma", StringComparison.Ordinal)
            .Replace("5 mg/1", "10 mg/1", StringComparison.Ordinal)
            .Replace("\"CII\"", "\"CIII\"", StringComparison.Ordinal);
        var run = await house.ImportAsync(Bytes(newer));

        Assert.Equal((ImportOutcome.Done, 0, 1), (run.Outcome, run.Added, run.Changed));
        var after = await house.AskAsync(db => db.Medicines.AsNoTracking().Include(row => row.Ingredients).SingleAsync(row => row.Id == medicine.Id));
        Assert.Equal("Epic Pharma", after.Labeler);
        Assert.Equal(Strength.Of("10 mg/1"), Assert.Single(after.Ingredients).Strength());
        Assert.Equal((UsSchedule.II, UkSchedule.Two), (after.UsSchedule, after.UkSchedule));
        Assert.Equal((WitnessPolicy.EveryDose, 20), (after.WitnessPolicy, after.LowStockBelow));
        Assert.NotNull(form);
    }

    [BothDatabases]
    public async Task A_strength_that_differs_from_recorded_stock_is_not_taken_in(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        await house.ImportAsync(Bytes(Methadone));
        var medicine = await house.AskAsync(db => db.Medicines.AsNoTracking().SingleAsync(row => row.SourceKey == "42806-317"));
        await AddPackAsync(house, medicine);

        var run = await house.ImportAsync(Bytes(Methadone.Replace("5 mg/1", "10 mg/1", StringComparison.Ordinal)));

        Assert.Equal((ImportOutcome.NothingChanged, 1), (run.Outcome, run.RowsRefused));
        var line = Assert.Single(ImportReport.Unpack(run.Report));
        Assert.Contains("strengths", line.Words, StringComparison.Ordinal);
        var after = await house.AskAsync(db => db.MedicineIngredients.AsNoTracking().SingleAsync(row => row.MedicineId == medicine.Id));
        Assert.Equal(Strength.Of("5 mg/1"), after.Strength());
    }

    [SharedFact]
    public async Task All_shared_lists_come_in_once_and_every_row_is_accounted_for()
    {
        await using var house = await WebHouse.OpenAsync();
        var json = ImportHouse.Shared("openfda_ndc_controlled_psych.json");
        var packages = ImportHouse.Shared("openfda_ndc_packages.csv");

        var first = await house.ImportAsync(json);
        var second = await house.ImportAsync(packages);
        var again = await house.ImportAsync(json);
        var andAgain = await house.ImportAsync(packages);

        Assert.Equal(118, first.RowsRead);
        Assert.Equal(118, first.Added + first.RowsRefused);
        Assert.Equal(220, second.RowsRead);
        // The table of packages describes the same products: none comes in twice.
        Assert.Equal(
            await house.AskAsync(db => db.Medicines.Where(row => row.Source == "openFDA").CountAsync()),
            await house.AskAsync(db => db.Medicines.Where(row => row.Source == "openFDA").Select(row => row.SourceKey).Distinct().CountAsync()));
        Assert.Equal(ImportOutcome.NothingChanged, again.Outcome);
        Assert.Equal(ImportOutcome.NothingChanged, andAgain.Outcome);
        Assert.Contains(ImportReport.Unpack(first.Report), line =>
            line.As == ImportedAs.Refused && line.Words.StartsWith("Bulk material", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("   \n", "The file is empty.")]
    [InlineData("hello", "none of the lists")]
    [InlineData("PK\u0003\u0004rest", "ZIP")]
    [InlineData("{\"error\":{}}", "error message")]
    [InlineData("{\"results\":[", "not JSON")]
    [InlineData("{\"results\":[]}", "empty")]
    [InlineData("drug_code,din\n1,2\n", "columns are missing")]
    public async Task A_broken_file_is_refused_as_a_whole_in_words(string content, string words)
    {
        await using var house = await WebHouse.OpenAsync();
        var medicines = await house.AskAsync(db => db.Medicines.CountAsync());

        var run = await house.ImportAsync(Bytes(content));

        Assert.Equal(ImportOutcome.Refused, run.Outcome);
        Assert.Contains(words, run.Remarks, StringComparison.Ordinal);
        Assert.Equal(medicines, await house.AskAsync(db => db.Medicines.CountAsync()));
    }

    [Fact]
    public async Task A_packed_file_that_is_damaged_or_swells_is_refused()
    {
        await using var house = await WebHouse.OpenAsync();
        var packed = ImportHouse.Packed(Bytes(Methadone));

        var damaged = await house.ImportAsync([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var twice = await house.ImportAsync(ImportHouse.Packed(packed));
        var swelling = await house.ImportAsync(ImportHouse.Packed(new byte[70 * 1024 * 1024]));

        Assert.Contains("damaged", damaged.Remarks, StringComparison.Ordinal);
        Assert.Contains("packed twice", twice.Remarks, StringComparison.Ordinal);
        Assert.Contains("64 MB", swelling.Remarks, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task Of_two_imports_at_once_one_runs_and_the_other_is_told(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var first = house.Act("manager");
        var underWay = house.Services.GetRequiredService<ImportsUnderWay>();
        await house.WithAsync((StartImport start) => start.RunAsync(first, new("first.json", Bytes(Methadone))));
        await underWay.AddAsync(first, Bytes(Methadone));
        var later = house.Act("pharmacist");

        var second = await house.WithAsync((StartImport start) => start.RunAsync(later, new("second.json", Bytes(Methadone))));
        await house.UntilEndedAsync(first.Id);
        if (second.IsDone)
        {
            // The first had ended by then, so that this one ran; it is seen to its end before the next.
            await underWay.AddAsync(later, Bytes(Methadone));
            await house.UntilEndedAsync(later.Id);
        }
        else
        {
            Assert.Contains("first.json", Assert.Single(second.Problems).Sentence, StringComparison.Ordinal);
        }

        var third = await house.ImportAsync(Bytes(Methadone), "third.json");

        Assert.Equal(ImportOutcome.NothingChanged, third.Outcome);
        Assert.Equal(1, await house.AskAsync(db => db.Medicines.CountAsync(row => row.Source == "openFDA")));
    }

    [BothDatabases]
    public async Task An_import_that_a_stopped_program_left_open_is_closed_and_the_next_one_runs(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var left = house.Act("manager");
        await house.WithAsync((StartImport start) => start.RunAsync(left, new("left.json", Bytes(Methadone))));
        house.Clock.Advance(TimeSpan.FromMinutes(20));

        var run = await house.ImportAsync(Bytes(Methadone));

        Assert.Equal(ImportOutcome.Done, run.Outcome);
        var old = await house.AskAsync(db => db.ImportRuns.AsNoTracking().SingleAsync(row => row.Id == left.Id));
        Assert.Equal(ImportOutcome.BrokenOff, old.Outcome);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Task<List<int>> VersionsAsync(WebHouse house) =>
        house.AskAsync(db => db.Medicines.OrderBy(row => row.Id).Select(row => row.Version).ToListAsync());

    private static Task<int> AddPackAsync(WebHouse house, Medicine medicine) => house.AskAsync(db =>
    {
        db.Packs.Add(new()
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            MedicineId = medicine.Id,
            LabelCode = "label-of-a-test",
            CreatedAt = house.Clock.GetUtcNow().UtcDateTime,
        });
        return db.SaveChangesAsync();
    });
}
